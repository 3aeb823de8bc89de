"""How a training ended, in the reader's words."""

from __future__ import annotations

import logging

import orjson

from engine.messages import fill
from engine.text import Language

from ..logs import request_id
from ..messages import HINTS, MESSAGES
from ..processes.link import Message

log = logging.getLogger("backlight")

_CODES = {"diverged": "diverged", "error": "internal"}
"""The endings that need words."""


def ended(message: Message, language: Language) -> Message:
    """The last event, with its words."""
    found = orjson.loads(message.body)
    code = _CODES.get(found["why"])
    params = {"step": found["step"]}
    if "place" in found:
        params["id"] = request_id.get()
        log.error("internal error in training", extra={"fields": {"error": found["place"]}})
    body = {
        "why": found["why"],
        "step": found["step"],
        "code": code,
        "message": code and fill(MESSAGES[code].of(language), params, language),
        "hint": fill(HINTS[code].of(language), params, language) if code in HINTS else None,
    }
    return message._replace(body=orjson.dumps(body))
