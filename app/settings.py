"""Every setting, read once from the environment: ``BACKLIGHT_`` and the name in capitals."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, asdict, dataclass, field, fields
from typing import Any

from engine.limits import Limits

PREFIX = "BACKLIGHT_"
LIMIT = PREFIX + "LIMIT_"


PORTS = 65_535


class SettingError(Exception):
    """A setting that cannot be used; its message names the variable."""


OWN = "api|atlas|docs|healthz|lecture|metrics|network|openapi.json|readyz|static"
"""The first words of Backlight's own addresses."""


def root_path(text: str) -> str:
    """Check a path to stand below.

    Raises
    ------
    ValueError
        When it is none, or could be taken for an address of Backlight's own.

    Examples
    --------
    >>> root_path("/~ada/backlight")
    '/~ada/backlight'
    """
    if not re.fullmatch(r"(/[A-Za-z0-9_~-][A-Za-z0-9_~.-]*)*", text):
        raise ValueError(f"must be a path such as /backlight, no slash at its end, not {text!r}")
    first = text[1:].partition("/")[0]
    if first in OWN.split("|"):
        raise ValueError(f"must not begin with /{first}, an address of Backlight's own")
    return text


def setting(default: Any, doc: str, most: float = 1e12, check: Callable[[str], str] = str) -> Any:
    """Declare a setting: its default, the sentence that documents it, what it may be."""
    return field(default=default, metadata={"doc": doc, "most": most, "check": check})


@dataclass(frozen=True)
class Settings:
    """The settings of one server."""

    host: str = setting("127.0.0.1", "Address to listen on; `0.0.0.0` to be reached from outside.")
    port: int = setting(8000, "Port to listen on.", PORTS)
    workers: int = setting(1, "Processes. They share nothing; about one per core.")
    hosts: str = setting(
        "localhost,0.0.0.0/0,::/0",
        "What the `Host` header may say: exact names and address networks, comma-separated. "
        "By default any plain address, so a name of your own has to be added.",
    )
    frame_ancestors: str = setting(
        "'self'", "Who may show Backlight in a frame, in the words of a content security policy."
    )
    proxies: str = setting(
        "127.0.0.1", "Addresses of reverse proxies whose `X-Forwarded-For` is believed."
    )
    root_path: str = setting(
        "",
        "The path of another site that Backlight stands below, such as `/backlight`.",
        check=root_path,
    )
    body_bytes: int = setting(65_536, "Largest request body.")
    body_seconds: float = setting(10.0, "Longest time a request body may take to arrive.")
    trace_rate: float = setting(20.0, "Traces and other questions a second for one browser tab.")
    replay_rate: float = setting(120.0, "Replays a second for one browser tab.")
    address_rate: float = setting(
        2_000.0, "API requests a second from one address (a lecture hall may share one)."
    )
    programs: int = setting(256, "Compiled programs kept in memory.")
    program_elements: int = setting(8_000_000, "Numbers that the kept programs may hold together.")
    answer_workers: int = setting(
        1, "Processes that answer large questions, for each process that serves.", 1_000
    )
    answer_queue: int = setting(512, "Large questions that may wait for their turn.", 100_000)
    answer_per_tab: int = setting(
        8, "Large questions that one browser tab may have under way or waiting.", 1_000
    )
    answer_seconds: float = setting(10.0, "Longest time of one answer.")
    answer_memory: int = setting(2_147_483_648, "Bytes that an answering process may have.")
    train_workers: int = setting(1, "Processes that train, for each process that serves.", 1_000)
    train_slots: int = setting(16, "Trainings that share one such process.", 1_000)
    train_per_tab: int = setting(
        2, "Trainings that one browser tab, or one address without tabs, may have at once.", 1_000
    )
    train_seconds: float = setting(
        60.0, "Longest time of one training request; the page goes on by itself."
    )
    train_memory: int = setting(2_147_483_648, "Bytes that a training process may have.")
    train_body_bytes: int = setting(16_777_216, "Largest request body that brings a checkpoint.")
    body_pieces: int = setting(
        500_000, "Numbers, texts, lists and fields that a request body may hold."
    )
    body_room: int = setting(
        33_554_432,
        "Bytes that all request bodies over `BACKLIGHT_BODY_BYTES` may take together; "
        "who finds no room waits.",
    )
    scenes: str = setting("", "A folder with scenes of your own for the lecture.")
    access_log: bool = setting(False, "Whether to log each request: method, route, status, time.")
    metrics: str = setting(
        "127.0.0.0/8,::1",
        "Who may read `/metrics`: addresses and networks, comma-separated. "
        "To everyone else there is nothing at that address.",
    )
    limits: Limits = field(default_factory=Limits.service)

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> Settings:
        """Read the settings from the environment.

        Raises
        ------
        SettingError
            When a variable is unknown or its value does not fit.
        """
        given = os.environ if environment is None else environment
        known = {variable.name: variable for variable in variables()}
        for name in given:
            if name.startswith(PREFIX) and name not in known:
                raise SettingError(f"there is no setting {name}")
        values = {name: parse(known[name], given[name]) for name in known.keys() & given.keys()}
        limits = {
            key(name, LIMIT): value for name, value in values.items() if name.startswith(LIMIT)
        }
        own = {
            key(name, PREFIX): value for name, value in values.items() if not name.startswith(LIMIT)
        }
        return cls(**own, limits=Limits(**{**vars(Limits.service()), **limits}))

    def written(self) -> str:
        """All of them as a text, for another process.

        Examples
        --------
        >>> Settings.of(Settings(port=80).written()).port
        80
        """
        return json.dumps(asdict(self))

    @classmethod
    def of(cls, text: str) -> Settings:
        """What was written."""
        found = json.loads(text)
        return cls(**{**found, "limits": Limits(**found["limits"])})


