"""Networks: a spec as text or data, the program it stands for, and its training."""

from .build import build, check_size, program
from .form import form_of, spec_of
from .read import parse_spec
from .spec import Layer, Spec
from .train import Checkpoint, DivergedError, Trainer

__all__ = [
    "Checkpoint",
    "DivergedError",
    "Layer",
    "Spec",
    "Trainer",
    "build",
    "check_size",
    "form_of",
    "parse_spec",
    "program",
    "spec_of",
]
