"""Documentation is tested: its examples run, its names exist, its links lead somewhere."""

import json
import re
from pathlib import Path

import pytest

import engine
from engine.language.makers import MAKERS
from engine.ops import function_names
from scripts import licences

ROOT = Path(__file__).parent.parent
LANGUAGE = (ROOT / "docs" / "language.md").read_text()
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]

# Names in the text that are not ops: examples of functions, mistakes, words of the language.
_OTHER_CALLS = {"cell", "range", "tahn", "x", "const"}


@pytest.mark.parametrize("text", re.findall(r"```backlight\n(.*?)```", LANGUAGE, re.DOTALL))
def test_examples_of_the_language_run(text: str) -> None:
    graph = engine.parse(text)
    run = engine.trace(graph).run
    assert all(run.grads[id] is not None for id in graph.inputs)


def test_every_function_named_in_the_language_page_exists() -> None:
    called = set(re.findall(r"(?<![\w.])([a-z_]\w*)\(", LANGUAGE))
    mentioned = set(re.findall(r"`([a-z_]{3,})`", LANGUAGE)) - {"tahn"}
    known = {*function_names(), *MAKERS, *_OTHER_CALLS}
    assert called <= known
    assert mentioned <= known


def test_the_readmes_python_runs() -> None:
    text = (ROOT / "README.md").read_text()
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(block, {})  # noqa: S102 (our own words)


def test_the_op_shown_to_contributors_is_the_real_one() -> None:
    (block,) = re.findall(r"```python\n(.*?)```", (ROOT / "CONTRIBUTING.md").read_text(), re.DOTALL)
    assert block in (ROOT / "engine" / "ops" / "activation.py").read_text()


def test_commands_named_in_the_pages_exist() -> None:
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", "\n".join(map(code, PAGES))))
    assert named >= {"run", "test", "check"}
    assert named <= targets


def code(page: Path) -> str:
    """What a page sets as code, each piece on a line of its own."""
    pieces = re.findall(r"```sh\n(.*?)```|`([^`\n]+)`", page.read_text(), re.DOTALL)
    return "\n".join(f"{block}{inline}" for block, inline in pieces) + "\n"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    text = page.read_text()
    links = re.findall(r"\]\((?!\w+:|#)([^)#]+)", text)
    for target in [*links, *re.findall(r'(?:src|srcset)="(?!https?:)([^"]+)"', text)]:
        assert (page.parent / target).exists(), target


def test_the_list_of_licences_is_true() -> None:
    text = licences.PAGE.read_text()
    assert licences.page(text) == text


def test_every_library_in_the_page_comes_with_its_licence() -> None:
    text = licences.MANIFEST.with_name("licences.txt").read_text()
    shipped = json.loads(licences.MANIFEST.read_text())["packages"]
    heads = [part.split(" ")[0].strip() for part in text.split(licences.RULE)]
    assert heads[:-1] == shipped
    assert "Permission is hereby granted" in text
    assert "SIL OPEN FONT LICENSE" in text
    assert "Eclipse Public License" in text
