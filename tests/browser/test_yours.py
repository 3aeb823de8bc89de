"""Gradients of one's own, compared with ours."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .desk import Desk
from .test_examples import BOXES, overlapping


def paste(desk: Desk, text: str) -> None:
    field = desk.tool.get_by_role("textbox")
    expect(field).to_be_focused()
    desk.press("Control+a")
    desk.page.keyboard.insert_text(text)


def found(desk: Desk) -> Locator:
    return desk.tool.locator(".found")


def test_the_first_wrong_edge_is_found_by_keyboard_alone(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.page.get_by_role("button", name="Your gradients").focus()
    desk.press("Enter")
    paste(desk, "q: -4, x: 4, y: -4")
    expect(desk.tool.locator(".judged li")).to_have_text(["qright", "xnot right", "yright"])
    expect(found(desk)).to_contain_text(
        "The gradient of q is right, that of x is not: the mistake is on the edge q → x."
    )
    expect(found(desk)).to_contain_text("The size is right, the sign is not.")
    expect(desk.tool.locator(".judged li:visible")).to_have_count(3)
    expect(desk.page.locator("#stage .edge.pointed")).to_have_count(1)
    paste(desk, "x: -4\ny: -4\nz: 3")
    expect(found(desk)).to_have_text("All 3 gradients are right.")
    expect(desk.page.locator("#stage .edge.pointed")).to_have_count(0)


def test_a_path_that_was_forgotten(desk: Desk) -> None:
    desk.open()
    desk.run("x = 3\na = 2 * x\nb = x ^ 2\nf = a * b")
    desk.leave_editor()
    desk.click("Your gradients")
    # f = 2x³: 18 through a and 36 through b
    paste(desk, "a.grad = tensor(9.)\nb.grad = tensor(6.)\nx.grad = tensor(18.)")
    expect(found(desk)).to_have_text(
        "The gradient of x is not right: contribution A is missing, the one on the edge b → x. "
        "Where paths meet, all contributions add up."
    )
    paste(desk, "x: 54")
    expect(found(desk)).to_have_text("This gradient is right.")


@pytest.mark.parametrize("rounded", ["3.9093", "3.9"])
def test_the_edge_that_is_missing_is_named_and_lit(desk: Desk, rounded: str) -> None:
    desk.open()
    desk.run("a = 2; b = 3; f = a*(b + sin(a))")
    desk.leave_editor()
    desk.press("End")
    desk.click("Your gradients")
    paste(desk, f"a: {rounded}")
    expect(found(desk)).to_contain_text("contribution B is missing, the one on the edge u1 → a.")
    expect(desk.page.locator("#stage .edge.pointed")).to_have_count(1)
    expect(desk.page.locator("#stage .edge.pointed")).to_have_class(re.compile(r"\bpath-b\b"))
    assert overlapping(desk.page.evaluate(BOXES)) == []


def test_a_fault_points_at_its_place(desk: Desk) -> None:
    desk.open()
    desk.click("Your gradients")
    paste(desk, "x: -4, w: 1")
    fault = desk.tool.locator(".fault")
    expect(fault).to_contain_text("There is no node w here. The inputs are x, y, z.")
    expect(fault.locator("pre")).to_have_text("x: -4, w: 1\n       ^", use_inner_text=True)
    paste(desk, "x: four")
    expect(fault).to_contain_text("This is not a number")
    paste(desk, "x: [1, 2]")
    expect(fault).to_contain_text("x has the shape [], not [2].")


def test_tables_are_compared_cell_by_cell(desk: Desk) -> None:
    desk.open()
    desk.run("A = [[1, 2], [3, 4]]\nf = sum(A * A)")
    desk.leave_editor()
    desk.click("Your gradients")
    paste(desk, "A = tensor([[2., 4.],\n        [6., -8.]])")
    expect(desk.tool.locator(".judged")).to_contain_text("1 of 4 numbers is not right")
    expect(found(desk)).to_contain_text("The first wrong number is at [1, 1].")


def test_on_a_phone_in_russian(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.page.get_by_role("tab", name="Инструменты").click()
    phone.click("Ваш градиент")
    phone.tool.get_by_role("textbox").fill("q: -4,0; x: 4,0")
    expect(found(phone)).to_contain_text("Градиент q верен, а x — нет: ошибка на ребре q → x.")
    expect(found(phone)).to_contain_text(re.compile("знак"))
    wide, window = phone.widths()
    assert wide <= window
