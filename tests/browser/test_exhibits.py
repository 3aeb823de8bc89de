"""Exhibits of the lecture: their stories in both languages, their numbers, and a hand on them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .axe import serious
from .desk import Desk, inside
from .lecture import Lecture

LANGS = pytest.mark.parametrize("lang", ["en", "ru"])


def said(number: str, lang: str) -> str:
    """A number as the language writes it."""
    return number.replace("-", "−").replace(".", "," if lang == "ru" else ".")


class Atlas:
    """The atlas of activations on a page."""

    def __init__(self, desk: Desk, lang: str = "en") -> None:
        self.desk, self.lang, self.page = desk, lang, desk.page

    def row(self, id: str) -> Locator:
        return self.page.locator(f'.atlas-list tr[data-id="{id}"]')

    def tells(self, id: str, value: str, slope: str) -> None:
        """What the list says of a function at the probe."""
        expect(self.row(id).locator("td")).to_have_text(
            [said(value, self.lang), said(slope, self.lang)]
        )

    def cell(self, id: str, column: str) -> Locator:
        return self.page.locator(f'.atlas-table tr[data-id="{id}"] .of-{column}')

    def ranges(self, id: str, low: str, high: str, *, marked: int) -> None:
        """The exact range, and how many of its ends are marked."""
        parting = "; " if self.lang == "ru" else ", "
        exact = self.cell(id, "exact")
        text = exact.locator(".range").evaluate(
            "each => { const copy = each.cloneNode(true);"
            " copy.querySelectorAll('.unseen').forEach((one) => one.remove());"
            " return copy.textContent }"
        )
        assert text == said(low, self.lang) + parting + said(high, self.lang)
        expect(exact.locator("mark")).to_have_count(marked)
        expect(self.cell(id, "slide").locator("mark")).to_have_count(marked)


@LANGS
def test_the_step_is_smoothed(desk: Desk, lang: str) -> None:
    lecture, atlas = Lecture(desk).open("step", lang=lang), Atlas(desk, lang)
    atlas.tells("heaviside", "1", "0")
    lecture.press()
    expect(lecture.story.locator(".option")).to_have_count(3)
    # what the derivative is, is asked
    expect(atlas.row("heaviside").locator("td").first).to_be_visible()
    expect(atlas.row("heaviside").locator("td").last).to_be_hidden()
    lecture.press()
    expect(lecture.story.locator("[data-state=right]")).to_contain_text(
        "Nothing" if lang == "en" else "Ничего"
    )
    lecture.press()
    expect(desk.page.locator(".atlas-chart:visible")).to_have_count(2)
    lecture.press()
    atlas.tells("sigmoid", "0.5", "0.25")
    # at its jump a step has no derivative
    atlas.tells("heaviside", "1", "—")
    expect(desk.page.locator(".atlas-chart").last.locator("circle")).to_have_count(1)
    lecture.press()
    atlas.tells("sigmoid", "1", "4.54·10⁻⁴")
    lecture.press()
    lecture.press()
    assert serious(desk, "html") == []


@LANGS
def test_brackets_are_put_right(desk: Desk, lang: str) -> None:
    lecture, atlas = Lecture(desk).open("ranges", lang=lang), Atlas(desk, lang)
    atlas.tells("sigmoid", "0.5", "0.25")
    for _ in range(3):
        lecture.press()
    expect(desk.page.locator(".atlas-table tbody tr")).to_have_count(8)
    atlas.ranges("sigmoid", "(0", "1)", marked=2)
    atlas.ranges("relu", "[0", "∞)", marked=1)
    expect(atlas.cell("relu", "least")).to_have_text("0")
    expect(atlas.cell("sigmoid", "least")).to_contain_text("—")
    atlas.ranges("silu", "[-0.2785", "∞)", marked=2)
    expect(lecture.story.locator(".erratum")).to_contain_text("softplus")
    assert serious(desk, "html") == []
    lecture.press()
    expect(atlas.cell("elu", "exact")).to_contain_text(said("-0.5", lang))
    within = said("(0; 0.5) или 1", lang) if lang == "ru" else "(0, 0.5) or 1"
    expect(atlas.cell("elu", "slope")).to_have_text(within)
    lecture.press()
    atlas.tells("silu", "-0.2785", "-7.72·10⁻⁶")
    # the depth of the stop before is not kept
    atlas.tells("elu", "-0.7215", "0.2785")
    expect(lecture.story.locator(".erratum")).to_contain_text("GELU")
    lecture.press()
    atlas.tells("relu", "0", "0")


@LANGS
def test_all_curves_at_once(desk: Desk, lang: str) -> None:
    lecture, atlas = Lecture(desk).open("overlay", lang=lang), Atlas(desk, lang)
    expect(desk.page.locator(".atlas-list tbody tr[data-role]")).to_have_count(11)
    atlas.tells("silu", "-0.2689", "0.0723")
    lecture.press()
    lecture.press()
    expect(lecture.story.locator("[data-state=right]")).to_contain_text("SELU, Swish, GELU")
    lecture.press()
    atlas.tells("gelu", "1.303", "1.1289")
    lecture.press()
    atlas.tells("sigmoid", "0.8808", "0.105")
    atlas.tells("tanh", "0.964", "0.0707")
    lecture.press()
    atlas.tells("relu", "0.5", "1")
    assert serious(desk, "html") == []


def test_the_probe_is_dragged_typed_and_walked(desk: Desk) -> None:
    lecture, atlas = Lecture(desk).open("overlay"), Atlas(desk)
    atlas.tells("relu", "0", "0")
    handle = desk.page.locator(".plot-handle")
    reset = desk.page.locator("#lecture-reset")
    expect(reset).to_be_hidden()
    handle.focus()
    desk.press("ArrowRight", 10)
    atlas.tells("sigmoid", "0.5", "0.25")
    expect(reset).to_be_visible()
    x = desk.page.locator(".atlas-list .number")
    x.click()
    desk.page.keyboard.type("5")
    desk.press("Enter")
    atlas.tells("sigmoid", "0.9933", "0.0066")
    with desk.dragging(handle, -200):
        expect(handle).not_to_have_attribute("aria-valuenow", "5")
    reset.click()
    atlas.tells("relu", "0", "0")
    expect(reset).to_be_hidden()
    lecture.at(1)


def test_a_parameter_moves_curve_and_range(desk: Desk) -> None:
    Lecture(desk).open("ranges", stop=5)
    atlas = Atlas(desk)
    slider = desk.page.locator('.atlas-table tr[data-id="elu"] .slider')
    slider.focus()
    desk.press("End")
    expect(atlas.cell("elu", "exact")).to_contain_text("−2")
    expect(atlas.cell("elu", "slope")).to_have_text("(0, 2)")
    desk.press("Home")
    expect(atlas.cell("elu", "slope")).to_contain_text("0 or 1")


def test_a_name_lifts_its_curve_out(desk: Desk) -> None:
    Lecture(desk).open("overlay")
    pick = Atlas(desk).row("mish").get_by_role("button")
    pick.click()
    expect(pick).to_have_attribute("aria-pressed", "true")
    expect(desk.page.locator('.curve[data-id="mish"]').first).to_have_attribute("data-role", "0")
    desk.page.get_by_role("button", name="Picked").click()
    expect(desk.page.locator(".atlas-chart:visible .curve")).to_have_count(1)


def test_the_atlas_fits_a_phone(phone: Desk) -> None:
    Lecture(phone).open("overlay")
    expect(phone.page.locator(".atlas-list tbody tr").first).to_be_attached()
    wide, window = phone.widths()
    assert wide <= window
    assert serious(phone, "html") == []


@LANGS
def test_the_atlas_is_a_page_of_its_own(desk: Desk, lang: str) -> None:
    page, atlas = desk.page, Atlas(desk, lang)
    page.add_init_script(f"if (location.host) localStorage.setItem('backlight.lang', '{lang}')")
    page.goto(f"{desk.address}/atlas")
    atlas.tells("sigmoid", "0.7311", "0.1966")
    expect(page.locator(".pages [aria-current=page]")).to_have_text(
        "Atlas" if lang == "en" else "Атлас"
    )
    atlas.row("gelu").get_by_role("button").click()
    page.locator(".plot-handle").focus()
    desk.press("ArrowRight", 10)
    atlas.tells("tanh", "0.964", "0.0707")
    assert serious(desk, "html") == []
    page.wait_for_function("() => location.hash.length > 1")
    page.locator(".atlas-bar").get_by_role(
        "button", name="Table" if lang == "en" else "Таблица"
    ).click()
    atlas.ranges("sigmoid", "(0", "1)", marked=2)
    assert serious(desk, "html") == []
    before = page.evaluate("location.hash")
    page.locator(".atlas-bar").get_by_role(
        "button", name="Curves" if lang == "en" else "Графики"
    ).click()
    page.wait_for_function("before => location.hash !== before", arg=before)
    page.reload()
    atlas.tells("tanh", "0.964", "0.0707")
    expect(atlas.row("gelu").get_by_role("button")).to_have_attribute("aria-pressed", "true")


def test_the_page_of_the_atlas_fits_a_phone(phone: Desk) -> None:
    phone.page.goto(f"{phone.address}/atlas")
    expect(phone.page.locator(".atlas-list tbody tr").first).to_be_attached()
    wide, window = phone.widths()
    assert wide <= window
    assert serious(phone, "html") == []


def test_a_damaged_link_to_the_atlas_says_so(desk: Desk) -> None:
    desk.page.goto(f"{desk.address}/atlas#v1.nothing")
    expect(desk.page.locator("#notices")).not_to_be_empty()
    Atlas(desk).tells("sigmoid", "0.7311", "0.1966")


@pytest.mark.parametrize(
    ("scene", "stop", "picked"),
    [
        ("fold", 5, ".folds-units button >> nth=1"),
        ("regions", 5, "[data-depth='3'] button"),
        ("regions", 6, "[data-depth='2'] button"),
        ("home", 1, "[data-as=torch]"),
    ],
)
def test_what_is_picked_by_keyboard_has_the_focus_still(
    desk: Desk, scene: str, stop: int, picked: str
) -> None:
    Lecture(desk).open(scene, stop=stop)
    button = desk.page.locator(f"#board {picked}")
    button.focus()
    desk.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(desk.page.locator("#board[data-rests]")).to_be_visible()
    expect(button).to_be_focused()


def test_a_given_cell_is_changed_again_and_again_by_keyboard(desk: Desk) -> None:
    Lecture(desk).open("shapes", stop=2)
    cell = desk.page.locator("#board [data-cell]").first
    cell.focus()
    for value in ("1.1", "1.2", "1.3"):
        desk.press("ArrowUp")
        expect(cell).to_have_attribute("aria-valuenow", value)
        expect(cell).to_have_attribute("tabindex", "0")
        expect(cell).to_be_focused()


@LANGS
def test_on_a_phone_what_is_told_of_is_in_sight(phone: Desk, lang: str) -> None:
    """The row of the table, the button that is pressed, the number that is counted."""
    Lecture(phone).open("ranges", stop=5, lang=lang)
    board = phone.page.locator("#board")
    expect(board.locator('.atlas-table tr[data-id="elu"]')).to_be_in_viewport(ratio=1)
    Lecture(phone).open("overlay", stop=4, lang=lang)
    expect(board.locator(".choice [aria-pressed=true]").nth(2)).to_be_in_viewport(ratio=1)
    assert inside(board.locator(".choice").nth(2), board)
    Lecture(phone).open("regions", stop=9, lang=lang)
    expect(board.locator(".laps-told b")).to_contain_text("3")
    assert inside(board.locator(".laps-told"), board)
    assert inside(board.locator(".laps-bar button").last, board)


@pytest.mark.parametrize(
    ("scene", "stop", "hand"),
    [
        ("step", 6, "[aria-label^='k,']:visible"),
        ("fold", 5, ".folds-number >> nth=2"),
        ("two-layers", 5, ".folds-number >> nth=1"),
        ("clip", 5, ".clip-row >> nth=1"),
    ],
)
def test_on_a_phone_what_one_is_asked_to_move_is_in_sight(
    phone: Desk, scene: str, stop: int, hand: str
) -> None:
    Lecture(phone).open(scene, stop=stop)
    board = phone.page.locator("#board")
    assert inside(board.locator(hand), board)
