"""Links: everything on screen goes into them and comes out again."""

from __future__ import annotations

import base64
import json
import re
import zlib
from typing import Any

from playwright.sync_api import Browser, expect

from .conftest import DESK, opened
from .desk import Desk
from .states import use


def test_a_link_carries_program_numbers_step_language_and_theme(
    desk: Desk, browser: Browser, server: str
) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.number("x").click()
    desk.page.keyboard.type("0.5")
    desk.page.keyboard.press("Enter")
    desk.press("ArrowRight", 3)
    desk.click("RU")
    desk.page.click("#theme-button")
    desk.page.click("#share-button")
    expect(desk.page.locator("[data-notice=share]")).to_be_visible()
    link = desk.page.evaluate("() => location.hash")
    assert link.startswith("#v1.")
    with opened(browser, server, DESK) as other:
        other.open(link)
        other.at_step(4)
        expect(other.number("x")).to_have_value("0,5")
        expect(other.page.locator("html")).to_have_attribute("data-theme", "dark")
        expect(other.page.locator("html")).to_have_attribute("lang", "ru")
        expect(other.page.locator(".cm-content")).to_contain_text("p = exp(x)")


def test_reload_and_the_way_back(desk: Desk) -> None:
    desk.open()
    desk.pick("neuron")
    desk.press("ArrowRight", 2)
    desk.at_step(3)
    desk.page.wait_for_timeout(600)
    desk.page.reload()
    desk.wait_drawn()
    desk.at_step(3)
    expect(desk.page.locator(".cm-content")).to_contain_text("sigmoid(s)")
    desk.page.go_back()
    expect(desk.page.locator(".cm-content")).to_contain_text("q = x + y")
    desk.page.go_forward()
    expect(desk.page.locator(".cm-content")).to_contain_text("sigmoid(s)")


def test_back_leads_to_the_example_as_it_was_before_one_wrote_into_it(desk: Desk) -> None:
    desk.open()
    desk.pick("router")
    text = desk.page.locator(".cm-content")
    expect(text).to_contain_text("max(z, w)")
    desk.run("a = 2\nf = sin(a)")
    desk.run("a = 2\nf = cos(a)")
    reloaded(desk)
    desk.run("a = 2\nf = tan(a)")
    desk.page.go_back()
    expect(text).to_contain_text("max(z, w)")
    expect(desk.node("w")).to_be_visible()
    desk.page.go_forward()
    expect(text).to_contain_text("tan(a)")
    desk.page.click("#undo-button")
    expect(text).not_to_contain_text("tan(a)")
    desk.page.go_back()
    expect(text).to_contain_text("max(z, w)")
    desk.page.go_back()
    expect(text).to_contain_text("q = x + y")


def test_back_after_numbers_were_changed_leads_to_those_of_the_program(desk: Desk) -> None:
    desk.open()
    handle = desk.node("x").locator("[data-handle]")
    with desk.dragging(handle, 60):
        pass
    desk.enter("y", "7")
    expect(desk.number("x")).not_to_have_value("−2")
    desk.page.wait_for_timeout(600)
    desk.page.go_back()
    expect(desk.number("x")).to_have_value("−2")
    expect(desk.number("y")).to_have_value("5")
    desk.page.go_forward()
    expect(desk.number("y")).to_have_value("7")
    desk.page.get_by_role("button", name="Put into text").click()
    expect(desk.page.locator(".cm-content")).to_contain_text("y = 7")
    desk.page.go_back()
    expect(desk.page.locator(".cm-content")).to_contain_text("y = 5")


