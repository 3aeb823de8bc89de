"""Every number opens: its formula in three stages, its words, its way to the output."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .desk import Desk, plain

LIT = "#stage .edge.pointed"


def test_a_gradient_on_the_stage_tells_where_it_comes_from(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.node("x").locator(".grad").click()
    expect(desk.told.get_by_role("heading")).to_have_text("Gradient of f with respect to x")
    expect(desk.told.locator(".told-stage:visible")).to_have_count(3)
    expect(desk.told.locator(".meaning")).to_have_text(
        "Gradient of f with respect to x is −4: upstream −4 times local derivative 1."
    )
    # the way from x to the output is lit: through q
    expect(desk.page.locator(LIT)).to_have_count(2)
    desk.press("Escape")
    expect(desk.told).to_be_hidden()
    expect(desk.page.locator(LIT)).to_have_count(0)


def test_an_edge_tells_its_product_and_its_lens_the_local_derivative(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.page.locator("#stage .equation[data-number]").first.click()
    expect(desk.told.get_by_role("heading")).to_have_text("What q passes on to x")
    desk.press("Shift+ArrowLeft", 2)
    # one press closes this card and opens the next
    desk.page.locator("#stage .lens").click()
    expect(desk.told.get_by_role("heading")).to_have_text("Local derivative of q with respect to y")
    expect(desk.told.locator(".meaning")).to_have_text(
        "By this edge alone a small change of y arrives in q multiplied by 1."
    )


def test_by_keyboard_and_back(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    number = desk.page.locator("#inspector .terms [data-number=c2]")
    number.focus()
    desk.press("Enter")
    expect(desk.told).to_be_focused()
    desk.press("Tab")
    desk.press("Tab")
    expect(desk.told.get_by_role("button", name="Copy LaTeX")).to_be_focused()
    desk.press("Escape")
    expect(number).to_be_focused()
    desk.node("z").focus()
    desk.press("Shift+Enter")
    expect(desk.told.get_by_role("heading")).to_have_text("Gradient of f with respect to z")
    desk.press("Escape")
    expect(desk.node("z")).to_be_focused()


def test_a_step_puts_the_card_away(desk: Desk) -> None:
    desk.open()
    desk.node("q").locator(".value").click()
    expect(desk.told).to_contain_text("Not computed yet at this step.")
    expect(desk.told.locator(".told-stage:visible")).to_have_count(1)
    expect(desk.page.locator(LIT)).to_have_count(1)
    expect(desk.page.locator(".cm-lit")).to_have_text("x + y")
    # the pointer still rests on the node; what is lit in the text is the step's all the same
    desk.press("ArrowRight")
    expect(desk.told).to_be_hidden()
    expect(desk.page.locator(LIT)).to_have_count(0)
    expect(desk.page.locator(".cm-lit-line")).to_have_text("y = 5")


def test_what_has_no_gradient_and_what_does_not_reach_the_output(desk: Desk) -> None:
    desk.open()
    desk.run("x = 2\nc = const(3)\ny = 4\nf = c * x")
    desk.leave_editor()
    desk.press("End")
    desk.node("c").locator(".grad").click()
    expect(desk.told).to_contain_text("No gradient flows here.")
    desk.press("Escape")
    desk.node("y").locator(".grad").click()
    expect(desk.told).to_contain_text("It does not reach f, so its gradient is exactly 0.")


def test_a_number_that_can_be_dragged_opens_only_when_it_did_not_move(desk: Desk) -> None:
    desk.open()
    handle = desk.node("x").locator(".handle")
    with desk.dragging(handle, 40):
        pass
    expect(desk.number("x")).to_have_value("−1")
    expect(desk.told).to_be_hidden()
    handle.click()
    expect(desk.told.locator(".meaning")).to_have_text("x is −1.")


@pytest.mark.parametrize(("lang", "number"), [("en", "1.5"), ("ru", "1{,}5")])
def test_latex_is_copied_plain_and_in_the_pages_numbers(desk: Desk, lang: str, number: str) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.open(lang=lang)
    desk.run("x = 1.5\nf = 2 * x")
    desk.leave_editor()
    desk.press("End")
    desk.node("f").locator(".value").click()
    desk.told.get_by_role("button", name="LaTeX").click()
    expect(desk.told.get_by_role("status")).to_have_text(
        {"en": "Copied", "ru": "Скопировано"}[lang]
    )
    copied = desk.page.evaluate("() => navigator.clipboard.readText()")
    assert plain(copied) == f"f = 2 \\cdot x = {{2}} \\cdot {{{number}}} = {{3}}"


def test_a_negative_factor_is_copied_in_brackets(desk: Desk) -> None:
    desk.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.open()
    desk.press("End")
    desk.node("q").locator(".grad").click()
    desk.told.get_by_role("button", name="LaTeX").click()
    expect(desk.told.get_by_role("status")).to_have_text("Copied")
    copied = desk.page.evaluate("() => navigator.clipboard.readText()")
    assert plain(copied).endswith("= {1} \\cdot (-4) = {-4}"), plain(copied)


def test_on_a_phone_it_is_a_card_at_the_bottom(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.press("End")
    phone.node("x").locator(".grad").tap()
    expect(phone.told.get_by_role("heading")).to_have_text("Градиент f по x")
    box = phone.told.bounding_box()
    assert box is not None
    assert (box["x"], box["width"], box["y"] + box["height"]) == (0, 390, 844)
    phone.click("Закрыть")
    expect(phone.told).to_be_hidden()


@pytest.mark.parametrize("slot", ["v", "g"])
def test_on_a_phone_the_card_begins_where_a_bar_begins(phone: Desk, slot: str) -> None:
    phone.open()
    phone.press("End")
    phone.node("q").tap()
    phone.page.locator(f"#inspector .figure [data-number^={slot}]").tap()
    expect(phone.told).to_be_visible()
    boxes = (phone.page.locator(f".{bar}").bounding_box() for bar in ("formula", "transport"))
    card = phone.told.bounding_box()
    assert card
    assert card["y"] in [pytest.approx(box["y"], abs=1) for box in boxes if box]


def test_a_formula_a_little_too_long_for_a_phone_is_written_smaller(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.pick("softmax")
    phone.press("End")
    phone.node("X").locator(".cell", has_text="0,88").tap()
    expect(phone.told.locator(".told-stage:visible")).to_have_count(3)
    formulas = phone.told.locator(".told-stage > div")
    for formula in formulas.all():
        assert formula.evaluate("each => each.scrollWidth <= each.clientWidth")
    # its sign stays before the tables
    sign, table = (formulas.nth(1).locator(each).first for each in (".mrel", ".mtable"))
    left, right = sign.bounding_box(), table.bounding_box()
    assert left is not None
    assert right is not None
    assert right["y"] < left["y"] + left["height"] / 2 < right["y"] + right["height"]


def test_at_a_tie_nobody_is_called_larger(desk: Desk) -> None:
    desk.open()
    desk.type("x = 2; y = 2; f = max(x, y)")
    desk.node("y").wait_for()
    desk.leave_editor()
    desk.press("End")
    headline = desk.page.locator("#headline")
    expect(headline).to_contain_text("a tie is shared, 1/2 each")
    expect(headline).not_to_contain_text("larger")


def test_what_was_broadcast_has_its_copies_summed(desk: Desk) -> None:
    desk.open()
    desk.run("x = [[1, 2], [3, 4]]\nb = [1, 2]\ny = sum(x + b)")
    desk.leave_editor()
    desk.press("End")
    expect(desk.page.locator("#headline")).to_contain_text("summed over the copies")
    desk.press("ArrowLeft")
    expect(desk.page.locator("#headline")).to_contain_text("unchanged")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("x = 3; y = 2; f = x / y", "to its numerator x, divided by the denominator"),
        ("x = 3; y = 2; f = x / y", "to its denominator y, divided by it and times minus"),
        ("x = 3; y = 2; f = x - y", "to the subtracted y, with its sign turned"),
        ("x = 2; f = x^2", "by the exponent and the base to one power less"),
        ("x = 2; n = 3; f = x^n", "by its own value and ln of the base"),
        ("x = [2, 5]; f = max(x)", "to the largest number of x only"),
        ("x = [1, 2]; y = [3]; f = concat(x, y)[0]", "x gets back its own part of the gradient"),
        ("z = [1, 2]; f = cross_entropy(z, [0, 1])", "for z by softmax − target"),
        ("x = 3; f = clip(x, -1, 1)", "to what decides: x between the bounds, else the bound."),
    ],
)
def test_an_op_tells_what_it_does_to_the_gradient(desk: Desk, text: str, said: str) -> None:
    desk.open()
    desk.run(text)
    desk.leave_editor()
    desk.step_to(said)
