"""Hands on a network: pointing at its parts, changing a weight, points and tables of one's own."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, FilePayload, Route, expect

from .conftest import DESK, opened
from .desk import TAKEN_IN, Desk
from .net import LONG, Net
from .test_projector import HALL


def test_what_is_pointed_at_tells_its_weight_its_gradient_and_why(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 3 tanh → 1, xor")
    expect(net.unit(1, 4)).to_have_count(0)
    note = net.page.locator("#net-tip")
    first, last = (net.unit(*each).bounding_box() for each in ((1, 1), (2, 1)))
    assert first
    assert last
    # the line from the uppermost unit sets out level
    net.page.mouse.move(first["x"] + first["width"] + 8, first["y"] + first["height"] / 2)
    expect(note).to_contain_text("Weight of layer 2, from unit 1 to unit 1")
    expect(note).to_contain_text("∂L/∂w of this example")
    expect(note.locator(".katex")).to_be_visible()
    net.page.mouse.click(first["x"] + first["width"] + 8, first["y"] + first["height"] / 2)
    weight = note.locator("dt:text-is('weight w') + dd").inner_text()
    expect(net.page.get_by_label("weight w", exact=True)).to_have_value(re.compile(weight))
    net.page.mouse.move(last["x"] + last["width"] / 2, last["y"] + last["height"] / 2)
    expect(note).to_contain_text("Unit 1 of layer 2")
    expect(note).to_contain_text("gradient ∂L/∂h")
    net.page.mouse.move(5, 5)
    expect(note).to_be_hidden()


def test_the_note_follows_the_keyboard_and_no_finger(desk: Desk, phone: Desk) -> None:
    net = Net(desk).open()
    note = net.page.locator("#net-tip")
    net.unit(0, 1).focus()
    net.page.keyboard.press("ArrowRight")
    expect(note).to_contain_text("Unit 1 of layer 1")
    expect(net.unit(1, 1)).to_have_attribute("aria-describedby", "net-tip")
    net.page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    there = Net(phone).open()
    there.unit(1, 1).tap()
    expect(there.page.locator("#picked")).to_be_visible()
    expect(there.page.locator("#net-tip")).to_be_hidden()


def test_a_weight_is_changed_by_hand(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    before = net.said(2, 1)
    net.unit(2, 1).click()
    field = net.page.get_by_label("bias b", exact=True)
    field.fill("3")
    field.press("Enter")
    expect(net.unit(2, 1).locator("text")).not_to_have_text(before)
    expect(net.fact("value h")).to_have_text(re.compile(r"^0\.9"))


def table(rows: bytes) -> FilePayload:
    return {"name": "own.csv", "mimeType": "text/csv", "buffer": rows}


def test_the_classes_of_a_table_are_not_asked_for(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 4 tanh → 3, cross_entropy, blobs 3 90")
    classes = net.page.get_by_label("classes", exact=True)
    expect(classes).to_be_visible()
    net.page.get_by_label("Own data").set_input_files(table(b"a,b,kind\n0,0,in\n0,1,out\n"))
    expect(net.text).to_have_value(re.compile("own 2"))
    expect(classes).to_be_hidden()


def test_a_table_of_ones_own_is_learned(desk: Desk) -> None:
    net = Net(desk).open()
    rows = b"a,b,kind\n0,0,in\n0,1,out\n1,0,out\n1,1,in\n"
    net.page.get_by_label("Own data (CSV)").set_input_files(table(rows))
    expect(net.text).to_have_value(re.compile("own 2"))
    expect(net.page.locator("#headline .where")).to_contain_text("of 4")
    net.page.click("#step-button")
    net.at_step(1)
    net.page.get_by_label("Own data (CSV)").set_input_files(table(b"a,b,kind\n1,two,in\n"))
    expect(net.page.locator("#spec-problem")).to_contain_text("two")
    expect(net.text).to_have_value(re.compile("own 2"))


def test_a_table_of_an_old_editor_is_read_and_one_that_is_no_text_is_not(desk: Desk) -> None:
    net = Net(desk).open()
    own = net.page.get_by_label("Own data (CSV)")
    own.set_input_files(table("a,b,вид\n0,0,да\n0,сто,нет\n".encode("cp1251")))
    expect(net.page.locator("#spec-problem")).to_contain_text("сто")
    # of the file, not of the text
    expect(net.text).not_to_have_class(re.compile("wrong"))
    own.set_input_files(table(b"\x89PNG\r\n\x1a\n\x00\x00"))
    expect(net.page.locator("[data-notice=file]")).to_contain_text("own.csv is not a text file")
    expect(net.page.locator("#spec-problem")).to_be_hidden()


def test_points_are_put_in_and_taken_away_by_hand(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    where = net.page.locator("#headline .where")
    expect(where).to_contain_text("of 4")
    marks = net.page.locator("#field .field-marks")
    net.page.get_by_role("button", name="add 1").click()
    marks.click(position={"x": 150, "y": 150})
    expect(where).to_contain_text("of 5")
    net.page.click("#epoch-button")
    net.at_step(1)
    net.page.get_by_role("button", name="remove", exact=True).click()
    # far from all points nothing is taken away
    marks.click(position={"x": 150, "y": 60})
    net.page.evaluate(TAKEN_IN)
    expect(where).to_contain_text("of 5")
    marks.click(position={"x": 150, "y": 150})
    expect(where).to_contain_text("of 4")
    net.pick("moons")
    expect(where).to_contain_text("of 120")


def test_what_a_press_on_the_data_does_is_kept_in_another_language(desk: Desk) -> None:
    net = Net(desk).open()
    net.page.get_by_role("button", name="remove", exact=True).click()
    net.page.click("button[lang='ru']")
    removes = net.page.locator(".hand button").last
    expect(removes).to_have_text("убрать")
    expect(removes).to_have_attribute("aria-pressed", "true")


def test_points_and_what_is_open_are_in_the_link(desk: Desk, browser: Browser, server: str) -> None:
    net = Net(desk).open()
    net.pick("xor")
    net.page.get_by_role("button", name="add 1").click()
    net.page.locator("#field .field-marks").click(position={"x": 150, "y": 150})
    where = "#headline .where"
    expect(net.page.locator(where)).to_contain_text("of 5")
    net.unit(1, 2).click()
    net.page.click("#landscape-button")
    expect(net.page.locator("#landscape canvas")).to_be_visible(timeout=LONG)
    net.page.click("#share-button")
    expect(net.page.locator("[data-notice=share]")).to_be_visible()
    link = net.page.evaluate("() => location.hash")
    with opened(browser, server, DESK) as other:
        there = Net(other).open(link)
        expect(there.page.locator(where)).to_contain_text("of 5")
        expect(there.page.locator("#picked")).to_contain_text("Unit 2 of layer 1")
        expect(there.page.locator("#landscape canvas")).to_be_visible(timeout=LONG)
    net.pick("moons")
    net.page.go_back()
    expect(net.page.locator(where)).to_contain_text("of 5")
    net.page.reload()
    net.wait_drawn()
    expect(net.page.locator(where)).to_contain_text("of 5")
    net.say("2 → 3 relu → 1, bce, xor")
    expect(net.unit(1, 4)).to_have_count(0)
    expect(net.page.locator(where)).to_contain_text("of 5")


def test_a_point_put_in_before_the_data_have_come_goes_to_the_new_ones(desk: Desk) -> None:
    net = Net(desk).open()
    held: list[Route] = []
    net.page.route("**/api/network/look", lambda route: held.append(route), times=1)
    net.page.click("#examples-button")
    net.page.click('[data-example="xor"]')
    net.page.get_by_role("button", name="add 1").click()
    net.page.locator("#field .field-marks").click(position={"x": 150, "y": 150})
    held[0].continue_()
    expect(net.page.locator("#headline .where")).to_contain_text("of 5")
    expect(net.text).to_have_value(re.compile("xor"))


def test_a_table_too_long_for_a_link_stays_in_this_browser(
    desk: Desk, browser: Browser, server: str
) -> None:
    net = Net(desk).open()
    rows = "".join(f"{i * 7919 % 997},{i * 104729 % 9973},{i % 2}\n" for i in range(3000))
    net.page.get_by_label("Own data (CSV)").set_input_files(table(rows.encode()))
    expect(net.page.locator("[data-notice=points]")).to_contain_text("8 kB", timeout=LONG)
    where = net.page.locator("#headline .where")
    expect(where).to_contain_text("of 3,000")
    link = net.page.evaluate("() => location.hash")
    net.page.reload()
    net.wait_drawn()
    expect(where).to_contain_text("of 3,000")
    with opened(browser, server, DESK) as other:
        there = Net(other).open(link)
        expect(there.page.locator("[data-notice=link]")).to_contain_text("open their file again")


def test_each_of_ten_classes_has_a_hue_of_its_own(desk: Desk) -> None:
    net = Net(desk).open()
    rows = "".join(f"{i % 10}.{i // 10},{(i * 3) % 10},c{i % 10}\n" for i in range(60))
    net.page.get_by_label("Own data (CSV)").set_input_files(table(rows.encode()))
    expect(net.page.get_by_role("button", name="add 9")).to_be_visible()
    expect(net.page.locator("#headline .where")).to_contain_text("of 60")
    net.page.click("#step-button")
    expect(net.page.locator("#training")).to_contain_text("step 1,")
    hues = net.page.evaluate(
        "() => Array.from({ length: 10 }, (_, i) => "
        "getComputedStyle(document.documentElement).getPropertyValue(`--class-${i}`))"
    )
    assert len(set(hues)) == 10
    assert all(hues)


def test_what_hands_did_is_taken_back_and_done_again(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    first = net.said(2, 1)
    net.unit(2, 1).click()
    field = net.page.get_by_label("bias b", exact=True)
    field.fill("3")
    field.press("Enter")
    expect(net.fact("value h")).to_have_text(re.compile(r"^0\.9"))
    net.page.click("#step-button")
    net.at_step(1)
    net.page.get_by_role("button", name="add 1").click()
    net.page.locator("#field .field-marks").click(position={"x": 150, "y": 150})
    where = net.page.locator("#headline .where")
    expect(where).to_contain_text("of 5")
    net.page.keyboard.press("Control+z")
    expect(where).to_contain_text("of 4")
    net.at_step(1)
    net.page.click("#undo-button")
    net.at_step(0)
    expect(net.unit(2, 1).locator("text")).to_have_text(first)
    net.page.keyboard.press("Control+Shift+Z")
    net.at_step(1)
    net.page.click("#redo-button")
    expect(where).to_contain_text("of 5")
    expect(net.page.locator("#redo-button")).to_be_disabled()
    net.page.keyboard.press("Control+z")
    net.rests()
    net.page.keyboard.press("Control+z")
    net.at_step(0)
    net.page.keyboard.press("Control+z")
    expect(net.text).to_have_value(re.compile("moons"))


def test_undone_twice_before_the_first_answer_is_twice_undone(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    net.unit(2, 1).click()
    bias, value = net.page.get_by_label("bias b", exact=True), net.fact("value h")
    first = value.inner_text()
    for number in ("3", "-3"):
        was = value.inner_text()
        bias.fill(number)
        bias.press("Enter")
        expect(value).not_to_have_text(was)
    net.page.locator("h1").click()
    held: list[Route] = []
    net.page.route("**/api/network/look", lambda route: held.append(route), times=1)
    net.page.keyboard.press("Control+z")
    net.page.keyboard.press("Control+z")
    held[0].continue_()
    expect(value).to_have_text(first)


def test_what_a_layer_has_besides_has_its_numbers_in_the_form(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 5 tanh dropout → 5 relu → 1, moons")
    share = net.page.get_by_label("Share that dropout drops in layer 1")
    expect(share).to_have_value("0.5")
    share.fill("0.2")
    share.press("Enter")
    expect(net.text).to_have_value(re.compile("5 tanh dropout 0.2"))
    net.page.get_by_text("more", exact=True).nth(1).click()
    net.page.get_by_label("residual in layer 2").check()
    net.page.get_by_label("Layers that the residual of layer 2 skips").fill("1")
    expect(net.text).to_have_value(re.compile("5 relu residual 1"))
    net.page.get_by_label("Activation of layer 2").select_option("leaky_relu")
    slope = net.page.get_by_label("Layer 2: number of the activation")
    expect(slope).to_have_value("0.01")
    slope.fill("-0.2")
    slope.press("Enter")
    expect(net.text).to_have_value(re.compile("5 leaky_relu -0.2 residual 1"))
    # what is done in a field is taken back from there
    slope.press("Control+z")
    expect(net.text).to_have_value(re.compile("5 leaky_relu 0.01 residual 1"))
    net.text.press("Control+z")
    expect(net.text).to_have_value(re.compile("5 relu residual 1"))
    net.page.get_by_label("data", exact=True).select_option(label="a formula")
    expect(net.text).to_have_value(re.compile("data sin"))


def test_a_unit_opens_number_by_number_with_the_same_gradient(desk: Desk) -> None:
    net = Net(desk).open()
    net.pick("xor")
    net.unit(1, 2).click()
    gradient = net.fact("gradient ∂L/∂h").inner_text()
    net.page.get_by_role("button", name="Unit, number by number").click()
    expect(desk.nodes.first).to_be_visible(timeout=LONG)
    expect(net.page.locator(".cm-content")).to_contain_text("h1_2 = tanh(")
    desk.press("End")
    expect(net.page.locator("g.node[data-name='h1_2']")).to_have_attribute(
        "aria-label", re.compile(gradient[:5])
    )
    net.page.go_back()
    net.wait_drawn()
    net.page.get_by_role("button", name="Example, number by number").click()
    expect(net.page.locator(".cm-content")).to_contain_text("w1_1_1", timeout=LONG)


def test_steps_and_layers_are_taken_by_keyboard_one_after_another(desk: Desk) -> None:
    net = Net(desk).open()
    step = desk.page.locator("#step-button")
    step.focus()
    for _ in range(2):
        with desk.page.expect_response("**/api/network/train"):
            desk.press("Enter")
        expect(step).to_have_attribute("aria-disabled", "false")
        expect(step).to_be_focused()
    add = desk.page.get_by_role("button", name="Add a layer")
    add.focus()
    for layers in (4, 5):
        desk.press("Enter")
        expect(desk.page.locator(".layers > li")).to_have_count(layers + 2)
        expect(add).to_be_focused()
    remove = desk.page.get_by_role("button", name="Remove layer 1")
    remove.focus()
    desk.press("Enter")
    expect(desk.page.locator(".layers > li")).to_have_count(6)
    expect(remove).to_be_focused()
    assert net.units.count()


def test_another_theme_behind_a_comparison_of_another_depth(desk: Desk) -> None:
    Net(desk).open()
    desk.page.click("#compare-button")
    desk.page.get_by_role("button", name="Remove layer 1").click()
    expect(desk.page.locator(".layers > li")).to_have_count(4)
    desk.page.click("#theme-button")
    desk.page.evaluate(TAKEN_IN)
    desk.check()


def test_a_text_that_was_refused_is_taken_back_and_no_more(desk: Desk) -> None:
    net = Net(desk).open()
    good = "2 → 4 tanh → 1 sigmoid, bce, xor, adam 0.01"
    for text in (good.replace("4", "3"), good):
        net.say(text)
        expect(net.page.locator("#headline .where")).to_contain_text("of 4")
        expect(net.units).to_have_count(7 if text == good else 6)
    net.say("2 → 4 tahn → 1, xor")
    problem = net.page.locator("#spec-problem")
    expect(problem).to_contain_text("tahn")
    net.page.locator("h1").click()
    desk.press("Control+z")
    expect(net.text).to_have_value(good)
    expect(problem).to_be_hidden()
    desk.press("Control+Shift+z")
    expect(net.text).to_have_value(re.compile("tahn"))
    expect(problem).to_be_visible()
    expect(problem).to_contain_text("tahn")
    for _ in range(2):
        desk.press("Control+z")
    expect(net.text).to_have_value(re.compile("2 → 3 tanh"))


def test_in_a_hall_the_note_at_a_weight_holds_its_formula(browser: Browser, server: str) -> None:
    with opened(browser, server, HALL) as page:
        net = Net(page).open(lang="ru", theme="projector")
        first = net.unit(0, 1).bounding_box()
        assert first
        # the line to the uppermost unit sets out level
        net.page.mouse.move(first["x"] + first["width"] + 8, first["y"] + first["height"] / 2)
        note = net.page.locator("#net-tip")
        expect(note).to_contain_text("Вес слоя")
        assert note.evaluate("(each) => each.scrollWidth <= each.clientWidth")


def test_what_has_not_come_yet_is_taken_back_alone(desk: Desk) -> None:
    net = Net(desk).open()
    one, two = (f"2 → {units} tanh → 1 sigmoid, bce, xor, adam 0.01" for units in (3, 4))
    net.say(one)
    expect(net.units).to_have_count(6)
    held: list[Route] = []
    net.page.route("**/api/network/look", lambda route: held.append(route), times=1)
    net.say(two)
    net.page.locator("h1").click()
    for keys, text in (("Control+z", one), ("Control+Shift+z", two), ("Control+z", one)):
        desk.press(keys)
        expect(net.text).to_have_value(text)
    held[0].continue_()
    expect(net.units).to_have_count(6)
    desk.press("Control+Shift+z")
    expect(net.units).to_have_count(7)
    expect(net.text).to_have_value(two)
