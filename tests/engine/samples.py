"""Every op at every sample of its declaration, as a graph."""

from typing import Any, NamedTuple

import numpy as np

from engine import Graph, GraphBuilder
from engine.ops import OPS, Op


class Sample(NamedTuple):
    op: Op
    args: tuple[Any, ...]
    attrs: dict[str, Any]

    def __str__(self) -> str:
        shapes = "x".join(str(np.shape(a)).replace(" ", "") for a in self.args)
        attrs = ",".join(f"{k}={v}" for k, v in self.attrs.items())
        values = ",".join(f"{a:g}" for a in self.args if np.shape(a) == ())
        return f"{self.op.name}[{values or shapes}{';' + attrs if attrs else ''}]"

    @property
    def arrays(self) -> list[Any]:
        return [np.asarray(a, dtype=float)[()] for a in self.args]

    def graph(self) -> Graph:
        """The op's result weighed number by number, so that no gradient hides behind a sum."""
        builder = GraphBuilder()
        leaves = [builder.leaf(a, f"x{i}", "input") for i, a in enumerate(self.arrays)]
        out = builder.node(self.op, tuple(leaves), self.attrs)
        shape = builder.shapes[out]
        if shape:
            weights = np.linspace(0.5, 1.5, int(np.prod(shape))).reshape(shape)
            out = builder.node(OPS["mul"], (out, builder.leaf(weights)))
        return builder.build(out)


def samples() -> list[Sample]:
    found = []
    for op in OPS.values():
        for sample in op.samples:
            *args, last = sample
            attrs = last if isinstance(last, dict) else {}
            values = tuple(args) if isinstance(last, dict) else sample
            found.append(Sample(op, values, attrs))
    return found
