"""The rules that keep the code simple, as tests: who may know whom, and how long a file may be."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
JS = ROOT / "static" / "js"

LONGEST = 300
LONG_FOR_A_REASON = {
    "engine/messages/errors.py": "one table: every error in both languages",
    "engine/network/parts.py": "one table: every part of a network",
}


def files(folder: Path, pattern: str) -> list[Path]:
    """Our own files: what git would keep, not what was built or installed."""
    built = {"vendor", "node_modules", "__pycache__"}
    return sorted(p for p in folder.rglob(pattern) if not built & set(p.parts))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


ENGINE = files(ROOT / "engine", "*.py")
APP = files(ROOT / "app", "*.py")
MODULES = files(JS, "*.js")
CODE = [*ENGINE, *APP, *MODULES, *files(ROOT / "static" / "css", "*.css")]


def imports(path: Path) -> Iterator[str]:
    """Every module that a Python file imports, by absolute name."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join(filter(None, (*base, node.module or "")))
            yield start
            yield from (f"{start}.{alias.name}" for alias in node.names)


def top(module: str) -> str:
    return module.split(".")[0]


@pytest.mark.parametrize("path", ENGINE, ids=name)
def test_the_engine_knows_numpy_and_nothing_above_it(path: Path) -> None:
    import sys

    allowed = {"engine", "numpy", *sys.stdlib_module_names}
    assert {top(module) for module in imports(path)} <= allowed


