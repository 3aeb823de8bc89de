"""What the page for networks says: verdicts, refusals, notices."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .desk import Desk
from .net import LONG, Net

WRONG = re.compile("wrong")
GAPS = """(names) => names.map((name) => {
    const [left, right] = [name, name.nextElementSibling].map((each) => {
        const text = document.createRange();
        text.selectNodeContents(each);
        return text.getBoundingClientRect();
    });
    return right.left - left.right;
})"""
DEEP = "2 → 100x8 sigmoid → 1, moons 40"


def test_a_training_that_diverged_is_called_so(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("1 → 12 tanh → 1, mse, sine 80 0.1, sgd 50")
    expect(net.page.get_by_label("learning rate")).to_have_value("50")
    net.train.click()
    verdict = net.page.locator("#health .verdict")
    expect(verdict).to_contain_text("NaN", timeout=LONG)
    expect(verdict.locator("b")).to_have_text("No numbers any more.")


def test_a_text_with_a_mistake_says_that_the_picture_is_of_before(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 4 tanh → 1 sigmoid, bce, xorr")
    expect(net.page.locator("#headline .where")).to_contain_text("The text has a mistake")
    expect(net.page.locator("#app")).to_have_class(re.compile("stale"))
    net.say("2 → 4 tanh → 1 sigmoid, bce, xor")
    expect(net.page.locator("#headline .where")).to_contain_text("of 4")
    expect(net.page.locator("#app")).not_to_have_class(re.compile("stale"))


def test_clipping_that_has_clipped_nothing_is_said(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 4 tanh → 1 sigmoid, bce, xor, sgd 0.01")
    net.page.locator("h1").click()
    desk.press("a")
    net.page.get_by_role("button", name="clipping", exact=True).click()
    title = net.page.locator("h1")
    expect(title).to_contain_text("Only the clipping")
    net.page.click("#step-button")
    expect(title).to_contain_text("both networks are the same")


def test_a_verdict_has_its_threshold_and_its_source(desk: Desk) -> None:
    net = Net(desk).open()
    verdict = net.page.locator("#health .verdict")
    expect(verdict).to_contain_text("within a factor of 100 of that at the last hidden one")
    net.say(DEEP)
    expect(verdict.locator("small")).to_contain_text("at most 1/100 of that at the last hidden")
    expect(verdict.locator("small")).to_contain_text("Glorot and Bengio 2010")


def test_what_l1_and_l2_add_is_told_apart_from_the_loss(desk: Desk) -> None:
    net = Net(desk).open()
    penalty = net.page.get_by_text("penalty L1, L2").locator("+ dd")
    expect(penalty).to_be_hidden()
    net.say("2 → 3 tanh → 1, xor, sgd 0.1, l2 2, init constant 1")
    expect(penalty).to_have_text("+ 9")  # 9 weights that are 1: 2/2 · 9
    net.page.get_by_role("button", name="1 step").click()
    expect(penalty).to_have_text(re.compile(r"^\+ [5-8]\.\d"))
    net.say("2 → 3 tanh → 1, xor, sgd 0.1, init constant 1")
    expect(penalty).to_be_hidden()


def test_what_changes_a_gradient_is_named_and_nothing_else(desk: Desk) -> None:
    net = Net(desk).open()
    for what, told in (
        ("", ""),
        (", l2 0.1", ", with the penalty"),
        (", clip 0.01", ", clipped"),
        (", l1 0.1, clip 0.01", ", with the penalty, clipped"),
    ):
        net.say(f"2 → 3 tanh → 1, xor{what}")
        net.unit(2, 1).click()
        facts = net.page.locator("#picked dt").filter(has_text="next batch")
        expect(facts).to_have_text(f"gradient of the next batch{told}")
    # a unit without a bias has no such number, and its weights are there
    net.say("2 → 3 tanh nobias → 1, xor")
    net.unit(1, 1).click()
    expect(net.page.locator(".picked-weights button")).to_have_count(3)
    expect(net.page.get_by_text("too many weights")).to_be_hidden()


def test_clipping_is_a_part_of_the_step_and_says_what_it_does(desk: Desk) -> None:
    net = Net(desk).open()
    names = net.page.locator("#transport .pass-name:visible")
    parts = ["Forward", "Loss", "Backward", "Update"]
    expect(names).to_have_text(parts)
    for clip, told in (
        ("clip 0.001", r"has the norm 0\.\d+, above 0\.001: all of it is multiplied by 0\.0"),
        ("clip 1000", r"has the norm 0\.\d+, no more than 1000: it stays as it is"),
        ("clip value 0.5", "lies beyond ±0.5 becomes ±0.5"),
    ):
        net.say(f"2 → 3 tanh → 1, xor, {clip}")
        expect(names).to_have_text([*parts[:3], "Clip", parts[3]])
        net.page.locator("#transport .segment").nth(-2).click()
        expect(desk.headline).to_contain_text(re.compile(told))


def test_what_only_training_does_is_told(desk: Desk) -> None:
    net = Net(desk).open()
    where = net.page.locator("#headline .where")
    gradient = net.page.get_by_text("gradient of the next batch")
    for spec, dropped, changed in (
        ("2 → 3 tanh → 1, xor", False, ""),
        ("2 → 4 tanh dropout 0.5 → 1, xor", True, ""),
        ("2 → 5 tanh → 1, xor, l2 0.1", False, ", with the penalty"),
    ):
        net.say(spec)
        net.unit(1, 1).click()
        expect(gradient).to_have_text(f"gradient of the next batch{changed}")
        said = expect(where)
        (said.to_contain_text if dropped else said.not_to_contain_text)("dropout rests here")


def test_the_update_is_told_as_its_optimizer_does_it(desk: Desk) -> None:
    net = Net(desk).open()
    for optimizer, told in (
        ("sgd 0.1", "every weight takes a small step against its gradient"),
        ("adam 0.01", "adam moves the weights by the batch's gradient and those it remembers"),
    ):
        net.say(f"2 → 3 tanh → 1, xor, {optimizer}")
        net.page.locator("#transport .segment").last.click()
        expect(desk.headline).to_contain_text(told)


def test_all_layers_of_a_deep_network_are_in_the_table(desk: Desk) -> None:
    net = Net(desk).open()
    box = net.page.get_by_role("region", name="Gradient health")
    expect(box).not_to_have_attribute("tabindex", "0")
    net.say(DEEP)
    expect(box.get_by_role("row")).to_have_count(102)
    box.focus()
    box.press("ArrowDown")
    net.page.wait_for_function("() => document.querySelector('.health-layers').scrollTop > 0")
    box.get_by_role("row").last.scroll_into_view_if_needed()
    expect(box.get_by_role("row").last).to_be_in_viewport()
    expect(box.get_by_role("columnheader").first).to_be_in_viewport()
    # another network is looked through from its first layer on
    net.say(DEEP.replace("100x", "30x"))
    expect(box.get_by_role("row")).not_to_have_count(102)
    assert box.evaluate("(box) => box.scrollTop") == 0


@pytest.mark.parametrize(("lang", "point"), [("en", "."), ("ru", ",")])
def test_the_ends_of_a_histogram_have_the_readers_decimal_sign(
    desk: Desk, lang: str, point: str
) -> None:
    net = Net(desk).open(lang=lang)
    title = net.page.locator("#health .bars title").first
    expect(title).to_contain_text(point)
    expect(title).not_to_contain_text("," if lang == "en" else ".")


def test_what_the_form_asks_for_and_cannot_be_is_told_and_the_form_is_as_it_was(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 8 relu → 1 sigmoid, bce, moons 40, adam 0.05")
    net.page.locator(".layers summary").first.click()
    box = net.page.get_by_role("checkbox", name="residual in layer 1")
    box.focus()
    box.press(" ")
    problem = net.page.locator("#spec-problem")
    expect(problem.locator("mark")).to_have_text("8 relu residual")
    expect(problem).to_contain_text("a residual adds layers of one width")
    expect(net.text).not_to_have_class(WRONG)
    expect(box).not_to_be_checked()
    net.page.get_by_label("Units of layer 1").fill("7")
    net.page.get_by_label("Units of layer 1").press("Enter")
    expect(net.text).to_have_value(re.compile("2 → 7 relu → 1"))
    expect(problem).to_be_hidden()


def test_a_refused_formula_of_the_form_is_told_and_stays_to_be_mended(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("1 → 8 tanh → 1, mse, data sin(3*x), adam 0.05")
    formula = net.page.get_by_label("formula", exact=True)
    problem = net.page.locator("#spec-problem")
    for typed, told in {
        "sin(": "(: this ( is never closed",
        "x*x; y=2": "single expression, and ; would end it",
        "z + 1": "z: a formula for data is one of x",
        "": "data: data is followed by a formula",
    }.items():
        formula.fill(typed)
        formula.press("Enter")
        expect(problem).to_contain_text(told)
        expect(formula).to_have_value(typed)
        expect(formula).to_be_focused()
    formula.fill("cos(3*x)")
    formula.press("Enter")
    expect(net.text).to_have_value(re.compile(r"data cos\(3\*x\)"))
    expect(problem).to_be_hidden()


def test_the_key_says_what_the_lines_are_drawn_by(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 8 tanh → 1 sigmoid, bce, moons 20, adam 0.03")
    key = net.page.locator("#key .key")
    expect(key).to_contain_text("width: size of ∂L/∂w")
    net.page.get_by_role("button", name="Last step").click()
    expect(key).to_contain_text("width: size of the step Δw")
    net.page.get_by_role("button", name="weight", exact=True).click()
    expect(key).to_contain_text("width: size of w,")


def test_a_number_that_the_form_does_not_take_as_it_is_is_told(desk: Desk) -> None:
    net = Net(desk).open()
    notice = net.page.locator("[data-notice=unread]")

    def put(label: str, typed: str, shown: str, told: str) -> None:
        field = net.page.get_by_label(label)
        field.fill(typed)
        field.press("Enter")
        expect(notice).to_have_text(told)
        expect(field).to_have_value(shown)

    units, whole = "Units of layer 1", "A whole number between 1 and 1024"
    put(units, "0", "1", f"{whole}: 1 is taken.")
    put(units, "2.5", "3", f"{whole}: 3 is taken.")
    put(units, "1e9", "1024", f"{whole}: 1024 is taken.")
    put("learning rate", "-1", "0", "Between 0 and 100: 0 is taken.")
    put("learning rate", " ", "0", "No number was typed: the old one stays.")
    put("learning rate", "abc", "0", "“abc” cannot be read as a number here: the old one stays.")


def test_a_number_can_be_typed_as_the_form_shows_it(desk: Desk) -> None:
    net = Net(desk).open()
    rate = net.page.get_by_label("learning rate")
    rate.fill("0.0005")
    rate.press("Enter")
    expect(rate).to_have_value("5·10⁻⁴")
    rate.fill("2·10⁻⁴")
    rate.press("Enter")
    expect(net.text).to_have_value(re.compile("adam 0.0002"))
    expect(net.page.locator("[data-notice=unread]")).to_have_count(0)


CUT = """() => {
  const plot = document.querySelector(".loss-curve");
  const left = (each) => each.getBoundingClientRect().left;
  const edge = getComputedStyle(plot).overflow === "visible" ? 0 : left(plot);
  const beyond = [...plot.querySelectorAll("text")].filter((each) => left(each) < edge);
  const groups = document.querySelectorAll("#field .choice, #field .choice button");
  const full = [...groups].filter((each) => each.scrollWidth > each.clientWidth);
  return [...beyond, ...full].map((each) => each.textContent);
}"""


def test_on_a_projector_no_word_and_no_number_is_cut(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 1920, "height": 1080})
    net = Net(desk).open(theme="projector", lang="ru")
    net.say("2 → 16 relu → 8 relu → 1, circles 80, adam 0.03")
    expect(net.page.locator("#field .choice").first).to_be_visible()
    net.train.click()
    expect(net.page.locator(".loss-curve")).to_contain_text("10⁻", timeout=LONG)
    net.train.click()
    net.rests()
    assert net.page.evaluate(CUT) == []
    net.say("2 → 8 tanh → 5, cross_entropy, blobs 5 200, adam 0.02")
    expect(net.page.get_by_role("button", name="+ класс 4")).to_be_visible()
    assert net.page.evaluate(CUT) == []


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("theme", ["light", "projector"])
def test_a_name_keeps_off_the_number_beside_it(desk: Desk, lang: str, theme: str) -> None:
    if theme == "projector":
        desk.page.set_viewport_size({"width": 1920, "height": 1080})
    net = Net(desk).open(theme=theme, lang=lang)
    net.say("2 → 8 tanh → 1 sigmoid, bce, moons 120, validation 0.3")
    expect(net.page.locator("#curves dd").last).to_contain_text("%")
    gaps = net.page.locator("#curves dt:not([hidden])").evaluate_all(GAPS)
    assert len(gaps) == 2
    assert min(gaps) >= 9


def test_a_share_stands_beside_what_it_is_of(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 8 tanh dropout 0.2 → 1, moons 40")
    share = net.page.get_by_label("Share that dropout drops in layer 1").bounding_box()
    box = net.page.get_by_role("checkbox", name="dropout in layer 1").bounding_box()
    assert share
    assert box
    assert share["y"] < box["y"] < share["y"] + share["height"]


def test_what_was_said_of_a_number_is_not_said_of_the_next(desk: Desk) -> None:
    net = Net(desk).open()
    rate, notice = net.page.get_by_label("learning rate"), desk.page.locator(".notice")
    for wrong, told in (("abc", "cannot be read"), ("1000", "is taken")):
        rate.fill(wrong)
        rate.press("Enter")
        expect(notice).to_contain_text(told)
        rate.fill("0.02")
        rate.press("Enter")
        expect(notice).to_have_count(0)
        expect(net.text).to_have_value(re.compile(r"0\.02"))


def test_what_cannot_be_shown_number_by_number_is_told_in_a_sentence(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 4 relu norm → 1, moons")
    expect(net.unit(1, 5)).to_have_count(0)
    net.unit(1, 2).click()
    net.page.get_by_role("button", name="Unit, number by number").click()
    notice = desk.page.locator("[data-notice=long]")
    expect(notice).to_have_text(re.compile(r"^Number by number .* layer 1\.$"))
    expect(notice.locator("code")).to_have_text("norm")


def test_as_many_outputs_as_the_form_says_there_are_classes(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 8 tanh → 3, cross_entropy, blobs 3 90")
    classes = net.page.get_by_label("classes", exact=True)
    for number, outputs in (("5", "5, cross_entropy"), ("2", "1 sigmoid, bce"), ("4", "4, cross_")):
        classes.fill(number)
        classes.press("Enter")
        expect(net.text).to_have_value(re.compile(f"→ {outputs}.*blobs {number} 90"))
        expect(net.page.locator("#spec-problem")).to_be_hidden()


def test_who_presses_enter_is_led_to_the_wrong_word(desk: Desk) -> None:
    net = Net(desk).open()
    net.text.fill("2 → 4 tanh → 1, moons 60, moons 50")
    expect(net.page.locator("#spec-problem")).to_contain_text("only once")
    marked = "area => area.value.slice(area.selectionStart, area.selectionEnd)"
    assert net.text.evaluate(marked) == ""  # who types on is left alone
    net.text.press("Enter")
    assert net.text.evaluate(marked) == "moons"
    net.say("2 → 4 tanhh → 1, moons 60, moons 50")  # the place of the next mistake, not of the last
    expect(net.page.locator("#spec-problem mark")).to_have_text("tanhh")
    assert net.text.evaluate(marked) == "tanhh"
    net.page.reload()
    # without a network nothing is trained: the keys go to its text
    # as in another tab, where the page before has no more to say
    net.page.add_init_script(
        "sessionStorage.clear(); localStorage.setItem('backlight.net', '2 → 4 tanhh → 1')"
    )
    net.page.goto(f"{desk.address}/network")
    problem = net.page.locator("#spec-problem")
    expect(problem).to_contain_text("tanhh")
    net.train.click()
    expect(net.text).to_be_focused()
    expect(problem).to_contain_text("tanhh")


def test_in_another_language_a_mistake_is_told_of_the_text_it_is_in(desk: Desk) -> None:
    net = Net(desk).open()
    net.text.fill("2 → 8 tahn → 1 sigmoid, bce, moons")
    problem = net.page.locator("#spec-problem")
    expect(problem).to_contain_text("a network knows no tahn", timeout=LONG)
    net.page.get_by_role("button", name="RU").click()
    expect(problem).to_contain_text("у сети нет ничего с именем tahn")
    expect(problem.locator("mark")).to_have_text("tahn")
    expect(net.text).to_have_value("2 → 8 tahn → 1 sigmoid, bce, moons")


def test_a_training_that_diverged_is_told_of_in_the_language_one_reads(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("1 → 8 relu → 1, mse, sine, sgd 50")
    net.train.click()
    notice = net.page.locator("[data-notice=diverged]")
    expect(notice).to_contain_text("no longer a number", timeout=LONG)
    expect(notice.get_by_role("button", name=re.compile(r"Rewind to step 0$"))).to_be_visible()
    net.page.get_by_role("button", name="RU").click()
    expect(notice).to_contain_text("перестали быть числом", timeout=LONG)
    expect(notice.get_by_role("button", name=re.compile(r"Вернуться к шагу 0$"))).to_be_visible()


def test_an_output_that_does_not_fit_its_loss_is_said_by_the_form(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 8 tanh → 1 sigmoid, bce, moons")
    net.page.get_by_label("Activation of layer 2").select_option("")
    expect(net.page.locator("#spec-problem")).to_contain_text("bce needs sigmoid in the last layer")


def test_a_network_too_long_for_an_expression_says_what_can_be_opened(desk: Desk) -> None:
    net = Net(desk).open()
    net.say("2 → 100x16 tanh → 1 sigmoid, bce, moons, sgd 0.1")
    net.page.click("#expression-button")
    expect(net.page.locator("[data-notice=long]")).to_contain_text("Unit, number by number")
    # nor is one example a matter of inputs that nobody has written
    net.say("2 → 16 tanh → 16 tanh → 1 sigmoid, bce, moons")
    net.unit(1, 1).click()
    net.page.get_by_role("button", name="Example, number by number").click()
    said = "too much for a graph of single numbers"
    expect(net.page.locator("[data-notice=long]")).to_contain_text(said)
    net.say("2 → 5x16 relu → 1 sigmoid, bce, moons")
    net.page.click("#expression-button")
    expect(desk.node("loss")).to_be_visible(timeout=LONG)
    expect(net.page).to_have_url(re.compile("#v1"))
