"""What a step or a tool is about comes into sight; where a hand has put the view it stays."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .desk import TAKEN_IN, Desk
from .lecture import Lecture
from .states import put_away, use

# Whether the lens of the line that is lit is on the stage, all of it.
LENS_IN_SIGHT = """() => {
    const lit = document.querySelector("#stage .edge.pointed [data-edge]")?.dataset.edge;
    const lens = document.querySelector(`#stage .mark[data-edge="${lit}"]`);
    if (!lens) return false;
    const stage = document.querySelector("#stage");
    const [rim, box] = [stage, lens].map((each) => each.getBoundingClientRect());
    return box.width > 0 && box.left >= rim.left && box.right <= rim.right
        && box.top >= rim.top && box.bottom <= rim.bottom;
}"""


def at_end(desk: Desk, example: str) -> None:
    """An example at its last step."""
    desk.open()
    desk.pick(example)
    desk.leave_editor()
    desk.press("End")
    desk.at_step(desk.steps)


def long_one(desk: Desk) -> None:
    """A graph too large for the stage, at its last step."""
    at_end(desk, "recurrent")


def stands(desk: Desk) -> str:
    """Where the view stands."""
    return desk.page.locator("#stage .world").get_attribute("transform") or ""


def whole_on_the_stage(desk: Desk, name: str) -> None:
    expect(desk.node(name)).to_be_in_viewport(ratio=1)
    stage, card = desk.page.locator("#stage").bounding_box(), desk.node(name).bounding_box()
    assert stage is not None
    assert card is not None
    assert card["x"] + card["width"] < stage["x"] + stage["width"]


def each_edge_comes_into_sight(desk: Desk) -> None:
    edges = use(desk, "jacobian").locator(".edge-choice button")
    expect(edges).to_have_count(4)
    for edge in edges.all():
        edge.click()
        expect(edge).to_have_attribute("aria-pressed", "true")
        desk.page.wait_for_function(LENS_IN_SIGHT)


def test_a_lit_line_comes_into_sight(desk: Desk) -> None:
    long_one(desk)
    each_edge_comes_into_sight(desk)


def test_a_lit_line_comes_into_sight_over_a_tall_sheet(phone: Desk) -> None:
    long_one(phone)
    each_edge_comes_into_sight(phone)


def test_a_chosen_row_brings_its_card_into_sight(phone: Desk) -> None:
    long_one(phone)
    rows = use(phone, "table").locator(".row-button")
    for row in (rows.first, rows.last):
        row.click()
        expect(phone.page.locator("#stage .node.selected .card")).to_be_in_viewport(ratio=1)


def test_with_the_tool_the_glance_is_over(desk: Desk) -> None:
    long_one(desk)
    before = stands(desk)
    use(desk, "jacobian").locator(".edge-choice button").first.click()
    expect(desk.page.locator("#stage .world")).not_to_have_attribute("transform", before)
    put_away(desk)
    expect(desk.page.locator("#stage .world")).to_have_attribute("transform", before)


FEW = 8


@pytest.mark.parametrize("back", ["step", "tool"])
def test_a_hand_that_moved_the_view_is_not_fought(desk: Desk, back: str) -> None:
    long_one(desk)
    if back == "step":  # where little is at work, so that all of it stays in sight
        desk.press("Home")
        desk.press("ArrowRight", FEW)
        desk.wait_settled()
    else:
        use(desk, "jacobian").locator(".edge-choice button").first.click()
        desk.page.wait_for_function(LENS_IN_SIGHT)
    stage = desk.page.locator("#stage").bounding_box()
    assert stage
    x, y = stage["x"] + stage["width"] / 2, stage["y"] + stage["height"] - 8  # on no node
    desk.page.mouse.move(x, y)
    desk.page.mouse.down()
    desk.page.mouse.move(x, y - 25, steps=4)
    desk.page.mouse.up()
    moved = stands(desk)
    if back == "tool":
        put_away(desk)
    else:  # what is at work there is in sight, too
        desk.press("ArrowRight")
        desk.at_step(FEW + 2)
        desk.press("ArrowLeft")
        desk.at_step(FEW + 1)
    expect(desk.page.locator("#stage .world")).to_have_attribute("transform", moved)


@pytest.mark.parametrize("fitted", [False, True])
def test_an_edit_that_would_lose_the_output_shows_the_whole(desk: Desk, fitted: bool) -> None:
    desk.open()
    if fitted:
        desk.page.locator(".zoom button").nth(2).click()
    desk.run("a=2\nb=3\nf=a*(b+sin(a))")
    desk.leave_editor()
    desk.press("End")
    desk.run("a=2\nb=3\nf=a*(b+sin(a)) + 5/(a-2)")
    expect(desk.page.locator(".graph")).to_have_attribute("data-more", "")
    whole_on_the_stage(desk, "f")


def test_edit_by_edit_the_output_stays_in_sight(desk: Desk) -> None:
    desk.open()
    desk.pick("router")
    desk.page.locator(".zoom button").nth(2).click()
    text = "a=2\nb=3\nf=a*(b+sin(a))"
    desk.run(text)
    desk.leave_editor()
    for term in ("5/(a-2)", "log(a)*b", "sin(b)/a", "tanh(a+b)*a", "exp(-a)*b"):
        text += f" + {term}"
        desk.run(text)
        expect(desk.node("f")).to_be_in_viewport(ratio=1)
        stage, card = (
            each.bounding_box() for each in (desk.page.locator("#stage"), desk.node("f"))
        )
        assert stage is not None
        assert card is not None
        assert card["x"] + card["width"] < stage["x"] + stage["width"], term


def test_to_have_shown_the_whole_once_is_no_habit(desk: Desk) -> None:
    """After an edit that showed the whole, an opened group keeps its place, as ever."""

    def scale() -> str:
        return re.sub(r".*scale\((.*)\)", r"\1", stands(desk))

    program = "def g(t):\n    return tanh(t*t + sin(t)) * exp(t) + t\na=2\nb=3\nf=g(a)*(b+sin(a))"
    desk.open()
    desk.run(program)
    desk.leave_editor()
    desk.look("groups")
    for term in ("5/(a-2)", "log(a)*b", "sin(b)/a*tanh(a+b)"):
        program += f" + {term}"
        desk.run(program)
    desk.leave_editor()
    expect(desk.page.locator(".graph")).to_have_attribute("data-more", "")
    before = scale()
    desk.card("g").locator("[data-toggle]").click()
    expect(desk.group("g")).to_be_visible()
    assert scale() == before
    # only the part that is read is seen, until all of it is asked for
    expect(desk.page.locator(".graph")).not_to_have_attribute("data-more", "")
    desk.page.locator(".zoom button").nth(2).click()
    expect(desk.page.locator(".graph")).to_have_attribute("data-more", "")


WRITTEN_OVER = """() => {
    const box = (each) => each.getBoundingClientRect();
    const over = (a, b) => a.x < b.right && b.x < a.right && a.y < b.bottom && b.y < a.bottom;
    const cards = [...document.querySelectorAll("#stage .node .card")];
    const written = [...document.querySelectorAll("#stage .equation")];
    const equations = written.filter((each) => each.textContent);
    return [equations.length, equations.filter((one) => [...cards, ...equations].some(
        (other) => one !== other && over(box(one), box(other))
    )).map((one) => one.textContent)];
}"""


def test_numbers_that_grow_are_written_where_they_have_room(desk: Desk) -> None:
    desk.open()
    desk.pick("router")
    desk.press("End")
    desk.at_step(16)
    for name in "zw":
        desk.enter(name, "-1")
        expect(desk.node(name)).to_contain_text("−1")
    desk.leave_editor()
    expect(desk.node("x")).to_contain_text("−0.0498")
    desk.wait_drawn_anew()
    assert desk.page.evaluate(WRITTEN_OVER) == [7, []]
    cards = [desk.node(name).locator(".card").bounding_box() for name in "xyzw"]
    lefts = [card["x"] for card in cards if card]
    assert max(lefts) - min(lefts) < 1
    desk.page.wait_for_timeout(600)  # the address follows the screen
    desk.page.reload()
    desk.wait_drawn()
    expect(desk.node("x")).to_contain_text("−0.0498")
    desk.wait_drawn_anew()
    assert desk.page.evaluate(WRITTEN_OVER) == [7, []]


def test_what_one_points_at_is_written_over_by_nothing(desk: Desk) -> None:
    """An equation without room is written over a card for who points at its line."""
    at_end(desk, "softmax")
    desk.node("S").locator(".cell").first.hover()
    expect(desk.node("S")).to_have_class(re.compile(r"\bhovered\b"))
    written, over = desk.page.evaluate(WRITTEN_OVER)
    assert over == []
    desk.page.locator('#stage .mark[data-edge="2"]').hover()
    expect(desk.page.locator("#stage .edge.pointed")).to_have_count(1)
    assert desk.page.evaluate(WRITTEN_OVER)[0] == written + 1


def test_the_first_number_that_is_changed_leaves_the_view_alone(desk: Desk) -> None:
    """Undo becomes possible then, and of the page's head nothing else does."""
    desk.open()
    desk.wait_settled()
    desk.page.click("#legend [aria-label='Zoom in']")
    desk.wait_settled()
    laid_out = "() => performance.getEntriesByName('layout').length"
    before, layouts = desk.node("x").bounding_box(), desk.page.evaluate(laid_out)
    desk.enter("x", "3")
    expect(desk.page.get_by_role("button", name="Undo")).to_be_enabled()
    expect(desk.node("x").locator(".value")).to_have_text("3")
    desk.page.evaluate(TAKEN_IN)
    assert desk.page.evaluate(laid_out) == layouts
    assert desk.node("x").bounding_box() == before


