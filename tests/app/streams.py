"""Reading streams of training, for tests."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

PATH = "/api/network/train"
SPEC = "2 → 5 tanh dropout 0.2 → 1, moons 40, adam 0.02, batch 8, decay cosine 200"

Event = tuple[str, dict[str, Any]]


def events(lines: Iterable[str]) -> Iterator[Event]:
    """The events of a stream, by name."""
    name = ""
    for line in lines:
        field, _, value = line.partition(": ")
        if field == "event":
            name = value
        elif field == "data":
            yield name, json.loads(value)


def told(client: Any, **request: Any) -> list[Event]:
    """All that a request is answered."""
    answer = client.post(PATH, json={"spec": SPEC, **request})
    assert answer.status_code == 200, answer.text
    return list(events(answer.text.splitlines()))


def frames(found: Iterable[Event]) -> list[dict[str, Any]]:
    return [data for name, data in found if name == "frame"]


def saved(found: Iterable[Event]) -> dict[str, Any]:
    """The last checkpoint."""
    return [data for name, data in found if name == "checkpoint"][-1]
