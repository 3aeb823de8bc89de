"""What goes wrong around the page: a full store, a slow or broken server, impatient hands."""

from __future__ import annotations

import re
import time

from playwright.sync_api import Browser, Route, expect

from .conftest import opened
from .desk import Desk

FULL = """() => {
    Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
}"""


def test_a_full_store_is_told_once_and_the_link_keeps_what_is_made(desk: Desk) -> None:
    desk.open()
    desk.page.evaluate(FULL)
    desk.run("x = 3\nf = x * x")
    desk.page.click("#theme-button")
    expect(desk.page.locator("html")).to_have_attribute("data-theme", "dark")
    notice = desk.page.locator(".notice", has_text="storage")
    expect(notice).to_have_count(1)
    notice.get_by_role("button", name="Close").click()
    desk.run("x = 4\nf = x * x")
    desk.page.wait_for_timeout(500)
    expect(notice).to_have_count(0)
    desk.page.reload()
    desk.wait_drawn()
    expect(desk.page.locator(".cm-content")).to_contain_text("f = x * x")
    expect(desk.page.locator(".notice")).to_have_count(0)


def test_a_forbidden_store_is_no_matter(desk: Desk) -> None:
    desk.page.add_init_script(
        "if (location.host) Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    desk.page.goto(desk.address)
    desk.wait_drawn()
    desk.press("End")
    expect(desk.gradient).to_be_visible()


def test_a_slow_server_is_waited_for_and_marked_meanwhile(desk: Desk) -> None:
    desk.open()

    def slowly(route: Route) -> None:
        time.sleep(3)
        route.continue_()

    desk.page.route("**/api/trace", slowly)
    desk.type("x = 4\nf = x^3")
    expect(desk.stale).to_be_visible()
    expect(desk.page.locator(".where")).to_contain_text("No answer yet")
    expect(desk.page.locator(".pretty")).to_contain_text("64", timeout=15_000)
    expect(desk.stale).to_have_count(0)


def test_what_is_old_is_called_by_its_name(desk: Desk) -> None:
    desk.open()
    held: list[Route] = []
    for question in ("trace", "replay"):
        desk.page.route(f"**/api/{question}", lambda route: held.append(route))
    sign = desk.page.locator(".where")
    # the graph is the one it was, the numbers of it are not
    desk.enter("x", "1")
    expect(sign).to_have_text("The results do not follow your change yet")
    held.pop().continue_()
    expect(desk.stale).to_have_count(0)
    # another program is none of one's changes
    desk.page.click("#examples-button")
    desk.page.click('[data-example="router"]')
    expect(sign).to_have_text("No answer yet: this is the previous graph")


def test_before_the_first_answer_nothing_is_told_of_a_graph(desk: Desk) -> None:
    held: list[Route] = []
    desk.page.route("**/api/trace", lambda route: held.append(route))
    desk.page.goto(desk.address)
    stage = desk.page.locator("#stage")
    expect(stage).to_have_attribute("aria-busy", "true")
    expect(desk.page.locator(".cm-content")).to_be_visible()
    word = "(e) => getComputedStyle(e, '::after').content"
    assert "Drawing the graph" in stage.evaluate(word)
    for about in ("#inputs", ".levels", ".playhead", "#toolbox", "#legend .zoom"):
        expect(desk.page.locator(about)).to_be_hidden()
    held.pop().continue_()
    desk.wait_drawn()
    expect(stage).to_have_attribute("aria-busy", "false")
    for about in ("#inputs", ".playhead", "#toolbox", "#legend .zoom"):
        expect(desk.page.locator(about)).to_be_visible()
    assert stage.evaluate(word) == "none"


def test_what_was_said_of_another_text_is_not_said_of_this_one(desk: Desk) -> None:
    desk.open()
    desk.type("x = 3\nf = x +")
    expect(desk.page.locator(".problem")).to_contain_text("missing")
    held: list[Route] = []
    desk.page.route("**/api/trace", lambda route: held.append(route))
    desk.page.keyboard.type(" 1")
    expect(desk.page.locator(".problem")).to_be_hidden()
    expect(desk.page.locator(".cm-lintRange-error")).to_have_count(0)
    expect(desk.page.locator(".where")).to_contain_text("No answer yet")
    hatched = re.compile("repeating-linear-gradient")
    expect(desk.page.locator("#stage")).to_have_css("background-image", hatched)
    expect(desk.page.locator(".pretty")).to_have_css("background-image", hatched)
    expect(desk.page.locator(".plot-area")).to_have_css("background-image", hatched)
    for route in held:
        route.continue_()
    expect(desk.page.locator(".pretty")).to_contain_text("4")
    expect(desk.page.locator(".pretty")).to_have_css("background-image", "none")


def test_only_the_newest_of_many_texts_is_shown(desk: Desk) -> None:
    desk.open()
    seen = 0

    def first_slowly(route: Route) -> None:
        nonlocal seen
        seen += 1
        if seen == 1:
            time.sleep(1)
        route.continue_()

    desk.page.route("**/api/trace", first_slowly)
    for number in (2, 3, 4):
        desk.type(f"x = {number}\nf = x^2")
        desk.page.wait_for_timeout(200)
    expect(desk.page.locator(".pretty")).to_contain_text("16", timeout=15_000)
    desk.page.wait_for_timeout(1500)
    expect(desk.page.locator(".pretty")).to_contain_text("16")


def test_an_error_of_the_server_is_told_and_survived(desk: Desk) -> None:
    desk.open()
    body = '{"status": 500, "code": "internal", "message": "no", "span": null, "hint": null}'
    broken = {"status": 500, "content_type": "application/problem+json", "body": body}
    desk.page.route("**/api/trace", lambda route: route.fulfill(**broken))
    desk.type("x = 5\nf = x^2")
    expect(desk.page.locator("[data-notice=bug]")).to_contain_text("Your text is kept")
    expect(desk.page.locator(".cm-content")).to_contain_text("x = 5")
    desk.page.unroute("**/api/trace")
    desk.page.keyboard.type(" ")
    expect(desk.page.locator(".pretty")).to_contain_text("25")


def test_a_server_that_is_asked_too_much_is_told_of_and_asked_again(desk: Desk) -> None:
    desk.open()
    body = {"status": 429, "code": "rate", "message": "no", "span": None, "hint": None}
    busy = {"status": 429, "content_type": "application/problem+json", "json": body}
    desk.page.route("**/api/trace", lambda route: route.fulfill(**busy), times=4)
    desk.type("x = 5\nf = x^2")
    notice = desk.page.locator("[data-notice=offline]")
    expect(notice).to_contain_text("Too many requests came at once. Everything is kept")
    expect(desk.page.locator(".pretty")).to_contain_text("25", timeout=15_000)
    expect(desk.page.locator("[data-notice]")).to_have_count(0)


def test_after_an_error_no_first_graph_is_waited_for(desk: Desk) -> None:
    body = {"status": 500, "code": "internal", "message": "no", "span": None, "hint": None}
    broken = {"status": 500, "content_type": "application/problem+json", "json": body}
    desk.page.route("**/api/trace", lambda route: route.fulfill(**broken), times=2)
    desk.page.goto(desk.address)
    expect(desk.page.locator("[data-notice=bug]")).to_be_visible()
    expect(desk.page.locator("#stage")).to_have_attribute("aria-busy", "false")
    desk.type("x = 5\nf = x^2")
    expect(desk.page.locator(".pretty")).to_contain_text("25")


def test_an_error_of_the_server_that_passes_is_no_news(desk: Desk) -> None:
    desk.open()
    body = '{"status": 500, "code": "internal", "message": "no", "span": null, "hint": null}'
    broken = {"status": 500, "content_type": "application/problem+json", "body": body}
    desk.page.route("**/api/trace", lambda route: route.fulfill(**broken), times=1)
    desk.type("x = 5\nf = x^2")
    expect(desk.page.locator(".pretty")).to_contain_text("25")
    expect(desk.page.locator(".notice")).to_have_count(0)


def test_an_answer_that_is_no_answer_is_told_and_survived(desk: Desk) -> None:
    """A proxy's own page, with status 200."""
    desk.open()
    page = {"status": 200, "content_type": "text/html", "body": "<h1>Please log in</h1>"}
    desk.page.route("**/api/trace", lambda route: route.fulfill(**page))
    desk.type("x = 5\nf = x^2")
    expect(desk.page.locator("[data-notice=offline]")).to_be_visible()
    desk.page.unroute("**/api/trace")
    # it asks again by itself
    expect(desk.page.locator(".pretty")).to_contain_text("25", timeout=15_000)


def test_a_proxy_that_refuses_is_no_mistake_of_the_text(desk: Desk) -> None:
    desk.open()
    page = {"status": 404, "content_type": "text/html", "body": "<h1>404</h1>"}
    desk.page.route("**/api/trace", lambda route: route.fulfill(**page))
    desk.type("x = 6\nf = x^2")
    expect(desk.page.locator("[data-notice=offline]")).to_be_visible()
    expect(desk.problem).to_be_empty()
    desk.page.unroute("**/api/trace")
    expect(desk.page.locator(".pretty")).to_contain_text("36", timeout=15_000)


def test_a_damaged_language_is_not_spoken(desk: Desk) -> None:
    desk.page.add_init_script("if (location.host) localStorage.setItem('backlight.lang', '{{{')")
    desk.open()
    expect(desk.page.locator("html")).to_have_attribute("lang", re.compile("en|ru"))


def test_a_notice_that_stays_can_be_closed(desk: Desk) -> None:
    desk.open("#v1.AAAA")
    notice = desk.page.locator("[data-notice=link]")
    notice.get_by_role("button", name="Close").press("Enter")
    expect(notice).to_be_hidden()


def test_a_notice_that_stays_changes_its_language_with_the_page(desk: Desk) -> None:
    desk.open("#v1.AAAA")
    notice = desk.page.locator("[data-notice=link]")
    expect(notice).to_contain_text("damaged")
    desk.click("RU")
    expect(notice).to_contain_text("повреждена")
    expect(notice.get_by_role("button", name="Закрыть")).to_be_visible()


def test_mashing_keys_in_the_middle_of_motion(desk: Desk) -> None:
    desk.page.emulate_media(reduced_motion="no-preference")
    desk.open()
    keys = ["ArrowRight", "ArrowLeft", "Shift+ArrowRight", " ", "End", "Home", "]", "[", "Escape"]
    for i in range(120):
        desk.press(keys[i * i * 7 % 9])
        desk.page.wait_for_timeout((0, 0, 15, 60)[i % 4])
    desk.press("Home")
    desk.press("End")
    desk.at_step(desk.steps)
    expect(desk.node("x")).to_contain_text("−4")


def test_words_under_braces_come_back_with_the_room_for_them(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    words = desk.page.locator("#formula .caption", has_text="upstream")
    expect(words).to_be_visible()
    desk.page.set_viewport_size({"width": 700, "height": 900})
    expect(words).to_have_count(0)
    desk.page.set_viewport_size({"width": 1440, "height": 900})
    expect(words).to_be_visible()


def test_a_resize_in_flight(desk: Desk) -> None:
    desk.page.emulate_media(reduced_motion="no-preference")
    desk.open()
    desk.pick("two-paths")
    desk.press("End")
    desk.press("Home")
    desk.press(" ")
    for width, height in ((700, 900), (390, 844), (1920, 1080), (1024, 500), (1440, 900)):
        desk.page.set_viewport_size({"width": width, "height": height})
        desk.page.wait_for_timeout(150)
        wide, window = desk.widths()
        assert wide <= window
    desk.press("End")
    desk.at_step(desk.steps)
    expect(desk.node("x")).to_contain_text("11.2042")


def test_too_many_nodes_are_refused_and_the_picture_stays(desk: Desk) -> None:
    desk.open()
    desk.type("x = 1\nfor i in range(3001):\n    x = x + 1\nf = x")
    expect(desk.problem).to_contain_text("3,000 nodes")
    expect(desk.node("q")).to_be_visible()


def test_on_a_phone_a_mistake_is_told_in_sight_under_the_line_that_is_written(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-text")
    last = phone.page.locator(".cm-line").last
    for text in (
        "a = 2\nb = a + 1\nc = a + 2\nf = foo(a)",
        "x = 0.5\nh = x\nfor k in range(3000):\n    h = tanh(h)\nf = h",
    ):
        phone.type(text)
        expect(phone.problem).to_be_in_viewport(ratio=1)
        expect(last).to_be_in_viewport(ratio=1)
    # in the middle of a text that is higher than its panel
    phone.run("f = 2\n" + "\n".join(f"b{i} = {i}" for i in range(25)))
    for line in (0, 12, 25):
        phone.press("Control+Home")
        phone.press("ArrowDown", line)
        phone.press("End")
        phone.page.keyboard.type("/")
        expect(phone.problem).to_be_in_viewport(ratio=1)
        written = phone.page.locator(".cm-line").nth(line)
        expect(written).to_be_in_viewport(ratio=1)
        boxes = (each.bounding_box() for each in (phone.problem, written))
        message, above = (box for box in boxes if box)
        assert above["y"] + above["height"] <= message["y"] + 1
        phone.press("Backspace")
        expect(phone.problem).to_be_hidden()


def test_two_tabs_keep_out_of_each_others_way(desk: Desk) -> None:
    desk.open()
    other = Desk(desk.page.context.new_page(), desk.address)
    other.open()
    desk.run("x = 2\nf = x^2")
    other.run("y = 3\nf = y^3")
    expect(desk.page.locator(".pretty")).to_contain_text("4")
    expect(other.page.locator(".pretty")).to_contain_text("27")
    for each, text in ((desk, "f = x^2"), (other, "f = y^3")):
        each.page.wait_for_timeout(500)
        each.page.reload()
        each.wait_drawn()
        expect(each.page.locator(".cm-content")).to_contain_text(text)
    other.check()


def test_a_part_that_a_newer_server_has_no_more_is_told(desk: Desk) -> None:
    desk.open()
    desk.page.route("**/check*.js", lambda route: route.fulfill(status=404))
    desk.press("g")
    notice = desk.page.locator("[data-notice=part]")
    expect(notice).to_contain_text("Reload the page")
    desk.press("ArrowRight")
    desk.at_step(2)
    desk.page.unroute("**/check*.js")
    desk.press("g")
    desk.press("g")
    expect(desk.tool.locator("tbody tr")).to_have_count(3)
    expect(notice).to_be_hidden()


def test_a_part_that_is_wanted_while_the_server_is_away_comes_when_it_is_back(desk: Desk) -> None:
    desk.open()
    desk.page.route("**/*", lambda route: route.abort())
    desk.press("g")
    notice = desk.page.locator("[data-notice=offline]")
    expect(notice).to_contain_text("trying again")
    told, step = notice.bounding_box(), desk.page.locator("#formula").bounding_box()
    assert told is not None
    assert step is not None
    assert told["y"] + told["height"] <= step["y"], "over nothing that the step says"
    expect(desk.page.locator("[data-notice=part]")).to_have_count(0)
    desk.page.unroute("**/*")
    expect(desk.tool.locator("tbody tr")).to_have_count(3, timeout=15_000)
    expect(desk.page.locator("[data-notice=offline]")).to_have_count(0)


def test_a_low_window_has_a_graph(browser: Browser, server: str) -> None:
    for width, height in ((667, 375), (720, 450), (360, 225), (844, 390)):
        with opened(browser, server, {"viewport": {"width": width, "height": height}}) as low:
            low.open()
            stage = low.page.locator("#stage").bounding_box()
            assert stage is not None
            assert stage["height"] > 130
            low.press("End")
            expect(low.node("x")).to_contain_text("−4")


def test_a_number_used_a_thousand_times_is_drawn(desk: Desk) -> None:
    desk.open()
    desk.run("x = 1\nf = " + " + ".join(["x"] * 1000), patience=30_000)
    desk.press("Escape")
    desk.press("End")
    expect(desk.headline).to_contain_text("1,000 contributions")


def test_a_picture_that_is_long_in_coming_says_so(desk: Desk) -> None:
    desk.open()
    desk.page.wait_for_load_state("networkidle")
    # nobody lays it out: the worker's answers do not arrive
    desk.page.evaluate("Worker.prototype.postMessage = () => {}")
    desk.type("x = 2\ny = 3\nz = 4\nu = x * y\nv = u * z\nf = v + u + sin(u) + cos(v)")
    expect(desk.page.locator("#stage .graph")).to_have_attribute("aria-busy", "true")
    expect(desk.page.locator("#stage")).to_have_attribute("data-waiting", "Drawing the graph…")


def test_a_picture_that_has_come_is_not_said_to_be_busy(desk: Desk) -> None:
    desk.open()
    expect(desk.page.locator("#stage .graph")).to_have_attribute("aria-busy", "false")
    desk.type("x = 2\nf = x * x + sin(x)")
    expect(desk.node("f")).to_be_visible()
    expect(desk.page.locator("#stage .graph")).to_have_attribute("aria-busy", "false")


def test_nothing_of_the_picture_before_can_be_chosen_or_changed(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.page.wait_for_load_state("networkidle")
    desk.page.evaluate("Worker.prototype.postMessage = () => {}")
    desk.type("a = 1\nb = 2\nu = a * b\nv = u * a\nf = v + u + sin(u) + cos(v)")
    expect(desk.page.locator("#stage .graph")).to_have_attribute("aria-busy", "true")
    of = desk.page.locator("#inspector h2").first
    shown = of.inner_text()
    desk.node("q").focus()
    for key in ("Enter", "Shift+Enter"):
        desk.press(key)
        expect(of).to_have_text(shown)
        expect(desk.told).to_be_hidden()
    desk.page.mouse.click(*desk.middle(desk.node("q")))
    expect(of).to_have_text(shown)
    desk.node("x").locator("[data-handle]").focus()
    desk.press("ArrowUp")
    with desk.dragging(desk.node("x").locator("[data-handle]"), 40):
        expect(desk.number("a")).to_have_value("1")


def test_a_server_that_is_away_again_is_not_said_to_be_back(desk: Desk) -> None:
    desk.open()
    back = desk.page.locator("[data-notice=back]")
    for away in (1, 2):
        desk.page.route("**/api/replay", lambda route: route.abort())
        desk.enter("x", str(away))
        expect(desk.page.locator("[data-notice=offline]")).to_be_visible()
        expect(back).to_be_hidden()
        desk.page.unroute("**/api/replay")
        if away == 1:
            expect(back).to_be_visible(timeout=10_000)
