"""The gradient check beside the graph."""

from __future__ import annotations

from playwright.sync_api import expect

from .desk import Desk, plain


def test_every_input_is_checked_and_its_error_drawn(desk: Desk) -> None:
    desk.open()
    desk.press("g")
    rows = desk.tool.locator("tbody tr")
    expect(rows).to_have_count(3)
    assert [plain(text) for text in rows.all_inner_texts()] == [
        "x −4 −4 agrees", "y −4 −4 agrees", "z 3 3 agrees",
    ]  # fmt: skip
    assert desk.tool.locator(".curve circle").count() == 9
    desk.press("g")
    expect(desk.tool).to_be_hidden()
    expect(desk.gradient).to_be_visible()


def test_the_error_curve_is_told_as_it_is_drawn(desk: Desk) -> None:
    desk.open()
    desk.press("g")
    expect(desk.tool.locator("h3").last).to_have_text("Error for x against the step h")
    expect(desk.tool).to_contain_text("Filled dot: the smallest error.")
    expect(desk.tool).to_contain_text("A large step does no harm here")
    desk.run("x = 1\nf = exp(3x)")
    expect(desk.tool).to_contain_text("A large step cuts the curve off; a tiny one drowns")
    desk.run("x = 0\nf = 1 / x")
    expect(desk.tool).to_contain_text("there is no error to measure")


def test_a_kink_is_told_from_a_mistake(desk: Desk) -> None:
    desk.open()
    desk.run("x = 0\nf = relu(x)")
    desk.leave_editor()
    desk.click("Check")
    expect(desk.tool).to_contain_text("the slope is 0 from below and 1 from above")
    desk.run("x = 1\nf = floor(x)")
    expect(desk.tool).to_contain_text("The value itself jumps here, so there is no slope")
    # another row is open: the word is explained all the same
    desk.run("y = 1\nx = 0\nf = y + relu(x)")
    desk.tool.get_by_role("button", name="y", exact=True).click()
    expect(desk.tool.locator("tbody")).to_contain_text("kink")
    expect(desk.tool).to_contain_text("Kink: the graph has a corner here")
    # a changed number asks again
    desk.enter("x", "2")
    expect(desk.tool).not_to_contain_text("corner")
    expect(desk.tool.locator("tbody")).to_contain_text("agrees")


def test_an_open_tool_is_in_the_link(desk: Desk) -> None:
    desk.open()
    desk.press("g")
    expect(desk.tool.locator("tbody tr")).to_have_count(3)
    desk.page.wait_for_function("() => location.hash.length > 10")
    desk.page.wait_for_timeout(500)
    desk.page.reload()
    desk.wait_drawn()
    expect(desk.tool.locator("tbody tr")).to_have_count(3)


def test_tools_have_a_tab_on_a_phone(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.page.get_by_role("tab", name="Инструменты").click()
    phone.click("Проверка")
    expect(phone.tool).to_contain_text("сходится")
    phone.page.get_by_role("tab", name="Подробно").click()
    expect(phone.tool).to_be_hidden()
    expect(phone.gradient).to_be_visible()
