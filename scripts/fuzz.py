"""Feed the language what a coverage-guided search comes up with: each text is a graph or a mistake.

Run by ``make fuzz``, or ``python -m scripts.fuzz 1000000`` where atheris is installed.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["engine"]):
    import engine
    from engine.limits import Limits

_LIMITS = Limits.service()
_LONGEST = 400
_LETTERS = "xyzef01.()[],:;=+-*/^²@<>!#\n\t _'\"\\{}|&%~σπ×−х"


def one(data: bytes) -> None:
    """Read a text of what people type, and one of anything: what is no mistake in it is a bug."""
    text = "".join(_LETTERS[byte % len(_LETTERS)] if byte < 128 else chr(byte) for byte in data)
    for source in (text, data.decode("utf-8", "surrogateescape")):
        try:
            engine.parse(source, limits=_LIMITS)
        except engine.ExpressionError as error:
            check(error, len(source))


def check(error: engine.ExpressionError, length: int) -> None:
    """A mistake has a place in the text, and words for it."""
    start, stop = error.span or (0, 0)
    assert 0 <= start <= stop <= length
    assert error.message("en")
    assert error.message("ru")


def main() -> None:
    """Search for so many runs."""
    runs = sys.argv[1] if len(sys.argv) > 1 else "1000000"
    atheris.Setup([sys.argv[0], f"-runs={runs}", f"-max_len={_LONGEST}"], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
