"""The ten examples, walked through: PyTorch's numbers, and nothing on top of anything else."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page, expect

from .desk import Desk, ascii_number

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = {
    entry["name"]: entry
    for entry in json.loads((ROOT / "tests/golden/examples.json").read_text("utf-8"))
}
# Too long to be read at once: seen in part, following the step.
LONG = {"recurrent", "residual", "newton", "softmax", "attention"}
ON_A_PHONE = {"circuit", "two-paths"}

PICTURE = """() => [...document.querySelectorAll('#stage .scene, #stage .scene *')]
    .filter((e) => {  // what is far from the window may be drawn or not
        const stage = e.closest('#stage').getBoundingClientRect();
        return ![e, e.closest('[data-id], [data-edge]')].some((each) => {
            const box = each?.getBoundingClientRect();
            return box && (!(box.width || box.height)
                || box.right < stage.left - 40 || box.left > stage.right + 40
                || box.bottom < stage.top - 40 || box.top > stage.bottom + 40);
        });
    })
    .filter((e) => e.tagName !== 'g' || e.dataset.id || e.dataset.edge)
    .filter((e) => !e.closest('[display=none]'))
    .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .map((e) => [
        e.tagName,
        ...[...e.attributes].map(({ name, value }) => `${name}=${value.trim()}`).sort(),
        e.children.length ? '' : e.textContent,
    ].join(' '))
