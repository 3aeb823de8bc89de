"""The language of an answer."""

import pytest

from app.locale import language_of, preferred


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("ru", "ru"),
        ("ru-RU,ru;q=0.9,en-US;q=0.8", "ru"),
        ("en-US,en;q=0.9,ru;q=0.8", "en"),
        ("de,ru;q=0.2", "ru"),
        ("en;q=0,ru;q=0.1", "ru"),
        ("RU", "ru"),
        ("ru;q=x", "en"),
        ("*", "en"),
        (";;,;q=1,ru;level=1", "ru"),
        ("en," * 1000 + "ru", "en"),
    ],
)
def test_accept_language(header: str, language: str) -> None:
    assert preferred(header) == language


@pytest.mark.parametrize(
    ("query", "language"),
    [
        (b"", "ru"),
        (b"lang=en", "en"),
        (b"lang=ru", "ru"),
        (b"lang=xx", "ru"),
        (b"lang=%ff", "ru"),
        (b"\xff", "ru"),
    ],
)
def test_the_query_wins(query: bytes, language: str) -> None:
    scope = {
        "type": "http",
        "query_string": query,
        "headers": [(b"accept-language", b"ru")],
    }
    assert language_of(scope) == language
