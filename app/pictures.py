"""What a network says around its data, as JSON: for frames of a training and for questions."""

from __future__ import annotations

from typing import Any

from engine.analysis.decision import Classes, Curve, Decision
from engine.network.grid import Ranges

from .arrays import array

Json = dict[str, Any]


def axes(ranges: Ranges) -> Json:
    """From where to where, by the axis."""
    return dict(zip("xy", ranges, strict=False))


def decided(found: Decision) -> Json:
    """A decision by its kind."""
    if isinstance(found, Classes):
        return {"kind": "classes", "class": array(found.winner), "sure": array(found.sure)}
    kind = "curve" if isinstance(found, Curve) else "map"
    return {"kind": kind, **found._asdict(), "output": array(found.output)}
