"""An open lens: its two pills and what is written about them stand clear of everything else."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .desk import Desk

# Pills and words about the open lens that lie on each other, on cards, on lines of others.
CLASHES = """() => {
  const box = (each) => each.getBoundingClientRect();
  const shown = { visibilityProperty: true, opacityProperty: true };
  const all = (selector) =>
    [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility(shown));
  const hit = (a, b) => a.left < b.right - 1 && b.left < a.right - 1
    && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const pills = all('.hot .pill');
  const words = all('.hot .caption, .hot .derivative').filter((each) => each.textContent);
  const cards = all('#stage [data-name] .card');
  const own = document.querySelector('.hot .lens').dataset.edge;
  const name = (each) => each.parentElement.textContent;
  const found = [];
  const parts = [...pills, ...words];
  parts.forEach((a, i) => {
    for (const b of [...parts.slice(i + 1), ...cards])
      if (hit(box(a), box(b))) found.push([name(a), name(b)]);
  });
  for (const edge of all('#stage g.edge').filter((each) => each.dataset.edge !== own)) {
    const wire = edge.querySelector('.wire');
    for (let at = 0; at < wire.getTotalLength(); at += 3) {
      const { x, y } = wire.getPointAtLength(at).matrixTransform(wire.getScreenCTM());
      for (const each of words)
        if (hit(box(each), { left: x - 3, right: x + 3, top: y - 3, bottom: y + 3 }))
          found.push([name(each), edge.dataset.edge]);
    }
  }
  return found;
}"""


@pytest.mark.parametrize(("example", "step"), [("circuit", 9), ("two-paths", 5), ("two-paths", 7)])
def test_pills_and_words_of_an_open_lens_lie_on_nothing(
    desk: Desk, example: str, step: int
) -> None:
    desk.open()
    desk.pick(example)
    desk.leave_editor()
    desk.page.locator(".timeline .segment").nth(step - 2).click()
    desk.at_step(step - 1)
    desk.press("Shift+ArrowRight", 3)
    expect(desk.page.locator(".hot .chip", has_text="contribution")).to_be_visible()
    expect(desk.page.locator(".hot .derivative")).to_be_visible()
    assert desk.page.evaluate(CLASHES) == []


def test_a_contribution_waits_in_sight_while_another_node_is_at_work(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.leave_editor()
    waiting = desk.page.locator(".hot .chip.cold", has_text="4.4817")
    desk.page.locator(".timeline .segment").nth(3).click()
    desk.at_step(4)
    expect(waiting).to_have_count(0)
    desk.press("ArrowRight")
    desk.press("ArrowRight")
    expect(desk.page.locator(".headline .where")).to_contain_text("step 3 of")
    expect(waiting).to_be_visible()


def test_terms_from_one_card_keep_to_their_own_lines(desk: Desk) -> None:
    desk.open()
    desk.run("a = 3\nb = a * a\nf = b + a")
    desk.leave_editor()
    desk.press("End")
    for step in (6, 7, 8):
        desk.page.locator(".timeline .segment").nth(step - 2).click()
        desk.at_step(step - 1)
        for _ in range(4):
            desk.press("Shift+ArrowRight")
            if desk.page.locator(".hot .lens").is_visible():
                assert desk.page.evaluate(CLASHES) == [], step


MATRICES = """\
X = [[1, 2], [0, -1]]
W = [[1, 0, -1], [0.5, -0.5, 0]]
b = [1, 2, 3]
f = sum((X @ W + b)^2)"""


def test_a_term_of_many_lands_without_its_words_lying_on_the_next(phone: Desk) -> None:
    phone.open()
    phone.page.click("#tab-text")
    phone.run(MATRICES)
    phone.look("numbers")
    phone.press("Escape")
    phone.press("End")
    # the whole sum: what goes on beyond the rim fades there, and its end is read whole
    stages = phone.page.locator(".stages.scrolls")
    stages.evaluate("(each) => each.scrollTo(each.scrollWidth, 0)")
    end = stages.locator(".result .katex-html").bounding_box()
    assert end is not None
    assert end["x"] + end["width"] < 390 - 40
    phone.press("ArrowLeft")
    expect(phone.page.locator(".hot .chip")).not_to_have_count(0)
    assert phone.page.evaluate(CLASHES) == []


def test_captions_stand_by_their_numbers(desk: Desk) -> None:
    desk.open()
    desk.pick("two-paths")
    desk.leave_editor()
    desk.page.locator(".timeline .segment").nth(5).click()
    desk.at_step(6)
    desk.press("Shift+ArrowRight", 3)
    for word, number in (("upstream", "1.5"), ("contribution", "6.7225")):
        chip = desk.page.locator(".hot .chip", has_text=word)
        expect(chip).to_contain_text(number)
        pill, caption = (chip.locator(each).bounding_box() for each in (".pill", ".caption"))
        assert pill is not None
        assert caption is not None
        middle = caption["x"] + caption["width"] / 2
        assert abs(middle - pill["x"] - pill["width"] / 2) < 2
        assert -3 < caption["y"] - pill["y"] - pill["height"] < 16, "below, as the path is"


def test_a_term_that_has_come_home_is_told_by_its_way(desk: Desk) -> None:
    """Without motion, too, where no step shows it on the way."""
    desk.open()
    desk.pick("two-paths")
    desk.leave_editor()
    desk.press("End")
    desk.press("ArrowLeft")
    captions = desk.page.locator(".hot .chip .caption", has_text=re.compile(r"\S"))
    expect(captions).to_have_text(["direct", re.compile("through")])
    assert desk.page.evaluate(CLASHES) == []


# Captions that come closer to the glass than this, or onto the line it stands on.
CROWDED = """(air) => {
  const shape = document.querySelector('.hot .glass');
  const edge = document.querySelector('.hot .lens').dataset.edge;
  const wire = document.querySelector(`#stage g.edge[data-edge="${edge}"] .wire`);
  const at = (part, { x, y }) => new DOMPoint(x, y).matrixTransform(part.getScreenCTM());
  const inside = ({ left, right, top, bottom }, { x, y }, by) =>
    x > left - by && x < right + by && y > top - by && y < bottom + by;
  const along = (path) => Array.from({ length: 300 }, (_, i) =>
    at(path, path.getPointAtLength((path.getTotalLength() * i) / 299)));
  const [outline, line] = [along(shape), along(wire)];
  return [...document.querySelectorAll('.hot .chip .caption')].flatMap((each) => {
    const box = each.getBoundingClientRect();
    const close = outline.some((p) => inside(box, p, air)) || line.some((p) => inside(box, p, 2));
    return box.width && close ? [each.textContent] : [];
  });
}"""


def open_lens(desk: Desk, step: int) -> None:
    """The lens of a step with both of its pills beside it."""
    desk.page.locator(".timeline .segment").nth(step - 2).click()
    desk.at_step(step - 1)
    desk.press("Shift+ArrowRight", 3)


@pytest.mark.parametrize("step", [7, 8, 9, 10])
def test_captions_keep_clear_of_the_glass_and_of_the_line(desk: Desk, step: int) -> None:
    desk.open()
    open_lens(desk, step)
    for word in ("upstream", "contribution"):
        expect(desk.page.locator(".hot .caption", has_text=word)).to_be_visible()
    assert desk.page.evaluate(CROWDED, 5) == []


def test_a_caption_and_the_words_of_the_lens_are_not_printed_over_each_other(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.pick("fraction")
    open_lens(phone, phone.steps - 11)
    expect(phone.page.locator(".hot .caption", has_text="вклад")).to_be_visible()
    expect(phone.page.locator(".hot .derivative")).to_be_visible()
    assert phone.page.evaluate(CLASHES) == []


def test_on_a_phone_both_pills_are_named(phone: Desk) -> None:
    phone.open()
    open_lens(phone, 9)
    for word in ("upstream", "contribution"):
        expect(phone.page.locator(".hot .caption", has_text=word)).to_be_visible()
    assert phone.page.evaluate(CLASHES) == []


# Names of pills that go on beyond the rim.
CUT = """() => [...document.querySelectorAll('.hot .chip .caption')].filter((each) => {
  const { left, right, width } = each.getBoundingClientRect();
  return width && (left < 0 || right > innerWidth);
}).map((each) => each.textContent)"""


def test_beside_the_rim_no_pill_has_half_of_its_name(phone: Desk) -> None:
    phone.open()
    phone.pick("recurrent")
    phone.leave_editor()
    for step in range(2, 30):
        phone.press("ArrowRight")
        phone.at_step(step)
    for step in range(30, 54):
        phone.press("Shift+ArrowRight", 3)
        phone.at_step(step)
        phone.wait_drawn_anew()
        assert phone.page.evaluate(CUT) == [], step
        phone.press("Shift+ArrowRight")


# Cards on which the glass lies.
COVERED = """() => {
  const glass = document.querySelector('.hot .glass');
  const cards = [...document.querySelectorAll('#stage [data-name]')];
  const boxes = cards.map((card) => [card, card.querySelector('.card').getBoundingClientRect()]);
  const found = new Set();
  for (let at = 0; at < glass.getTotalLength(); at += 1) {
    const { x, y } = glass.getPointAtLength(at).matrixTransform(glass.getScreenCTM());
    for (const [card, { left, right, top, bottom }] of boxes)
      if (x > left && x < right && y > top && y < bottom) found.add(card.dataset.name);
  }
  return [...found];
}"""


def test_between_tables_that_stand_close_the_lens_and_its_pills_leave_them_free(desk: Desk) -> None:
    desk.open()
    desk.pick("softmax")
    desk.leave_editor()
    for step in range(desk.steps - 4, desk.steps + 1):
        open_lens(desk, step)
        expect(desk.page.locator(".hot .pill")).to_have_count(2)
        assert desk.page.evaluate(COVERED) == [], step
        assert desk.page.evaluate(CLASHES) == [], step


# Names of pills that lie over a card or over the frame around the one at work.
FRAMED = """() => {
  const shown = { visibilityProperty: true, opacityProperty: true };
  const names = [...document.querySelectorAll('.hot .chip .caption')]
    .filter((each) => each.textContent && each.checkVisibility(shown));
  const rings = [...document.querySelectorAll('#stage [data-name] .ring')];
  return names.flatMap((name) => {
    const a = name.getBoundingClientRect();
    return rings.map((ring) => ring.getBoundingClientRect())
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map(() => name.textContent);
  });
}"""


@pytest.mark.parametrize("step", [7, 8, 9, 10])
def test_the_upstream_is_named_beside_the_frame_it_comes_out_of(desk: Desk, step: int) -> None:
    desk.open()
    desk.page.locator(".timeline .segment").nth(step - 2).click()
    desk.at_step(step - 1)
    desk.press("Shift+ArrowRight")
    expect(desk.page.locator(".hot .caption", has_text="upstream")).to_be_visible()
    assert desk.page.evaluate(FRAMED) == []


@pytest.mark.parametrize("step", [7, 8])
def test_on_its_way_no_name_of_a_pill_lies_over_a_frame(phone: Desk, step: int) -> None:
    phone.page.emulate_media(reduced_motion="no-preference")
    phone.page.clock.install()
    phone.open()
    phone.page.locator(".timeline .segment").nth(step - 2).click()
    phone.at_step(step - 1)
    phone.page.clock.pause_at(phone.page.evaluate("Date.now() + 2000"))
    phone.press("ArrowRight")
    named: set[str] = set()
    for moment in range(30):
        phone.page.clock.run_for(40)
        named |= set(phone.page.locator(".hot .caption").all_text_contents())
        assert phone.page.evaluate(FRAMED) == [], moment
    assert named >= {"upstream", "contribution"}


# Words and pills of what is hot that lie on the equation of another line, or at rest on a lens.
WRITTEN_OVER = """() => {
  const shown = { visibilityProperty: true, opacityProperty: true };
  const all = (selector) => [...document.querySelectorAll(selector)]
    .filter((each) => each.checkVisibility(shown) && each.getBoundingClientRect().width);
  const over = (one, other) => {
    const [a, b] = [one, other].map((each) => each.getBoundingClientRect());
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  };
  const equations = all('#stage .equation').filter((each) => each.textContent);
  const marks = all('#stage .mark').filter((each) => each.getAttribute('d'));
  const names = all('.hot .caption, .hot .derivative').filter((each) => each.textContent);
  const pills = all('.hot .pill');
  const pairs = [...[...names, ...pills].map((each) => [each, equations]),
    ...(document.querySelector('.hot .lens').checkVisibility(shown) ? [] : [...names, ...pills])
      .map((each) => [each, marks])];
  return pairs.flatMap(([each, others]) => others.filter((other) => over(each, other))
    .map((other) => [each.parentElement.textContent, other.textContent || other.dataset.edge]));
}"""


def test_beside_an_open_lens_no_words_lie_on_the_equation_of_another_line(phone: Desk) -> None:
    phone.open()
    phone.pick("recurrent")
    open_lens(phone, 48)
    expect(phone.page.locator(".hot .caption", has_text="upstream")).to_be_visible()
    phone.wait_drawn_anew()
    assert phone.page.evaluate(WRITTEN_OVER) == []


@pytest.mark.parametrize(("example", "step"), [("fraction", 24), ("residual", 34)])
def test_at_rest_no_pill_and_no_words_of_it_lie_on_a_lens(
    phone: Desk, example: str, step: int
) -> None:
    phone.open()
    phone.pick(example)
    phone.page.locator(".timeline .segment").nth(step - 1).click()
    phone.at_step(step)
    expect(phone.page.locator(".hot .badge-letter", has_text="B")).to_be_visible()
    phone.wait_drawn_anew()
    assert phone.page.evaluate(WRITTEN_OVER) == []


def test_a_name_of_small_letters_is_not_cut_at_the_rim(phone: Desk) -> None:
    phone.open()
    phone.pick("fraction")
    open_lens(phone, 20)
    phone.wait_drawn_anew()
    assert phone.page.evaluate(CUT) == []


# A term on its way into a plus, while all of it is there: whether the sum or the card lie on it.
COVERS = """(name) => {
  const box = (each) => each.getBoundingClientRect();
  const hit = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const chips = [...document.querySelectorAll('.hot .chip.hot')];
  const lettered = (chip) => chip.querySelector('.badge-letter').textContent !== '';
  const sums = chips.filter((chip) => !lettered(chip)).map((chip) => chip.querySelector('.pill'));
  const card = document.querySelector(`#stage [data-name="${name}"] .card`);
  const whole = chips.filter((chip) => lettered(chip) && chip.getAttribute('opacity') === '1');
  return [sums.length, whole.map((chip) => chip.querySelector('.pill')).flatMap((pill) =>
    [...sums, card].filter((other) => hit(box(pill), box(other)))
      .map((other) => [pill.parentElement.textContent, other.parentElement.textContent]))];
}"""


@pytest.mark.parametrize(("example", "name"), [("two-paths", "x"), ("fraction", "y")])
def test_what_is_added_is_seen_until_it_is_in_the_plus(desk: Desk, example: str, name: str) -> None:
    desk.open()
    desk.pick(example)
    desk.leave_editor()
    desk.press("End")
    desk.press("ArrowLeft")
    desk.page.emulate_media(reduced_motion="no-preference")
    desk.page.clock.install()
    desk.page.clock.pause_at(desk.page.evaluate("Date.now() + 2000"))
    desk.press("ArrowRight")
    sums = 0
    for moment in range(15):
        desk.page.clock.run_for(40)
        count, covered = desk.page.evaluate(COVERS, name)
        sums += count
        assert covered == [], moment
    assert sums > 3
