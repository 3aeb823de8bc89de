"""The atlas of activations: what is exactly known of each, and its curves."""

from .curves import Curve, curves
from .facts import Activation, Extreme, Facts, Interval
from .table import ACTIVATIONS

__all__ = ["ACTIVATIONS", "Activation", "Curve", "Extreme", "Facts", "Interval", "curves"]
