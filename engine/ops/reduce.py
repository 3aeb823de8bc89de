"""Reductions over an axis, and softmax."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..shapes import Shape, normalize_axis, reduced, size
from ..text import Text
from .op import PREFIX, Kind, Kink, Op, Param, Rule

_AXIS = (Param("x"), Param("axis", "attr", None), Param("keepdims", "attr", False))
_A = ((1.5, -0.5, 2.0), (0.25, 1.0, -3.0))
_SAMPLES = ((_A,), (_A, {"axis": 0}), (_A, {"axis": 1, "keepdims": True}))
_TIES = Text("ties share equally", "при равенстве делим поровну")


def _shape(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    return reduced(shapes[0], attrs.get("axis"), attrs.get("keepdims", False))


def _count(xp: Any, x: Any, axis: int | None) -> int:
    """How many numbers each result was made of."""
    shape = xp.shape(x)
    return size(shape) if axis is None else shape[normalize_axis(axis, len(shape))]


def _reduction(name: str, forward: Any, rule: Rule, doc: Text, latex: str, **more: Any) -> Op:
    more.setdefault("samples", _SAMPLES)
    more.setdefault("source", "Petersen and Pedersen, The Matrix Cookbook, 2012")
    more.setdefault("params", _AXIS)
    return Op(name, Kind.REDUCE, forward, (rule,), doc=doc, latex=latex, shape=_shape, **more)


def _prod_rule(xp: Any, y: Any, x: Any, axis: int | None = None, keepdims: bool = False) -> Any:
    # The product of the others, right also where x is 0: zeros are counted and left out.
    zero = xp.eq(x, 0.0)
    others_zero = xp.sum(zero, axis=axis, keepdims=True) - zero
    whole = xp.where(zero, 1.0, x)
    return xp.prod(whole, axis=axis, keepdims=True) / whole * xp.eq(others_zero, 0.0)


def _winners_rule(xp: Any, y: Any, x: Any, axis: int | None = None, keepdims: bool = False) -> Any:
    winner = xp.eq(x, y)
    return winner / xp.sum(winner, axis=axis, keepdims=True)


def _winner_ties(reduce: Any) -> Any:
    def at(x: Any, axis: int | None = None, keepdims: bool = False) -> Any:
        return np.sum(x == reduce(x, axis=axis, keepdims=True), axis=axis, keepdims=True) > 1

    return at


def _norm(x: Any, axis: int | None = None, keepdims: bool = False) -> Any:
    largest = np.max(np.abs(x), axis=axis, keepdims=True)
    scale = np.where((largest > 0) & np.isfinite(largest), largest, 1.0)
    root = np.sqrt(np.sum(np.square(x / scale), axis=axis, keepdims=True)) * scale
    return root.reshape(_shape((np.shape(x),), {"axis": axis, "keepdims": keepdims}))[()]


def _logsumexp(x: Any, axis: int | None = None, keepdims: bool = False) -> Any:
    largest = np.max(x, axis=axis, keepdims=True)
    shift = np.where(np.isfinite(largest), largest, 0.0)
    total = np.log(np.sum(np.exp(x - shift), axis=axis, keepdims=True)) + shift
    return total.reshape(_shape((np.shape(x),), {"axis": axis, "keepdims": keepdims}))[()]


def _var(x: Any, axis: int | None = None, keepdims: bool = False, ddof: int = 0) -> Any:
    return np.var(x, axis=axis, keepdims=keepdims, ddof=ddof)


def _var_rule(
    xp: Any, y: Any, x: Any, axis: int | None = None, keepdims: bool = False, ddof: int = 0
) -> Any:
    return (2.0 / (_count(xp, x, axis) - ddof)) * (x - xp.mean(x, axis=axis, keepdims=True))


def _mean_of(xp: Any, x: Any, axis: int | None = None, keepdims: bool = False) -> Any:
    return xp.sum(x, axis=axis, keepdims=keepdims) / float(_count(xp, x, axis))


def _var_of(xp: Any, x: Any, axis: int | None = None, keepdims: bool = False, ddof: int = 0) -> Any:
    off = xp.square(x - xp.mean(x, axis=axis, keepdims=True))
    return xp.sum(off, axis=axis, keepdims=keepdims) / float(_count(xp, x, axis) - ddof)


def _logsumexp_of(xp: Any, x: Any, axis: int | None = None, keepdims: bool = False) -> Any:
    # The shift changes neither value nor gradient; as data it stays out of the backward pass.
    largest = xp.detach(xp.amax(x, axis=axis, keepdims=True))
    total = xp.log(xp.sum(xp.exp(x - largest), axis=axis, keepdims=True)) + largest
    return total if keepdims else xp.sum(total, axis=axis)


def _softmax(x: Any, axis: int = -1) -> Any:
    return np.exp(_log_softmax(x, axis))


def _log_softmax(x: Any, axis: int = -1) -> Any:
    return x - _logsumexp(x, axis=axis, keepdims=True)


def _same_shape(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    normalize_axis(attrs.get("axis", -1), len(shapes[0]))
    return shapes[0]


SUM = _reduction(
    "sum",
    lambda x, axis=None, keepdims=False: np.sum(x, axis=axis, keepdims=keepdims),
    lambda xp, y, x, axis=None, keepdims=False: 1.0,
    Text("Sum of all numbers, or along an axis.", "Сумма всех чисел или вдоль оси."),
    r"\sum {0}",
    glyph="Σ",
    folds_by="add",
    precedence=PREFIX - 1,
    slots=(PREFIX,),
    identity=("1",),
    headline=Text(
        "The sum hands its gradient to every number of {to} alike.",
        "Сумма передаёт свой градиент каждому числу в {to} одинаково.",
    ),
)

OPS = (
    SUM,
    _reduction(
        "mean",
        lambda x, axis=None, keepdims=False: np.mean(x, axis=axis, keepdims=keepdims),
        lambda xp, y, x, axis=None, keepdims=False: 1.0 / _count(xp, x, axis),
        Text("Mean of all numbers, or along an axis.", "Среднее всех чисел или вдоль оси."),
        r"\operatorname{{mean}}\left({0}\right)",
        each_latex=(r"\frac{{1}}{{n}}",),
        definition=_mean_of,
        headline=Text(
            "The mean hands every number of {to} the same share of its gradient: {local} of it.",
            "Среднее передаёт каждому числу в {to} одинаковую долю градиента: {local} от него.",
        ),
    ),
    _reduction(
        "prod",
        lambda x, axis=None, keepdims=False: np.prod(x, axis=axis, keepdims=keepdims),
        _prod_rule,
        Text("Product of all numbers, or along an axis.", "Произведение всех чисел или вдоль оси."),
        r"\prod {0}",
        each_latex=(r"\prod_{{j \ne i}} {0}_j",),
        folds_by="mul",
        headline=Text(
            "The product hands each number of {to} its gradient times all the others.",
            "Произведение передаёт каждому числу в {to} градиент, умноженный на все остальные "
            "числа.",
        ),
        glyph="Π",
        precedence=PREFIX - 1,
        slots=(PREFIX,),
    ),
    _reduction(
        "amax",
        lambda x, axis=None, keepdims=False: np.max(x, axis=axis, keepdims=keepdims),
        _winners_rule,
        Text(
            "The largest number, of all or along an axis.",
            "Наибольшее число, из всех или вдоль оси.",
        ),
        r"\max {0}",
        each_latex=(r"\frac{{[\,{0}_i = {y}\,]}}{{\sum_j [\,{0}_j = {y}\,]}}",),
        folds_by="maximum",
        headline=Text(
            "max hands its gradient to the largest number of {to} only: the others do not change "
            "it.",
            "max отдаёт градиент только наибольшему числу в {to}: остальные его не меняют.",
        ),
        glyph="max",
        precedence=PREFIX - 1,
        slots=(PREFIX,),
        aliases=("max",),
        kinks=(Kink(_winner_ties(np.max), "x[i] = x[j] = max(x)", _TIES),),
        source="subgradient; ties shared equally, as PyTorch's amax",
    ),
    _reduction(
        "amin",
        lambda x, axis=None, keepdims=False: np.min(x, axis=axis, keepdims=keepdims),
        _winners_rule,
        Text(
            "The smallest number, of all or along an axis.",
            "Наименьшее число, из всех или вдоль оси.",
        ),
        r"\min {0}",
        each_latex=(r"\frac{{[\,{0}_i = {y}\,]}}{{\sum_j [\,{0}_j = {y}\,]}}",),
        folds_by="minimum",
        headline=Text(
            "min hands its gradient to the smallest number of {to} only: the others do not change "
            "it.",
            "min отдаёт градиент только наименьшему числу в {to}: остальные его не меняют.",
        ),
        glyph="min",
        precedence=PREFIX - 1,
        slots=(PREFIX,),
        aliases=("min",),
        kinks=(Kink(_winner_ties(np.min), "x[i] = x[j] = min(x)", _TIES),),
        source="subgradient; ties shared equally, as PyTorch's amin",
    ),
    _reduction(
        "norm",
        _norm,
        lambda xp, y, x, axis=None, keepdims=False: x / xp.where(xp.eq(y, 0.0), 1.0, y),
        Text("Euclidean length.", "Евклидова длина."),
        r"\left\lVert {0} \right\rVert",
        each_latex=(r"\frac{{{0}_i}}{{{y}}}",),
        definition=lambda xp, x, **over: xp.sqrt(xp.sum(xp.square(x), **over)),
        headline=Text(
            "The length sends its gradient along {to} itself: each number divided by the length.",
            "Длина передаёт градиент вдоль самого {to}: каждое число, делённое на длину.",
        ),
        kinks=(
            Kink(
                lambda x, axis=None, keepdims=False: _norm(x, axis, True) == 0,
                "x = 0",
                Text("we take 0", "берём 0"),
            ),
        ),
    ),
    _reduction(
        "var",
        _var,
        _var_rule,
        Text("Variance (divided by n - ddof).", "Дисперсия (деление на n - ddof)."),
        r"\operatorname{{var}}\left({0}\right)",
        each_latex=(r"\frac{{2}}{{n}} \left({0}_i - \operatorname{{mean}} {0}\right)",),
        definition=_var_of,
        params=(*_AXIS, Param("ddof", "attr", 0)),
        samples=(*_SAMPLES, (_A, {"ddof": 1})),
    ),
    _reduction(
        "logsumexp",
        _logsumexp,
        lambda xp, y, x, axis=None, keepdims=False: xp.exp(x - y),
        Text(
            "log of a sum of exponentials, without overflow.",
            "log суммы экспонент без переполнения.",
        ),
        r"\log \sum e^{{{0}}}",
        each_latex=(r"e^{{{0}_i - {y}}}",),
        definition=_logsumexp_of,
        headline=Text(
            "log Σ exp shares its gradient out among the numbers of {to} as softmax does.",
            "log Σ exp делит свой градиент между числами в {to} так, как делит softmax.",
        ),
        precedence=PREFIX - 1,
        glyph="lse",
    ),
    Op(
        "softmax",
        Kind.COMPOSITE,
        _softmax,
        (lambda xp, g, y, x, axis=-1: y * (g - xp.sum(g * y, axis=axis, keepdims=True)),),
        doc=Text(
            "Exponentials divided by their sum, along an axis.",
            "Экспоненты, делённые на их сумму, вдоль оси.",
        ),
        source="UDL ch. 5; Jacobian diag(s) - s sᵀ",
        params=(Param("x"), Param("axis", "attr", -1)),
        latex=r"\operatorname{{softmax}}\left({0}\right)",
        shape=_same_shape,
        rule_latex=(r"{y} \odot \left({g} - \sum {g} \odot {y}\right)",),
        headline=Text(
            "Softmax shares out one whole: {to} gets how far the gradient is from its weighted "
            "mean, times the output.",
            "Softmax делит одно целое: в {to} идёт отклонение градиента от его взвешенного "
            "среднего, умноженное на выход.",
        ),
        definition=lambda xp, x, axis=-1: xp.exp(x - xp.logsumexp(x, axis=axis, keepdims=True)),
        samples=((_A,), (_A, {"axis": 0}), ((1.0, -2.0, 0.5),)),
    ),
    Op(
        "log_softmax",
        Kind.COMPOSITE,
        _log_softmax,
        (lambda xp, g, y, x, axis=-1: g - xp.exp(y) * xp.sum(g, axis=axis, keepdims=True),),
        doc=Text(
            "Logarithm of softmax, exact where softmax is 0.",
            "Логарифм softmax, точен и там, где softmax равен 0.",
        ),
        source="UDL ch. 5; log-sum-exp shift",
        params=(Param("x"), Param("axis", "attr", -1)),
        latex=r"\log\operatorname{{softmax}}\left({0}\right)",
        shape=_same_shape,
        rule_latex=(r"{g} - e^{{{y}}} \odot \sum {g}",),
        definition=lambda xp, x, axis=-1: x - xp.logsumexp(x, axis=axis, keepdims=True),
        samples=((_A,), (_A, {"axis": 0}), ((1.0, -2.0, 0.5),)),
    ),
)
