"""The tables of messages and the places that use them fit together."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import engine
from engine.language.suggest import ELSEWHERE
from engine.limits import Limits
from engine.messages import ERRORS, HINTS, NOTES, USUAL, fill
from engine.messages.data import DATA
from engine.messages.network import NETWORK
from engine.ops import OPS, function_names
from engine.text import Text

from .corpus import read

SOURCES = [*Path(engine.__file__).parent.rglob("*.py")]
MISTAKES = read("mistakes.toml")

# Codes whose name is put together where they are raised.
COMPOSED = {
    *(f"limit_{name}" for name in Limits.__dataclass_fields__),
    *(f"argument_count{kind}" for kind in ("", "_between", "_least")),
}
# Codes of requests about a graph, not about a text; tested with what raises them.
NOT_OF_TEXTS = {
    "limit_work",
    "limit_points",
    "axis_place",
    "axis_range",
    "limit_jacobian",
    "limit_script",
    "gym_ops",
    "no_gradient",
    "cell_unknown",
    "cell_no_gradient",
    *(f"limit_{name}" for name in ("steps", "parameters", "kept", "training", "retraced")),
    "checkpoint_damaged",
    "checkpoint_misfit",
    *NETWORK,  # these have a corpus of their own
    *DATA,
}

RAISERS = dict.fromkeys(("ExpressionError", "ShapeError", "unknown", "_no_member"), ERRORS)
NOTERS = {"note": NOTES, "Note": NOTES, "Remark": NOTES}
HINT_PLACE = 3


def calls() -> Iterator[tuple[Path, ast.AST, ast.Call, str]]:
    """Every call in the engine: its file, the function it stands in, itself, what it calls."""
    for path in SOURCES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        for function in functions:
            for node in ast.walk(function):
                if isinstance(node, ast.Call):
                    called = node.func
                    name = called.attr if isinstance(called, ast.Attribute) else ""
                    name = called.id if isinstance(called, ast.Name) else name
                    yield path, function, node, name


def texts(node: ast.AST) -> set[str]:
    """Every text that stands in a piece of code."""
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and type(n.value) is str}


def possible(expr: ast.expr, function: ast.AST) -> set[str]:
    """The texts that an expression can be, as far as the function around it tells."""
    if isinstance(expr, ast.Constant):
        return {expr.value} if type(expr.value) is str else set()
    if isinstance(expr, ast.BoolOp):  # of `a and b`, only b is a text: a is there or not
        parts = expr.values if isinstance(expr.op, ast.Or) else expr.values[-1:]
        return set().union(*(possible(part, function) for part in parts))
    if isinstance(expr, ast.IfExp):
        return possible(expr.body, function) | possible(expr.orelse, function)
    if isinstance(expr, ast.Name):
        return {
            text
            for node in ast.walk(function)
            if isinstance(node, ast.Assign)
            for target, value in assigned(node)
            if isinstance(target, ast.Name) and target.id == expr.id
            for text in possible(value, function)
        }
    return set()


def assigned(node: ast.Assign) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Each target of an assignment with its value."""
    target = node.targets[0]
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
        yield from zip(target.elts, node.value.elts, strict=True)
    else:
        yield target, node.value


def test_every_code_that_is_raised_has_its_messages() -> None:
    seen = set()
    for path, function, call, name in calls():
        table: Any = {**RAISERS, **NOTERS}.get(name)
        if table is not None and call.args:
            codes = possible(call.args[0], function)
            assert codes <= table.keys(), (path.name, call.lineno, codes)
            seen |= codes
            if name == "ExpressionError" and len(call.args) > HINT_PLACE:
                hints = possible(call.args[HINT_PLACE], function) - {""}
                assert hints <= HINTS.keys(), (path.name, call.lineno, hints)
    # The walk sees what it should: all but codes put together, and those handed on as arguments.
    assert ERRORS.keys() - seen - COMPOSED - NOT_OF_TEXTS == set()