def test_kept_numbers_come_with_their_program_and_are_there_on_the_way_back(desk: Desk) -> None:
    kept = desk.page.locator(".compare tbody tr")

    def keep(name: str, number: str) -> None:
        desk.enter(name, number)
        desk.leave_editor()
        desk.press("a")
        desk.enter(name, "2")
        desk.leave_editor()
        expect(kept.filter(has_text=f"{name}{number}2")).to_be_visible()
        desk.page.wait_for_timeout(600)

    desk.open()
    desk.run("a = 1\nf = a + a")
    keep("a", "5")
    link = desk.page.evaluate("() => location.hash")
    desk.pick("two-paths")
    keep("x", "9")
    desk.page.goto(f"{desk.address}/{link}")
    expect(kept.filter(has_text="a52−3")).to_be_visible()
    desk.page.go_back()
    expect(kept.filter(has_text="x92−7")).to_be_visible()
    desk.page.go_forward()
    expect(kept.filter(has_text="a52−3")).to_be_visible()


def test_what_was_done_just_before_the_place_was_left_is_there_again(desk: Desk) -> None:
    desk.open()
    text = desk.page.locator(".cm-content")
    desk.run("a = 2\nf = sin(a)")
    desk.page.wait_for_timeout(600)
    desk.run("a = 2\nf = tan(a)")
    desk.page.go_back()
    expect(text).to_contain_text("q = x + y")
    desk.page.go_forward()
    expect(text).to_contain_text("tan(a)")
    # at once to another program, and reloaded at once
    desk.run("a = 2\nf = cos(a)")
    desk.pick("router")
    desk.page.go_back()
    expect(text).to_contain_text("cos(a)")
    desk.run("a = 2\nf = exp(a)")
    desk.page.reload()
    desk.wait_drawn()
    expect(text).to_contain_text("exp(a)")


def test_a_reload_of_the_address_before_shows_what_was_there_last(desk: Desk) -> None:
    """A browser that has begun to reload does not hear that the address was written meanwhile."""
    desk.page.add_init_script(
        "if (sessionStorage.older) history.replaceState(null, '', sessionStorage.older)"
    )
    desk.open()
    desk.run("f = 1 + 2")
    desk.page.wait_for_url("**#v1*")
    older = desk.page.url
    desk.run("f = 1 + 2 + 3")
    desk.page.wait_for_url(lambda url: url != older)
    desk.page.evaluate("older => { sessionStorage.older = older }", older)
    desk.page.reload()
    expect(desk.page.locator(".cm-content")).to_contain_text("f = 1 + 2 + 3")


def test_the_address_says_what_is_changed_while_the_steps_play(desk: Desk) -> None:
    desk.open()
    desk.page.wait_for_url("**#v1*")
    desk.press("[", 2)
    desk.press(" ")
    before = desk.page.url
    desk.enter("x", "7")
    expect(desk.page).not_to_have_url(before)
    expect(desk.page.locator(".keys .play")).to_have_attribute("aria-label", "Pause")
    other = desk.page.context.new_page()
    other.goto(desk.page.url)
    expect(other.locator("#inputs input").first).to_have_value("7")


def test_back_and_forward_in_a_row_show_the_place_one_ends_at(desk: Desk) -> None:
    desk.open()
    desk.run("a = 2\nf = sin(a)")
    desk.page.evaluate("() => { history.back(); setTimeout(() => history.forward(), 30) }")
    desk.page.wait_for_timeout(1200)
    expect(desk.page.locator(".cm-content")).to_contain_text("sin(a)")
    desk.page.go_back()
    expect(desk.page.locator(".cm-content")).to_contain_text("q = x + y")


def test_without_a_link_the_draft_comes_back(desk: Desk) -> None:
    desk.open()
    desk.type("a = 4\nf = sqrt(a)")
    expect(desk.node("a")).to_be_visible()
    desk.page.wait_for_timeout(600)
    desk.page.goto("about:blank")
    desk.page.goto(desk.address)
    desk.wait_drawn()
    expect(desk.page.locator(".cm-content")).to_contain_text("f = sqrt(a)")


