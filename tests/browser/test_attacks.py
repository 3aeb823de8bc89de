"""What strangers may send along: a link or a file with it shows a value or says what is wrong."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from playwright.sync_api import Response, expect

from engine.limits import Limits
from tests.app.corpus import VALUES, texts

from .desk import TAKEN_IN, Desk
from .test_comfort import drop
from .test_links import written

RUSSIAN = re.compile(r"[а-яё]{3}")
LONGEST = Limits.service().characters or 0
GOOD = "x = 3\nh = x * x"


def packed(body: bytes) -> str:
    """A link that holds just this."""
    squeezed = zlib.compressobj(level=9, wbits=-15)
    text = base64.urlsafe_b64encode(squeezed.compress(body) + squeezed.flush()).decode()
    return f"#v1.{text.rstrip('=')}"


def go(desk: Desk, hash_: str) -> None:
    """Follow a link as if it were typed into the address."""
    desk.page.evaluate("(hash) => { location.hash = hash }", hash_)


def by_link(desk: Desk, text: str, name: str) -> None:
    go(desk, written({"text": text, "lang": "ru"}))


def by_file(desk: Desk, text: str, name: str) -> None:
    drop(desk, (name, text, "text/plain"))


def answers(text: str, answer: Response) -> bool:
    """Whether this answers a text, and not only asks for patience."""
    if not answer.url.endswith("/api/trace") or answer.status == 429:
        return False
    return bool((answer.request.post_data_json or {}).get("source") == text)


def no_program(text: str) -> bool:
    """Whether the page itself sees that a file holds none."""
    return not text.strip() or "\0" in text or len(text) > LONGEST


def still_works(desk: Desk, number: int) -> None:
    with desk.page.expect_response("**/api/trace"):
        desk.type(f"{GOOD} + {number}")
    expect(desk.problem).to_be_hidden()
    expect(desk.page.locator(".graph[aria-busy=true]")).to_have_count(0, timeout=20_000)
    expect(desk.node("h")).to_be_visible()


@pytest.mark.parametrize("send", [by_link, by_file])
def test_every_text_shows_a_value_or_what_is_wrong(
    desk: Desk, send: Callable[[Desk, str, str], None]
) -> None:
    desk.open(lang="ru")
    values = {text for text, _ in VALUES}
    for number, text in enumerate(texts()):
        name = f"attack-{number}.txt"
        if send is by_file and no_program(text):
            send(desk, text, name)
            expect(desk.page.locator(".notice")).to_contain_text(name)
            continue
        with desk.page.expect_response(partial(answers, text)) as told:
            send(desk, text, name)
        answer = told.value.json()
        desk.page.evaluate(TAKEN_IN)
        if text in values:
            expect(desk.problem).to_be_hidden()
            expect(desk.stale).to_have_count(0)
        else:
            assert RUSSIAN.search(answer["message"]), text
            expect(desk.problem).to_contain_text(answer["message"].replace("`", ""))
    desk.page.keyboard.press("Escape")
    still_works(desk, 1)


DAMAGED = [
    "#v1.%%%",
    "#v1.",
    written({"text": GOOD})[:-9],
    packed(b"0" * 50 * 2**20),
    packed(b'{"text": "' + b" " * 50 * 2**20 + b'"}'),
    packed(b"\xff\xfe"),
    packed(b"[" * 100_000 + b"]" * 100_000),
    packed(b'{"text": "x", "inputs": {"x": ' + b"[" * 90_000 + b"]" * 90_000 + b"}}"),
    packed(b"null"),
    packed(b'{"text": 5}'),
    "#<img src=x onerror=alert(1)>",
]

STRANGE: list[dict[str, Any]] = [
    {"inputs": {"x": json.loads("[" * 900 + "1" + "]" * 900)}},
    {"inputs": {"__proto__": 1, "constructor": 2, "y": [[], []]}},
    {"inputs": {"x": 1e308}, "step": 2**53 - 1},
    {"closed": [2**31], "expand": [2**31, -1], "selected": 2**53 - 1},
    {"tool": "constructor", "aim": {"edges": list(range(1999)), "node": 10**9}},
    {"tool": "jacobian", "aim": {"edges": [-5, 7], "entry": [9**9, 0], "wrt": "__proto__"}},
    {"cell": {"node": 10**9, "what": "value", "at": [5] * 50}},
    {"plot": {"x": "__proto__", "y": "constructor"}, "pin": {"inputs": {"x": []}, "side": "a"}},
    {"hidden": ["g __proto__", "v x", "g " + "y" * 80], "drawn": "()" * 5_000},
]


def test_a_link_that_cannot_be_read_says_so_and_changes_nothing(desk: Desk) -> None:
    desk.open(lang="ru")
    notice = desk.page.locator("[data-notice=link]")
    for number, hash_ in enumerate(DAMAGED):
        go(desk, hash_)
        expect(notice).to_contain_text(RUSSIAN)
        expect(desk.nodes.first).to_be_visible()
        still_works(desk, number)
        go(desk, written({"text": GOOD}))
        expect(desk.page.locator(".cm-content")).not_to_contain_text(f"x + {number}")
        desk.page.evaluate("() => document.querySelector('[data-notice=link]')?.remove()")


def test_a_strange_link_opens_as_far_as_it_makes_sense(desk: Desk) -> None:
    desk.open(lang="ru")
    for number, state in enumerate(STRANGE):
        text = f"x = 2\nh = x ^ {number + 2}"
        go(desk, written({"text": text, **state}))
        expect(desk.page.locator(".cm-content")).to_contain_text(f"h = x ^ {number + 2}")
        still_works(desk, number)
