# ruff: noqa: N806 - matrices are capital letters here as in the texts
"""The page's examples, written out for PyTorch (and its smaller siblings) by hand."""

from __future__ import annotations

import math
from typing import Any

from .program import Programs

PROGRAMS = Programs()
Named = dict[str, Any]


@PROGRAMS.example(
    "circuit", scalar=True, published={"q": 3, "f": -12, "d x": -4, "d y": -4, "d z": 3}
)
def circuit(m: Any) -> Named:
    x, y, z = m.leaf(-2), m.leaf(5), m.leaf(-4)
    q = x + y
    f = q * z
    return locals()


@PROGRAMS.example(
    "router",
    scalar=True,
    published={"p": -2, "m": 2, "f": 1, "d x": -1, "d y": 2, "d z": 1, "d w": 0},
)
def router(lib: Any) -> Named:
    x, y, z, w = lib.leaf(2), lib.leaf(-1), lib.leaf(2), lib.leaf(1)
    p = x * y
    m = lib.maximum(z, w)
    f = lib.exp(p + m)
    return locals()


@PROGRAMS.example(
    "neuron",
    scalar=True,
    published={
        "f": 0.731059,
        "d w0": -0.196612,
        "d w1": -0.393224,
        "d w2": 0.196612,
        "d x0": 0.393224,
        "d x1": -0.589836,
    },
)
def neuron(m: Any) -> Named:
    w0, x0, w1, x1, w2 = m.leaf(2), m.leaf(-1), m.leaf(-3), m.leaf(-2), m.leaf(-3)
    s = w0 * x0 + w1 * x1 + w2
    f = m.sigmoid(s)
    return locals()


@PROGRAMS.example("two-paths", scalar=True, published={"f": 6.722534, "d x": 11.204223})
def two_paths(m: Any) -> Named:
    x = m.leaf(1.5)
    p = m.exp(x)
    f = x * p
    return locals()


@PROGRAMS.example(
    "fraction", scalar=True, published={"f": 1.545645, "d x": 2.059570, "d y": 1.592233}
)
def fraction(m: Any) -> Named:
    x, y = m.leaf(3), m.leaf(-4)
    a = x + m.sigmoid(y)
    b = m.sigmoid(x) + (x + y) ** 2
    f = a / b
    return locals()


@PROGRAMS.example("recurrent", scalar=True)
def recurrent(m: Any) -> Named:
    w, u = m.leaf(0.8), m.leaf(0.5)
    h = m.data(0)
    for x in (1, -0.5, 0.25, 1):
        h = m.tanh(w * h + u * x)
    f = (h - 1) ** 2
    return {"w": w, "u": u, "h": h, "f": f}


@PROGRAMS.example(
    "softmax",
    published={
        "Z": [[2, -1, -1], [-0.5, 0.5, 0]],
        "S": [[0.909443, 0.045279, 0.045279], [0.186324, 0.506480, 0.307196]],
        "L": 1.275193,
        "d Z": [[-0.090557, 0.045279, 0.045279], [0.186324, 0.506480, -0.692804]],
        "d W": [[-0.090557, 0.045279, 0.045279], [-0.367438, -0.415923, 0.783361]],
    },
)
def softmax(m: Any) -> Named:
    X = m.leaf([[1, 2], [0, -1]])
    W = m.leaf([[1, 0, -1], [0.5, -0.5, 0]])
    Y = m.data([[1, 0, 0], [0, 0, 1]])
    Z = X @ W
    S = m.softmax(Z, dim=1)
    L = -(Y * m.log(S)).sum()
    return locals()


@PROGRAMS.example("residual", scalar=True)
def residual(m: Any) -> Named:
    x, w = m.leaf(0.5), m.leaf(-0.6)
    h = x
    for _ in range(3):
        h = h + m.tanh(w * h)
    f = h**2
    return locals()


@PROGRAMS.example("attention")
def attention(m: Any) -> Named:
    X = m.leaf([[1, 0], [0, 1], [1, 1]])
    Wq = m.leaf([[1, 0.5], [-0.5, 1]])
    Wk = m.leaf([[0.5, -1], [1, 0.5]])
    Wv = m.leaf([[1, 0], [0.5, -1]])
    Q, K, V = X @ Wq, X @ Wk, X @ Wv
    A = m.softmax(Q @ K.T / math.sqrt(2), dim=1)
    O = A @ V  # noqa: E741
    f = (O**2).sum()
    return locals()


@PROGRAMS.example("newton", scalar=True)
def newton(m: Any) -> Named:
    a = m.leaf(2)
    r = m.data(1)
    for _ in range(4):
        r = (r + a / r) / 2
    f = r
    return locals()
