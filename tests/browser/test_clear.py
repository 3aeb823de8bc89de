"""Wherever a step is halted, nothing that is written lies on a card or on something else."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, expect
from playwright.sync_api import TimeoutError as NeverSo

from .conftest import DESK, PHONE, opened
from .desk import Desk, inside
from .test_projector import HALL

SHAPES: dict[str, dict[str, Any]] = {
    "desk": DESK,
    "hall": HALL,
    "phone": {**PHONE, "device_scale_factor": 2},
}

LIES_ON = """() => {
  const seen = (each) => {
    let opacity = 1;
    for (let at = each; at.id !== 'stage'; at = at.parentElement)
      opacity *= getComputedStyle(at).opacity;
    return opacity > 0.35 && each.checkVisibility({ visibilityProperty: true });
  };
  const all = (kind, selector, name) => [...document.querySelectorAll(selector)]
    .filter((each) => each.getBoundingClientRect().width > 1 && seen(each))
    .map((each) => ({ kind, each, name: name(each), box: each.getBoundingClientRect() }));
  const text = (each) => each.textContent;
  const pills = all('pill', '#stage .chip .pill', (each) => each.parentElement.textContent);
  const words = all('words', '.hot .caption, .hot .derivative', text).filter(({ name }) => name);
  const equations = all('equation', '#stage .labels .equation', text).filter(({ name }) => name);
  const cards = all('card', '#stage [data-name] .card',
    (each) => each.closest('[data-name]').dataset.name);
  const titles = all('title', '#stage .title text', text);
  const depth = ({ box: a }, { box: b }) => Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
  const written = [...pills, ...words, ...equations];
  const own = (a, b) => a.each.parentElement === b.each.parentElement && a.kind !== 'equation';
  const glass = document.querySelector('.hot .glass');
  const outline = !seen(glass) ? [] : Array.from({ length: 120 }, (_, i) => glass.getPointAtLength(
    (glass.getTotalLength() * i) / 120).matrixTransform(glass.getScreenCTM()));
  const inside = ({ box }) => outline.some(({ x, y }) => x > box.left + 2 && x < box.right - 2
    && y > box.top + 2 && y < box.bottom - 2);
  const under = [...cards, ...titles].filter(inside).map(({ name }) => `the lens on ${name}`);
  return under.concat(written.flatMap((one, i) => [...written.slice(i + 1), ...cards, ...titles]
    .filter((other) => !own(one, other) && depth(one, other) > 1.5)
    .map((other) => `${one.kind} ${one.name} on ${other.kind} ${other.name}`)));
}"""

TWO_FRAMES = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
LAST = 2
"""The last step of an example adds, or goes to an input: after so many halts it is over."""


@pytest.mark.parametrize(
    ("shape", "example"),
    [
        *[("phone", each) for each in ("neuron", "two-paths", "fraction", "residual", "newton")],
        *[("hall", each) for each in ("neuron", "two-paths", "fraction", "recurrent", "residual")],
        *[("hall", each) for each in ("attention", "newton")],
        *[("desk", each) for each in ("fraction", "recurrent", "residual", "attention", "newton")],
    ],
)
def test_nothing_lies_on_anything_at_any_halt(
    browser: Browser, server: str, shape: str, example: str
) -> None:
    with opened(browser, server, SHAPES[shape]) as page:
        page.open(lang="ru", theme="projector" if shape == "hall" else "light")
        page.pick(example)
        page.leave_editor()
        page.press("Home")
        found = []
        halts = 0
        while halts < LAST:
            page.press("Shift+ArrowRight")
            page.page.evaluate(TWO_FRAMES)
            halts += page.step == page.steps
            try:
                page.page.wait_for_function(f"() => ({LIES_ON})().length === 0", timeout=1500)
            except NeverSo:
                found.append((page.headline.inner_text(), page.page.evaluate(LIES_ON)))
        assert found == []


# Lenses at rest under the pills that wait.
HIDDEN = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)]
    .map((each) => [each, each.getBoundingClientRect()]).filter(([, { width }]) => width > 1);
  const over = ([, a], [, b]) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const pills = all('#stage .chip .pill');
  return all('#stage .mark').filter((mark) => pills.some((pill) => over(mark, pill)))
    .map(([{ dataset }]) => dataset.edge);
}"""


