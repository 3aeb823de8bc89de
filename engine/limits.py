"""How much one request may ask for. All counted or estimated before the work is done."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import ExpressionError


@dataclass(frozen=True)
class Limits:
    """Upper bounds; None means none, which is the engine's default as a library.

    Parameters
    ----------
    characters, tokens
        Of a program's text.
    identifier, literal
        Length in characters of one name, of one number.
    depth
        Nesting of brackets, calls and blocks.
    nodes, inputs, arguments
        Of the graph, of its inputs, of one call.
    rank, tensor_elements, graph_elements
        Axes and numbers of one value; numbers of all values and gradients together.
    flops
        Floating-point operations of one forward and backward pass.
    points
        Of a line or a grid along which a graph is swept.
    work
        Steps of an analysis that runs a graph many times (see `engine.effort`).
    jacobian
        Entries of one edge's Jacobian.
    script
        Numbers that a program taken home writes out.
    steps, parameters, kept, training
        Of a training: its steps; the numbers it changes, and all that it keeps in memory; the
        floating-point operations of one of its steps.
    retraced
        Floating-point operations of a training that is gone through again, with all its looks.
    """

    characters: int | None = None
    tokens: int | None = None
    identifier: int | None = None
    literal: int | None = None
    depth: int | None = None
    nodes: int | None = None
    inputs: int | None = None
    arguments: int | None = None
    rank: int | None = None
    tensor_elements: int | None = None
    graph_elements: int | None = None
    flops: int | None = None
    points: int | None = None
    work: int | None = None
    jacobian: int | None = None
    script: int | None = None
    steps: int | None = None
    parameters: int | None = None
    kept: int | None = None
    training: int | None = None
    retraced: int | None = None

    @classmethod
    def service(cls) -> Limits:
        """What a server that strangers can reach allows.

        Examples
        --------
        >>> Limits.service().nodes
        3000
        """
        return cls(
            characters=32_000,
            tokens=4_000,
            identifier=32,
            literal=32,
            depth=64,
            nodes=3_000,
            inputs=256,
            arguments=16,
            rank=4,
            tensor_elements=262_144,
            graph_elements=4_000_000,
            flops=50_000_000,
            points=40_000,
            work=20_000_000,
            jacobian=4_096,
            script=20_000,
            steps=100_000,
            parameters=500_000,
            kept=32_000_000,
            training=500_000_000,
            retraced=5_000_000_000,
        )

    def check(self, name: str, actual: int, span: tuple[int, int] | None = None) -> None:
        """Compare one figure with its limit.

        Raises
        ------
        ExpressionError
            With code `limit_<name>` and both figures, when it is over.
        """
        limit: int | None = getattr(self, name)
        if limit is not None and actual > limit:
            raise ExpressionError(f"limit_{name}", span, {"limit": limit, "actual": actual})


NO_LIMITS = Limits()
