"""Single cells of a tensor looked into."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from .desk import Desk, plain

BROADCAST = "b = [10, 20]\nM = [[1, 2], [3, 4]] + b\nf = mean(M^2)"


def grid(desk: Desk, name: str) -> Locator:
    return desk.page.get_by_role("grid", name=name, exact=True)


def at_end(desk: Desk, name: str) -> None:
    """Everything computed, and one node opened."""
    desk.leave_editor()
    desk.press("End")
    desk.at_step(desk.steps)
    desk.node(name).first.dispatch_event("click")
    expect(grid(desk, f"Value of {name}")).to_be_visible()


def rows(desk: Desk) -> list[str]:
    return [plain(text) for text in desk.page.locator(".cell-table tbody tr").all_inner_texts()]


def test_a_weights_gradient_is_a_row_times_a_column(desk: Desk) -> None:
    desk.open()
    desk.pick("softmax")
    at_end(desk, "W")
    cell = grid(desk, "Gradient with respect to W").get_by_role("gridcell")
    cell.get_by_text("0.783").click()
    expect(desk.page.locator(".cell-table tbody tr")).to_have_count(3)
    assert rows(desk) == [
        "1 2 · 0.0453 ≈ 0.0906", "2 −1 · −0.6928 = 0.6928", "sum over the rows of X 0.7834",
    ]  # fmt: skip
    expect(desk.page.locator(".cell-terms h2")).to_have_text("Row 2 × column 3")
    # a row of one factor and a column of the other are lit
    expect(desk.page.locator(".product .lit.path-a")).to_have_count(1)
    expect(desk.page.locator(".product .lit.path-b")).to_have_count(1)
    assert "row 2, column 3: 0.7834" in desk.sentence
    expect(desk.page.locator(".stages")).to_contain_text("One cell of ∇W")
    expect(desk.page.locator(".section", has_text="Shapes decide")).to_contain_text(
        "so X is transposed and stands on the left"
    )
    # a second press leaves it
    cell.get_by_text("0.783").click()
    expect(desk.page.locator(".cell-terms")).to_have_count(0)
    assert "row 2" not in desk.sentence


def test_who_leaves_a_cell_by_keyboard_stays_at_it(desk: Desk) -> None:
    desk.open()
    desk.run(BROADCAST)
    at_end(desk, "M")
    cell = grid(desk, "Value of M").get_by_role("gridcell").nth(3)
    for key in ("Enter", "Escape"):
        cell.focus()
        desk.press("Enter")
        expect(desk.page.locator(".cell-terms")).to_be_visible()
        expect(cell).to_be_focused()
        desk.press(key)
        expect(desk.page.locator(".cell-terms")).to_have_count(0)
        expect(cell).to_be_focused()


def test_arrow_keys_walk_the_cells_and_not_the_steps(desk: Desk) -> None:
    desk.open()
    desk.run(BROADCAST)
    at_end(desk, "M")
    step = desk.step
    cells = grid(desk, "Gradient with respect to M").get_by_role("gridcell")
    cells.first.focus()
    desk.press("ArrowRight")
    desk.press("ArrowDown")
    chosen = grid(desk, "Gradient with respect to M").get_by_role("gridcell", selected=True)
    expect(chosen).to_have_accessible_name("row 2, column 2: 12")
    expect(chosen).to_be_focused()
    expect(desk.page.locator(".cell-terms h2")).to_have_text("Row 2, column 2")
    assert desk.step == step
    assert cells.evaluate_all("all => all.filter(each => each.tabIndex === 0).length") == 1
    desk.press("Escape")
    expect(desk.page.locator(".cell-terms")).to_have_count(0)


def test_behind_a_broadcast_terms_add_back_and_follow_the_numbers(desk: Desk) -> None:
    desk.open()
    desk.run(BROADCAST)
    at_end(desk, "b")
    grid(desk, "Gradient with respect to b").get_by_role("gridcell").nth(1).click()
    section = desk.page.locator(".cell-terms")
    expect(section).to_contain_text("copied forward 2 times, so 2 terms add back")
    expect(section.locator("tbody tr").last).to_have_text(re.compile("sum.*23"))
    # what the whole table has to become, to be as long as b
    row = desk.page.locator("#inspector .products tbody tr")
    assert plain(row.inner_text()) == "M now ∑ [2, 2] · 1 = [2]"
    # another number: the terms are asked for anew
    desk.page.get_by_label("b, cell 1, 2").click()
    desk.page.keyboard.type("0")
    desk.page.keyboard.press("Enter")
    expect(section.locator("tbody tr").last).to_have_text(re.compile("sum.*3$"))
    # with the step the cell is left
    desk.leave_editor()
    desk.press("ArrowLeft")
    expect(section).to_have_count(0)


def test_values_tell_what_they_were_made_from(desk: Desk) -> None:
    desk.open()
    desk.pick("attention")
    at_end(desk, "A")
    grid(desk, "Value of A").get_by_role("gridcell").nth(4).click()
    expect(desk.page.locator(".cell-terms")).to_contain_text("Made from these 3 numbers together")
    at_end(desk, "O")
    grid(desk, "Value of O").get_by_role("gridcell").first.click()
    expect(desk.page.locator(".cell-terms")).to_contain_text("3 products, and their sum")


def test_several_users_bring_several_parts(desk: Desk) -> None:
    desk.open()
    desk.pick("attention")
    at_end(desk, "X")
    grid(desk, "Gradient with respect to X").get_by_role("gridcell").nth(3).click()
    expect(desk.page.locator(".cell-terms .part-title")).to_have_text(
        ["through V", "through K", "through Q"]
    )


@pytest.mark.parametrize(("lang", "said"), [("en", "averages"), ("ru", "средние")])
def test_a_table_too_large_for_its_cells_says_what_is_drawn(
    desk: Desk, lang: str, said: str
) -> None:
    desk.open(lang=lang)
    desk.run("x = randn(40, 30, seed=1)\nf = sum(x^2)")
    expect(desk.node("x").locator(".shape")).to_have_text(["[40, 30]", said])
    desk.run("x = randn(4, 3, seed=1)\nf = sum(x^2)")
    expect(desk.node("x").locator(".shape")).to_have_text(["[4, 3]", ""])


def test_the_cell_is_in_the_link(desk: Desk) -> None:
    desk.open()
    desk.run(BROADCAST)
    at_end(desk, "b")
    grid(desk, "Gradient with respect to b").get_by_role("gridcell").nth(1).click()
    expect(desk.page.locator(".cell-terms tbody tr")).to_have_count(3)
    desk.page.wait_for_timeout(500)
    desk.page.reload()
    desk.wait_drawn()
    expect(desk.page.locator(".cell-terms tbody tr")).to_have_count(3)


def test_cells_by_touch_in_russian(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.pick("softmax")
    phone.press("End")
    phone.node("W").first.dispatch_event("click")
    phone.page.locator(".tabs .grip").tap()
    cells = phone.page.get_by_role("grid", name="Градиент по W").get_by_role("gridcell")
    box = cells.last.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    cells.last.tap()
    expect(phone.page.locator(".cell-terms tbody tr").last).to_be_in_viewport(ratio=1)
    expect(phone.page.locator(".cell-terms")).to_contain_text("сумма по строкам X")
    expect(phone.page.locator(".cell-terms")).to_contain_text("0,7834")
    assert phone.widths()[0] <= phone.widths()[1]


# Numbers that do not fit their cells, in the inspector's tables and in the fields of the inputs.
CUT = """() => [...document.querySelectorAll("#inspector .heat span, #inputs .cells .number")]
    .filter((cell) => cell.scrollWidth > cell.clientWidth)
    .map((cell) => cell.value ?? cell.textContent)"""


@pytest.mark.parametrize(("lang", "theme"), [("en", "light"), ("ru", "projector")])
@pytest.mark.parametrize("columns", [3, 4, 5])
def test_no_number_of_a_table_is_cut(desk: Desk, columns: int, lang: str, theme: str) -> None:
    """Of whatever length: a weight that was learned, one next to nothing, a gradient of 10⁻⁴."""
    rows = [[-0.3145, 1.5e-4, -0.0013, -12.345, 0.42], [-1.46, -7.2e-4, 0.0021, 0.06, -0.94]]
    cells = ", ".join(f"[{', '.join(map(str, row[:columns]))}]" for row in rows)
    desk.open(lang=lang, theme=theme)
    before = desk.steps
    given = "X = [[0.42, 0.21], [-0.85, 0.69]]"
    desk.run(f"{given}\nW = [{cells}]\nU = X @ W\nf = mean(tanh(U))^2 / 100")
    # the picture comes first, its timeline a moment later
    expect(desk.timeline).not_to_have_attribute("aria-valuemax", str(before))
    desk.leave_editor()
    desk.press("End")
    desk.at_step(desk.steps)
    for name in ("U", "W"):
        desk.node(name).first.dispatch_event("click")
        expect(desk.page.locator("#inspector .heat").first).to_be_visible()
        # once it is drawn, in the letters that were fetched
        desk.page.wait_for_function(f"() => !({CUT})().length")
