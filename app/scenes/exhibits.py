"""What stands on the board besides programs, and what of it a scene can set."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from .scene import Form


class Depths(Form):
    """A deep network and its gradients, layer by layer."""

    depth: int = Field(20, ge=1, le=50, description="Hidden layers.")
    width: int = Field(32, ge=1, le=64, description="Neurons in each.")
    activation: Literal["sigmoid", "tanh", "relu"] = "sigmoid"
    init: Literal["lecun", "xavier", "he"] = "lecun"
    scale: float = Field(1.0, gt=0, le=10, description="What the first weights are multiplied by.")
    residual: bool = False
    seed: int = Field(1, ge=0)


class Race(Form):
    """Networks that differ in one thing, trained side by side."""

    network: str = Field(description="The spec they all come from.")
    what: Literal["activation", "residual", "init", "clip", "optimizer"] = "activation"
    steps: int = Field(400, ge=1, le=20_000, description="How many steps a start takes.")
    hide: bool = Field(False, description="Whether the gradients are kept back, layer by layer.")


class NetworkBoard(Form):
    """One network, its picture and its health."""

    steps: int = Field(400, ge=1, le=20_000, description="How many steps a start takes.")
    show: Literal["gradient", "weight"] = Field("gradient", description="What the lines show.")


class Atlas(Form):
    """Activations: their curves with a probe, or a table of what is exactly known."""

    view: Literal["curves", "table"] = "curves"
    curves: Literal["both", "value", "slope"] = Field("both", description="f, its derivative.")
    show: Literal["all", "picked"] = Field("all", description="Which stand on the board.")
    pick: tuple[str, ...] = Field(
        (), description="By id, as a table has them; the first two are told apart by hue."
    )
    x: float = Field(1.0, description="Where the probe stands.")
    reach: float = Field(5.0, gt=0, le=100, description="Curves go from minus this to this.")
    parameters: dict[str, float] = Field({}, description="Of activations, by id.")


class Clip(Form):
    """Clipping in the plane: a gradient, a threshold, and what comes out."""

    g: tuple[float, float] = (3.0, 4.0)
    c: float = Field(1.0, gt=0, description="The threshold; the radius of the ball.")
    show: tuple[Literal["norm", "value", "literal"], ...] = Field(
        ("norm",), description="Ways to clip: by norm, by value, as the lecture prints it."
    )
    hide: bool = Field(False, description="Whether what comes out is shown as `?`, not drawn.")


class Capacity(Form):
    """How many linear regions a number of parameters can buy, and a network that has them."""

    view: Literal["curves", "laps"] = Field("curves", description="laps: the network, built.")
    inputs: int = Field(1, ge=1, le=20, description="Of the networks.")
    depth: int = Field(5, ge=1, le=5, description="Hidden layers of the one picked out.")
    width: int = Field(10, ge=1, le=300, description="Units in each of them.")
    budget: int | None = Field(
        None, ge=1, le=100_000, description="Parameters; those of the one picked out when null."
    )
    reach: int | None = Field(
        None, ge=1, le=100_000, description="Curves go at least so far, and past the budget."
    )
    window: tuple[float, float] = Field((0.0, 1.0), description="Which x the built one is seen at.")
    hide: tuple[int, ...] = Field((), description="Depths whose rows are `?`, without a curve.")


class FoldsLayer(Form):
    """Weights, a row for each input, and biases."""

    weights: list[list[float]]
    biases: list[float]


class Folds(Form):
    """A small network of ReLUs laid open: unit by unit over a line, or the plane in its regions."""

    inputs: Literal[1, 2] = 1
    width: int = Field(3, ge=1, le=10, description="Units in each hidden layer.")
    depth: Literal[1, 2] = Field(1, description="Hidden layers.")
    layers: list[FoldsLayer] | None = Field(
        None, description="Weights and biases; such as make many regions when null."
    )
    x: list[float] = Field([0.5], description="The input whose numbers are told.")
    ends: tuple[float, float] | None = Field(
        None, description="Where it is seen; 0 to 1, with two inputs -1 to 1."
    )
    pick: tuple[int, int] = Field((1, 1), description="Layer and unit whose weights are shown.")
    hide: bool = Field(False, description="Whether what comes after the ReLUs is shown as `?`.")


class Rules(Form):
    """The rule book: every op of the registry with its local rules, and one of them laid open."""

    kind: Literal["all", "elementwise", "reduce", "linear", "composite"] = "all"
    search: str = Field("", max_length=40, description="In names and descriptions.")
    op: str | None = Field(None, description="The one that is laid open.")


class Script(Form):
    """A program beside the script it is taken home as."""

    program: str = Field("x = 2; f = x^2", description="In Backlight's language.")
    library: Literal["numpy", "torch"] = "numpy"
    light: tuple[str, ...] = Field((), description="Lines of the script with these are marked.")


EXHIBITS: dict[str, type[Form]] = {
    "atlas": Atlas,
    "capacity": Capacity,
    "clip": Clip,
    "depths": Depths,
    "folds": Folds,
    "race": Race,
    "rules": Rules,
    "script": Script,
}
"""Each by its name: what it can be set to. Its view is `<name>.js` in `static/js/view/exhibits` or
`static/js/lecture`."""
