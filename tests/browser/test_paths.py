"""The gradient as a sum over paths, each lit on the stage when pointed at."""

from __future__ import annotations

from playwright.sync_api import expect

from .desk import Desk, plain

LIT = "#stage .edge.pointed"


def test_each_path_is_a_chain_of_lenses_and_all_add_up(desk: Desk) -> None:
    desk.open()
    desk.run("x = 2\ny = x * x\nf = y * x - 3 * x")
    desk.leave_editor()
    desk.press("End")
    desk.click("Paths")
    desk.tool.get_by_label("Node").select_option(label="x")
    paths = desk.tool.locator(".path")
    expect(paths).to_have_count(4)
    expect(desk.tool.locator(".meaning").last).to_have_text("4 paths lead from x to f.")
    assert [plain(text) for text in paths.locator("b").all_inner_texts()] == [
        "= −3", "= 4", "= 4", "= 4",
    ]  # fmt: skip
    expect(desk.tool.locator(".figure b")).to_have_text("9")
    expect(paths.first.locator(".glass")).to_have_count(2)
    expect(desk.tool.locator(".share")).to_have_count(4)


def test_a_small_negative_share_has_its_bar(desk: Desk) -> None:
    desk.open()
    desk.pick("fraction")
    desk.press("End")
    desk.click("Paths")
    desk.tool.get_by_label("Node").select_option(label="x")
    share = desk.tool.locator(".share.neg")
    expect(share).to_have_count(1)
    box = share.bounding_box()
    assert box
    assert box["width"] < 16
    # as it is painted: the hue of a negative number from its first pixel on
    painted, paper = (
        desk.page.screenshot(clip={"x": box["x"], "y": y, "width": 3, "height": 4})
        for y in (box["y"] + 2, box["y"] - 6)
    )
    assert painted != paper


def test_a_path_lights_its_edges_by_pointer_and_by_keyboard(desk: Desk) -> None:
    desk.open()
    desk.press("End")
    desk.click("Paths")
    desk.tool.get_by_label("Node").select_option(label="x")
    path = desk.tool.locator(".path")
    expect(path).to_have_count(1)
    path.hover()
    expect(desk.page.locator(LIT)).to_have_count(2)
    desk.page.mouse.move(600, 700)
    expect(desk.page.locator(LIT)).to_have_count(0)
    path.focus()
    expect(desk.page.locator(LIT)).to_have_count(2)
    desk.click("Close")
    expect(desk.page.locator(LIT)).to_have_count(0)


def test_two_paths_have_the_hues_of_the_stage(desk: Desk) -> None:
    desk.open()
    desk.run("x = 1.5\nf = x * exp(x)")
    desk.leave_editor()
    desk.press("End")
    desk.click("Paths")
    desk.tool.get_by_label("Node").select_option(label="x")
    badges = desk.tool.locator(".path .badge")
    expect(badges).to_have_text(["A", "B"])


def test_a_billion_paths_are_counted_in_the_readers_language(desk: Desk) -> None:
    desk.open(lang="ru")
    desk.run("x = 1\nfor i in range(30):\n  x = x + 0.5 * x\nf = x")
    desk.leave_editor()
    desk.press("Home")
    desk.click("Пути")
    words = desk.tool.locator(".section .meaning")
    expect(words.first).to_have_text("От x(0) к f ведут 1 073 741 824 пути.".replace(" 0", " 0"))
    expect(words.nth(1)).to_have_text("Здесь 12 наибольших.")
    expect(desk.tool.locator(".path")).to_have_count(12)


def test_no_gradient_and_no_path_are_told_apart(desk: Desk) -> None:
    desk.open()
    desk.run("x = 2\ny = 3\nc = const(4)\nf = c * y")
    desk.leave_editor()
    desk.click("Paths")
    desk.tool.get_by_label("Node").select_option(label="x")
    expect(desk.tool).to_contain_text("No path leads from x to f, so the gradient is exactly 0.")
    desk.node("c").locator(".name").click()
    expect(desk.tool).to_contain_text("No gradient exists at c")
