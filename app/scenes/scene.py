"""What a scene is: the form of its file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Number = float | list[float] | list[list[float]]
Part = Literal["arrive", "lens", "pass", "land"]

PLACE = "start, forward, end, a name (its value), d<output>/d<name> (its gradient), or a -> b"


class Form(BaseModel):
    """Every part of a scene: nothing but what is declared."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Form):
    """One text in both languages: Markdown, with formulas between dollars."""

    en: str = Field(min_length=1)
    ru: str = Field(min_length=1)


class Opens(Form):
    """What stands on the board; one of three."""

    program: str | None = Field(None, description="A program in Backlight's language.")
    network: str | None = Field(None, description="A network's spec.")
    exhibit: str | None = Field(None, description="The name of an exhibit.")

    @model_validator(mode="after")
    def one(self) -> Opens:
        """Exactly one is given."""
        if sum(each is not None for each in (self.program, self.network, self.exhibit)) != 1:
            raise PydanticCustomError("scene_nothing", "scene_nothing")
        return self


class Setting(Form):
    """What a preset or a step changes on the board."""

    program: str | None = Field(None, description="Another program, from here on.")
    network: str | None = Field(None, description="Another network, from here on.")
    exhibit: str | None = Field(None, description="Another exhibit, from here on.")
    inputs: dict[str, Number] = Field({}, description="Numbers of inputs, by name.")
    set: dict[str, Any] = Field({}, description="What an exhibit or a network shows.")
    numbers: dict[str, Number] = Field(
        {},
        description="What the program gives here, by name or d<output>/d<name>; checked when the "
        "scene is read.",
    )


class Descent(Form):
    """Steps against the gradient, at the press of a button."""

    parameters: list[str] = Field(min_length=1, description="Inputs that a step changes.")
    rate: float = Field(gt=0, description="The learning rate it begins with.")


class Beside(Form):
    """A tool of the expression's page, beside the picture."""

    tool: Literal["modes", "order"]
    aim: dict[str, str] = Field({}, description="What is chosen in it: `{mistake: again}`.")


class Preset(Setting):
    """A setting one can choose by its name."""

    name: Words


class Ask(Form):
    """A question to the room: asked first, answered at the next press."""

    question: Words
    choices: list[Words] = Field(min_length=2, max_length=6)
    answer: int = Field(description="Which choice is right, counted from 1.")
    because: Words = Field(description="Why; shown with the answer.")

    @model_validator(mode="after")
    def among(self) -> Ask:
        """The answer is one of the choices."""
        if not 1 <= self.answer <= len(self.choices):
            raise PydanticCustomError("scene_answer", "scene_answer")
        return self


class Erratum(Form):
    """Where the lecture's slide is to be read with care."""

    slide: Words = Field(description="What stands on the slide.")
    exact: Words = Field(description="What is right.")
    because: Words


class Step(Setting):
    """One step of the story."""

    text: Words | None = None
    otherwise: Words | None = Field(
        None,
        description="The same with examples lying the other way than the scene has them; shown to "
        "a reader who has chosen so.",
    )
    ask: Ask | None = None
    at: str | None = Field(None, description=f"Where the pass stands: {PLACE}.")
    part: Part = Field("land", description="How far it is inside a step of the backward pass.")
    light: list[str] = Field([], description="Nodes (a name) and edges (a -> b) that are lit.")
    hide: list[str] = Field([], description="Numbers shown as `?`: a name, d<output>/d<name>.")
    move: list[str] | None = Field(None, description="Inputs that are pointed out for dragging.")
    erratum: Erratum | None = None
    descend: Descent | None = Field(None, description="Offers steps of descent, from here on.")
    beside: Beside | None = Field(
        None, description="A tool beside the picture in this step; not before an answer is given."
    )
    notes: Words | None = Field(None, description="For the lecturer only.")
    picture: bool = Field(False, description="Whether the handout shows the board here.")
    closes: bool = Field(
        False, description="From here on the scene is kept back while the lecturer has it locked."
    )

    @model_validator(mode="after")
    def says(self) -> Step:
        """There is something to read."""
        if self.text is None and self.ask is None:
            raise PydanticCustomError("scene_step", "scene_step")
        return self


class Source(Form):
    """Where it is from."""

    title: str
    authors: str
    place: Words | None = Field(None, description="Chapter, section, figure.")
    url: str | None = Field(None, pattern=r"^https?://")


class Scene(Form):
    """One slide of the lecture that can be touched."""

    id: Id = Field(description="In the address: /lecture/<id>.")
    order: float = Field(strict=True, description="Its place in the playlist.")
    slide: Words = Field(description="The slide of the lecture.")
    title: Words
    opens: Opens
    with_: dict[str, Any] = Field({}, alias="with", description="How the exhibit begins.")
    tool: str | None = Field(
        None, pattern=r"^[a-z]{1,20}$", description="Which tool is open where Explore leads."
    )
    samples: Literal["rows", "columns"] = Field(
        "rows", description="How examples lie in the matrices of its texts: X W or W X."
    )
    presets: list[Preset] = []
    story: list[Step] = Field(min_length=1)
    notes: Words | None = Field(None, description="For the lecturer only.")
    sources: list[Source] = []
