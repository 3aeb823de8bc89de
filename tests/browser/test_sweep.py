"""A gradient as a slope: the curve and its tangent, the map and its arrow."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Route, expect

from .desk import Desk


def plot(desk: Desk) -> Locator:
    return desk.page.locator("#plot")


def point(desk: Desk) -> Locator:
    """The point of a plot that can be dragged."""
    return plot(desk).get_by_role("slider")


def choose(desk: Desk, label: str, name: str) -> None:
    plot(desk).get_by_label(label, exact=True).select_option(name)


def test_the_slope_of_the_tangent_is_the_gradient(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.press("End")
    expect(plot(desk).locator(".slope")).to_have_text("slope 11.2042")
    expect(plot(desk).locator(".tangent.pos")).to_be_visible()
    said = "f along x. At x = 1.5, f is 6.7225 and the slope 11.2042."
    expect(plot(desk).get_by_role("img", name=said)).to_be_visible()
    desk.enter("x", "-2")
    expect(plot(desk).locator(".slope")).to_have_text("slope −0.1353")
    expect(plot(desk).locator(".tangent.neg")).to_be_visible()


def test_a_slope_waits_for_its_gradient(desk: Desk) -> None:
    desk.open()
    told = plot(desk).locator(".slope, .tangent, .plot-caption:visible")
    curve = plot(desk).get_by_role("img", name="f along x. At x = −2, f is −12.")
    expect(curve).to_be_visible()
    expect(plot(desk)).to_contain_text(
        "The slope appears here when the backward pass has reached x."
    )
    expect(told).to_have_count(0)
    choose(desk, "and also along", "z")
    expect(plot(desk).locator(".on-level").first).to_be_visible()
    expect(plot(desk)).to_contain_text("when the backward pass has reached x and z.")
    expect(plot(desk).locator(".arrow")).to_have_count(0)
    choose(desk, "and also along", "—")
    # z is reached before x
    desk.leave_editor()
    desk.press("End")
    expect(told).to_have_count(3)
    desk.press("ArrowLeft", 2)
    expect(told).to_have_count(0)
    choose(desk, "along", "z")
    expect(told).to_have_count(3)


def test_the_point_is_dragged_along_the_curve(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    expect(point(desk)).to_be_visible()
    point(desk).scroll_into_view_if_needed()
    with desk.dragging(point(desk), -60):
        expect(desk.number("x")).not_to_have_value("1.5")
    moved = desk.number("x").input_value()
    point(desk).focus()
    desk.press("ArrowRight", 3)
    expect(desk.number("x")).not_to_have_value(moved)
    expect(point(desk)).to_be_focused()
    # the keys of the page are not meant
    desk.at_step(1)


def test_what_was_touched_last_is_plotted(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    expect(plot(desk).locator(".slope")).to_have_text("slope −4")
    desk.enter("z", "-3")
    expect(plot(desk).get_by_label("along", exact=True)).to_have_value("z")
    expect(plot(desk).locator(".slope")).to_have_text("slope 3")
    # the curve follows the other inputs
    choose(desk, "along", "x")
    expect(plot(desk).locator(".slope")).to_have_text("slope −3")


def test_two_numbers_make_a_map_with_an_arrow(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    choose(desk, "and also along", "z")
    expect(plot(desk)).to_contain_text("The arrow is the gradient: −4 along x, 3 along z.")
    expect(plot(desk).locator(".arrow.head")).to_be_visible()
    assert plot(desk).locator(".on-level").count() >= 3
    expect(plot(desk).locator(".part.neg")).to_have_count(1)
    point(desk).focus()
    desk.press("ArrowUp", 2)
    expect(desk.number("z")).not_to_have_value("−4")
    expect(desk.number("x")).to_have_value("−2")
    expect(point(desk)).to_be_focused()
    choose(desk, "and also along", "—")
    expect(plot(desk).locator(".slope")).to_be_visible()


def test_the_arrow_stands_at_a_right_angle_to_the_level_line(desk: Desk) -> None:
    """Of f = x · 3 + y the level lines are straight: their direction is on the screen."""
    desk.open()
    desk.run("x = 1\ny = 1\nf = 3*x + y")
    desk.leave_editor()
    desk.press("End")
    choose(desk, "and also along", "y")
    expect(plot(desk).locator(".arrow").first).to_be_visible()

    def direction(what: str, last: bool) -> tuple[float, float]:
        path = plot(desk).locator(what).nth(1 if what == ".level" else 0).get_attribute("d") or ""
        x1, y1, x2, y2 = (float(n) for n in re.findall(r"-?[\d.]+(?:e-?\d+)?", path)[:4])
        return (x2 - x1, y2 - y1) if last else (x1, y1)

    (ax, ay), (lx, ly) = direction(".arrow", True), direction(".level", True)
    cosine = (ax * lx + ay * ly) / ((ax**2 + ay**2) * (lx**2 + ly**2)) ** 0.5
    assert abs(cosine) < 0.01


def test_kinks_and_poles_are_marked_and_told(desk: Desk) -> None:
    desk.open()
    desk.run("x = 0.5\nf = relu(x)")
    expect(plot(desk)).to_contain_text("At x = 0 there is a kink: the slope jumps.")
    expect(plot(desk).locator(".break.kink")).to_have_count(1)
    desk.run("x = 0.5\nf = 1 / x")
    expect(plot(desk)).to_contain_text(
        "At x = 0 there is no value: from the left f goes to −∞, from the right to +∞."
    )
    desk.leave_editor()
    desk.press("End")
    expect(plot(desk).locator(".slope")).to_have_text("slope −4")
    # at the pole itself there is no slope to tell
    desk.enter("x", "0")
    expect(desk.node("f")).to_contain_text("∞")
    expect(plot(desk).locator(".slope")).to_have_count(0)
    desk.run("x = 0.5\nf = sqrt(x)")
    expect(plot(desk)).to_contain_text("At x = 0 the domain ends.")
    expect(plot(desk).locator(".nothing")).to_have_count(1)


def test_a_cell_of_a_table_can_move(desk: Desk) -> None:
    desk.open()
    desk.run("W = [[1, 2], [3, 4]]\nx = [1, -1]\nf = sum(relu(W @ x) + W * W)")
    desk.leave_editor()
    desk.press("End")
    choose(desk, "along", "W[1, 0]")
    expect(plot(desk).locator(".slope")).to_be_visible()
    expect(point(desk)).to_have_attribute("aria-valuenow", "3")
    point(desk).focus()
    desk.press("ArrowLeft")
    expect(desk.number("W").nth(2)).not_to_have_value("3")
    expect(desk.number("W").nth(1)).to_have_value("2")


def test_what_is_plotted_is_in_the_link(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    choose(desk, "along", "y")
    choose(desk, "and also along", "z")
    expect(plot(desk).locator(".arrow.head")).to_be_visible()
    desk.page.wait_for_timeout(600)
    desk.page.reload()
    desk.wait_drawn()
    expect(plot(desk).get_by_label("along", exact=True)).to_have_value("y")
    expect(plot(desk).locator(".arrow.head")).to_be_visible()


def test_a_program_without_inputs_has_no_plot(desk: Desk) -> None:
    desk.open()
    desk.run("f = sin(2)")
    expect(plot(desk)).to_be_hidden()


def test_the_plot_is_with_the_numbers_on_a_phone(phone: Desk) -> None:
    asked: list[str] = []
    phone.page.on("request", lambda request: asked.append(request.url))
    phone.open(lang="ru")
    expect(plot(phone)).to_be_hidden()
    assert not [url for url in asked if url.endswith(("/api/sweep", "/charts.js"))]
    phone.press("End")
    phone.page.get_by_role("tab", name="Числа").click()
    plot(phone).scroll_into_view_if_needed()
    expect(plot(phone).locator(".slope")).to_have_text("наклон −4")
    box = point(phone).bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    wide, window = phone.widths()
    assert wide <= window


def test_a_curve_does_not_outlive_its_program(desk: Desk) -> None:
    desk.open()
    curve = plot(desk).locator(".plot svg").first
    expect(curve).to_be_visible()
    held: list[Route] = []
    desk.page.route("**/api/sweep*", lambda route: held.append(route))
    desk.run("x = 3\nf = x ** 2")
    desk.leave_editor()
    expect(desk.page.locator("#plot")).to_contain_text("Computing…")
    expect(curve).to_be_hidden()
    expect(desk.page.locator("#plot .plot-words")).to_be_hidden()
    for route in held:
        route.continue_()
    expect(curve).to_be_visible()
    expect(desk.page.locator("#plot")).not_to_contain_text("Computing…")


def test_a_plot_gives_no_asked_number_away(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    expect(plot(desk).locator(".slope")).to_be_visible()
    desk.press("Home")
    desk.press("p")
    desk.press("End")
    expect(plot(desk)).to_be_hidden()
    expect(desk.tool.get_by_role("textbox")).to_be_focused()  # it takes the keys when it is there
    desk.leave_editor()
    desk.press("p")
    expect(plot(desk).locator(".slope")).to_be_visible()


def test_a_plot_that_is_hidden_draws_nothing_that_cannot_be(desk: Desk) -> None:
    desk.open()
    desk.run("x = 2\ny = log(x)\nf = 3y")
    desk.leave_editor()
    desk.press("End")
    expect(plot(desk).locator(".nothing")).not_to_have_count(0)
    desk.press("p")
    desk.click("Quiz: the whole backward pass")
    expect(desk.tool).to_contain_text("Question 1 of")
    expect(plot(desk)).to_be_hidden()
    desk.press("Escape", 2)
    expect(plot(desk).locator(".nothing")).to_be_visible()


def test_the_names_of_a_map_have_subscripts_and_its_numbers_keep_off_the_arrow(desk: Desk) -> None:
    desk.open()
    desk.pick("neuron")
    desk.press("End")
    choose(desk, "and also along", "w1")
    names = plot(desk).locator("svg .name")
    expect(names).to_have_text(["w0", "w1"])
    expect(names.locator(".small")).to_have_text(["0", "1"])
    expect(plot(desk).locator("path.arrow.head")).to_be_visible()
    numbers = plot(desk).locator(".on-level")
    expect(numbers.first).to_be_attached()
    met = """(area) => {
        const arrows = [...area.querySelectorAll("path.arrow")]
            .map((each) => each.getBoundingClientRect());
        return [...area.querySelectorAll(".on-level:not(.covered)")].filter((text) => {
            const { left, right, top, bottom } = text.getBoundingClientRect();
            return arrows.some((each) =>
                each.left < right && left < each.right && each.top < bottom && top < each.bottom);
        }).length;
    }"""
    assert plot(desk).locator(".map").evaluate(met) == 0
    # where the point is led to one of them
    point(desk).focus()
    shown = numbers.count()
    for _ in range(12):
        desk.page.keyboard.press("ArrowUp")
        expect(plot(desk).locator("path.arrow.head")).to_be_attached()
        assert plot(desk).locator(".map").evaluate(met) == 0
    assert numbers.count() == shown
