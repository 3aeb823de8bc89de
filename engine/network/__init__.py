"""Networks: a spec as text or data, the program it stands for, and its training."""

from .build import build, check_size, program
from .effort import check_training
from .form import form_of, spec_of
from .layers import parted
from .look import Judged, LayerLook, Look, look
from .read import parse_spec
from .saved import restored, saved
from .spec import Layer, Spec
from .train import Checkpoint, DivergedError, Trainer

__all__ = [
    "Checkpoint",
    "DivergedError",
    "Judged",
    "Layer",
    "LayerLook",
    "Look",
    "Spec",
    "Trainer",
    "build",
    "check_size",
    "check_training",
    "form_of",
    "look",
    "parse_spec",
    "parted",
    "program",
    "restored",
    "saved",
    "spec_of",
]
