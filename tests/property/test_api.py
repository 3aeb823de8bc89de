"""Requests that are almost right: whatever is wrong with one, it is answered, and never by a bug.

The same ones at every run; ``make fuzz`` looks for new ones.
"""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from app.openapi import EXAMPLES
from tests.app.corpus import texts

STREAMS = {"/api/network/train"}
PATHS = sorted(EXAMPLES.keys() - STREAMS)
PROBLEM = {"type", "title", "status", "code", "message", "span", "hint", "params"}

_NUMBERS = st.one_of(
    st.integers(-3, 50),
    st.integers(),
    st.floats(),
    st.sampled_from([2**31, 2**63, -(2**63) - 1, 10**40, 1e308, -0.0, 5e-324]),
)
_TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from([text for text in texts() if len(text) < 500]),
    st.sampled_from(["x", "f", "2 → 3 relu → 1, xor", "own", "NaN", "\ud800", "__proto__"]),
)
_JUNK = st.recursive(
    st.one_of(st.none(), st.booleans(), _NUMBERS, _TEXTS),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(_TEXTS, inner, max_size=3)
    ),
    max_leaves=8,
)


@st.composite
def spoilt(draw: st.DrawFn, path: str) -> Any:
    """A request that works, but for a place or three."""
    body = copy.deepcopy(draw(st.sampled_from(list(EXAMPLES[path].values()))))
    for _ in range(draw(st.integers(1, 3))):
        body = _spoil(draw, body, draw(st.integers(0, 3)))
    return body


def _spoil(draw: st.DrawFn, value: Any, depth: int) -> Any:
    """Change something in a value, so far down."""
    if not depth or not isinstance(value, dict | list) or not value:
        return draw(_JUNK)
    keys = sorted(value) if isinstance(value, dict) else range(len(value))
    key: Any = draw(st.sampled_from(list(keys)))
    how = draw(st.sampled_from(["change", "change", "change", "drop", "add"]))
    if how == "drop":
        del value[key]
    elif how == "add" and isinstance(value, dict):
        value[draw(_TEXTS)] = draw(_JUNK)
    else:
        value[key] = _spoil(draw, value[key], depth - 1)
    return value


@pytest.mark.parametrize("path", PATHS)
@given(data=st.data())
def test_what_is_almost_right_is_answered(
    service: TestClient, path: str, data: st.DataObject
) -> None:
    body = data.draw(spoilt(path))
    headers = {"Content-Type": "application/json"}
    answer = service.post(path, content=json.dumps(body).encode(), headers=headers)
    assert answer.status_code < 500, answer.text
    if answer.status_code != 200:
        assert answer.status_code >= 400
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json().keys() == PROBLEM
        assert answer.json()["message"]
