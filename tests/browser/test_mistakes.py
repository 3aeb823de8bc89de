"""Mistakes: shown at their place, explained, and nothing good is lost."""

from __future__ import annotations

from playwright.sync_api import expect

from .desk import Desk

# text, the letters marked, what is said
MISTAKES = [
    ("x = 2\nf = tahn(x)", "tahn", "did you mean tanh"),
    ("weight = 2\nf = 3*wieght", "wieght", "did you mean weight"),
    ("x = 2\nf = (x + 3", "(", "never closed"),
    ("A = [[1, 2, 3]]\nB = [[1, 2]]\nf = A @ B", "A @ B", "[1, 3] and [1, 2]"),
    ("x = 2\nf = sin(x, 3)", "sin(x, 3)", "takes 1 argument"),
    ("f = " + "(" * 300 + "1" + ")" * 300, "(", "64 levels"),
    ("x = [1, 2]\nfor i in range(40):\n    x = concat(x, x)", "concat(x, x)", "numbers"),
    ("def g(a):\n    return g(a - 1)\nf = g(3)", "g(a - 1)", "calls itself"),
    ("f = a + 1\na = 2", "a", "before it is defined"),
    ("f = 2 +", None, "missing at the end"),
    ("", None, "nothing to compute"),
]


# text, what the node f shows, how many notes there are
NO_NUMBERS = [
    ("x = -1\nf = log(x)", "NaN", 2),  # its derivative is a mere formula, too
    ("x = 0\nf = log(x)", "−∞", 1),
    ("x = 1000\nf = exp(x)", "∞", 1),
]


def test_each_mistake_is_explained_at_its_place_and_forgiven(desk: Desk) -> None:
    desk.open()
    for text, marked, words in MISTAKES:
        desk.type(text)
        expect(desk.problem).to_contain_text(words)
        if marked:
            expect(desk.marked).to_have_text(marked)
        expect(desk.stale).to_be_visible()
        expect(desk.page.locator(".where")).to_contain_text("last good graph")
        expect(desk.node("f")).to_be_visible()
    desk.type("x = 3\nh = x * x")
    expect(desk.node("h")).to_be_visible()
    expect(desk.problem).to_be_hidden()
    expect(desk.stale).to_have_count(0)


def test_the_last_good_graph_steps_and_drags_and_the_text_is_left_alone(desk: Desk) -> None:
    desk.open()
    desk.type("x = -2\nf = x *")
    expect(desk.stale).to_be_visible()
    desk.leave_editor()
    desk.press("End")
    desk.at_step(desk.steps)
    desk.enter("x", "1")
    expect(desk.node("q")).to_contain_text("6")
    expect(desk.page.get_by_role("button", name="Put into text")).to_be_disabled()
    expect(desk.page.locator(".cm-content")).to_contain_text("f = x *")
    expect(desk.stale).to_be_visible()


def test_a_text_with_a_mistake_survives_a_reload(desk: Desk) -> None:
    desk.open()
    desk.type("x = 2\nf = x *")
    expect(desk.problem).to_be_visible()
    desk.page.wait_for_timeout(600)
    desk.page.reload()
    expect(desk.problem).to_contain_text("missing at the end")
    expect(desk.page.locator(".cm-content")).to_contain_text("f = x *")
    expect(desk.node("q")).to_be_visible()
    expect(desk.stale).to_be_visible()


def test_typing_on_without_a_mistake_never_looks_like_one(desk: Desk) -> None:
    desk.open()
    desk.page.evaluate("""() => {
        window.flashes = 0;
        const app = document.getElementById("app");
        const count = () => { window.flashes += app.classList.contains("stale") ? 1 : 0; };
        new MutationObserver(count).observe(app, { attributes: true });
    }""")
    desk.page.click(".cm-content")
    desk.press("Control+End")
    desk.page.keyboard.type("\ng = exp(f / 12) + sin(x)\n", delay=60)
    expect(desk.node("g")).to_be_visible()
    assert desk.page.evaluate("() => window.flashes") == 0


def test_a_division_by_zero_tells_both_sides_and_keeps_the_divisor_whole(desk: Desk) -> None:
    desk.open()
    desk.run("a = 2\nf = 5/(a-2)")
    note = desk.page.locator(".notes button")
    expect(note).to_contain_text(
        "division by zero: there is no value here. A computer writes ∞, but the result goes to −∞ "
        "as a − 2 comes to 0 from below, and to +∞ from above"
    )
    desk.run("a = 2\nf = log(a - 2) / 3 + a")
    expect(note).to_contain_text("the condition a − 2 > 0 is false")
    op, condition = note.locator("code").evaluate_all("(all) => all.map((e) => e.offsetHeight)")
    assert condition == op