@pytest.mark.parametrize("shape", ["desk", "hall"])
def test_no_pill_that_waits_hides_a_lens(browser: Browser, server: str, shape: str) -> None:
    with opened(browser, server, SHAPES[shape]) as page:
        page.open(lang="ru", theme="projector" if shape == "hall" else "light")
        page.pick("fraction")
        page.leave_editor()
        page.page.locator(".timeline .segment").nth(19).click()
        page.at_step(20)
        expect(page.page.locator(".hot .badge-letter", has_text="A")).to_be_visible()
        page.wait_drawn_anew()
        assert page.page.evaluate(HIDDEN) == []


LAYER = """X = [[1, 2], [3, -1]]
W = [[0.5, -1], [2, 1]]
def layer(A, B):
    return tanh(A @ B)
H = layer(X, W)
f = sum(H * H)"""

# Pairs of a kind of which one lies on the other.
ON_EACH_OTHER = """(selector) => {
  const all = [...document.querySelectorAll(selector)]
    .map((each) => each.getBoundingClientRect()).filter(({ width }) => width > 1);
  return all.flatMap((a, i) => all.slice(i + 1)
    .filter((b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1)
    .map((b) => [a.x, a.y, b.x, b.y].map(Math.round)));
}"""


@pytest.mark.parametrize("shape", ["desk", "hall"])
def test_an_op_closed_among_its_numbers(browser: Browser, server: str, shape: str) -> None:
    with opened(browser, server, SHAPES[shape]) as page:
        page.open(theme="projector" if shape == "hall" else "light")
        page.run(LAYER)
        page.leave_editor()
        page.look("numbers")
        page.press("End")
        page.group("matmul").click()
        # four numbers come out of it: it says which one of them it shows
        expect(page.card("matmul").locator(".name")).to_contain_text("matmul:u1[1,1]")
        page.wait_settled()
        page.page.wait_for_function(f"() => ({LIES_ON})().length === 0", timeout=3000)
        # in large type two lines as near as these have no room for both
        if shape == "desk":
            assert page.page.evaluate(ON_EACH_OTHER, "#stage .mark") == []


def test_a_long_sum_is_seen_with_its_card(desk: Desk) -> None:
    desk.open()
    desk.run("x = 2\nf = " + " + ".join(["x"] * 21))
    desk.leave_editor()
    desk.press("End")
    expect(desk.headline).to_contain_text("21 contributions")
    expect(desk.node("x").locator(".card")).to_be_in_viewport(ratio=0.99)
    desk.wait_drawn_anew()
    assert inside(desk.node("x").locator(".card"), desk.page.locator("#stage .graph"))


def test_contributions_to_a_second_derivative_lie_apart(desk: Desk) -> None:
    desk.open()
    desk.run("x = 3\ny = x * x * x")
    desk.click("Backward graph")
    desk.click("Show them in the graph")
    second = "#beside .chip .pill"
    expect(desk.page.locator(second)).to_have_count(4)
    desk.wait_settled()
    desk.wait_drawn_anew()
    assert desk.page.evaluate(ON_EACH_OTHER, second) == []


MEETS = f"""() => new Promise((done) => {{
  const met = new Set();
  const end = performance.now() + 6000;
  const look = () => {{
    for (const each of ({LIES_ON})())
      if (/^pill .* on equation/.test(each)) met.add(each);
    if (performance.now() < end) setTimeout(look, 50);
    else done([...met]);
  }};
  look();
}})"""
"""What pills lie on while a step plays, to its end at a quarter of its speed."""


def test_what_comes_together_hides_what_is_written_under_it(phone: Desk) -> None:
    phone.page.emulate_media(reduced_motion="no-preference")
    phone.open()
    phone.page.click("#tab-text")
    phone.run("a = 2\nb = a * a\nc = b - 3 * a\nf = c / a")
    phone.leave_editor()
    phone.page.click("#tab-inspector")
    phone.press("[", 3)
    for _ in range(phone.steps - 1):
        phone.page.click("#transport .next")
    assert phone.page.evaluate(MEETS) == []
    expect(phone.headline).to_contain_text("4 contributions come back")
