"""The scene that takes the lecture home: a program beside its script, some lines marked."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from .axe import serious
from .desk import Desk
from .lecture import Lecture

MARKED = {
    2: ["df_dq = df_df * z  # f = q * z", "df_dz = df_df * q  # f = q * z"],
    3: ["assert close(f, -12.0), f", "assert close(df_dx, -4.0), df_dx"],
    6: ["x = torch.tensor(-2.0, requires_grad=True)", "y = torch.tensor(5.0, requires_grad=True)"],
    7: ["f.backward()"],
    9: ["dL_dW = X.T @ dL_dY  # Y = X @ W", "dL_dX = dL_dY @ W.T  # Y = X @ W"],
    10: ["dL_dl = dL_dQ * Y  # Q = Y * l", "dL_dS = dL_dl * (1 / S)  # l = np.log(S)"],
    11: ["S = torch.softmax(Z, dim=-1)", "l = torch.log(S)"],
}
"""By stop, the first lines that are marked."""


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_scene_is_told_to_its_end(desk: Desk, lang: str) -> None:
    lecture = Lecture(desk).open("home", lang=lang)
    stops = desk.page.locator(".dot").count()
    marks = desk.page.locator("#board mark")
    for stop in range(1, stops + 1):
        if stop > 1:
            lecture.press()
        for place, line in enumerate(MARKED.get(stop, [])):
            expect(marks.nth(place)).to_have_text(line)
            expect(marks.first).to_be_in_viewport()
            expect(marks.last).to_be_in_viewport(ratio=0.9)
        # a line that is too long goes on under itself
        for mark in marks.all():
            inside = mark.evaluate(
                "each => each.scrollWidth <= each.clientWidth + 1"
                " && each.offsetWidth <= each.closest('pre').clientWidth"
            )
            assert inside, mark.text_content()
    forward = "# Forward" if lang == "en" else "# Прямой проход"
    expect(desk.page.locator("#board .script")).to_contain_text(forward)
    assert serious(desk, "#board") == []


def test_a_reader_changes_the_library_and_the_clicker_puts_it_back(desk: Desk) -> None:
    lecture = Lecture(desk).open("home")
    script = desk.page.locator("#board .script")
    desk.page.locator("#board").get_by_role("button", name="PyTorch").click()
    expect(script).to_contain_text("f.backward()")
    lecture.press()
    expect(script).to_contain_text("df_dq = df_df * z")


def test_exploring_opens_the_program_with_its_script(desk: Desk) -> None:
    Lecture(desk).open("home", stop=11)
    desk.click("Explore")
    expect(desk.page).to_have_url(re.compile("/#v1"))
    expect(desk.tool.locator(".script")).to_contain_text("L.backward()")
    expect(desk.page.locator(".cm-content")).to_contain_text("S = softmax(Z)")
