"""Words for people, in both languages of the page."""

from __future__ import annotations

from typing import Literal, NamedTuple

Language = Literal["en", "ru"]


class Text(NamedTuple):
    """One text in English and Russian.

    Examples
    --------
    >>> Text("sum", "сумма").of("ru")
    'сумма'
    """

    en: str
    ru: str

    def of(self, language: Language) -> str:
        """The text in one language."""
        return self.ru if language == "ru" else self.en