# Whether a card is on the stage, all of it, up to a pixel.
WITHIN = """(card) => {
    const stage = document.querySelector("#stage");
    const [rim, box] = [stage, card].map((each) => each.getBoundingClientRect());
    return box.width > 0 && box.left >= rim.left - 1 && box.right <= rim.right + 1
        && box.top >= rim.top - 1 && box.bottom <= rim.bottom + 1;
}"""


def comes_into_sight(desk: Desk, name: str, what: str) -> None:
    """Looked for again each time: the picture may be drawn anew meanwhile."""
    desk.page.wait_for_function(
        f"(at) => [...document.querySelectorAll(at)].slice(0, 1).some({WITHIN})",
        arg=f'#stage [data-name="{name}"] {what}',
    )


def in_sight(desk: Desk, *names: str) -> None:
    for name in names:
        comes_into_sight(desk, name, ".card")


@pytest.mark.parametrize(
    ("scene", "stop", "names"),
    [
        ("shapes", 4, "XW"),
        ("bias", 3, "b"),
        ("homework", 3, "S"),
        ("hadamard", 9, "J"),
        ("circuit", 8, "xyzf"),
        ("router", 11, "zwf"),
        ("descent", 13, "L"),
    ],
)
def test_on_a_phone_a_stop_shows_what_it_is_about(
    phone: Desk, scene: str, stop: int, names: str
) -> None:
    """Come to at once or step by step, and on to the answer, which tells of the same."""
    lecture = Lecture(phone).open(scene, stop=stop)
    in_sight(phone, *names)
    phone.page.set_viewport_size({"width": 390, "height": 800})
    in_sight(phone, *names)
    phone.page.set_viewport_size({"width": 390, "height": 844})
    lecture.press("PageUp")
    lecture.press()
    in_sight(phone, *names)
    if lecture.story.locator(".question").count():
        lecture.press()
        in_sight(phone, *names)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (844, 390)])
