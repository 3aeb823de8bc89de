"""What strangers may type: texts that have felled evaluators, parsers and servers before."""

from __future__ import annotations

from typing import Any

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
    ("<img src=x onerror=alert(1)>", "tag_refused"),
    ("def f(x): return f(x)\nf(1)", "recursion"),
]

# Text, and the limit that it is over.
TOO_MUCH = [
    ("(" * 150 + "x" + ")" * 150, "depth"),
    ("(" * 30_000 + "x" + ")" * 30_000, "characters"),
    ("-" * 5_000 + "x", "tokens"),
    ("-" * 60_000 + "x", "characters"),
    ("**".join(["x"] * 15_000), "characters"),
    ("**".join(["x"] * 1_000), "depth"),
    ("+".join(["x"] * 17_000), "characters"),
    ("sin(" * 300 + "x" + ")" * 300, "depth"),
    ("[" * 1_000 + "]" * 1_000, "depth"),
    ("9" * 5_000, "literal"),
    ("9" * 60_000, "characters"),
    ("a" * 33_000, "characters"),
    ("a" * 5_000, "identifier"),
    ("1." * 17_000, "characters"),
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

# Text, and the value that is shown.
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

# What is no number, in JSON.
NO_NUMBERS = [
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
]

# Texts that no request is large enough to bring.
ENDLESS = [
    "(" * 100_000 + "x" + ")" * 100_000,
    "-" * 100_000 + "x",
    "9" * 1_000_000,
    " " * 1_000_000 + "x",
    "[" * 50_000 + "]" * 50_000,
]


def texts() -> list[str]:
    """Every text of these."""
    return [text for text, _ in (*REFUSED, *TOO_MUCH, *VALUES)]


def name(item: Any) -> str | None:
    """What a test about an item is called."""
    if isinstance(item, bytes):
        return item[:12].decode()
    return ascii(item)[:30] if isinstance(item, str) else None
