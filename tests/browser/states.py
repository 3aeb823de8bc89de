"""A walk through what the page can show, for what must hold everywhere."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Locator, expect

from .desk import Desk


def states(page: Desk) -> Iterator[tuple[str, str]]:
    """Lead an open page from state to state: its name, and the part of the page that is new."""
    yield from _steps(page)
    yield from _tools(page)
    yield from _question(page)
    yield from _numbers(page)
    yield from _levels(page)
    yield from _mistake(page)


def tools(page: Desk) -> list[str]:
    """The tools there are, in the order of their buttons."""
    buttons = page.page.locator("#toolbox [data-tool]")
    expect(buttons.first).to_be_attached()
    return [str(each.get_attribute("data-tool")) for each in buttons.all()]


def use(page: Desk, tool: str) -> Locator:
    """Open a tool, and wait for what it says."""
    show(page, "tools")
    page.page.click(f"[data-tool={tool}]")
    expect(page.tool.locator(".tool-body > :not([hidden])").first).to_be_visible()
    expect(page.tool.locator("[aria-busy=true]")).to_have_count(0)
    return page.tool


def put_away(page: Desk) -> None:
    """Close the tool that is open."""
    page.page.click("[data-tool][aria-pressed=true]")
    expect(page.tool).to_be_hidden()


def show(page: Desk, tab: str) -> None:
    """On a phone, turn to one of the panels; at a desk all are there."""
    if page.page.locator(f"#tab-{tab}").is_visible():
        page.page.click(f"#tab-{tab}")


def _steps(page: Desk) -> Iterator[tuple[str, str]]:
    page.press("ArrowRight", 8)
    page.at_step(9)
    yield "stepped", "html"
    page.page.click("#examples-button")
    yield "examples", "#examples-menu"
    page.press("Escape")
    show(page, "more")
    page.page.locator(".find:visible").click()
    page.page.keyboard.type("y")
    yield "search", ".search"
    page.press("Escape")
    show(page, "inspector")
    page.page.locator("#inspector .openable").first.click()
    expect(page.told).to_be_visible()
    yield "number", ".told"
    page.press("Escape")
    page.press("?")
    yield "keys", "dialog"
    page.press("Escape")


def _tools(page: Desk) -> Iterator[tuple[str, str]]:
    show(page, "tools")
    yield "toolbox", "#right"
    for tool in tools(page):
        use(page, tool)
        yield f"tool {tool}", "#right"
    put_away(page)


def _question(page: Desk) -> Iterator[tuple[str, str]]:
    quiz = use(page, "predict").locator(".task > .actions .button").nth(1)
    quiz.click()
    page.tool.get_by_role("textbox").fill("77")
    page.press("Enter")
    page.tool.locator(".question .actions button").first.click()
    expect(page.tool.locator(".hints")).to_be_visible()
    yield "question", "html"
    put_away(page)
    page.press("End")


def _numbers(page: Desk) -> Iterator[tuple[str, str]]:
    show(page, "numbers")
    axes = page.page.locator("#plot select")
    expect(axes.first).to_be_visible()
    yield "slope", "#left"
    axes.first.scroll_into_view_if_needed()  # drawn where it is seen
    axes.nth(1).select_option(index=1)
    expect(page.page.locator("#plot .map")).to_be_visible()
    yield "map", "#plot"
    page.leave_editor()
    page.press("a")
    page.enter("x", "3")
    expect(page.page.locator("#compare")).to_be_visible()
    yield "compare", "#left"


def _levels(page: Desk) -> Iterator[tuple[str, str]]:
    for example, level in (("recurrent", "groups"), ("softmax", "numbers")):
        page.pick(example)
        page.press("End")
        page.look(level)
        yield level, ".middle"


def _mistake(page: Desk) -> Iterator[tuple[str, str]]:
    show(page, "text")
    page.type("x = -2\nf = tahn(x)")
    expect(page.stale).to_be_visible()
    yield "mistake", "html"