@dataclass(frozen=True)
class Variable:
    """One environment variable, as the documentation lists it."""

    name: str
    default: Any
    doc: str
    most: float = 1e12
    check: Callable[[str], str] = str


def variables() -> Iterator[Variable]:
    """List every variable that is understood, the engine's limits included."""
    for item in fields(Settings):
        if item.name != "limits":
            yield Variable(PREFIX + item.name.upper(), item.default, **item.metadata)
    for limit in fields(Limits):
        default = getattr(Limits.service(), limit.name)
        yield Variable(LIMIT + limit.name.upper(), default, limit_doc(limit))


LIMIT_DOCS = {
    "characters": "Characters of a program.",
    "tokens": "Tokens of a program.",
    "identifier": "Length of a name.",
    "literal": "Length of a number as written.",
    "depth": "Nesting of brackets, calls and blocks.",
    "nodes": "Nodes of a graph, loops unrolled.",
    "inputs": "Inputs of a graph.",
    "arguments": "Arguments of one call.",
    "rank": "Axes of a tensor.",
    "tensor_elements": "Numbers in one tensor.",
    "graph_elements": "Numbers in one graph, gradients included.",
    "flops": "Floating-point operations of one forward and backward pass, as estimated beforehand.",
    "points": "Points of a line or a grid along which a graph is swept.",
    "work": "Steps of an analysis that runs a graph many times, as estimated beforehand.",
    "jacobian": "Entries of the Jacobian of one edge.",
    "script": "Numbers that a program taken home as a script writes out.",
    "steps": "Steps of a training in one request; the page goes on by itself.",
    "parameters": "Parameters of the networks in one training.",
    "kept": "Numbers that a training keeps in memory, as estimated beforehand.",
    "training": "Floating-point operations of one step of a training, as estimated beforehand.",
    "retraced": "Floating-point operations of a training that is gone through again, as estimated.",
}


def limit_doc(limit: Field[Any]) -> str:
    """Return the sentence about one of the engine's limits."""
    return LIMIT_DOCS[limit.name]


def key(variable: str, prefix: str) -> str:
    """Return the field that an environment variable sets."""
    return variable.removeprefix(prefix).lower()


def parse(variable: Variable, text: str) -> Any:
    """Read a value of the default's type; numbers must be positive."""
    name, default = variable.name, variable.default
    if isinstance(default, str):
        try:
            return variable.check(text)
        except ValueError as error:
            raise SettingError(f"{name} {error}") from None
    if isinstance(default, bool):
        if text in ("0", "1"):
            return text == "1"
        raise SettingError(f"{name} must be 0 or 1, not {text!r}")
    try:
        value = type(default)(text)
    except ValueError:
        raise SettingError(f"{name} must be a number, not {text!r}") from None
    if not 0 < value <= variable.most:
        raise SettingError(f"{name} must be positive and at most {variable.most:g}, not {text!r}")
    return value
