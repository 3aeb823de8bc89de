"""Whatever is pasted: LaTeX is converted, the rest is said clearly, and nothing is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .desk import Desk

PASTE = """([text, html]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  if (html) data.setData("text/html", html);
  const { shadowRoot } = document.querySelector("#editor .editor-frame > div");
  shadowRoot.querySelector(".cm-content").dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def paste(desk: Desk, text: str, html: str = "") -> None:
    """Put something in the whole program's place."""
    desk.page.click(".cm-content")
    desk.press("Control+a")
    desk.page.evaluate(PASTE, [text, html])


def test_latex_is_converted_in_the_open(desk: Desk) -> None:
    desk.open()
    paste(desk, r"$$f(x) = \frac{1}{1 + e^{-x}}$$")
    content = desk.page.locator(".cm-content")
    expect(content).to_have_text("f = 1 / (1 + exp(-x))")
    notice = desk.page.locator(".notice")
    expect(notice).to_contain_text("Converted from LaTeX")
    expect(desk.node("f")).to_be_visible()
    notice.get_by_role("button").click()
    expect(content).to_have_text(r"$$f(x) = \frac{1}{1 + e^{-x}}$$")
    # and what was there before is not lost either
    desk.press("Control+z")
    expect(content).to_contain_text("q = x + y")


def test_of_latex_that_is_pasted_only_the_program_is_kept(desk: Desk) -> None:
    desk.open()
    content = desk.page.locator(".cm-content")
    for text, shown in [
        (r"f = \frac{a}{b}", "f = a / b"),
        (r"g = \sqrt{x} + y^{2}", "g = sqrt(x) + y^2"),
        (r"$$L = \sum_{i} (y - \hat{y})^2$$", r"$$L = \sum_{i} (y - \hat{y})^2$$"),
    ]:
        link = re.compile(re.escape(desk.page.url) + "$")
        paste(desk, text)
        expect(content).to_have_text(shown)
        expect(desk.page).not_to_have_url(link)
    desk.leave_editor()
    desk.page.click("#examples-button")
    expect(desk.page.locator(".recent b")).to_have_text(["g = sqrt(x) + y^2", "f = a / b"])


def test_what_is_offered_about_a_text_leaves_with_it(desk: Desk) -> None:
    desk.open()
    paste(desk, r"\frac{x}{y}")
    expect(desk.page.locator("[data-notice=paste]")).to_be_visible()
    desk.pick("neuron")
    expect(desk.page.locator("[data-notice=paste]")).to_have_count(0)


@pytest.mark.parametrize("typed", [True, False])
def test_what_is_offered_about_a_text_leaves_with_the_next_change(desk: Desk, typed: bool) -> None:
    desk.open()
    paste(desk, r"\frac{x}{y}")
    expect(desk.page.locator("[data-notice=paste]")).to_be_visible()
    if typed:
        desk.page.keyboard.type(" + 1")
    else:
        paste(desk, "x = 3\nf = x ^ 2")
    expect(desk.page.locator("[data-notice=paste]")).to_have_count(0)


def test_latex_that_no_program_can_say_is_pasted_as_it_is(desk: Desk) -> None:
    desk.open()
    paste(desk, r"\int x dx")
    expect(desk.page.locator(".cm-content")).to_have_text(r"\int x dx")
    expect(desk.problem).to_contain_text("\\")
    expect(desk.page.locator(".notice")).to_have_count(0)


def test_a_program_is_pasted_as_it_is(desk: Desk) -> None:
    desk.open()
    paste(desk, "x = 3\nf = x ^ 2", "<b>x = 3</b><br><script>alert(1)</script>")
    expect(desk.page.locator(".cm-line")).to_have_text(["x = 3", "f = x ^ 2"])
    expect(desk.number("x")).to_have_value("3")


def test_too_much_is_refused_before_it_is_there(desk: Desk) -> None:
    desk.open()
    paste(desk, "x + " * 250_000)
    expect(desk.page.locator(".notice")).to_contain_text("1,000,000 characters, and 32,000")
    expect(desk.page.locator(".cm-line").first).to_have_text("x = -2")


def test_one_sentence_tells_of_every_text_that_is_too_long(desk: Desk) -> None:
    desk.open()
    desk.type("1 + " * 10_000 + "1")
    expect(desk.problem).to_have_text("the text has 40,001 characters, and 32,000 are allowed")
    desk.type("1 + " * 30_000 + "1")
    expect(desk.problem).to_have_text("the text has 120,001 characters, and 32,000 are allowed")
    desk.click("RU")
    expect(desk.problem).to_have_text("в тексте 120\xa0001 символ, а можно 32\xa0000")
    expect(desk.page).to_have_url(re.compile("#v1"))
    desk.page.reload()
    expect(desk.problem).to_have_text("в тексте 120\xa0001 символ, а можно 32\xa0000")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<p>f = x</p>", ""),
        ("f = x\u200b + 1", "ZERO WIDTH SPACE"),
        ("f = \u202ex + 1", "RIGHT-TO-LEFT OVERRIDE"),
        ("f = \u05d0 + 1", "HEBREW LETTER ALEF"),
        ("f = x\x00\x01\x7fELF", "U+0000"),
        ("__proto__ = 2\nf = __proto__", "two underscores"),
    ],
)
def test_what_cannot_be_is_named(desk: Desk, text: str, says: str) -> None:
    desk.open()
    paste(desk, text)
    expect(desk.problem).to_be_visible()
    expect(desk.problem).to_contain_text(says)
    desk.press("Control+z")
    expect(desk.problem).to_be_hidden()
    expect(desk.page.locator(".cm-line").first).to_have_text("x = -2")


def test_what_cannot_be_seen_is_pointed_at(desk: Desk) -> None:
    desk.open()
    paste(desk, "f = x\u200b + 1")
    expect(desk.page.locator(".cm-lintPoint-error")).to_be_attached()
    desk.type("f = x ⁻ 1")
    expect(desk.marked).to_have_text("⁻")


def test_names_that_scripts_know_are_names_like_any_other(desk: Desk) -> None:
    desk.open()
    desk.run("constructor = 2\ntoString = 3\nvalueOf = 4\nf = constructor * toString * valueOf")
    desk.press("Escape")
    desk.enter("toString", "5")
    expect(desk.page.locator(".pretty")).to_contain_text("40")
    with desk.dragging(desk.page.locator(".cm-number").first, 40):
        pass
    expect(desk.page.locator(".cm-line").first).to_have_text("constructor = 3")
    expect(desk.page.locator(".pretty")).to_contain_text("60")
    desk.page.click("#undo-button")
    expect(desk.page.locator(".pretty")).to_contain_text("40")
    desk.page.wait_for_timeout(500)
    desk.page.reload()
    desk.wait_drawn()
    expect(desk.number("toString")).to_have_value("5")
