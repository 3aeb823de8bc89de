"""What stands on the board besides programs, and what of it a scene can set."""

from __future__ import annotations

from .scene import Form


class NetworkBoard(Form):
    """How a network is shown."""

    train: int = 0
    show: tuple[str, ...] = ()


EXHIBITS: dict[str, type[Form]] = {}
"""Each by its name: what it can be set to. Its view is `static/js/view/exhibits/<name>.js`."""
