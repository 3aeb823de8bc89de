"""Which vectors stand upright in formulas."""

from __future__ import annotations

from ..graph import Graph
from ..ops import Kind


def columns_of(graph: Graph) -> set[int]:
    """Vectors that are columns wherever they are written.

    A matrix is multiplied by them or gives them, or they are joined to such a vector number by
    number; and none of those lies as a row before or beside a matrix.

    >>> from engine import parse
    >>> columns_of(parse("W = [[1, 2], [3, 4]]; x = [1, 2]; z = W @ x + [5, 6]; f = sum(z)"))
    {1, 2, 3, 4}
    """
    nodes = graph.nodes
    of = list(range(len(nodes)))

    def whole(i: int) -> int:
        while of[i] != i:
            of[i] = of[of[i]]
            i = of[i]
        return i

    standing, lying = set[int](), set[int]()
    for node in nodes:
        vectors = [i for i in (*node.inputs, node.id) if len(nodes[i].shape) == 1]
        if node.op is None:
            continue
        if node.op.name == "matmul":
            side = lying if len(nodes[node.inputs[0]].shape) == 1 else standing
            side.update(vectors if side is standing else {*vectors} - {node.inputs[1]})
        elif node.op.kind is not Kind.ELEMENTWISE:
            continue
        elif len(node.shape) > 1:
            lying.update(vectors)
        else:
            for i in vectors:
                of[whole(i)] = whole(node.id)
    upright = {whole(i) for i in standing} - {whole(i) for i in lying}
    return {node.id for node in nodes if len(node.shape) == 1 and whole(node.id) in upright}
