# ruff: noqa: N806 - matrices are capital letters here as in the texts
"""Numbers that books and courses have printed, written out for PyTorch by hand."""

from __future__ import annotations

from typing import Any

from .program import Programs

PROGRAMS = Programs()
Named = dict[str, Any]


@PROGRAMS.add(
    "a = 2\nb = 1\nc = a + b\nd = b + 1\nf = c * d",
    scalar=True,
    published={"f": 6, "d a": 2, "d b": 5},
)
def colah(m: Any) -> Named:
    a, b = m.leaf(2), m.leaf(1)
    c = a + b
    d = b + 1
    f = c * d
    return locals()


@PROGRAMS.add("a = 1\nb = a + a\nc = b + b", scalar=True, published={"d a": 4, "d b": 2})
def doubled_twice(m: Any) -> Named:
    a = m.leaf(1)
    b = a + a
    c = b + b
    return locals()


@PROGRAMS.add("x = -3\nf = x * x", scalar=True, published={"f": 9, "d x": -6})
def same_operand_twice(m: Any) -> Named:
    x = m.leaf(-3)
    f = x * x
    return locals()


@PROGRAMS.add(
    "x = 1\ny = -2\nz = 3\nw = 1\nf = exp(x*y + max(z, w))",
    scalar=True,
    published={"f": 2.718282, "d x": -5.436564, "d y": 2.718282, "d z": 2.718282, "d w": 0},
)
def router_elsewhere(m: Any) -> Named:
    x, y, z, w = m.leaf(1), m.leaf(-2), m.leaf(3), m.leaf(1)
    f = m.exp(x * y + m.maximum(z, w))
    return locals()


@PROGRAMS.add(
    "x = 2\nw = 3\nb = 1\nt = 9\ny = w*x + b\nL = (y - t)^2",
    scalar=True,
    published={"y": 7, "L": 4, "d w": -8, "d b": -4},
)
def one_training_step(m: Any) -> Named:
    x, w, b, t = m.leaf(2), m.leaf(3), m.leaf(1), m.leaf(9)
    y = w * x + b
    L = (y - t) ** 2
    return locals()


@PROGRAMS.add("x = 2\nf = sin(x)/x", scalar=True, published={"f": 0.454649, "d x": -0.435398})
def cardinal_sine(m: Any) -> Named:
    x = m.leaf(2)
    f = m.sin(x) / x
    return locals()


@PROGRAMS.add(
    """
a = -4
b = 2
c = a + b
d = a*b + b^3
c += c + 1
c += 1 + c - a
d += 2d + relu(b + a)
d += 3d + relu(b - a)
e = c - d
f = e^2
g = f/2
g += 10/f
""",
    scalar=True,
    published={"g": 24.7041, "d a": 138.8338, "d b": 645.5773},
    decimals=4,
)
def micrograd_readme(m: Any) -> Named:
    a, b = m.leaf(-4), m.leaf(2)
    c = a + b
    d = a * b + b**3
    c = c + (c + 1)
    c = c + (1 + c - a)
    d = d + (2 * d + m.relu(b + a))
    d = d + (3 * d + m.relu(b - a))
    e = c - d
    f = e**2
    g = f / 2
    g = g + 10 / f
    return locals()


@PROGRAMS.add(
    """
b0 = 1
b1 = 2
b2 = -3
b3 = 0.4
w0 = 0.1
w1 = -0.4
w2 = 2
w3 = 3
x = const(2.3)
y = const(2)
f = b3 + w3*cos(b2 + w2*exp(b1 + w1*sin(b0 + w0*x)))
L = (f - y)^2
""",
    scalar=True,
    published={
        "f": 2.372264,
        "L": 0.138581,
        "d b0": 2.280901,
        "d b1": -17.060467,
        "d b2": -1.683058,
        "d b3": 0.744528,
        "d w0": 5.246071,
        "d w1": -16.079299,
        "d w2": -8.530233,
        "d w3": 0.489469,
    },
)
def udl_notebook_7_1(m: Any) -> Named:
    b0, b1, b2, b3 = m.leaf(1), m.leaf(2), m.leaf(-3), m.leaf(0.4)
    w0, w1, w2, w3 = m.leaf(0.1), m.leaf(-0.4), m.leaf(2), m.leaf(3)
    f = b3 + w3 * m.cos(b2 + w2 * m.exp(b1 + w1 * m.sin(b0 + w0 * 2.3)))
    L = (f - 2.0) ** 2
    return locals()


