"""The lecture's playlist and its scenes."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from ..errors import ServiceError
from ..json import answer
from ..openapi import answers
from ..scenes import Playlist, wire
from .catalog import Words

router = APIRouter(prefix="/api", tags=["lecture"])


class Rich(BaseModel):
    """A text in both languages: words, and elements with a `tag` and what is in them (`of`)."""

    en: list[Any]
    ru: list[Any]


class Entry(BaseModel):
    """One scene in the playlist."""

    id: str
    title: Rich
    slide: Rich
    stops: int = Field(description="How many presses of the clicker it takes, and one.")
    locked: bool = Field(description="Whether the lecturer keeps the end of it back.")


class Refused(BaseModel):
    """A file that is no scene."""

    file: str
    line: int
    message: Words


class Contents(BaseModel):
    """The lecture."""

    scenes: list[Entry]
    refused: list[Refused]


class Place(BaseModel):
    """Where a pass stands."""

    step: int
    phase: float


class Beside(BaseModel):
    """A tool beside the picture, and what is chosen in it."""

    tool: str
    aim: dict[str, str]


class Descent(BaseModel):
    """Steps against the gradient."""

    parameters: list[str]
    rate: float


class Stop(BaseModel):
    """What is on the board between two presses."""

    step: int = Field(description="Which step of the story.")
    kind: Literal["text", "ask", "answer"]
    program: str | None
    network: str | None
    exhibit: str | None
    inputs: dict[str, Any]
    set: dict[str, Any] = Field(description="What the exhibit or the network shows.")
    at: Place | None
    nodes: list[int] = Field(description="Lit nodes.")
    edges: list[int] = Field(description="Lit edges.")
    hide: list[str] = Field(
        description="`v q` hides the value of q, `g q` its gradient, until the answer."
    )
    move: list[str] | None = Field(description="Inputs pointed out for dragging.")
    descend: Descent | None = Field(description="What a step of descent changes.")
    beside: Beside | None = Field(description="The tool that stands beside the picture.")


class Ask(BaseModel):
    """A question to the room."""

    question: Rich
    choices: list[Rich]
    answer: int
    because: Rich


class Erratum(BaseModel):
    """Where the slide is to be read with care."""

    slide: Rich
    exact: Rich
    because: Rich


class StoryStep(BaseModel):
    """What a step of the story says."""

    text: Rich | None
    otherwise: Rich | None = Field(description="With examples lying the other way.")
    ask: Ask | None
    erratum: Erratum | None
    notes: Rich | None
    picture: bool


class Preset(BaseModel):
    """A setting one can choose."""

    name: Rich
    stop: Stop


class Source(BaseModel):
    """Where it is from."""

    title: str
    authors: str
    place: Words | None
    url: str | None


class Scene(BaseModel):
    """All that is needed to give a scene."""

    id: str
    title: Rich
    slide: Rich
    locked: bool = Field(description="Whether the lecturer keeps the end of it back.")
    tool: str | None = Field(description="The one that is open where the board is explored.")
    samples: Literal["rows", "columns"] = Field(description="How examples lie in its matrices.")
    story: list[StoryStep]
    stops: list[Stop]
    presets: list[Preset]
    notes: Rich | None
    sources: list[Source]


@router.get("/scenes", summary="The lecture's playlist", responses=answers(Contents))
async def get_scenes(request: Request) -> Response:
    """Scenes in their order; files that cannot be shown, with the line that is to blame."""
    playlist: Playlist = request.app.state.playlist
    return answer(wire.of_contents(playlist.contents()))


@router.get("/scenes/{scene}", summary="One scene", responses=answers(Scene))
async def get_scene(scene: str, request: Request) -> Response:
    """A scene's texts in both languages, and what is on the board at each stop."""
    playlist: Playlist = request.app.state.playlist
    found = playlist.find(scene)
    if not found:
        raise ServiceError(404, "scene_unknown", scene=scene)
    return answer(wire.of_scene(found))
