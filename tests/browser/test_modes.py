"""Reverse and forward mode side by side."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from .desk import Desk, plain


def test_both_modes_come_to_the_same_gradient(desk: Desk) -> None:
    desk.open()
    desk.click("Two modes")
    rows = desk.tool.locator("tbody tr")
    expect(rows).to_have_count(3)
    assert [plain(text) for text in rows.all_inner_texts()] == ["x −4 −4", "y −4 −4", "z 3 3"]
    lanes = desk.tool.locator(".lane-count")
    expect(lanes).to_have_text(["4 of 4 operations", "5 of 5 operations"])
    expect(desk.tool.locator(".figure b")).to_have_text("1.25×")


def test_reverse_learns_all_in_one_pass_and_forward_one_by_one(desk: Desk) -> None:
    desk.open()
    desk.click("Two modes")
    clock = desk.tool.get_by_role("slider")
    clock.fill("2")
    rows = desk.tool.locator("tbody tr")
    expect(rows).to_have_text(["x—−4", "y——", "z3—"])
    # each lane is at an edge of its own, and both are lit
    expect(desk.tool.locator(".lane-at")).to_have_text(["f → z: multiply", "q → f: multiply"])
    expect(desk.page.locator("#stage .edge.pointed")).to_have_count(2)
    clock.fill("4")
    expect(rows).to_have_text(["x−4−4", "y−4−4", "z3—"])


def test_the_race_runs_by_the_clock(desk: Desk) -> None:
    desk.open()
    desk.click("Two modes")
    clock = desk.tool.get_by_role("slider")
    clock.fill("0")
    desk.tool.get_by_role("button", name="Play").click()
    expect(desk.tool.get_by_role("button", name="Pause")).to_be_visible()
    expect(clock).to_have_value("5", timeout=15_000)
    expect(desk.tool.get_by_role("button", name="Play")).to_be_visible()


def test_a_matrix_is_a_pass_for_each_of_its_numbers(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.pick("softmax")
    phone.page.get_by_role("tab", name="Инструменты").click()
    phone.click("Два режима")
    expect(phone.tool).to_contain_text("каждого из 10 входных чисел")
    expect(phone.tool.locator("tbody tr")).to_have_count(10)
    expect(phone.tool.locator(".figure b")).to_have_text(re.compile(r"\d+(,\d+)?×"))
    wide, window = phone.widths()
    assert wide <= window


def test_forward_mode_is_stepped_through_beside_the_graph(desk: Desk) -> None:
    desk.open()
    desk.click("Two modes")
    desk.click("Show it beside the graph")
    f = desk.page.locator('#beside [data-name="f"]')
    expect(f).to_have_attribute("aria-label", "f, value −12, tangent −4")
    steps = desk.tool.get_by_role("slider", name="Steps of forward mode")
    expect(steps).to_have_value("3")
    steps.fill("2")
    expect(f).to_have_attribute("aria-label", re.compile("tangent not computed yet"))
    expect(desk.tool).to_contain_text("q moves at the rate 1")
    expect(desk.page.locator("#beside .edge.pointed")).to_have_count(2)
    # what does not move has a tangent, too
    steps.press("End")
    expect(desk.page.locator('#beside [data-name="z"]')).to_have_attribute(
        "aria-label", "z, value −4, tangent 0"
    )
    # another input takes another pass
    desk.tool.get_by_label("what moves").select_option("z")
    expect(f).to_have_attribute("aria-label", "f, value −12, tangent 3")
    desk.enter("x", "1")
    expect(f).to_have_attribute("aria-label", "f, value −24, tangent 6")
    desk.click("Show it beside the graph")
    expect(desk.page.locator("#beside")).to_be_hidden()