@pytest.mark.parametrize("path", ENGINE, ids=name)
def test_the_engine_runs_under_any_name(path: Path) -> None:
    """Imports inside the engine are relative."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert all(top(alias.name) != "engine" for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            assert top(node.module or "") != "engine"


@pytest.mark.parametrize("path", files(ROOT / "engine" / "ops", "*.py"), ids=name)
def test_ops_know_nothing_of_graphs(path: Path) -> None:
    allowed = re.compile(r"engine(\.(ops|text|shapes)\b.*)?$")
    found = {module for module in imports(path) if top(module) == "engine"}
    assert {module for module in found if not allowed.match(module)} == set()


@pytest.mark.parametrize("path", files(ROOT / "app" / "routes", "*.py"), ids=name)
def test_routes_hold_no_numerics(path: Path) -> None:
    assert {"numpy", "math"} & {top(module) for module in imports(path)} == set()


@pytest.mark.parametrize("path", [*ENGINE, *APP], ids=name)
def test_nothing_typed_is_ever_executed(path: Path) -> None:
    """No eval; exec only for code that the engine itself has generated."""
    forbidden = {"eval", "exec", "__import__"}
    if name(path) == "engine/codegen.py":
        forbidden.remove("exec")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in forbidden


def test_import_cycles() -> None:
    """Modules of the engine and the service can be put in an order."""
    known = {module_name(path): path for path in [*ENGINE, *APP]}
    uses = {
        module: {m for m in top_level_imports(path) if m in known and m != module}
        for module, path in known.items()
    }
    while uses:
        free = {module for module, used in uses.items() if not used & uses.keys()}
        assert free, f"these import each other: {sorted(uses)}"
        uses = {module: used for module, used in uses.items() if module not in free}


def module_name(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def top_level_imports(path: Path) -> Iterator[str]:
    """Imports at the top of a file, packages left out when one of their modules is meant."""
    package = path.relative_to(ROOT).with_suffix("").parts[:-1]
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join(filter(None, (*base, node.module or "")))
            inner = [f"{start}.{alias.name}" for alias in node.names]
            modules = [m for m in inner if (ROOT / m.replace(".", "/")).with_suffix(".py").exists()]
            yield from modules or [start]


@pytest.mark.parametrize("path", CODE, ids=name)
def test_files_hold_one_idea(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST or name(path) in LONG_FOR_A_REASON


def source(path: Path) -> str:
    """A module without comments and texts, so that words in prose do not count."""
    text = path.read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"(?<!:)//.*", "", text)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)


# What only one folder may do: a pattern, and where it belongs.
KEPT_APART = {
    "asking the network": (r"\b(fetch|EventSource|WebSocket|XMLHttpRequest)\s*\(", "net"),
    "the address": (r"\b(location|history)\.", "state"),
}


@pytest.mark.parametrize("path", MODULES, ids=name)
@pytest.mark.parametrize("matter", KEPT_APART)
def test_each_matter_has_one_folder(path: Path, matter: str) -> None:
    pattern, folder = KEPT_APART[matter]
    if path.relative_to(JS).parts[0] != folder:
        assert not re.search(pattern, source(path))


@pytest.mark.parametrize("path", files(JS / "model", "*.js"), ids=name)
def test_the_model_knows_no_page(path: Path) -> None:
    assert not re.search(r"\b(document|window|navigator)\b", source(path))


def js_imports(path: Path) -> set[str]:
    """The folders of static/js that a module really imports (types do not count)."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = re.findall(r"""(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""", text)
    targets = [(path.parent / target).resolve() for target in found]
    return {target.relative_to(JS).parts[0] for target in targets if target.is_relative_to(JS)}


# A folder, and the folders below it that it may import.
MAY_KNOW = {
    "lib": {"lib"},
    "model": {"lib", "model"},
    "net": {"lib", "net"},
    "state": {"lib", "model", "state"},
    "view": {"lib", "model", "view"},
    "stage": {"lib", "model", "stage"},
}


@pytest.mark.parametrize("folder", MAY_KNOW)
def test_modules_know_only_what_lies_below(folder: str) -> None:
    for path in files(JS / folder, "*.js"):
        assert js_imports(path) <= MAY_KNOW[folder], name(path)


@pytest.mark.parametrize("path", [*MODULES, *files(ROOT / "templates", "*")], ids=name)
def test_nothing_is_loaded_from_another_host(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    addresses = re.findall(r"""["'(=]((?:https?:)?//[\w.-]+[^"')\s]*)""", text)
    namespaces = ("http://www.w3.org/",)
    assert [a for a in addresses if not a.startswith(namespaces)] == []


@pytest.mark.parametrize("path", [*MODULES, *files(ROOT / "templates", "*")], ids=name)
def test_one_module_knows_where_the_server_stands(path: Path) -> None:
    """An address begins without a slash, and `at` tells where that is."""
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    word = r"""["'`]/[a-z]"""  # a path, and not a division
    place = r"""(?:\b(?:href|src|page)(?:=|: )|\b(?:at|ask|send|fetch|goTo)\()["'`]/"""
    assert re.findall(f"{word}|{place}", text) == []


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_the_page_never_runs_text_as_code_or_markup(path: Path) -> None:
    assert not re.search(
        r"\beval\s*\(|new Function|\.innerHTML\b|\.outerHTML\b|insertAdjacentHTML|document\.write",
        source(path),
    )


def test_lock_files_name_no_index() -> None:
    for lock in (*ROOT.glob("requirements*"), ROOT / "package-lock.json"):
        text = lock.read_text(encoding="utf-8")
        assert not re.search(r"--(extra-)?index-url|--find-links|\"resolved\"", text), lock.name


# A state of the whole picture, and what follows it; the rule's subject is the last of its parts.
BUSY = re.compile(r"\[aria-busy[^\]]*\][^,{]*?[ >+~]+(?P<subject>[^\s>+~,{]+)\s*(?=[,{])")


@pytest.mark.parametrize("sheet", files(ROOT / "static" / "css", "*.css"), ids=name)
def test_what_a_busy_part_restyles_is_named(sheet: Path) -> None:
    """Of a rule about anything inside of it the browser restyles the whole page at each change."""
    found = [match["subject"] for match in BUSY.finditer(sheet.read_text(encoding="utf-8"))]
    assert all(each.split(":")[0].strip("*") for each in found), found