"""


TOO_WIDE = """() => [...document.querySelectorAll('#inspector .terms')].filter((table) => {
    const section = table.parentElement;
    const padding = parseFloat(getComputedStyle(section).paddingRight);
    const [edge, rim] = [table, section].map((e) => e.getBoundingClientRect().right);
    return edge > rim - padding + 1;
}).map((table) => table.textContent)"""


class Opened:
    """An example chosen from the menu, and the trace the page got for it."""

    def __init__(self, desk: Desk, example: str) -> None:
        self.desk = desk
        self.page: Page = desk.page
        if example == "circuit":  # the page opens on it, so it is chosen back
            desk.pick("router")
        with self.page.expect_response("**/api/trace") as answer:
            desk.pick(example)
        self.trace: dict[str, Any] = answer.value.json()
        expect(self.page.locator("#stage .node")).to_have_count(len(self.trace["nodes"]))
        desk.leave_editor()
        desk.at_step(1)
        self.settle()

    def settle(self) -> None:
        """Wait until the picture is drawn as it stays."""
        self.page.evaluate(
            """async () => {
                const frame = () => new Promise(requestAnimationFrame);
                const seen = () => document.querySelector('#stage .scene').innerHTML;
                for (let before = '', still = 0; still < 3; ) {
                    await frame();
                    const now = seen();
                    still = now === before ? still + 1 : 0;
                    before = now;
                }
            }"""
        )

    def picture(self) -> list[str]:
        """All that is seen on the stage: every visible element, its attributes, its text."""
        self.settle()
        found: list[str] = self.page.evaluate(PICTURE)
        return found

    def node(self, name: str) -> dict[str, Any]:
        """The last node that goes by this name."""
        found: dict[str, Any] = [node for node in self.trace["nodes"] if name in node["names"]][-1]
        return found

    def card(self, node: dict[str, Any]) -> tuple[list[str], list[str]]:
        """What is written on a card: its value, cell by cell, and its gradient."""
        card = self.page.locator(f'#stage [data-id="{node["id"]}"]')
        if not node["shape"]:
            value, grad = (card.locator(which).text_content() for which in (".value", ".grad"))
            return [value or ""], [grad or ""]
        cells = [card.locator(f".cells{which} .cell") for which in (":not(.light)", ".light")]
        return cells[0].all_text_contents(), cells[1].all_text_contents()


def watched(desk: Desk) -> Desk:
    """A page that remembers what its content policy refused."""
    desk.page.add_init_script(
        "window.breaches = [];"
        "addEventListener('securitypolicyviolation', (e) => breaches.push(e.blockedURI))"
    )
    desk.open()
    desk.page.evaluate("() => document.fonts.ready")
    return desk


@pytest.mark.parametrize("example", GOLDEN)
def test_to_the_end_and_back(desk: Desk, example: str) -> None:
    opened = Opened(watched(desk), example)
    first = opened.picture()
    for step in range(2, desk.steps + 1):
        desk.press("ArrowRight")
        desk.at_step(step)
        reads_well(desk)
    numbers_are_pytorchs(opened, GOLDEN[example]["nodes"])
    assert first != opened.picture()
    lies_well(opened, fits=example not in LONG)
    for step in range(desk.steps - 1, 0, -1):
        desk.press("ArrowLeft")
        desk.at_step(step)
        reads_well(desk)
    assert first == opened.picture()
    assert desk.page.evaluate("() => breaches") == []


def test_they_lie_well_on_a_phone(phone: Desk) -> None:
    watched(phone)
    for example in GOLDEN:
        opened = Opened(phone, example)
        phone.press("End")
        lies_well(opened, fits=example in ON_A_PHONE)
    assert phone.page.evaluate("() => breaches") == []


@pytest.mark.parametrize("example", sorted(LONG))
def test_a_long_one_is_seen_as_a_whole_at_a_press(desk: Desk, example: str) -> None:
    opened = Opened(watched(desk), example)
    desk.press("End")
    desk.click("Fit")
    opened.settle()
    assert outside(opened) == []
    desk.click("Fit")
    opened.settle()
    assert outside(opened) != []


def reads_well(desk: Desk) -> None:
    """No blank is left unfilled in a sentence, no formula unread, nothing went wrong."""
    assert "{" not in (desk.headline.text_content() or "{")
    assert desk.page.locator(".katex-error").count() == 0
    assert desk.page.evaluate(TOO_WIDE) == []
    assert desk.errors == []


def numbers_are_pytorchs(opened: Opened, expected: dict[str, Any]) -> None:
    """To 1e-9 in what the page was given; and what it writes is that, rounded."""
    for name, torch in expected.items():
        node = opened.node(name)
        written = opened.card(node)
        for which, text in zip(("value", "grad"), written, strict=True):
            if torch[which] is None:
                assert node[which] is None
                assert set(text) == {"·"}
                continue
            np.testing.assert_allclose(node[which], torch[which], rtol=1e-9, atol=1e-12)
            flat = np.ravel(torch[which])
            assert len(text) == flat.size
            for shown, true in zip(text, flat, strict=True):
                assert rounds_to(shown, float(true)), f"{which} of {name}: {shown} for {true}"


def rounds_to(shown: str, true: float) -> bool:
    """Whether a number, written `−1.25`, `7.2·10⁻¹¹` or `2·10⁻⁵`, is `true` to its last digit."""
    plain = ascii_number(shown)
    number = Decimal(plain)
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    # the page leaves out zeros at the end, so the last digit stands for four decimals at most
    places = exponent if "e" in plain else min(exponent, -2 if "." in plain else 0)
    unit = Decimal(10) ** max(places, -4) if "e" not in plain else Decimal(10) ** places
    return abs(float(number) - true) <= float(unit) * 0.5000001


@pytest.mark.parametrize(
    ("shown", "true", "good"),
    [
        ("−1.25", -1.25, True),
        ("0.1966", 0.19661193, True),
        ("0.1966", 0.1967, False),
        ("7.22·10⁻¹¹", 7.2217e-11, True),
        ("7.22·10⁻¹¹", 7.23e-11, False),
    ],
)
def test_rounding_is_told_from_error(shown: str, true: float, good: bool) -> None:
    assert rounds_to(shown, true) is good


# Everything written or drawn that must not lie on anything else, as boxes on the screen.
BOXES = """() => {
    const shown = (e) => getComputedStyle(e).visibility !== 'hidden'
        && !e.closest('[opacity="0"]') && e.getBoundingClientRect().width > 1;
    const box = (kind) => (e) => {
        const { left, top, right, bottom } = e.getBoundingClientRect();
        return { kind, left, top, right, bottom,
            text: (e.closest('[data-name]') ?? e).textContent };
    };
    const all = (selector, kind) =>
        [...document.querySelectorAll('#stage ' + selector)].filter(shown).map(box(kind));
    const written = all('.equation text', 'equation').filter((each) => each.text);
    return [...all('.card', 'card'), ...all('.chip .pill', 'pill'), ...written];
}"""


def overlapping(boxes: list[dict[str, Any]]) -> list[str]:
    """Pairs that lie on each other by more than a pixel; the two lines of an equation may touch."""
    found = []
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            wide = min(a["right"], b["right"]) - max(a["left"], b["left"])
            high = min(a["bottom"], b["bottom"]) - max(a["top"], b["top"])
            near = 4 if a["kind"] == b["kind"] == "equation" else 1
            if wide > near and high > near:
                found.append(f"{a['kind']} {a['text']} on {b['kind']} {b['text']}")
    return found


def outside(opened: Opened) -> list[str]:
    """Cards that are cut off by the rim of the stage."""
    rim = opened.page.locator("#stage").bounding_box()
    assert rim is not None
    right, bottom = rim["x"] + rim["width"], rim["y"] + rim["height"]
    return [
        each["text"]
        for each in opened.page.evaluate(BOXES)
        if each["left"] < rim["x"]
        or each["right"] > right
        or each["top"] < rim["y"]
        or each["bottom"] > bottom
    ]


def lies_well(opened: Opened, *, fits: bool) -> None:
    opened.settle()
    assert overlapping(opened.page.evaluate(BOXES)) == []
    if fits:
        assert outside(opened) == []
    else:  # the picture says on which sides it goes on
        assert opened.page.locator("#stage .graph").get_attribute("data-more")


def test_the_next_example_is_shown_from_its_first_line(desk: Desk) -> None:
    desk.open()
    chosen = desk.page.locator("#next button").last
    chosen.scroll_into_view_if_needed()
    expect(desk.page.locator(".cm-line").first).not_to_be_in_viewport()
    with desk.page.expect_response("**/api/trace"):
        chosen.click()
    expect(desk.page.locator(".cm-line").first).to_be_in_viewport()
