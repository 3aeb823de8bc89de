"""The stops of a story: what is on the board after each press of the clicker, whole.

A step changes what it names and leaves the rest as the step before left it. A stop has it all, so
that one can begin anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

import numpy as np
from pydantic import ValidationError

from engine import ExpressionError, Limits
from engine.network import check_size, parse_spec
from engine.text import Text

from .exhibits import EXHIBITS, NetworkBoard
from .lines import Path
from .misfit import Misfit, misfits
from .run import Run, agrees
from .scene import Ask, Beside, Descent, Form, Opens, Scene, Setting, Step

PARTS = {"arrive": 0.22, "lens": 0.48, "pass": 0.8, "land": 1.0}
"""How far the animation of a step is when each of its parts has come to rest."""


class Place(NamedTuple):
    """Where a pass stands: a step of the trace and how far it is inside of it."""

    step: int
    phase: float


@dataclass(frozen=True)
class Stop:
    """What one sees between two presses.

    Attributes
    ----------
    step
        Which step of the story.
    kind
        Whether it tells, asks, or answers.
    at
        Where the pass stands; None where there is no program.
    nodes, edges
        Which are lit, by id.
    hide
        Numbers that are not shown before the answer, as the page names them: `v q`, `g q`.
    move
        Inputs pointed out for dragging; None where a story does not say.
    descend
        What a step of descent changes, and its learning rate.
    beside
        The tool that stands beside the picture.
    """

    step: int
    kind: Literal["text", "ask", "answer"] = "text"
    program: str | None = None
    network: str | None = None
    exhibit: str | None = None
    inputs: Mapping[str, Any] = field(default_factory=dict)
    set: Mapping[str, Any] = field(default_factory=dict)
    at: Place | None = None
    nodes: tuple[int, ...] = ()
    edges: tuple[int, ...] = ()
    hide: tuple[str, ...] = ()
    move: tuple[str, ...] | None = None
    descend: Descent | None = None
    beside: Beside | None = None


class Told:
    """A story's stops and what is wrong with them.

    Parameters
    ----------
    scene
        As its file has it.
    limits
        Of programs and networks.
    """

    def __init__(self, scene: Scene, limits: Limits) -> None:
        self.limits = limits
        self.mistakes: list[Misfit] = []
        self._runs: dict[str, Run | None] = {}
        opened = Stop(0, **scene.opens.model_dump())
        self._open(opened, ("opens",))
        opened = replace(opened, set=self._board(opened, scene.with_, ("with",)))
        self.presets = [
            self._changed(opened, preset, ("presets", i)) for i, preset in enumerate(scene.presets)
        ]
        self.stops = list(self._stops(opened, scene.story))

    def _stops(self, stop: Stop, story: list[Step]) -> Iterator[Stop]:
        for i, step in enumerate(story):
            stop = replace(self._changed(stop, step, ("story", i)), step=i, kind="text")
            if stop.program is not None:
                stop = self._placed(stop, step, ("story", i))
            else:
                self._refuse_places(step, ("story", i))
            yield from asked(stop, step.ask)
            stop = replace(stop, hide=())

    def _changed(self, stop: Stop, setting: Setting, path: Path) -> Stop:
        """The board after a setting."""
        opens = {name: getattr(setting, name) for name in Opens.model_fields}
        opened = {name: what for name, what in opens.items() if what is not None}
        if len(opened) > 1:
            self._wrong(path, "scene_nothing")
        elif opened:
            # another network is shown as the one before it was
            kept = stop.set if "network" in opened and stop.network is not None else {}
            stop = replace(stop, **opens, set=kept, inputs={}, at=None, descend=None)
            self._open(stop, path)
        if setting.set or opened:
            values = {**stop.set, **setting.set}
            stop = replace(stop, set=self._board(stop, values, (*path, "set")))
        run = self._run(stop.program)
        if not run:
            for name in ("inputs", "numbers"):
                if getattr(setting, name) and stop.program is None:
                    self._wrong((*path, name), "scene_no_program")
            return stop
        fitting = {}
        for name, value in setting.inputs.items():
            if run.takes(name, value):
                fitting[name] = value
            else:
                self._wrong((*path, "inputs", name), "scene_input", name=name)
        stop = replace(stop, inputs={**stop.inputs, **fitting})
        if setting.numbers:
            self._check_numbers(run.numbers(stop.inputs), setting.numbers, (*path, "numbers"))
        return stop

    def _placed(self, stop: Stop, step: Step, path: Path) -> Stop:
        """Where the pass stands and what is lit."""
        run = self._run(stop.program)
        if not run:
            return stop
        at = stop.at or Place(0, 1.0)
        if step.at is not None:
            found = run.step(step.at)
            if found is None:
                params = {"place": step.at, "output": run.output}
                self._wrong((*path, "at"), "scene_place", **params)
            else:
                at = Place(found, PARTS[step.part])
        nodes, edges = [], []
        for i, name in enumerate(step.light):
            edge = run.edge(name)
            if edge is not None:
                edges.append(edge)
            elif (node := run.graph.find(name)) is not None:
                nodes.append(node.id)
            else:
                self._wrong((*path, "light", i), "scene_name", name=name)
        hide = [run.slot(name) for name in step.hide]
        for i, slot in enumerate(hide):
            if slot is None:
                self._wrong((*path, "hide", i), "scene_name", name=step.hide[i])
        for i, name in enumerate(step.move or ()):
            if name not in run.inputs:
                self._wrong((*path, "move", i), "scene_name", name=name)
        for i, name in enumerate(step.descend.parameters if step.descend else ()):
            if name not in run.inputs:
                self._wrong((*path, "descend", "parameters", i), "scene_name", name=name)
        move = None if step.move is None else tuple(step.move)
        return replace(
            stop,
            at=at,
            nodes=tuple(nodes),
            edges=tuple(edges),
            move=move,
            descend=step.descend or stop.descend,
            beside=step.beside,
            hide=tuple(slot for slot in hide if slot),
        )

    def _refuse_places(self, step: Step, path: Path) -> None:
        """Places are in programs only."""
        for name in ("at", "light", "hide", "move", "descend", "beside"):
            if getattr(step, name):
                self._wrong((*path, name), "scene_no_program")

    def _open(self, stop: Stop, path: Path) -> None:
        """What is opened can be opened."""
        if stop.program is not None:
            self._run(stop.program, (*path, "program"))
        if stop.network is not None:
            try:
                check_size(parse_spec(stop.network), self.limits)
            except ExpressionError as error:
                self._wrong((*path, "network"), "scene_program", reason=_words(error))
        if stop.exhibit is not None and stop.exhibit not in EXHIBITS:
            known = ", ".join(sorted(EXHIBITS))
            self._wrong((*path, "exhibit"), "scene_exhibit", name=stop.exhibit, known=known)

    def _board(self, stop: Stop, values: Mapping[str, Any], path: Path) -> Mapping[str, Any]:
        """What the board is set to, what is not said as its form has it."""
        form = form_of(stop)
        if form is None:
            if values and stop.exhibit is None:
                self._wrong(path, "scene_no_exhibit")
            return values
        try:
            return form.model_validate(values).model_dump()
        except ValidationError as error:
            self.mistakes += misfits(error, path)
            return values

    def _check_numbers(
        self, found: Callable[[str], Any], told: Mapping[str, Any], path: Path
    ) -> None:
        for name, expected in told.items():
            number = found(name)
            if number is None:
                self._wrong((*path, name), "scene_name", name=name)
            elif not agrees(number, expected):
                params = {"found": np.asarray(number).tolist(), "told": expected}
                self._wrong((*path, name), "scene_number", name=name, **params)

    def _run(self, program: str | None, path: Path = ()) -> Run | None:
        """The program run, once; a mistake in it is told where it is opened."""
        if program is None:
            return None
        if program not in self._runs:
            try:
                self._runs[program] = Run(program, self.limits)
            except ExpressionError as error:
                self._runs[program] = None
                self._wrong(path, "scene_program", reason=_words(error))
        return self._runs[program]

    def _wrong(self, path: Path, code: str, **params: object) -> None:
        self.mistakes.append(Misfit(path, code, params))


def form_of(stop: Stop) -> type[Form] | None:
    """What a board can be set to; None for a program, which has inputs instead."""
    if stop.exhibit is not None:
        return EXHIBITS.get(stop.exhibit)
    return NetworkBoard if stop.network is not None else None


def asked(stop: Stop, ask: Ask | None) -> Iterator[Stop]:
    """A question is two stops: what it hides is seen with the answer."""
    if not ask:
        yield stop
        return
    yield replace(stop, kind="ask", beside=None)
    yield replace(stop, kind="answer")


def _words(error: ExpressionError) -> Text:
    return Text(error.message("en"), error.message("ru"))
