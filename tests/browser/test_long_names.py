"""Names of many letters: nothing is printed over them or pushed out of its panel by them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, expect

from .conftest import DESK, opened
from .desk import Desk, inside
from .states import use
from .test_projector import HALL

NETWORK = """weight_of_the_first_layer = 2
bias_of_the_first_layer = -1.5
pre_activation_layer_1 = weight_of_the_first_layer * 3 + bias_of_the_first_layer
activation_of_layer_1 = tanh(pre_activation_layer_1)
loss_of_the_network = (activation_of_layer_1 - bias_of_the_first_layer)^2"""

TABLES = """weights_of_the_first_layer = [[1, 2], [3, 4]]
input_to_the_first_layer = [[1], [-1]]
preactivationofthefirstlayer = weights_of_the_first_layer @ input_to_the_first_layer
activation_of_layer_1 = tanh(preactivationofthefirstlayer)
loss_of_the_network = sum(activation_of_layer_1 * preactivationofthefirstlayer)"""

WIDEST = """WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW = 2
MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM = WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW ^ 2
QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ = MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM * 3"""
"""As wide as 32 letters, the most there may be, can be."""

AT_END = """() => {
    const { ariaValueNow, ariaValueMax } = document.querySelector(".timeline");
    return ariaValueNow === ariaValueMax;
}"""
WIDER = "e => e.scrollWidth - e.clientWidth"
CUT_FEET = """e =>
    getComputedStyle(e).overflowY === "visible" ? 0 : e.scrollHeight - e.clientHeight"""
# The pieces of a row, names as wholes, that begin before an earlier one ends.
OVERPRINTED = """row => {
    const texts = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    const pieces = new Set();
    while (texts.nextNode()) {
        const { parentElement: part, data } = texts.currentNode;
        if (data.trim() && !part.closest(".unseen, .katex"))
            pieces.add(part.closest(".symbol") ?? texts.currentNode);
    }
    const boxes = [...pieces].map((piece) => {
        const range = document.createRange();
        range.selectNode(piece);
        return (piece.nodeType === 1 ? piece : range).getBoundingClientRect();
    });
    const under = ({ left }, i) => boxes.slice(0, i).some(({ right }) => right > left + 2);
    return boxes.filter(under).length;
}"""

SCREENS = [(DESK, "en", "light"), (HALL, "ru", "projector")]


@pytest.fixture(params=SCREENS, ids=["desk", "hall"])
def screen(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Desk]:
    shape, lang, theme = request.param
    with opened(browser, server, shape) as each:
        yield each.open(lang=lang, theme=theme)


def at_end(screen: Desk, text: str) -> None:
    screen.run(text)
    expect(screen.page.locator(f'[data-input="{text.split(" = ")[0]}"]')).to_be_visible()
    screen.leave_editor()
    screen.press("End")
    screen.page.wait_for_function(AT_END)


def fits(panel: Locator) -> None:
    """Nothing in a panel is wider than it."""
    assert panel.evaluate(WIDER) <= 0


def none_overprinted(rows: Locator) -> None:
    assert [row.evaluate(OVERPRINTED) for row in rows.all()] == [0] * rows.count()


@pytest.mark.parametrize("text", [NETWORK, WIDEST])
def test_gradients_and_second_derivatives_stay_in_the_panel(screen: Desk, text: str) -> None:
    at_end(screen, text)
    tool = use(screen, "backward")
    fits(tool)
    for number in tool.locator(".figure b, .terms td").all():
        number.scroll_into_view_if_needed()
        assert inside(number, tool)
    fits(screen.page.locator("#beside"))


def test_an_edge_of_the_wrong_order_does_not_run_under_its_numbers(screen: Desk) -> None:
    at_end(screen, NETWORK)
    rows = use(screen, "order").locator(".terms tbody tr")
    expect(rows.first).to_be_visible()
    none_overprinted(rows)
    # a short name beside a long one is not cut
    short = screen.tool.locator(".order-trail .symbol:not([title])").first
    assert short.evaluate(WIDER) <= 0


def test_a_checked_number_keeps_its_place_beside_a_long_name(screen: Desk) -> None:
    at_end(screen, TABLES)
    rows = use(screen, "check").locator(".terms tbody tr")
    expect(rows.first).to_be_visible()
    none_overprinted(rows)


def test_names_of_a_jacobian_stand_apart(screen: Desk) -> None:
    at_end(screen, NETWORK)
    names = use(screen, "jacobian").locator(".factor-name")
    expect(names).to_have_count(3)
    assert all(name.evaluate(WIDER) <= 2 for name in names.all())
    fits(screen.tool)
    at_end(screen, WIDEST)
    fits(screen.tool)


def test_the_inspector_is_as_wide_as_its_panel(screen: Desk) -> None:
    for text in (NETWORK, WIDEST, TABLES):
        at_end(screen, text)
        fits(screen.page.locator("#inspector"))
        none_overprinted(screen.page.locator("#inspector .terms tbody tr"))
    fits(screen.page.locator(".left"))


def test_a_contribution_is_not_written_over_the_name_it_came_through(screen: Desk) -> None:
    at_end(screen, NETWORK)
    screen.press("ArrowLeft")
    rows = screen.page.locator("#inspector .terms tbody tr")
    expect(rows.filter(has=screen.page.locator(".badge"))).to_have_count(2)
    none_overprinted(rows)


def test_a_name_in_the_inputs_has_its_feet(screen: Desk) -> None:
    at_end(screen, "w_gypq = 2\nlayer_y_1 = 3\nf = w_gypq*layer_y_1")
    name = screen.page.locator('[data-input="layer_y_1"] .symbol')
    assert name.evaluate(CUT_FEET) <= 0
    expect(name).to_have_attribute("title", "layer_y_1")


def test_a_sentence_is_read_whole_a_name_too_long_for_it_in_its_title(screen: Desk) -> None:
    at_end(screen, WIDEST)
    sentence = screen.page.locator(".sentence")
    assert sentence.evaluate(CUT_FEET) <= 0
    expect(sentence.locator(".symbol").first).to_have_attribute("title", "Q" * 32)


def test_a_table_on_the_stage_is_as_wide_as_its_name_and_shape(screen: Desk) -> None:
    at_end(screen, TABLES)
    gaps = screen.page.locator("#stage .node.tensor:not([display=none])").evaluate_all(
        """(cards) => cards.map((card) => {
            const [name, shape] = ["name", "shape"].map((of) =>
                card.querySelector(`text.${of}`).getBBox());
            return shape.x - name.x - name.width;
        })"""
    )
    assert min(gaps) > 2, gaps


def test_the_name_of_a_greek_letter_is_that_letter_and_short(desk: Desk) -> None:
    desk.open()
    desk.run("alpha_1 = 0.5\nbeta_2 = 3\nf = alpha_1 * beta_2")
    desk.press("End")
    expect(desk.page.locator("#headline .symbol")).to_have_text("α1")
    names = desk.page.locator("#inputs .input-row")
    expect(names.locator(".symbol")).to_have_text(["α1", "β2"])
    for row in names.all():
        name, slider = (row.locator(each).bounding_box() for each in (".symbol", ".slider"))
        assert name is not None
        assert slider is not None
        assert name["x"] + name["width"] <= slider["x"]