@PROGRAMS.add(
    """
W1 = [[0.15, 0.20], [0.25, 0.30]]
W2 = [[0.40, 0.45], [0.50, 0.55]]
b1 = [0.35, 0.35]
b2 = [0.60, 0.60]
x = const([0.05, 0.10])
t = const([0.01, 0.99])
h = sigmoid(W1 @ x + b1)
o = sigmoid(W2 @ h + b2)
E = sum((t - o)^2)/2
""",
    published={"E": 0.298371, "d W2": [[0.082167, 0.082668], [-0.022603, -0.022740]]},
)
def mazur(m: Any) -> Named:
    W1 = m.leaf([[0.15, 0.20], [0.25, 0.30]])
    W2 = m.leaf([[0.40, 0.45], [0.50, 0.55]])
    b1, b2 = m.leaf([0.35, 0.35]), m.leaf([0.60, 0.60])
    x, t = m.data([0.05, 0.10]), m.data([0.01, 0.99])
    h = m.sigmoid(W1 @ x + b1)
    o = m.sigmoid(W2 @ h + b2)
    E = ((t - o) ** 2).sum() / 2
    return locals()


@PROGRAMS.add(
    """
W1 = [[0.149780716, 0.199561432], [0.249751144, 0.299502287]]
W2 = [[0.358916480, 0.408666186], [0.511301270, 0.561370121]]
x = const([0.05, 0.10])
t = const([0.01, 0.99])
h = sigmoid(W1 @ x + 0.35)
o = sigmoid(W2 @ h + 0.60)
E = sum((t - o)^2)/2
""",
    published={"E": 0.291028},
)
def mazur_after_one_step(m: Any) -> Named:
    W1 = m.leaf([[0.149780716, 0.199561432], [0.249751144, 0.299502287]])
    W2 = m.leaf([[0.358916480, 0.408666186], [0.511301270, 0.561370121]])
    x, t = m.data([0.05, 0.10]), m.data([0.01, 0.99])
    h = m.sigmoid(W1 @ x + 0.35)
    o = m.sigmoid(W2 @ h + 0.60)
    E = ((t - o) ** 2).sum() / 2
    return locals()


@PROGRAMS.add(
    """
X = [[1, 2, 0], [-1, 1, 3]]
W = [[1, 0], [2, -1], [0, 1]]
b = [0, 0]
G = const([[1, -1], [0.5, 2]])
Y = X @ W
Z = Y + b
f = sum(G*Z)
""",
    published={
        "Y": [[5, -2], [1, 2]],
        "d W": [[0.5, -3], [2.5, 0], [1.5, 6]],
        "d X": [[1, 3, -1], [0.5, -1, 2]],
        "d b": [1.5, 1],
    },
)
def matrices_and_a_broadcast_bias(m: Any) -> Named:
    X = m.leaf([[1, 2, 0], [-1, 1, 3]])
    W = m.leaf([[1, 0], [2, -1], [0, 1]])
    b = m.leaf([0, 0])
    G = m.data([[1, -1], [0.5, 2]])
    Y = X @ W
    Z = Y + b
    f = (G * Z).sum()
    return locals()


@PROGRAMS.add(
    """
X = [[1, 2], [0, -1]]
W = [[1, 0, -1], [0.5, -0.5, 0]]
Y = const([[0.5, 0.25, 0], [0, 2, 1]])
Z = X @ W
L = -sum(Y*log_softmax(Z))
""",
)
def labels_that_do_not_sum_to_one(m: Any) -> Named:
    X = m.leaf([[1, 2], [0, -1]])
    W = m.leaf([[1, 0, -1], [0.5, -0.5, 0]])
    Y = m.data([[0.5, 0.25, 0], [0, 2, 1]])
    Z = X @ W
    L = -(Y * m.log_softmax(Z, dim=1)).sum()
    return locals()