def test_what_is_no_number_is_shown_with_the_node_where_it_began(desk: Desk) -> None:
    desk.open()
    for text, value, count in NO_NUMBERS:
        desk.click("EN")
        desk.run(f"{text}\ng = f + 1")
        notes = desk.page.locator(".notes button")
        expect(notes).to_have_count(count)
        note = notes.first
        expect(note).to_contain_text("f: here")
        expect(desk.problem).to_be_hidden()
        expect(desk.stale).to_have_count(0)
        desk.leave_editor()
        desk.press("End")
        expect(desk.node("f")).to_contain_text(value)
        note.click()
        expect(desk.page.locator("#inspector .node-name")).to_contain_text("f")
        desk.click("RU")
        expect(note).to_contain_text("здесь")


def test_messages_follow_the_language(desk: Desk) -> None:
    desk.open()
    desk.type("f = (1 + ")
    problem = desk.problem
    expect(problem).to_be_visible()
    english = problem.inner_text()
    desk.click("RU")
    expect(problem).not_to_have_text(english)


def test_spans_count_letters_not_bytes(desk: Desk) -> None:
    desk.open()
    desk.type("# 𝑎𝑏 привет\nμ = 2\nf = μ * nope(μ)")
    expect(desk.marked).to_have_text("nope")


def test_nothing_typed_is_ever_markup(desk: Desk) -> None:
    desk.open()
    desk.type("f = <img src=x onerror=alert(1)>")
    expect(desk.problem).to_be_visible()
    expect(desk.page.locator("img")).to_have_count(0)


def test_a_lost_server_is_told_and_everything_is_kept(desk: Desk) -> None:
    desk.open()
    desk.page.route("**/api/**", lambda route: route.abort())
    desk.type("x = 3\nf = x^2")
    notice = desk.page.locator("[data-notice=offline]")
    expect(notice).to_be_visible()
    expect(desk.stale).to_be_visible()
    expect(desk.page.locator(".where")).to_contain_text("No answer yet")
    desk.page.unroute("**/api/**")
    expect(desk.number("x")).to_have_value("3", timeout=10_000)
    expect(notice).to_have_count(0)
    expect(desk.stale).to_have_count(0)


def test_numbers_without_an_answer_are_marked_too(desk: Desk) -> None:
    desk.open()
    desk.page.route("**/api/replay", lambda route: route.abort())
    desk.enter("x", "4")
    expect(desk.stale).to_be_visible()
    desk.page.unroute("**/api/replay")
    expect(desk.stale).to_have_count(0, timeout=10_000)
    expect(desk.page.locator(".pretty")).to_contain_text("36")


def test_the_formula_is_as_large_again_once_a_mistake_is_taken_back(desk: Desk) -> None:
    desk.open()
    formula = desk.page.locator(".pretty > :first-child")
    before = formula.bounding_box()
    desk.page.click(".cm-content")
    desk.press("Control+a")
    desk.page.keyboard.type("f = (x+")
    expect(desk.problem).to_be_visible()
    desk.press("Control+z")
    expect(desk.problem).to_be_hidden()
    expect(formula).to_be_visible()
    after = formula.bounding_box()
    assert before
    assert after
    assert abs(after["width"] - before["width"]) < 1


def test_completion_offers_functions_and_names(desk: Desk) -> None:
    desk.open()
    desk.page.click(".cm-content")
    desk.press("Control+End")
    desk.page.keyboard.type("\ng = ta")
    option = desk.page.locator(".cm-tooltip-autocomplete li").filter(has_text="tanh").first
    expect(option).to_be_visible()
    option.click()
    expect(desk.page.locator(".cm-content")).to_contain_text("g = tanh(")


def test_a_name_that_was_forgotten_is_said_to_be_an_input(desk: Desk) -> None:
    desk.open()
    desk.run("a = 2\nb = 3\nf = sin(a*c) + b^2")
    said = "c is not defined, so it is an input that starts at 1"
    expect(desk.page.locator(".notes")).to_have_text(said)
    desk.run("f = sin(a*c) + b^2")
    expect(desk.page.locator(".notes")).to_be_empty()