def test_every_message_is_used_somewhere() -> None:
    used = set()
    for path in SOURCES:
        if path.parent.name != "messages":
            used |= texts(ast.parse(path.read_text(encoding="utf-8")))
    assert ERRORS.keys() - used - COMPOSED == set()
    assert HINTS.keys() - used == set(USUAL.values()) - used
    assert NOTES.keys() <= used


def test_every_error_and_every_hint_is_in_the_corpus() -> None:
    assert {case["code"] for case in MISTAKES} == ERRORS.keys() - NOT_OF_TEXTS
    told = {case["en"][1] for case in MISTAKES if len(case["en"]) > 1}
    texts = {code: text for code, text in HINTS.items() if not code.startswith("network_")}
    patterns = {code: pattern(text.en) for code, text in texts.items()}
    assert {code for code, hint in patterns.items() if not any(map(hint.fullmatch, told))} == set()


def pattern(template: str) -> re.Pattern[str]:
    """What a filled template looks like."""
    return re.compile(".+".join(map(re.escape, re.split(r"\{[^}]+\}", template))))


def test_usual_hints_are_of_known_errors() -> None:
    assert USUAL.keys() <= ERRORS.keys()
    assert set(USUAL.values()) <= HINTS.keys()


@pytest.mark.parametrize("table", [ERRORS, HINTS, NOTES], ids=["errors", "hints", "notes"])
def test_both_languages_say_the_same_with_the_same_blanks(table: dict[str, Text]) -> None:
    for code, text in table.items():
        assert blanks(text.en) == blanks(text.ru), code
        assert text.en != text.ru
        assert re.search("[а-яё]", text.ru), code
        for words in text:
            assert words == words.strip()
            assert not words.endswith("."), code
            assert words.count("`") % 2 == 0, code


def blanks(template: str) -> set[str]:
    """The names that a message fills in; `{n|one|many}` also says how many there are."""
    return set(re.findall(r"\{(\w+)\}", re.sub(r"\{\w+\|[^}]*\}", "", template)))


@pytest.mark.parametrize("table", [ERRORS, HINTS, NOTES], ids=["errors", "hints", "notes"])
def test_plurals_have_as_many_forms_as_their_language(table: dict[str, Text]) -> None:
    for code, text in table.items():
        for words, count in zip(text, (2, 3), strict=True):
            for forms in re.findall(r"\{\w+\|([^}]*)\}", words):
                assert len(forms.split("|")) == count, code


def test_russian_has_a_decimal_comma() -> None:
    told = [text for table in (ERRORS, HINTS, NOTES) for text in table.values()]
    told += [text for op in OPS.values() for text in (op.doc, *op.headlines)]
    outside_code = [re.sub("`[^`]*`", "", text.ru) for text in told]
    assert [ru for ru in outside_code if re.search(r"\d\.\d", ru)] == []


def test_russian_counts() -> None:
    words = {n: fill("{n|узел|узла|узлов}", {"n": n}, "ru") for n in range(125)}
    assert [n for n in words if words[n] == "узел"] == [1, *range(21, 100, 10), 101, 121]
    assert [n for n in words if words[n] == "узла"][:7] == [2, 3, 4, 22, 23, 24, 32]
    assert {words[n] for n in (0, 5, 11, 12, 14, 20, 111, 112)} == {"узлов"}


def test_what_a_person_typed_is_pasted_never_interpreted() -> None:
    assert fill("`{a}`", {"a": "{b}", "b": "secret"}, "en") == "`{b}`"
    assert fill("`{a}`", {"a": "x" * 100}, "en") == f"`{'x' * 60}…`"


@pytest.mark.parametrize(("elsewhere", "here"), ELSEWHERE.items())
def test_what_others_call_otherwise_works_as_we_write_it(elsewhere: str, here: str) -> None:
    assert elsewhere not in function_names()
    engine.trace(engine.parse(f"x = 0.5\n{here}"))
