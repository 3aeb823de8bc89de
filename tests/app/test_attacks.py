"""What strangers may type: every attack ends in an answer, and the next request is served."""

from __future__ import annotations

import resource
import time
from typing import Any

import pytest
from starlette.testclient import TestClient

SLOWEST = 1.0
"""Seconds of work, whatever else the machine does; typical is 2 ms."""

LARGEST = 50 * 2**20
"""Bytes that the process may grow by over all attacks."""

# Text, and the code it is refused with.
REFUSED = [
    ("1e999", "number_huge"),
    ("1<<10**10", "operator_unknown"),
    ("factorial(10**7)", "unknown_function"),
    ("__import__('os').system('id')", "name_reserved"),
    ("().__class__.__bases__[0].__subclasses__()", "name_reserved"),
    ("x.__class__.__mro__", "name_reserved"),
    ("(lambda: 1)()", "keyword_refused"),
    ("[i for i in range(10**9)]", "keyword_refused"),
    ("f'{x.__class__}'", "name_reserved"),
    ("'{0.__class__}'.format(x)", "name_reserved"),
    ("'a'*10**10", "quote_refused"),
    ("(x:=1)", "operator_unknown"),
    ("1_000", "number_underscore"),
    ("0xFF+x", "number_base"),
    ("1j*x", "number_complex"),
    ("\uff53\uff49\uff4e(x)", "character_refused"),
    ("\U0001d42c\U0001d422\U0001d427(x)", "character_refused"),
    ("s\u0456n(x)", "character_refused"),
    ("__\uff49mport__('os')", "name_reserved"),
    ("x\u202e+y", "character_refused"),
    ("si\u200bn(x)", "character_refused"),
    ("\u0663+x", "character_refused"),
    ("x\x00+y", "character_refused"),
    ("sin(*x)", "value_missing"),
    ("sin(x,out=x)", "argument_unknown"),
    ("__proto__+constructor", "name_reserved"),
    ("", "program_empty"),
    ("   ", "program_empty"),
    ("x+", "value_missing_at_end"),
    ("(x+1", "bracket_unclosed"),
    ("<img src=x onerror=alert(1)>", "value_missing"),
    ("def f(x): return f(x)\nf(1)", "recursion"),
]

TOO_MUCH = [
    ("(" * 150 + "x" + ")" * 150, "depth"),
    ("(" * 30_000 + "x" + ")" * 30_000, "characters"),
    ("-" * 5_000 + "x", "tokens"),
    ("-" * 60_000 + "x", "characters"),
    ("**".join(["x"] * 5_000), "characters"),
    ("**".join(["x"] * 1_000), "depth"),
    ("+".join(["x"] * 5_000), "characters"),
    ("sin(" * 300 + "x" + ")" * 300, "depth"),
    ("[" * 1_000 + "]" * 1_000, "depth"),
    ("9" * 5_000, "literal"),
    ("9" * 60_000, "characters"),
    ("a" * 10_000, "characters"),
    ("a" * 5_000, "identifier"),
    ("1." * 5_000, "characters"),
    (" " * 60_000 + "x", "characters"),
    ("zeros(1000000000)", "tensor_elements"),
    ("ones(100000,1)@ones(1,100000)", "tensor_elements"),
    ("randn(3000, 3000)", "tensor_elements"),
    ("arange(10**9)", "tensor_elements"),
    ("zeros(1, 1, 1, 1, 1)", "rank"),
    ("x = [1, 2]\n" + "x = concat(x, x)\n" * 40 + "sum(x)", "tensor_elements"),
    ("for i in range(1000000): y = x*x", "nodes"),
    (
        "for i in range(1000):\n  for j in range(1000):\n    for k in range(1000):\n      y = x",
        "nodes",
    ),
    ("for i in range(100):\n  for j in range(100):\n    y = i*j*x", "nodes"),
    ("x = randn(512, 512)\n" + "x = x @ x\n" * 5 + "sum(x)", "flops"),
    ("\n".join(f"x{i} = {i}" for i in range(300)), "inputs"),
    (f"max({', '.join('x' * 17)})", "arguments"),
]

VALUES = [
    ("9**9**9**9", "Infinity"),
    ("2**(2**40)", "Infinity"),
    ("1/0", "Infinity"),
    ("0**-1", "Infinity"),
    ("(-8)**(1/3)", "NaN"),
    ("log(-1)", "NaN"),
    ("exp(1000)", "Infinity"),
    ("+".join(["x"] * 400), 400),
    ("x²", 1),
    ("x # hi", 1),
    ("x;y", 1),
    ("constructor + toString", 2),
]


def ask(service: TestClient, source: str) -> tuple[int, dict[str, Any]]:
    began = time.process_time()
    answer = service.post("/api/trace", json={"source": source})
    assert time.process_time() - began < SLOWEST
    return answer.status_code, answer.json()


def name(source: Any) -> str | None:
    return ascii(source)[:30] if isinstance(source, str) else None


@pytest.mark.parametrize(("source", "code"), REFUSED, ids=name)
def test_refused_with_a_place(service: TestClient, source: str, code: str) -> None:
    status, body = ask(service, source)
    assert (status, body["code"]) == (422, code)
    start, stop = body["span"]
    assert 0 <= start <= stop <= len(source)


@pytest.mark.parametrize(("source", "limit"), TOO_MUCH, ids=name)
def test_too_much_names_the_limit(service: TestClient, source: str, limit: str) -> None:
    status, body = ask(service, source)
    assert (status, body["code"]) == (413, f"limit_{limit}")
    assert body["params"]["limit"] < body["params"]["actual"]
    assert "span" in body


@pytest.mark.parametrize(("source", "value"), VALUES, ids=name)
def test_strange_numbers_are_results(service: TestClient, source: str, value: object) -> None:
    status, body = ask(service, source)
    assert status == 200
    assert body["nodes"][body["output"]]["value"] == value
    if isinstance(value, str):
        assert any(note["node"] is not None for note in body["notes"])


def test_a_lone_surrogate_is_refused_at_its_place(service: TestClient) -> None:
    content = b'{"source": "x+\\ud800"}'
    answer = service.post(
        "/api/trace", content=content, headers={"Content-Type": "application/json"}
    )
    assert (answer.status_code, answer.json()["code"]) == (422, "character_refused")
    assert answer.json()["span"] == [2, 3]


@pytest.mark.parametrize(
    "value",
    [
        b"NaN",
        b"Infinity",
        b"-Infinity",
        b"1e999",
        b"9" * 4_000,
        b"9" * 5_000,
        b"[" * 900 + b"]" * 900,
        b"[" * 30_000 + b"]" * 30_000,
        b'"5"',
        b"{}",
        b"true",
    ],
    ids=lambda value: value[:12].decode(),
)
def test_inputs_that_are_no_numbers(service: TestClient, value: bytes) -> None:
    content = b'{"source": "x = 1; x * x", "inputs": {"x": ' + value + b"}}"
    for path in ("/api/trace", "/api/replay"):
        answer = service.post(path, content=content, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422)
        assert answer.json()["code"] in ("json_invalid", "input_type")


def test_the_process_does_not_grow(service: TestClient) -> None:
    texts = [text for text, _ in (*REFUSED, *TOO_MUCH, *VALUES)]
    for text in texts:
        ask(service, text)
    before = resident()
    for text in texts * 3:
        ask(service, text)
    assert resident() - before < LARGEST
    assert ask(service, "x = 3; x * x")[0] == 200


def resident() -> int:
    """Peak memory of this process in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
