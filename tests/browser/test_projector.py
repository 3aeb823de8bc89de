"""The page in a lecture hall: 1920×1080, the projector's theme, read from the last row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from .conftest import opened
from .desk import Desk, inside
from .lecture import Lecture

HALL = {"viewport": {"width": 1920, "height": 1080}}

CELL_HEIGHTS = """() => [...document.querySelectorAll("#stage .cell")]
    .filter((cell) => cell.textContent)
    .map((cell) => parseFloat(getComputedStyle(cell).fontSize) * cell.getCTM().a)"""

CUT = """() => [...document.querySelectorAll("#inspector .heat span")]
    .filter((tile) => tile.scrollWidth > tile.clientWidth).map((tile) => tile.textContent)"""


MENU = """() => {
    const list = document.querySelector(".recent");
    const { bottom } = list.getBoundingClientRect();
    const parts = [...list.querySelectorAll(":is(b, svg)")];
    const rows = parts.map((each) => each.getBoundingClientRect());
    const texts = [...document.querySelectorAll("[data-example]")].map((each) =>
        [...each.children].map((child) => child.getBoundingClientRect()));
    return [
        rows.filter((row) => row.bottom <= bottom).length / 2,
        rows.filter((row) => row.top < bottom && row.bottom > bottom + 1),
        texts.map(([title, about]) => about.top - title.bottom),
    ];
}"""


WRITTEN_OVER = """() => {
    const boxes = [...document.querySelectorAll("#stage :is(.equation, .caption)")]
        .filter((each) => each.textContent).map((each) => each.getBoundingClientRect());
    const over = (a, b) => a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom;
    return boxes.filter((one, i) => boxes.slice(i + 1).some((other) => over(one, other))).length;
}"""


@pytest.fixture
def hall(browser: Browser, server: str) -> Iterator[Desk]:
    with opened(browser, server, HALL) as each:
        yield each


def test_numbers_in_tables_are_read_from_the_last_row(hall: Desk) -> None:
    hall.open(theme="projector", lang="ru")
    for example in ("softmax", "attention"):
        hall.pick(example)
        hall.press("End")
        hall.wait_drawn_anew()
        heights = hall.page.evaluate(CELL_HEIGHTS)
        assert min(heights) > 14.9
        assert hall.page.evaluate(CUT) == []


def test_the_menu_cuts_no_name_of_a_program_and_keeps_titles_together(hall: Desk) -> None:
    programs = [{"id": f"{i}", "text": f"f = x^{i}", "when": i} for i in range(9)]
    stored = json.dumps(json.dumps(programs))
    hall.page.add_init_script(
        f"if (location.host) localStorage.setItem('backlight.recent', {stored})"
    )
    hall.open(theme="projector")
    hall.page.click("#examples-button")
    seen, cut, apart = hall.page.evaluate(MENU)
    assert seen >= 4
    assert cut == []
    assert max(apart) < 4


def test_the_story_of_a_table_is_whole_when_it_is_first_opened(hall: Desk) -> None:
    hall.open(theme="projector", lang="ru")
    hall.pick("softmax")
    hall.press("End")
    hall.wait_drawn_anew()
    hall.node("Z").locator('[data-number^="v"] .cell').first.click()
    expect(hall.told).to_be_visible()
    hall.press("Escape")
    hall.node("Z").locator('[data-number^="g"] .cell').first.click()
    expect(hall.told).to_contain_text("∇")
    hall.page.evaluate("document.fonts.ready.then(() => null)")
    lines = hall.told.locator(".told-stage > div:visible")
    for wide, room in lines.evaluate_all("(all) => all.map((a) => [a.scrollWidth, a.clientWidth])"):
        assert wide <= room


def test_four_terms_are_read_without_scrolling(hall: Desk) -> None:
    hall.open(theme="projector", lang="ru")
    hall.pick("recurrent")
    hall.press("End")
    expect(hall.headline).to_contain_text("4")
    expect(hall.page.locator(".math.scrolls")).to_have_count(0)


def test_a_picture_a_little_too_long_is_shown_whole(hall: Desk) -> None:
    hall.open(theme="projector")
    hall.pick("newton")
    hall.level("groups").click()
    expect(hall.page.locator("#stage .graph")).to_have_attribute("data-more", "")
    last = hall.page.locator("#stage .node[aria-label^='closed group k = 3']")
    expect(last.locator(".name")).to_be_in_viewport(ratio=1)


def test_a_picture_that_longer_numbers_widen_keeps_its_margins(hall: Desk) -> None:
    hall.open(theme="projector")
    lecture = Lecture(hall).open("router", stop=6)
    for _ in range(2):
        lecture.press()
        hall.page.wait_for_function(
            """() => {
                const stage = document.querySelector("#stage").getBoundingClientRect();
                const cards = [...document.querySelectorAll("#stage .node .card")];
                return cards.length > 0 && cards.every((card) => {
                    const { left, right } = card.getBoundingClientRect();
                    return left - stage.left > 20 && stage.right - right > 20;
                });
            }"""
        )


def test_a_story_that_goes_on_below_fades_there(hall: Desk) -> None:
    hall.open(theme="projector")
    lecture = Lecture(hall).open("regions", stop=3)
    fades, whole = re.compile("gradient"), "none"
    expect(lecture.story).to_have_css("mask-image", whole)
    lecture.press()
    expect(lecture.story).to_have_css("mask-image", fades)
    lecture.story.evaluate("story => { story.scrollTop = story.scrollHeight; }")
    expect(lecture.story).to_have_css("mask-image", whole)


# How large the letters of each stage are, and the words under a brace beside those over it.
LETTERS = """() => {
    const size = (each) => parseFloat(getComputedStyle(each).fontSize);
    return {
        stages: [...document.querySelectorAll(".stages .katex-html")].map(size),
        words: [...document.querySelectorAll(".stages .katex .caption")]
            .map((word) => size(word) / size(word.closest(".katex"))),
    };
}"""


def test_a_short_stage_leaves_its_room_to_a_long_one(hall: Desk) -> None:
    hall.open(theme="projector")
    Lecture(hall).open("homework", stop=8)
    expect(hall.page.locator(".stages .katex-html")).to_have_count(3)
    found = hall.page.evaluate(LETTERS)
    assert found["stages"][1] > 0.9 * found["stages"][0]
    for caption in hall.page.locator(".stages .stage-cell > .caption span").all():
        assert caption.evaluate("each => each.scrollWidth <= each.clientWidth")


def test_words_under_a_brace_shrink_with_their_formula(hall: Desk) -> None:
    hall.open(theme="projector")
    Lecture(hall).open("homework", stop=14)
    expect(hall.page.locator(".stages .katex .caption").first).to_be_visible()
    assert max(hall.page.evaluate(LETTERS)["words"]) < 0.6


# How far out the corners of a table are in the outline of its lens: 1 is on it.
OUT = """() => [...document.querySelectorAll(".stages .glass:has(.mtable)")].map((lens) => {
    const [{ height }, inner] = [lens.getBoundingClientRect(), lens.firstElementChild];
    const outline = getComputedStyle(lens, "::before");
    const half = parseFloat(outline.height) / 2;
    const bend = parseFloat(outline.borderTopLeftRadius);
    const aside = inner.getBoundingClientRect().left - lens.getBoundingClientRect().left;
    return Math.hypot(Math.max(0, 1 - aside / bend), height / 2 / half);
})"""


def test_a_table_is_inside_its_lens(hall: Desk) -> None:
    hall.open(theme="projector")
    for scene, stop in (("homework", 8), ("hadamard", 6)):
        Lecture(hall).open(scene, stop=stop)
        expect(hall.page.locator(".stages .glass .mtable").first).to_be_visible()
        assert max(hall.page.evaluate(OUT)) <= 1


def test_one_long_stage_takes_the_room_of_the_others(hall: Desk) -> None:
    hall.open(theme="projector")
    Lecture(hall).open("homework", stop=14)
    expect(hall.page.locator(".stages .katex-html")).to_have_count(3)
    expect(hall.page.locator(".math.scrolls")).to_have_count(0)


@pytest.mark.parametrize(("scene", "stop"), [("homework", 5), ("dead-relu", 5)])
def test_numbers_of_neighbouring_cells_do_not_touch(hall: Desk, scene: str, stop: int) -> None:
    hall.open(theme="projector")
    Lecture(hall).open(scene, stop=stop)
    expect(hall.page.locator(".graph .cells > g").nth(20)).to_be_attached()
    rooms = hall.page.evaluate(
        """() => [...document.querySelectorAll(".graph .cells > g")].map((cell) =>
            cell.querySelector("rect").getBoundingClientRect().width
            - cell.querySelector("text").getBoundingClientRect().width)"""
    )
    assert len(rooms) > 20
    assert min(rooms) > 0


def test_the_mark_of_the_first_step_leaves_the_name_of_its_pass_free(hall: Desk) -> None:
    hall.open(theme="projector")
    Lecture(hall).open("bias", lang="ru")
    name, mark = hall.page.evaluate(
        """() => {
            const range = document.createRange();
            range.selectNodeContents(document.querySelector(".pass-name"));
            const mark = document.querySelector(".playhead").getBoundingClientRect();
            return [range.getBoundingClientRect().bottom, mark.top];
        }"""
    )
    assert name <= mark


def test_the_line_at_work_is_in_sight_in_a_long_program(hall: Desk) -> None:
    hall.open(theme="projector")
    hall.pick("attention")
    inputs = hall.page.locator("#inputs")
    before = inputs.bounding_box()
    for key in ("End", "Home"):
        hall.press(key)
        expect(hall.page.locator(".cm-lit")).to_be_in_viewport(ratio=1)
    # the panel around the editor stays where it was
    assert inputs.bounding_box() == before


def test_a_small_projector_shows_all_of_the_first_graph(hall: Desk) -> None:
    hall.page.set_viewport_size({"width": 1280, "height": 800})
    hall.open(theme="projector", lang="ru")
    hall.press("End")
    hall.at_step(10)
    for node in hall.nodes.all():
        expect(node.locator(".card")).to_be_in_viewport(ratio=1)
    expect(hall.page.locator(".graph")).to_have_attribute("data-more", "")


def test_words_at_a_waiting_pill_are_written_over_by_nothing(hall: Desk) -> None:
    hall.open(theme="projector", lang="ru")
    hall.pick("two-paths")
    hall.press("End")
    expect(hall.page.locator("#stage .caption").filter(has_text="через")).to_be_visible()
    hall.wait_drawn_anew()
    assert hall.page.evaluate(WRITTEN_OVER) == 0


def test_the_key_is_that_of_what_is_in_the_picture(hall: Desk) -> None:
    hall.open(theme="projector")
    key = hall.page.locator("#legend .key")
    expect(key.get_by_text("positive")).to_be_visible()
    expect(key.get_by_text("by sign")).to_be_hidden()
    hall.pick("softmax")
    expect(key.get_by_text("by sign")).to_be_visible()
    expect(key.get_by_text("positive")).to_be_hidden()


@pytest.mark.parametrize(
    ("theme", "width"), [("projector", 1920), ("light", 1440), ("light", 1280)]
)
@pytest.mark.parametrize("lang", ["en", "ru"])
def test_every_entry_of_the_key_is_in_sight(hall: Desk, lang: str, theme: str, width: int) -> None:
    hall.page.set_viewport_size({"width": width, "height": width * 5 // 8})
    hall.open(lang=lang, theme=theme)
    legend = hall.page.locator("#legend")
    for example in (None, "softmax"):
        if example:
            hall.pick(example)
        entries = legend.locator(".key > :visible").all()
        assert len(entries) >= 5
        assert all(inside(each, legend.locator(".key")) for each in entries)
        assert all(inside(each, legend) for each in entries)
    # one height for one row and for two: the picture does not jump between examples
    expect(legend).to_have_css("height", "56px")


def test_numbered_pills_are_read_in_the_dark(hall: Desk) -> None:
    hall.open(theme="dark")
    hall.pick("recurrent")
    hall.press("End")
    badge = hall.page.locator("#stage .chip .badge").first
    expect(badge).to_have_css("fill", "rgb(234, 240, 247)")
    letter = hall.page.locator("#stage .chip .badge-letter").first
    expect(letter).to_have_css("fill", "rgb(10, 16, 24)")


def test_a_group_that_is_closed_is_wholly_in_sight(hall: Desk) -> None:
    """Though its title stood at the lower rim."""
    hall.open(theme="projector")
    hall.run("def sq(a):\n    return a*a + 1\n\nx = 3\ny = 2\nf = sq(x) * sq(y) + sq(x + y)")
    hall.leave_editor()
    hall.group("sq").nth(2).locator(".toggle").click()
    expect(hall.card("sq")).to_be_visible()
    hall.wait_drawn_anew()
    assert inside(hall.card("sq").locator(".card"), hall.page.locator("#stage"))


def test_of_a_formula_that_is_scrolled_the_result_is_there_as_a_whole(hall: Desk) -> None:
    hall.open(theme="projector")
    hall.run("X = [[1, 2], [0, -1]]\nW = [[1, 0], [0.5, -0.5]]\nH = tanh(X @ W)\nf = sum(H^2)")
    hall.leave_editor()
    hall.page.get_by_role("button", name="numbers").click()
    hall.press("End")
    expect(hall.headline).to_contain_text("4 contributions")
    expect(hall.page.locator(".stage-cell .math.scrolls").first).to_be_visible()
    expect(hall.page.locator(".stage-cell").nth(2).locator(".math.scrolls")).to_have_count(0)


def test_a_long_name_of_the_last_step_keeps_inside_the_timeline(hall: Desk) -> None:
    hall.open(theme="projector")
    hall.pick("attention")
    hall.leave_editor()
    hall.press("End")
    name = hall.page.locator(".segment.now .name")
    expect(name).to_have_text("Wq")
    rim, own = hall.timeline.bounding_box(), name.bounding_box()
    assert rim is not None
    assert own is not None
    assert own["x"] + own["width"] <= rim["x"] + rim["width"] + 1


# Names of groups whose letters, three quarters of their font high, reach the rim of a frame.
AT_THE_RIM = """() => {
    const all = (part) => [...document.querySelectorAll(`#stage ${part}`)];
    const rims = all(".frame").map((frame) => frame.getBoundingClientRect());
    return all(".group-name").filter((name) => {
        const { left, right, top, bottom } = name.getBoundingClientRect();
        const high = parseFloat(getComputedStyle(name).fontSize) * name.getCTM().a * 0.75;
        const [upper, lower] = [(top + bottom - high) / 2 - 1, (top + bottom + high) / 2 + 1];
        return rims.some((rim) => left < rim.right && rim.left < right
            && rim.top > upper && rim.top < lower);
    }).map((name) => name.textContent);
}"""


def test_from_far_away_the_name_of_a_group_keeps_clear_of_its_frame(hall: Desk) -> None:
    hall.open(theme="projector")
    hall.pick("recurrent")
    graph = hall.page.locator("#stage .graph")
    for _ in range(12):
        hall.click("Zoom out")
        hall.wait_drawn_anew()
        if graph.get_attribute("data-detail") == "tiles":
            return
        assert hall.page.evaluate(AT_THE_RIM) == []
    pytest.fail("the picture never came to be seen as tiles")


# Cards of the second graph whose gradient reaches up into their value: digits are three quarters
# of their font high.
OVERPRINTED = """() => {
    const half = (text) => 0.375 * parseFloat(getComputedStyle(text).fontSize);
    return [...document.querySelectorAll("#beside .scalar:not(.literal)")].filter((node) => {
        const [value, grad] = [".value", ".grad"].map((part) => node.querySelector(part));
        return grad.getAttribute("y") - value.getAttribute("y") < half(value) + half(grad);
    }).map((node) => node.dataset.name);
}"""

# How large the letters on the screen are, indices and other small ones aside.
LETTER_HEIGHTS = """(place) => [...document.querySelectorAll(`${place} text`)]
    .filter((text) => text.textContent && text.checkVisibility({ visibilityProperty: true }))
    .map((text) => {
        const parts = text.children.length ? [...text.children] : [text];
        const sizes = parts.map((each) => parseFloat(getComputedStyle(each).fontSize));
        return Math.max(...sizes) * text.getCTM().a;
    })"""


@pytest.mark.parametrize("example", ["router", "two-paths"])
def test_in_small_cards_the_gradient_stands_under_the_value(hall: Desk, example: str) -> None:
    hall.open(theme="projector", lang="ru")
    hall.pick(example)
    hall.leave_editor()
    hall.click("Обратный граф")
    hall.click("Показать их на графе")
    for keep in (False, True):
        hall.tool.get_by_role("checkbox").set_checked(keep)
        expect(hall.tool.locator("[aria-busy=true]")).to_have_count(0)
        hall.wait_settled()
        expect(hall.page.locator("#beside .node.lit").first).to_be_visible()
        assert hall.page.evaluate(OVERPRINTED) == []


def second_stands(hall: Desk) -> None:
    """The second graph is there, with its numbers, and at rest."""
    expect(hall.page.locator("#beside .node.lit").first).to_be_visible()
    hall.page.wait_for_timeout(400)
    hall.wait_settled()


def test_beside_a_long_name_a_number_is_read(hall: Desk) -> None:
    hall.open(theme="projector", lang="ru")
    hall.pick("two-paths")
    hall.leave_editor()
    hall.click("Обратный граф")
    hall.click("Показать их на графе")
    second_stands(hall)
    slope = '#beside [data-name="df/dx"]:has(.value)'
    expect(hall.page.locator(f"{slope} .value")).to_have_text("11,2042")
    _, number, *_ = hall.page.evaluate(LETTER_HEIGHTS, slope)
    assert number > 12.9


@pytest.mark.parametrize("example", ["neuron", "two-paths"])
def test_two_graphs_beside_each_other_are_seen_whole_and_read(hall: Desk, example: str) -> None:
    hall.open(theme="projector")
    hall.pick(example)
    hall.leave_editor()
    hall.click("Two modes")
    hall.click("Show it beside the graph")
    second_stands(hall)
    for place in ("#stage", "#beside"):
        expect(hall.page.locator(f"{place} .graph")).to_have_attribute("data-more", "")
        assert min(hall.page.evaluate(LETTER_HEIGHTS, place)) > 13.9
    # and the steps of the second are at hand
    expect(hall.tool.locator(".walk-said")).to_be_in_viewport(ratio=1)
    expect(hall.tool.locator(".clock").last).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("example", "step"), [("two-paths", 5), ("two-paths", 7), ("neuron", 11)])
def test_what_an_open_lens_says_is_read_from_the_last_row(
    hall: Desk, example: str, step: int
) -> None:
    hall.open(theme="projector", lang="ru")
    hall.pick(example)
    hall.leave_editor()
    hall.page.locator(".timeline .segment").nth(step - 2).click()
    hall.at_step(step - 1)
    hall.press("Shift+ArrowRight", 3)
    expect(hall.page.locator(".hot .factor")).to_be_visible()
    heights = hall.page.evaluate(LETTER_HEIGHTS, "#stage .hot")
    # the sign of the product aside
    assert sorted(heights)[1] > 13.9


def test_the_line_of_a_long_way_keeps_a_lens_off_the_card_under_it(hall: Desk) -> None:
    hall.open(theme="projector", lang="ru")
    hall.pick("two-paths")
    hall.leave_editor()
    hall.page.locator(".timeline .segment").nth(3).click()
    hall.at_step(4)
    hall.press("Shift+ArrowRight", 3)
    glass = hall.page.locator(".hot .glass")
    expect(glass).to_be_visible()
    lens, card = glass.bounding_box(), hall.node("p").locator(".card").bounding_box()
    assert lens is not None
    assert card is not None
    assert lens["y"] + lens["height"] < card["y"]
    # as large as it is meant to be
    assert lens["height"] > 95


def test_a_rule_of_the_inspector_ends_in_its_place(hall: Desk) -> None:
    hall.open(theme="projector")
    hall.pick("softmax")
    hall.press("End")
    hall.node("Z").click(position={"x": 10, "y": 10})
    rule = hall.page.locator("#inspector td.rule", has_text="⊙").first
    expect(rule).to_be_visible()
    assert rule.evaluate("each => each.scrollWidth <= each.clientWidth")


def test_why_it_went_wrong_is_in_sight_when_it_is_told(hall: Desk) -> None:
    hall.open(theme="projector", lang="ru")
    hall.run("a = 1\nb = a + a\nc = b + b")
    hall.leave_editor()
    hall.click("Без очереди")
    clock = hall.tool.get_by_role("slider")
    clock.press("Home")
    clock.press("End")
    expect(hall.tool.locator(".walk-said")).to_be_in_viewport(ratio=1)
    lost = hall.tool.locator(".order-trail tr.now")
    expect(lost).to_contain_text("потеряно")
    expect(lost).to_be_in_viewport(ratio=0.95)


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_formula_under_the_text_keeps_its_last_bracket(hall: Desk, lang: str) -> None:
    hall.open(lang=lang)
    hall.pick("softmax")
    formula = hall.page.locator(".pretty > :first-child")
    expect(formula.locator(".katex-html")).to_be_visible()
    # fitted anew once its letters are there
    cut = "([e]) => document.fonts.status === 'loaded' && e.scrollWidth <= e.clientWidth"
    hall.page.wait_for_function(cut, arg=[formula.element_handle()])
