"""Networks: a spec as text or data, and the program it stands for."""

from .build import build, check_size, program
from .form import form_of, spec_of
from .read import parse_spec
from .spec import Layer, Spec

__all__ = ["Layer", "Spec", "build", "check_size", "form_of", "parse_spec", "program", "spec_of"]
