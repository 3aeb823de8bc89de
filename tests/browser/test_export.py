"""A program taken home: a script of its present numbers, copied or downloaded."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import expect

from .axe import serious
from .desk import Desk


def test_the_script_follows_the_numbers_and_runs(desk: Desk, tmp_path: Path) -> None:
    desk.open()
    desk.click("Take it home")
    script = desk.tool.locator(".script")
    expect(script).to_contain_text("df_dq = df_df * z  # f = q * z")
    expect(script).to_contain_text("assert close(df_dx, -4.0), df_dx")
    desk.enter("z", "3")
    expect(script).to_contain_text("assert close(df_dx, 3.0), df_dx")
    with desk.page.expect_download() as download:
        desk.click("Download .py")
    assert download.value.suggested_filename == "backlight_numpy.py"
    download.value.save_as(tmp_path / "taken.py")
    done = subprocess.run(
        [sys.executable, "-I", "taken.py"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout == "every gradient agrees\n"


def test_what_it_is_written_for_is_in_the_link(desk: Desk) -> None:
    desk.open()
    desk.click("Take it home")
    desk.tool.get_by_role("button", name="PyTorch").click()
    script = desk.tool.locator(".script")
    expect(script).to_contain_text("f.backward()")
    desk.click("Copy")
    expect(desk.tool.get_by_role("status")).to_have_text(re.compile("Copied|did not allow"))
    desk.page.wait_for_timeout(600)
    desk.page.reload()
    expect(script).to_contain_text("f.backward()")
    assert serious(desk, "#tool") == []


def test_in_russian_the_comments_are_too(desk: Desk) -> None:
    desk.open(lang="ru")
    desk.click("Взять с собой")
    expect(desk.tool.locator(".script")).to_contain_text("# Обратный проход")
