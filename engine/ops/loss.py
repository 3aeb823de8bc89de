"""Losses: one number from a prediction and a target of the same shape."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ..shapes import Shape, ShapeError, normalize_axis, size
from ..text import Text
from .op import Domain, Kind, Kink, Op, Param, Rule


def _shape(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    # Broadcasting here would pair every prediction with every target: a silent wrong gradient.
    if shapes[0] != shapes[1]:
        raise ShapeError("loss_shapes", a=list(shapes[0]), b=list(shapes[1]))
    return ()


def _shape_of_rows(shapes: Sequence[Shape], attrs: Mapping[str, Any]) -> Shape:
    normalize_axis(-1, len(shapes[0]))  # a single number has no classes
    return _shape(shapes, attrs)


def _rows(xp: Any, x: Any) -> int:
    """How many distributions lie in the last axis."""
    return size(xp.shape(x)[:-1])


def _times_log(t: Any, p: Any) -> Any:
    """t · log(p), with 0 · log(0) = 0."""
    return np.where(t == 0, 0.0, t * np.log(np.where(t == 0, 1.0, p)))


def _bce(p: Any, t: Any) -> Any:
    return -np.mean(_times_log(t, p) + _times_log(1.0 - t, 1.0 - p))


def _bce_by_p(xp: Any, y: Any, p: Any, t: Any) -> Any:
    off, on = xp.eq(t, 0.0), xp.eq(t, 1.0)
    return ((1.0 - t) / xp.where(on, 1.0, 1.0 - p) - t / xp.where(off, 1.0, p)) / size(xp.shape(p))


def _log_softmax(z: Any) -> Any:
    shifted = z - np.max(z, axis=-1, keepdims=True)
    return shifted - np.log(np.sum(np.exp(shifted), axis=-1, keepdims=True))


def _cross_entropy(z: Any, t: Any) -> Any:
    return -np.sum(t * _log_softmax(z)) / size(np.shape(z)[:-1])


def _cross_entropy_by_z(xp: Any, y: Any, z: Any, t: Any) -> Any:
    weight = xp.sum(t, axis=-1, keepdims=True)  # 1 for a distribution, kept for general labels
    return (xp.softmax(z, axis=-1) * weight - t) / _rows(xp, z)


def _loss(name: str, forward: Any, rules: tuple[Rule, Rule], doc: Text, **more: Any) -> Op:
    more.setdefault("params", (Param("prediction"), Param("target")))
    more.setdefault("latex", rf"\operatorname{{{{{name}}}}}\left({{0}}, {{1}}\right)")
    more.setdefault("shape", _shape)
    return Op(name, Kind.REDUCE, forward, rules, doc=doc, **more)


_LOGITS = ((1.0, -0.5, 0.25), (0.3, 2.0, -1.0))
_LABELS = ((1.0, 0.0, 0.0), (0.1, 0.2, 0.7))

OPS = (
    _loss(
        "mse",
        lambda p, t: np.mean(np.square(p - t)),
        (
            lambda xp, y, p, t: (2.0 / size(xp.shape(p))) * (p - t),
            lambda xp, y, p, t: (2.0 / size(xp.shape(p))) * (t - p),
        ),
        Text("Mean squared error.", "Средний квадрат ошибки."),
        each_latex=(
            r"\frac{{2}}{{n}} \left({0}_i - {1}_i\right)",
            r"\frac{{2}}{{n}} \left({1}_i - {0}_i\right)",
        ),
        definition=lambda xp, p, t: xp.mean(xp.square(p - t)),
        headline=Text(
            "The mean squared error scales the gradient for {to} by twice the difference, divided "
            "by how many there are.",
            "Средний квадрат ошибки умножает градиент для {to} на удвоенную разность, делённую на "
            "число слагаемых.",
        ),
        source="UDL ch. 5",
        samples=(((1.0, 2.0), (0.5, -1.0)), (1.5, 0.25)),
    ),
    _loss(
        "bce",
        _bce,
        (
            _bce_by_p,
            lambda xp, y, p, t: (xp.log(1.0 - p) - xp.log(p)) / size(xp.shape(p)),
        ),
        Text(
            "Binary cross-entropy of probabilities, averaged.",
            "Бинарная перекрёстная энтропия вероятностей, среднее.",
        ),
        source="UDL ch. 5",
        definition=lambda xp, p, t: -xp.mean(t * xp.log(p) + (1.0 - t) * xp.log(1.0 - p)),
        domain=Domain("0 < prediction < 1", lambda p, t: (p > 0) & (p < 1)),
        samples=(((0.2, 0.9), (0.3, 0.6)), (0.7, 0.4)),
    ),
    _loss(
        "cross_entropy",
        _cross_entropy,
        (
            _cross_entropy_by_z,
            lambda xp, y, z, t: -xp.log_softmax(z, axis=-1) / _rows(xp, z),
        ),
        Text(
            "Softmax cross-entropy of logits (last axis), averaged over rows.",
            "Перекрёстная энтропия softmax от логитов (последняя ось), среднее по строкам.",
        ),
        definition=lambda xp, z, t: xp.sum(t * xp.log_softmax(z, axis=-1)) / -float(_rows(xp, z)),
        source="UDL ch. 5; gradient S·(sum of labels) - Y",
        shape=_shape_of_rows,
        headline=Text(
            "Cross-entropy scales the gradient for {to} by softmax − target (the logits) or −log "
            "softmax (a target), over the number of rows.",
            "Кросс-энтропия умножает градиент для {to} на softmax − цель (для логитов) или −log "
            "softmax (для цели), делённые на число строк.",
        ),
        params=(Param("logits"), Param("target")),
        latex=r"\operatorname{{CE}}\left({0}, {1}\right)",
        samples=((_LOGITS, _LABELS), ((1.0, -2.0, 0.5), (0.0, 1.0, 0.0))),
    ),
    _loss(
        "hinge",
        lambda s, t: np.mean(np.maximum(0.0, 1.0 - t * s)),
        (
            lambda xp, y, s, t: -t * xp.gt(1.0 - t * s, 0.0) / size(xp.shape(s)),
            lambda xp, y, s, t: -s * xp.gt(1.0 - t * s, 0.0) / size(xp.shape(s)),
        ),
        Text("Hinge loss for targets ±1, averaged.", "Шарнирная потеря для меток ±1, среднее."),
        source="Cortes and Vapnik 1995",
        definition=lambda xp, s, t: xp.mean(xp.relu(1.0 - t * s)),
        headline=Text(
            "The hinge pushes {to} only where the margin is missed; elsewhere it is flat.",
            "Шарнирная потеря толкает {to} только там, где зазор не достигнут; в остальных местах "
            "она плоская.",
        ),
        params=(Param("score"), Param("target")),
        kinks=(Kink(lambda s, t: t * s == 1, "target * score = 1", Text("we take 0", "берём 0")),),
        samples=(((0.3, -2.0, 1.7), (1.0, 1.0, -1.0)), (0.4, -1.0)),
    ),
)
