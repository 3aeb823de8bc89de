"""A network as data: layers, what it learns, and how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import groupby

from .given import NOTHING, Given
from .parts import BY_WORDS, Use

SHORTEST_RUN = 3
"""So many layers alike are written once, with how many there are."""

SLOTS = (
    *("loss", "data", "validation", "optimizer", "init", "decay"),
    *("clip", "l1", "l2", "batch", "seed", "float32"),
)
"""What a spec says at most once, in the order in which it is written."""

DEFAULTS: Mapping[str, Use] = {
    "optimizer": Use.of(BY_WORDS["adam",]),
    "init": Use.of(BY_WORDS["init", "xavier"]),
    "batch": Use.of(BY_WORDS["batch",]),
    "seed": Use.of(BY_WORDS["seed",]),
}
"""What holds where a spec says nothing; loss and data depend on its shape."""


@dataclass(frozen=True)
class Layer:
    """A dense layer and what follows it.

    Attributes
    ----------
    width
        Units.
    activation
        None for a linear layer.
    traits
        By name: residual, norm, dropout, nobias.
    """

    width: int
    activation: Use | None = None
    traits: Mapping[str, Use] = field(default_factory=dict)

    def __str__(self) -> str:
        return " ".join(
            [
                str(self.width),
                *map(str, filter(None, [self.activation])),
                *map(str, self.traits.values()),
            ]
        )


@dataclass(frozen=True)
class Spec:
    """A network, its data and its training.

    Attributes
    ----------
    inputs
        Numbers in one point of the data.
    layers
        From the input on; the last one is the output.
    settings
        By slot: loss, data, optimizer, init, batch, seed, and where named decay, clip, l1, l2,
        validation, float32.
    given
        What a person gives to the data; no part of the text.
    """

    inputs: int
    layers: tuple[Layer, ...]
    settings: Mapping[str, Use]
    given: Given = field(default=NOTHING, compare=False)

    def __str__(self) -> str:
        """The canonical text: what `parse_spec` reads back to an equal spec."""
        chain = [str(self.inputs)]
        for layer, alike in groupby(map(str, self.layers)):
            count = len(list(alike))
            chain += [f"{count}x{layer}"] if count >= SHORTEST_RUN else [layer] * count
        said = [
            str(use)
            for slot, use in self.settings.items()
            if use != DEFAULTS.get(slot) or slot == "optimizer"
        ]
        return ", ".join([" → ".join(chain), *said])
