"""The Jacobian of an edge beside the graph."""

from __future__ import annotations

from playwright.sync_api import expect

from .desk import Desk, inside, plain

BROADCAST = "b = [10, 20]\nM = [[1, 2], [3, 4]] + b\nf = mean(M^2)"


def opened(desk: Desk, name: str) -> None:
    desk.leave_editor()
    desk.press("End")
    desk.node(name).first.dispatch_event("click")
    desk.click("Jacobian")


def test_softmax_is_a_diagonal_less_a_product(desk: Desk) -> None:
    desk.open()
    desk.pick("softmax")
    opened(desk, "Z")
    grid = desk.tool.get_by_role("grid")
    expect(grid).to_have_accessible_name("Jacobian of S with respect to Z")
    expect(grid.get_by_role("gridcell")).to_have_count(36)
    expect(desk.tool).to_contain_text("every row adds up to 0")
    grid.get_by_role("gridcell").last.click()
    row = desk.tool.locator(".cell-table tbody tr")
    assert [plain(text) for text in row.all_inner_texts()] == [
        "−3.2553 · 0.2128 ≈ −0.6928", "the whole column −0.6928",
    ]  # fmt: skip
    # another edge of the same node
    desk.click("derivative of Z with respect to X")
    expect(desk.tool).to_contain_text("Blocks of the other matrix")
    expect(grid).to_have_accessible_name("Jacobian of Z with respect to X")


def test_what_an_entry_comes_to_is_brought_into_sight(desk: Desk) -> None:
    desk.page.set_viewport_size({"width": 1440, "height": 900})
    desk.open()
    desk.pick("softmax")
    opened(desk, "Z")
    cells = desk.tool.get_by_role("gridcell")
    cells.last.click()
    answer = desk.tool.locator(".tool-answer > section").last
    expect(answer.locator("table")).to_be_visible()
    assert inside(answer, desk.tool)
    assert inside(cells.last, desk.tool)


def test_one_number_is_one_row_and_one_column(desk: Desk) -> None:
    desk.open()
    opened(desk, "q")
    note = desk.tool.locator(".heat-note").first
    expect(note).to_have_text("1 number comes out of f: 1 row. 1 number goes in from q: 1 column.")


def test_what_one_of_several_edges_brings_is_told_from_the_whole_gradient(desk: Desk) -> None:
    desk.open()
    desk.run("a = 2; b = 3; f = a*(b + sin(a))")
    opened(desk, "a")
    said = desk.tool.locator("p.meaning", has_text="one of 2 contributions")
    written = said.locator("annotation")
    whole = r"\mathrm{d}f/\allowbreak \mathrm{d}a"
    share = rf"\left.{whole}\right|_{{\mathrm{{A}}}}"
    expect(written).to_have_text([share, whole])
    expect(desk.tool.locator(".factor-name annotation").last).to_have_text(share)
    # of b, used once, an edge brings all
    desk.node("b").first.dispatch_event("click")
    of_b = r"\partial f/\allowbreak \partial b"
    expect(desk.tool.locator(".factor-name annotation").last).to_have_text(of_b)
    expect(said).to_have_count(0)


def test_copies_stand_below_each_other_and_arrows_walk(desk: Desk) -> None:
    desk.open()
    desk.run(BROADCAST)
    opened(desk, "b")
    expect(desk.tool).to_contain_text("Copies: b is broadcast")
    step = desk.step
    desk.tool.get_by_role("gridcell").first.focus()
    desk.press("ArrowDown")
    chosen = desk.tool.get_by_role("gridcell", selected=True)
    expect(chosen).to_have_accessible_name("row 2, column 1: 0")
    expect(chosen).to_be_focused()
    assert desk.step == step


def test_a_jacobian_too_large_says_so(desk: Desk) -> None:
    desk.open()
    desk.run("x = randn(80)\ny = tanh(x)\nf = sum(y)")
    opened(desk, "x")
    expect(desk.tool).to_contain_text("would have 6,400 entries, and 4,096 are allowed")