@PROGRAMS.add(
    "x = [0, 1, 2, 5]\ny = sigmoid(x)\nf = sum(y)",
    published={
        "y": [0.5, 0.731059, 0.880797, 0.993307],
        "d x": [0.25, 0.196612, 0.104994, 0.006648],
    },
)
def sigmoid_and_its_slope(m: Any) -> Named:
    x = m.leaf([0, 1, 2, 5])
    y = m.sigmoid(x)
    f = y.sum()
    return locals()


@PROGRAMS.add("x = [0, 1, 2]\ny = tanh(x)\nf = sum(y)", published={"d x": [1, 0.419974, 0.070651]})
def tanh_and_its_slope(m: Any) -> Named:
    x = m.leaf([0, 1, 2])
    y = m.tanh(x)
    f = y.sum()
    return locals()


@PROGRAMS.add(
    "x = -1.278465\nz = 2.3994\ny = swish(x)\nf = y + swish(z)",
    published={"y": -0.2785, "d x": 0, "d z": 1.0998},
    decimals=4,
)
def swish_at_its_extremes(m: Any) -> Named:
    x, z = m.leaf(-1.278465), m.leaf(2.3994)
    y = x * m.sigmoid(x)
    f = y + z * m.sigmoid(z)
    return locals()


@PROGRAMS.add(
    "x = -0.751792\nz = 1.414214\ny = gelu(x)\nf = y + gelu(z)",
    published={"y": -0.1700, "d x": 0, "d z": 1.1289},
    decimals=4,
)
def gelu_at_its_extremes(m: Any) -> Named:
    x, z = m.leaf(-0.751792), m.leaf(1.414214)
    y = m.nn.functional.gelu(x)
    f = y + m.nn.functional.gelu(z)
    return locals()


@PROGRAMS.add(
    """
w = 1
b = 0
x = const([0.5, 1, 1.5, 2])
h = relu(w*x + b)
L = mean((h - 1)^2)
""",
    published={"L": 0.375, "d w": 1.25, "d b": 0.5},
)
def living_relu(m: Any) -> Named:
    w, b = m.leaf(1), m.leaf(0)
    x = m.data([0.5, 1, 1.5, 2])
    h = m.relu(w * x + b)
    L = ((h - 1) ** 2).mean()
    return locals()


@PROGRAMS.add(
    """
w = -0.25
b = -0.5
x = const([0.5, 1, 1.5, 2])
h = relu(w*x + b)
L = mean((h - 1)^2)
""",
    published={"L": 1, "h": [0, 0, 0, 0], "d w": 0, "d b": 0},
)
def dead_relu(m: Any) -> Named:
    w, b = m.leaf(-0.25), m.leaf(-0.5)
    x = m.data([0.5, 1, 1.5, 2])
    h = m.relu(w * x + b)
    L = ((h - 1) ** 2).mean()
    return locals()


@PROGRAMS.add(
    "g = [3, 4]\nc = const(1)\nh = min(1, c/norm(g))*g\nf = sum(h)",
    published={"h": [0.6, 0.8]},
)
def clipping_by_norm(m: Any) -> Named:
    g = m.leaf([3, 4])
    h = m.minimum(m.data(1), 1 / m.linalg.vector_norm(g)) * g
    f = h.sum()
    return locals()


@PROGRAMS.add(
    "x = 1\nw = 1.5\nh = x\nfor k in range(20):\n    h = w*h\nf = h",
    scalar=True,
    published={"f": 3325.2567},
    decimals=4,
)
def exploding_chain(m: Any) -> Named:
    x, w = m.leaf(1), m.leaf(1.5)
    h = x
    for _ in range(20):
        h = w * h
    f = h
    return locals()


@PROGRAMS.add(
    "x = 0.5\nw = 1.5\nh = x\nfor k in range(20):\n    h = sigmoid(w*h)\nf = h", scalar=True
)
def vanishing_chain(m: Any) -> Named:
    x, w = m.leaf(0.5), m.leaf(1.5)
    h = x
    for _ in range(20):
        h = m.sigmoid(w * h)
    f = h
    return locals()