def test_a_card_larger_than_the_stage_is_seen_with_its_title(
    phone: Desk, width: int, height: int
) -> None:
    phone.page.set_viewport_size({"width": width, "height": height})
    phone.open()
    if height > width:
        phone.page.click("#tab-text")
    rows = ", ".join(f"[{i / 10}, {1 - i / 10}]" for i in range(32))
    phone.run(f"X = [{rows}]\nW = [[0.1, 0.2], [0.3, 0.4]]\nU = X @ W\nV = tanh(U)\nf = sum(V)")
    phone.leave_editor()
    phone.press("Home")
    assert not phone.node("X").locator(".card").evaluate(WITHIN)
    at_work = {1: "X", 3: "U", 4: "V", 7: "V", 8: "U", 9: "X"}
    for key, way in (("ArrowRight", range(2, 11)), ("ArrowLeft", range(9, 0, -1))):
        for step in way:
            phone.press(key)
            phone.at_step(step)
            if step in at_work:
                for what in (".name", ".shape"):
                    comes_into_sight(phone, at_work[step], what)


def test_an_example_looks_the_same_whatever_was_there_before(desk: Desk) -> None:
    desk.open()
    places = []
    for before in ("circuit", "neuron"):
        desk.pick(before)
        desk.pick("two-paths")
        desk.page.evaluate("() => new Promise((done) => setTimeout(done, 700))")
        boxes = [card.bounding_box() for card in desk.nodes.all()]
        places.append([(round(box["x"]), round(box["y"])) for box in boxes if box])
    assert places[0] == places[1]
