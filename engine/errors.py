"""The one error a person's input can cause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .messages import ERRORS, HINTS, USUAL, fill
from .text import Language

Span = tuple[int, int]
"""A place in the text: from the first code point to the one after the last."""


class ExpressionError(Exception):
    """A mistake in a program or in its inputs, told with its place and a way out.

    Parameters
    ----------
    code
        Key of `messages.ERRORS`; stable, for machines and tests.
    span
        Where in the text; None when the mistake is not in the text.
    params
        What the message and the hint name.
    hint
        Key of `messages.HINTS`: what to try; by default the usual one for this code, if any.

    Examples
    --------
    >>> error = ExpressionError("unknown_function", (0, 4), {"name": "tahn", "instead": "tanh"},
    ...                         "did_you_mean")
    >>> str(error)
    'unknown function `tahn`: did you mean `tanh`?'
    """

    def __init__(
        self,
        code: str,
        span: Span | None = None,
        params: Mapping[str, Any] | None = None,
        hint: str | None = None,
    ) -> None:
        super().__init__(code, span)
        self.code = code
        self.span = span
        self.params = dict(params or {})
        self.hint = hint or USUAL.get(code)

    def message(self, language: Language = "en") -> str:
        """What is wrong."""
        return fill(ERRORS[self.code].of(language), self.params, language)

    def hint_text(self, language: Language = "en") -> str | None:
        """What to try."""
        return self.hint and fill(HINTS[self.hint].of(language), self.params, language)

    def __str__(self) -> str:
        hint = self.hint_text()
        return f"{self.message()}: {hint}" if hint else self.message()
