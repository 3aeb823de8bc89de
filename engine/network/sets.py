"""What a network learns from, and what is held back: the spec's data with what a person gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import ExpressionError
from .data import Points, count_of, points_of
from .fit import classes_of
from .given import Given
from .rows import read_rows
from .spec import Spec

Floats = NDArray[np.float64]
_STREAM = 6
"""Keeps what is held back apart from all else that is drawn from the same seed."""
_ADDED, _FARTHEST = 1_000, 1e12


def with_points(
    spec: Spec, rows: Any = None, added: Sequence[Sequence[float]] = (), removed: Sequence[int] = ()
) -> Spec:
    """A spec with what a person gives to its data.

    Parameters
    ----------
    spec
        With `own` where there are rows.
    rows
        Own data, as `read_rows` takes them.
    added
        Points put in by hand, each with its label last: the number of its class, from 0, or the
        number that is to be found.
    removed
        Places of points to be left out, among the data set and then those added.

    Raises
    ------
    ExpressionError
        As `read_rows`; `data_columns` or `data_class` when a point does not fit the network,
        `data_place` when one to be left out does not exist, `data_empty` when none is left.

    Examples
    --------
    >>> from .read import parse_spec
    >>> spec = with_points(parse_spec("2 → 1, xor"), added=[[0.5, 0.5, 1.0]], removed=[0])
    >>> all_points(spec).labels
    array([1., 1., 0., 1.])
    """
    own = spec.settings["data"].part.name == "own"
    if own and rows is None:
        raise ExpressionError("data_missing")
    if rows is not None and not own:
        raise ExpressionError("data_not_own", None, {"data": spec.settings["data"].part.name})
    table = read_rows(rows) if rows is not None else None
    if table is not None and table.inputs.shape[1] != spec.inputs:
        params = {"line": 1, "found": table.inputs.shape[1] + 1, "wanted": spec.inputs + 1}
        raise ExpressionError("data_columns", None, params)
    if len(added) > _ADDED:
        raise ExpressionError("limit_rows", None, {"actual": len(added), "limit": _ADDED})
    classes = classes_of(spec.settings["data"])
    for i, point in enumerate(added, 1):
        _check(point, i, spec.inputs, classes)
    given = Given(table, tuple(map(tuple, added)), frozenset(removed))
    found = replace(spec, given=given)
    count = len(_whole(found).inputs)
    for place in removed:
        if not 0 <= place < count:
            raise ExpressionError("data_place", None, {"place": place, "count": count})
    if not len(training_points(found).inputs):
        raise ExpressionError("data_empty")
    return found


def _check(point: Sequence[float], i: int, inputs: int, classes: int) -> None:
    params: dict[str, Any]
    if len(point) != inputs + 1:
        params = {"line": i, "found": len(point), "wanted": inputs + 1}
        raise ExpressionError("data_columns", None, params)
    for column, number in enumerate(point, 1):
        if not abs(number) <= _FARTHEST:
            params = {"line": i, "column": column, "found": str(number)}
            raise ExpressionError("data_nan", None, params)
    label = point[-1]
    if classes and label not in range(classes):
        params = {"line": i, "found": f"{label:g}", "last": classes - 1}
        raise ExpressionError("data_class", None, params)


def all_points(spec: Spec) -> Points:
    """All points, those that are held back included."""
    return _without(_whole(spec), spec.given.removed)


def training_points(spec: Spec) -> Points:
    """The points that a network learns from.

    Examples
    --------
    >>> from .read import parse_spec
    >>> len(training_points(parse_spec("2 → 1, moons 50, validation 0.2")).inputs)
    40
    """
    return _without(_whole(spec), spec.given.removed | _held(spec))


def validation_points(spec: Spec) -> Points | None:
    """The points that are held back; None where none are."""
    held = sorted(_held(spec) - spec.given.removed)
    return _taken(_whole(spec), held) if held else None


def held_back(spec: Spec) -> list[int]:
    """Which of `all_points` are held back."""
    held, kept = _held(spec), sorted(set(range(_count(spec))) - spec.given.removed)
    return [place for place, i in enumerate(kept) if i in held]


def count_all(spec: Spec) -> int:
    """How many points there are, those that are held back included, without drawing any."""
    return _count(spec) - len(spec.given.removed)


def count_for(spec: Spec) -> int:
    """How many points a network learns from, without drawing any."""
    return _count(spec) - len(_held(spec) | spec.given.removed)


def _seed(spec: Spec) -> int:
    return int(spec.settings["seed"].values[0])


def _count(spec: Spec) -> int:
    """Of all points, also those left out."""
    rows = spec.given.rows
    own = len(rows.labels) if rows else count_of(spec.settings["data"])
    return own + len(spec.given.added)


def _held(spec: Spec) -> frozenset[int]:
    """Places of what is held back: of the data set alone, so that adding a point moves no other."""
    share = spec.settings["validation"].values[0] if "validation" in spec.settings else 0.0
    count = _count(spec) - len(spec.given.added)
    if not share or count < 2:
        return frozenset()
    rng = np.random.Generator(np.random.PCG64([_seed(spec), _STREAM]))
    most = min(max(1, round(share * count)), count - 1)
    return frozenset(rng.permutation(count)[:most].tolist())


def _whole(spec: Spec) -> Points:
    data, given = spec.settings["data"], spec.given
    classes = classes_of(data)
    if given.rows:
        points = Points(given.rows.inputs, given.rows.numbered(classes), classes)
    elif data.part.name == "own":
        raise ExpressionError("data_missing")
    else:
        points = points_of(data, _seed(spec))
    if not given.added:
        return points
    more = np.array(given.added)
    return Points(
        np.concatenate([points.inputs, more[:, :-1]]),
        np.concatenate([points.labels, more[:, -1]]),
        classes,
    )


def _without(points: Points, places: frozenset[int]) -> Points:
    if not places:
        return points
    return _taken(points, sorted(set(range(len(points.inputs))) - places))


def _taken(points: Points, places: list[int]) -> Points:
    return Points(points.inputs[places], points.labels[places], points.classes)
