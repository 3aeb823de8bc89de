"""A graph at many values of one or two of its numbers: every value and gradient at every point."""

from .breaks import Break, breaks
from .picture import Picture, Span, picture
from .run import Axis, Sweep, Sweeper

__all__ = [
    "Axis",
    "Break",
    "Picture",
    "Span",
    "Sweep",
    "Sweeper",
    "breaks",
    "picture",
]
