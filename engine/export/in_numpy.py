"""Each op in numpy. An op that is a numpy function spells itself; what numpy lacks is a helper."""

from __future__ import annotations

import numpy as np

from ..ops import OPS
from .form import ANY, ATOM, INFIX, PRODUCT, SIGN, SUM, Form, Spelled, Use, rows, subscript


def _reduction(name: str) -> Spelled:
    def form(use: Use) -> Form:
        usual = {"axis": None, "keepdims": False, "ddof": 0}
        options = [f"{key}={value}" for key, value in use.attrs.items() if value != usual[key]]
        return Form(f"{name}({', '.join(['{0}', *options])})")

    return form


def _along(name: str) -> Spelled:
    def form(use: Use) -> Form:
        axis = use.attrs.get("axis", -1)
        return Form(f"{name}({{0}})" if axis == -1 else f"{name}({{0}}, axis={axis})")

    return form


def _transposed(use: Use) -> Form:
    axes, rank = use.attrs.get("axes"), len(use.shapes[0])
    if axes is None or tuple(axis % rank for axis in axes) == tuple(range(rank))[::-1]:
        return Form("{0}.T", ATOM, (ATOM,))
    return Form(f"np.transpose({{0}}, {axes})")


def _joined(name: str) -> Spelled:
    return lambda use: Form(
        f"np.{name}([{{args}}]"
        + (f", axis={axis}" if (axis := use.attrs.get("axis")) else "")
        + ")"
    )


def _cross_entropy(use: Use) -> Form:
    total, count = "-np.sum({1} * log_softmax({0}))", rows(use.shapes[0])
    needs = (ANY, SIGN)
    return Form(total, SIGN, needs) if count == 1 else Form(f"{total} / {count}", PRODUCT, needs)


FUNCTIONS: dict[str, Spelled] = {
    **{
        name: Form(f"np.{op.forward.__name__}({{args}})")
        for name, op in OPS.items()
        if isinstance(op.forward, np.ufunc)
    },
    **INFIX,
    "abs": Form("np.abs({0})"),
    "erf": Form("erf({0})"),
    "erfc": Form("erfc({0})"),
    "wins": Form("np.where({0} == {1}, 0.5, {0} > {1})", ATOM, (SUM, SUM)),
    "clip": Form("np.clip({args})"),
    "where": Form("np.where({args})"),
    "heaviside": Form("np.heaviside({args})"),
    "sigmoid": Form("sigmoid({0})"),
    "softplus": Form("np.logaddexp({0}, 0)"),
    "relu": Form("np.maximum({0}, 0)"),
    "leaky_relu": Form("np.where({0} > 0, {0}, {1} * {0})", ATOM, (SIGN, PRODUCT)),
    "elu": Form("np.where({0} > 0, {0}, {1} * np.expm1(np.minimum({0}, 0)))", ATOM, (SUM, PRODUCT)),
    "selu": Form("selu({0})"),
    "silu": Form("{0} * sigmoid({0})", PRODUCT, (PRODUCT,)),
    "gelu": lambda use: Form("gelu_by_tanh({0})" if use.attrs.get("approximate") else "gelu({0})"),
    "mish": Form("{0} * np.tanh(np.logaddexp({0}, 0))", PRODUCT, (PRODUCT,)),
    "sum": _reduction("np.sum"),
    "mean": _reduction("np.mean"),
    "prod": _reduction("np.prod"),
    "amax": _reduction("np.max"),
    "amin": _reduction("np.min"),
    "var": _reduction("np.var"),
    "norm": _reduction("np.linalg.norm"),
    "logsumexp": _reduction("logsumexp"),
    "softmax": _along("softmax"),
    "log_softmax": _along("log_softmax"),
    "outer": Form("np.outer({args})"),
    "transpose": _transposed,
    "reshape": lambda use: Form(f"np.reshape({{0}}, {use.attrs['shape']})"),
    "broadcast_to": lambda use: Form(f"np.broadcast_to({{0}}, {use.attrs['shape']})"),
    "index": lambda use: Form(f"{{0}}[{subscript(use.attrs['key'])}]", ATOM, (ATOM,)),
    "scatter": lambda use: Form(
        f"scatter({{0}}, np.s_[{subscript(use.attrs['key'])}], {use.attrs['shape']})"
    ),
    "concat": _joined("concatenate"),
    "stack": _joined("stack"),
    "mse": Form("np.mean(({0} - {1})**2)", ATOM, (SUM, PRODUCT)),
    "bce": Form("-np.mean(xlogy({1}, {0}) + xlogy(1 - {1}, 1 - {0}))", SIGN, (PRODUCT, PRODUCT)),
    "cross_entropy": _cross_entropy,
    "hinge": Form("np.mean(np.maximum(1 - {1} * {0}, 0))", ATOM, (SIGN, PRODUCT)),
    "careful": Form("chain({0}, {1})"),
}

HELPERS = {
    "erf": "erf = np.vectorize(math.erf, otypes=[float])",
    "erfc": "erfc = np.vectorize(math.erfc, otypes=[float])",
    "sigmoid": """\
def sigmoid(x):
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, small) / (1 + small)""",
    "selu": """\
def selu(x):
    scale, alpha = 1.0507009873554805, 1.6732632423543772
    return scale * np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))""",
    "gelu": """\
def gelu(x):
    return x * erfc(-x / math.sqrt(2)) / 2""",
    "gelu_by_tanh": """\
def gelu_by_tanh(x):
    return x / 2 * (1 + np.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3)))""",
    "logsumexp": """\
def logsumexp(x, axis=None, keepdims=False):
    top = np.max(x, axis=axis, keepdims=True)
    total = top + np.log(np.sum(np.exp(x - top), axis=axis, keepdims=True))
    return total if keepdims else np.sum(total, axis=axis)""",
    "softmax": """\
def softmax(x, axis=-1):
    return np.exp(log_softmax(x, axis))""",
    "log_softmax": """\
def log_softmax(x, axis=-1):
    return x - logsumexp(x, axis, keepdims=True)""",
    "xlogy": """\
def xlogy(x, y):
    return np.where(x == 0, 0, x * np.log(np.where(x == 0, 1, y)))""",
    "scatter": """\
def scatter(numbers, key, shape):
    out = np.zeros(shape)
    out[key] = numbers
    return out""",
    "chain": """\
def chain(upstream, local):
    # nothing times infinity is nothing here: a branch not taken gets exactly 0
    return np.where(upstream == 0, 0, upstream * local)""",
}
"""By name, in an order in which one may use those before it or, when it is called, any."""