def test_the_jacobian_on_a_phone_in_russian(phone: Desk) -> None:
    phone.open(lang="ru")
    phone.pick("softmax")
    phone.press("End")
    phone.node("W").first.dispatch_event("click")
    phone.page.get_by_role("tab", name="Инструменты").click()
    phone.click("Якобиан")
    expect(phone.tool).to_contain_text("Повторённые блоки другой матрицы")
    assert phone.widths()[0] <= phone.widths()[1]
    # what an entry comes to is brought into sight, with the entry where there is room for both
    cells, answer = phone.tool.get_by_role("gridcell"), phone.tool.locator("table")
    last, first = "−0,6928·−1=0,6928", "−0,0906·1=−0,0906"
    for cell, row, room in (cells.last, last, True), (cells.first, first, False):
        cell.tap()
        expect(answer.locator("tbody tr").first).to_have_text(row)
        assert inside(answer, phone.tool)
        assert inside(cell, phone.tool) == room
    # a key goes on from an entry in sight
    phone.press("ArrowRight")
    expect(cells.nth(1)).to_be_focused()
    assert inside(cells.nth(1), phone.tool)
    assert phone.page.evaluate("scrollY") == 0


def test_who_leaves_an_entry_by_keyboard_stays_at_it(desk: Desk) -> None:
    desk.open()
    desk.pick("softmax")
    opened(desk, "Z")
    desk.tool.get_by_role("gridcell").first.focus()
    desk.press("ArrowDown", 2)
    cell = desk.tool.get_by_role("gridcell").nth(12)
    expect(cell).to_have_attribute("aria-selected", "true")
    desk.press("Enter")
    expect(desk.tool.get_by_role("gridcell", selected=True)).to_have_count(0)
    expect(cell).to_be_focused()


def test_the_name_of_a_factor_is_no_stop(desk: Desk) -> None:
    """What can be scrolled takes the focus, be it by the lean of a letter."""
    desk.open()
    desk.pick("recurrent")
    opened(desk, "w")
    names = desk.tool.locator(".factor-name")
    expect(names.first).to_be_visible()
    fits = "each => each.scrollWidth <= each.clientWidth"
    assert all(each.evaluate(fits) for each in names.all())


def test_of_the_edges_at_work_the_one_that_is_told_is_chosen(desk: Desk) -> None:
    desk.open()
    desk.click("Jacobian")
    chosen = desk.tool.locator(".edge-choice [aria-pressed=true]")
    desk.step_to("scales the gradient for q")
    for user, operand in ("fq", "fz", "qx", "qy"):
        expect(desk.page.locator("#headline")).to_contain_text(operand)
        expect(chosen).to_have_accessible_name(f"derivative of {user} with respect to {operand}")
        desk.press("ArrowRight")


def test_one_long_number_does_not_take_the_others(desk: Desk) -> None:
    desk.open()
    given = "X = [[1, -2, 0.5], [0, 3, -1]]\nW = [[1, 4], [-2, 0], [0.1, 2]]\nb = [0.3, -1]"
    desk.run(f"{given}\nZ = X @ W + b\nf = sum(Z^2)")
    opened(desk, "X")
    heats = desk.tool.locator(".jacobian .heat")
    expect(heats.last.locator("span").last).to_have_text("−13.16")
    expect(heats.nth(1).locator("span").first).to_have_text("1")
    desk.pick("softmax")
    desk.press("End")
    desk.node("Z").first.dispatch_event("click")
    cells = heats.nth(1).locator("span")
    expect(cells.first).to_have_text("0.082")
    least = min(cells.evaluate_all("all => all.map(e => parseFloat(getComputedStyle(e).fontSize))"))
    assert least >= 9
    over = "all => Math.max(...all.map(e => e.scrollWidth - e.clientWidth))"
    assert cells.evaluate_all(over) <= 0
    # where the matrix has no room its rows still have what comes in
    desk.run("x = randn(8, seed=1)\ny = x / 1000\nf = sum(y^2)")
    desk.press("End")
    desk.node("x").first.dispatch_event("click")
    expect(desk.tool.locator(".jacobian.bare")).to_be_visible()
    expect(heats.first.locator("span").first).not_to_be_empty()
    tall = "e => Math.round(e.getBoundingClientRect().height)"
    assert len({heats.nth(i).locator("span").first.evaluate(tall) for i in (0, 1)}) == 1
