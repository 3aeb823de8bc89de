"""The page on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from .desk import Desk, inside

A4: ViewportSize = {"width": 688, "height": 1016}
"""What the margins of a sheet leave, in pixels."""


def test_the_handout_holds_program_picture_numbers_and_steps(desk: Desk) -> None:
    desk.open(theme="dark")
    desk.press("ArrowRight", 8)
    desk.at_step(9)
    # what the browser does before it prints
    desk.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    desk.page.emulate_media(media="print")
    paper = desk.page.locator("#handout")
    expect(paper.locator("pre")).to_contain_text("q = x + y")
    expect(paper.locator("svg .node")).to_have_count(5)
    expect(paper.locator("tbody tr")).to_have_count(5)
    expect(paper.locator("li")).to_have_count(9)
    expect(desk.page.locator("#app")).to_be_hidden()
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "light")
    picture, table = (paper.locator(which).bounding_box() for which in ("figure svg", "table"))
    assert picture is not None
    assert table is not None
    assert picture["y"] + picture["height"] <= table["y"]
    desk.page.emulate_media(media="screen")
    desk.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(paper).to_be_hidden()
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")


def test_paper_shows_no_step_that_was_not_taken(desk: Desk) -> None:
    desk.open(lang="ru")
    desk.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    desk.page.emulate_media(media="print")
    expect(desk.page.locator("#handout li")).to_have_count(1)
    expect(desk.page.locator("#handout tbody")).not_to_contain_text("−12")


def test_paper_has_the_numbers_as_they_stand_and_says_what_the_way_back_brings(desk: Desk) -> None:
    desk.open().run("x = 3\nf = x*y + x")
    desk.leave_editor()
    desk.enter("x", "7")
    desk.enter("y", "2")
    desk.press("Escape")
    desk.press("End")
    desk.at_step(desk.steps)
    expect(desk.node("f")).to_contain_text("21")
    expect(desk.node("x")).to_contain_text("3")
    desk.wait_drawn_anew()
    desk.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    desk.page.emulate_media(media="print")
    paper = desk.page.locator("#handout")
    expect(paper.locator("pre")).to_have_text("y = 2\nx = 7\nf = x*y + x")
    said = paper.locator("li .meaning")
    expect(said).to_have_count(6)
    expect(said.first).to_have_text("Gradient of f with respect to itself is 1.")
    expect(said.nth(4)).to_contain_text("is 3: 1 directly plus 2 through u1")


def test_paper_has_all_of_a_picture_that_is_wider_than_its_window(desk: Desk) -> None:
    desk.open().run("\n".join(["a0 = 0.5", *(f"a{i} = sin(a{i - 1}) * 2" for i in range(1, 16))]))
    far = desk.node("a8")
    expect(far).to_be_hidden()
    desk.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    desk.page.emulate_media(media="print")
    figure = desk.page.locator("#handout figure")
    bands = figure.locator("svg.scene")
    assert bands.count() > 1
    # in bands as large as the sheet lets them be, and in one of them each card is whole
    for i in range(16):
        cards = bands.locator(f"[data-name=a{i}]").all()
        assert any(inside(card, band) for card, band in zip(cards, bands.all(), strict=True))
    expect(bands.first.locator("[data-name=a8] .name")).not_to_be_empty()
    desk.page.emulate_media(media="screen")
    desk.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(far).to_be_hidden()


PRINTED_ON_THE_WAY = """() => new Promise((done) => {
    const print = () => {
        dispatchEvent(new Event("beforeprint"));
        const parts = [...document.querySelectorAll("#handout .node, #handout .edge path")];
        const placeOf = (part) => part.getAttribute("transform") ?? part.getAttribute("d");
        const places = parts.map(placeOf);
        dispatchEvent(new Event("afterprint"));
        return places;
    };
    const observer = new MutationObserver(() => {
        if (!document.querySelector("#stage [data-name=late]")) return;
        observer.disconnect();
        const first = print();
        setTimeout(() => done([first, print()]), 600);
    });
    observer.observe(document.getElementById("stage"), { childList: true, subtree: true });
})"""
"""Where everything stands on paper as a new picture sets off, and once it has arrived."""


def test_paper_has_the_picture_that_is_still_on_its_way(desk: Desk) -> None:
    desk.open()
    desk.page.emulate_media(reduced_motion="no-preference")
    desk.press("End")
    desk.page.evaluate(f"() => {{ window.printed = ({PRINTED_ON_THE_WAY})(); }}")
    desk.run("x = -2\ny = 5\nz = -4\nlate = sin(x) + exp(y)\nq = late + y\nf = q * z * late")
    on_the_way, arrived = desk.page.evaluate("() => window.printed")
    assert len(arrived) > 10
    assert on_the_way == arrived


def test_paper_waits_for_a_picture_that_has_no_places_yet(desk: Desk) -> None:
    desk.open().pick("attention")
    desk.page.emulate_media(media="print")
    cards = desk.page.locator("#handout figure .node")
    expect(cards.first).to_be_attached()
    desk.page.evaluate("() => document.querySelector('[data-example=circuit]').click()")
    expect(cards).to_have_count(5)


SMALLEST = """(svg) => Math.min(...[...svg.querySelectorAll(".node .value, .node .grad, .cell")]
    .map((text) => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a))"""


@pytest.mark.parametrize("example", ["recurrent", "attention", "newton"])
def test_a_picture_that_runs_down_on_a_phone_can_be_read_on_paper(
    phone: Desk, example: str
) -> None:
    phone.open().pick(example)
    phone.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    phone.page.emulate_media(media="print")
    phone.page.set_viewport_size(A4)
    parts = phone.page.locator("#handout figure svg.scene")
    for part in parts.all():
        box = part.bounding_box()
        assert box is not None
        assert box["height"] <= A4["height"]
        # four points
        assert part.evaluate(SMALLEST) > 4 * 96 / 72
    names = parts.locator("[data-name]").evaluate_all("(all) => all.map((e) => e.dataset.name)")
    for name in set(names):
        cards = parts.locator(f'[data-name="{name}"]').all()
        assert any(inside(card, part) for card, part in zip(cards, parts.all(), strict=True))


def test_columns_of_a_tall_picture_stand_beside_each_other(phone: Desk) -> None:
    phone.open().pick("newton")
    phone.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    phone.page.emulate_media(media="print")
    phone.page.set_viewport_size(A4)
    parts = phone.page.locator("#handout figure svg.scene")
    expect(parts).to_have_count(2)
    first, second = (part.bounding_box() for part in parts.all())
    assert first
    assert second
    assert first["y"] == pytest.approx(second["y"], abs=1)
    assert first["x"] + first["width"] <= second["x"] + 1


def test_a_node_is_one_line_of_the_table(phone: Desk) -> None:
    phone.open()
    phone.press("End")
    phone.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    phone.page.emulate_media(media="print")
    phone.page.set_viewport_size(A4)
    rows = phone.page.locator("#handout .terms tbody tr")
    expect(rows).to_have_count(5)
    for row in rows.all():
        name, formula = (row.locator(e).bounding_box() for e in (".row-button", ".formula-of"))
        assert name
        assert formula
        assert name["x"] + name["width"] < formula["x"]
        assert formula["y"] < name["y"] + name["height"] / 2 < formula["y"] + formula["height"]
    table = phone.page.locator("#handout .terms")
    expect(table).to_have_css("border-collapse", "separate")


def test_large_letters_tear_no_picture_that_fits(desk: Desk) -> None:
    desk.open(theme="projector").run("x = 2\ny = exp(x)\nz = sin(y)")
    large = desk.node("y").evaluate("(node) => node.getBBox().height")
    desk.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    desk.page.emulate_media(media="print")
    part = desk.page.locator("#handout figure svg.scene")
    expect(part).to_have_count(1)
    for name in "xyz":
        assert inside(part.locator(f"[data-name={name}]"), part)
    # captions are as large as their cards ask for
    assert large > 130
    caption = part.locator("[data-name=y] .row-label")
    assert caption.evaluate("(e) => getComputedStyle(e).fontSize") == "17px"


def test_a_page_shown_as_on_paper_is_printed_from_there(desk: Desk) -> None:
    desk.open(theme="dark")
    desk.press("ArrowRight", 2)
    desk.at_step(3)
    desk.page.emulate_media(media="print")
    paper = desk.page.locator("#handout")
    picture = paper.locator("svg.scene")
    expect(paper.locator("li")).to_have_count(3)
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "light")
    for card in picture.locator(".node").all():
        assert inside(card, picture)
    desk.press("ArrowRight")
    expect(paper.locator("li")).to_have_count(4)
    for event in ["beforeprint", "afterprint"]:
        desk.page.evaluate("(event) => dispatchEvent(new Event(event))", event)
        expect(paper.locator("li")).to_have_count(4)
        expect(picture.locator(".node")).to_have_count(5)
        for card in picture.locator(".node").all():
            assert inside(card, picture)
    desk.page.emulate_media(media="screen")
    expect(paper.locator("li")).to_have_count(0)
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")


def test_what_is_being_printed_outlasts_a_look_at_the_screen(desk: Desk) -> None:
    desk.open()
    desk.page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    lines = desk.page.locator("#handout li")
    desk.page.emulate_media(media="print")
    desk.wait_drawn_anew()
    desk.page.emulate_media(media="screen")
    desk.wait_drawn_anew()
    expect(lines).to_have_count(1)
    desk.page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    expect(lines).to_have_count(0)


@pytest.mark.parametrize(
    ("page", "lang", "words"),
    [("network", "en", "Open as expression"), ("lecture", "ru", "Печать")],
)
def test_a_page_that_is_not_laid_out_says_what_prints(
    desk: Desk, page: str, lang: str, words: str
) -> None:
    desk.open(lang=lang)
    desk.page.goto(f"{desk.address}/{page}")
    said = desk.page.locator(".no-paper")
    button = desk.page.get_by_role("button", name=words, exact=True)
    expect(button).to_be_visible()
    expect(said).to_be_hidden()
    desk.page.emulate_media(media="print")
    expect(said).to_be_visible()
    expect(said.locator("span:visible")).to_have_count(1)
    expect(said.locator("span:visible")).to_contain_text(words)
    expect(button).to_be_hidden()


def test_the_atlas_is_printed_as_it_is_seen(desk: Desk) -> None:
    desk.page.goto(f"{desk.address}/atlas")
    desk.page.emulate_media(media="print")
    expect(desk.page.locator(".atlas-page svg").first).to_be_visible()