def test_a_damaged_and_a_newer_link_explain_themselves(desk: Desk) -> None:
    desk.open("#v1.damaged")
    expect(desk.page.locator("[data-notice=link]")).to_contain_text("damaged")
    desk.page.goto("about:blank")
    desk.open("#v7.abc")
    expect(desk.page.locator("[data-notice=link]")).to_contain_text("newer")
    desk.page.goto(f"{desk.address}/{written({'text': 'x = 3', 'step': 0})}")
    expect(desk.page.locator("[data-notice=link]")).to_have_count(0)


def written(state: dict[str, Any]) -> str:
    """A link as the page writes it."""
    packed = zlib.compressobj(wbits=-15)
    body = packed.compress(json.dumps(state).encode()) + packed.flush()
    return "#v1." + base64.urlsafe_b64encode(body).decode().rstrip("=")


def reloaded(desk: Desk) -> None:
    """The page as its address says, once that has followed the screen."""
    desk.page.wait_for_timeout(600)
    desk.page.reload()
    desk.wait_drawn()


def test_the_selected_node_and_the_edge_of_its_jacobian_come_back(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.node("q").locator(".name").click()
    use(desk, "jacobian").locator(".edge-choice button").last.click()
    chosen = desk.tool.locator(".edge-choice [aria-pressed=true]")
    expect(chosen).to_have_accessible_name("derivative of q with respect to y")
    reloaded(desk)
    expect(desk.node("q")).to_have_class(re.compile(r"\bselected\b"))
    expect(chosen).to_have_accessible_name("derivative of q with respect to y")
    expect(desk.page.locator("#stage .edge.pointed")).to_have_count(1)


def test_a_kept_path_stays_lit_and_comes_back(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.press("End")
    path = use(desk, "paths").locator(".path").last
    path.click()
    desk.page.mouse.move(600, 500)
    lit = desk.page.locator("#stage .edge.pointed")
    expect(path).to_have_attribute("aria-pressed", "true")
    expect(lit).not_to_have_count(0)
    lines = lit.count()
    reloaded(desk)
    expect(path).to_have_attribute("aria-pressed", "true")
    expect(lit).to_have_count(lines)
    path.click()
    desk.page.mouse.move(600, 500)
    expect(lit).to_have_count(0)


def test_the_question_why_comes_back_as_it_was_asked(desk: Desk) -> None:
    desk.open()
    desk.run("x = -2\nh = relu(x)\nf = 3 * h")
    desk.leave_editor()
    desk.press("End")
    use(desk, "why").get_by_label("Node").select_option(label="x")
    answer = desk.tool.locator(".why-answer")
    expect(answer).to_have_attribute("data-code", "flat")
    expect(desk.node("h")).to_have_class(re.compile(r"\bselected\b"))
    reloaded(desk)
    expect(answer).to_have_attribute("data-code", "flat")
    expect(desk.tool.locator("#tool-node option:checked")).to_have_text("x")


def test_the_input_of_the_backward_graph_comes_back_also_by_the_way_back(desk: Desk) -> None:
    desk.open()
    use(desk, "backward").get_by_label("by").first.select_option("z")
    expect(desk.page.locator("#beside [data-name]").first).to_be_visible()
    by = desk.tool.locator("select")
    reloaded(desk)
    expect(by).to_have_value("z")
    desk.pick("neuron")
    expect(by).not_to_have_value("z")
    desk.page.wait_for_timeout(600)
    desk.page.go_back()
    expect(by).to_have_value("z")
    desk.page.go_forward()
    expect(by).not_to_have_value("z")


def test_the_entry_of_a_jacobian_comes_back(desk: Desk) -> None:
    desk.open()
    desk.run("A = [[1, 2], [3, 4]]\nb = [1, -1]\nf = sum(tanh(A @ b))")
    desk.leave_editor()
    desk.press("End")
    desk.node("A").locator(".name").click()
    cells = use(desk, "jacobian").locator(".pick [tabindex]")
    cells.nth(5).click()
    title = desk.tool.locator(".section-title")
    expect(title).to_be_visible()
    told = title.inner_text()
    reloaded(desk)
    expect(title).to_have_text(told, use_inner_text=True)
    # another edge has a matrix of its own
    desk.press("Home")
    desk.node("b").locator(".name").click()
    expect(title).to_have_count(0)


def test_an_entry_that_a_matrix_does_not_have_is_not_chosen(desk: Desk) -> None:
    text = "a = [1, 2]\nf = sum(tanh(a))"
    state = {
        "text": text,
        "selected": 0,
        "tool": "jacobian",
        "aim": {"edges": [0], "entry": [7, 7]},
    }
    desk.open(written(state))
    expect(desk.tool.locator(".jacobian")).to_be_visible()
    expect(desk.tool.locator(".section-title")).to_have_count(0)


def test_the_mistake_that_was_chosen_comes_back_also_for_another_program(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    mistakes = use(desk, "order").locator(".order-mistake button")
    mistakes.last.click()
    expect(mistakes.last).to_have_attribute("aria-pressed", "true")
    reloaded(desk)
    expect(mistakes.last).to_have_attribute("aria-pressed", "true")
    desk.pick("fraction")
    expect(mistakes.last).to_have_attribute("aria-pressed", "true")


def test_the_graph_of_forward_mode_comes_back(desk: Desk) -> None:
    desk.open()
    tool = use(desk, "modes")
    tool.locator("select").select_option("z")
    show = tool.locator("button[aria-pressed]")
    show.click()
    second = desk.page.locator("#beside [data-name]").first
    expect(second).to_be_visible()
    reloaded(desk)
    expect(second).to_be_visible()
    expect(tool.locator("select")).to_have_value("z")
    show.click()
    expect(second).to_be_hidden()
    reloaded(desk)
    expect(show).to_have_attribute("aria-pressed", "false")
    expect(second).to_be_hidden()


def test_a_link_to_a_node_that_is_not_there_opens_without_it(desk: Desk) -> None:
    state = {"text": "f = x^2", "selected": 77, "tool": "jacobian", "aim": {"edges": [9]}}
    desk.open(written(state))
    expect(desk.tool.locator(".edge-choice button")).not_to_have_count(0)
    expect(desk.page.locator(".cm-content")).to_contain_text("f = x^2")


MISTAKE = "a = 2\nf = sinn(a)"


def test_a_text_with_a_mistake_comes_back_beside_the_last_graph(desk: Desk) -> None:
    desk.open()
    desk.run("a = 2\nf = sin(a)")
    desk.enter("a", "3")
    desk.type(MISTAKE)
    expect(desk.stale).to_be_visible()
    for address in (None, f"{desk.address}/?"):
        desk.page.wait_for_timeout(600)
        desk.page.goto(address) if address else desk.page.reload()
        desk.wait_drawn()
        expect(desk.page.locator(".cm-content")).to_contain_text("sinn")
        expect(desk.marked).to_have_text("sinn")
        expect(desk.node("f")).to_be_visible()
        expect(desk.stale).to_be_visible()
    desk.page.go_back()
    expect(desk.number("a")).to_have_value("3")
    desk.page.click("#undo-button")
    expect(desk.page.locator(".cm-content")).not_to_contain_text("sinn")
    expect(desk.stale).to_have_count(0)


def test_a_text_that_never_was_a_program_offers_nothing_about_a_graph(phone: Desk) -> None:
    phone.page.goto(f"{phone.address}/{written({'text': MISTAKE})}")
    expect(phone.headline).to_contain_text("Nothing to draw")
    expect(phone.marked).to_have_text("sinn")
    for part in ("#inputs", "#transport .play", "#formula .stage-cell", "#toolbox"):
        expect(phone.page.locator(part).first).to_be_hidden()
    phone.type("f = 2")
    expect(phone.node("f")).to_be_visible()
    expect(phone.page.locator("#transport .play")).to_be_visible()
