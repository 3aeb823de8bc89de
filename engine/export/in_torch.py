"""Each op in PyTorch; an op without an entry is `torch.<its name>`."""

from __future__ import annotations

from ..shapes import Shape
from .form import ATOM, INFIX, PRODUCT, SIGN, SUM, Form, Spelled, Use, rows, subscript

_ALL = (ATOM, ATOM, ATOM)


def _reduction(name: str, *, named: bool = False) -> Spelled:
    """A reduction; `named`: PyTorch wants to be told all axes by number."""

    def form(use: Use) -> Form:
        axis, kept = use.attrs.get("axis"), use.attrs.get("keepdims", False)
        dim = tuple(range(len(use.shapes[0]))) if axis is None and (kept or named) else axis
        options = [] if dim is None else [f"dim={dim}"]
        options += ["keepdim=True"] * kept
        options += [f"correction={use.attrs.get('ddof', 0)}"] * (name == "torch.var")
        return Form(f"{name}({', '.join(['{0}', *options])})")

    return form


def _prod(use: Use) -> Form:
    axis, kept = use.attrs.get("axis"), use.attrs.get("keepdims", False)
    if axis is not None:
        return Form(f"torch.prod({{0}}, dim={axis}{', keepdim=True' * kept})")
    ones: Shape = (1,) * len(use.shapes[0])
    return Form("torch.prod({0})" + (f".reshape({ones})" if kept else ""))


def _along(name: str) -> Spelled:
    return lambda use: Form(f"torch.{name}({{0}}, dim={use.attrs.get('axis', -1)})")


def _clip(use: Use) -> Form:
    bounds = (1, 2) if all(use.plain[1:]) else ()  # two numbers or two tensors
    return Form("torch.clamp({args})", plain=bounds)


def _where(use: Use) -> Form:
    branches = (1, 2) if use.plain[1] != use.plain[2] else ()  # two whole numbers make no float
    return Form("torch.where({args})", plain=branches)


def _leaky_relu(use: Use) -> Form:
    if use.plain[1]:
        return Form("F.leaky_relu({0}, {1})", plain=(1,))
    return Form("torch.where({0} > 0, {0}, {1} * {0})", ATOM, (SIGN, PRODUCT))


def _elu(use: Use) -> Form:
    if use.plain[1]:
        return Form("F.elu({0}, {1})", plain=(1,))
    return Form(
        "torch.where({0} > 0, {0}, {1} * torch.expm1(torch.clamp({0}, max=0)))",
        ATOM,
        (SUM, PRODUCT),
    )


def _transposed(use: Use) -> Form:
    axes, rank = use.attrs.get("axes"), len(use.shapes[0])
    turned = tuple(range(rank))[::-1]
    if rank < 2:
        return Form("{0}", ATOM, (ATOM,))
    if rank == 2 and (axes is None or tuple(axis % 2 for axis in axes) == turned):
        return Form("{0}.T", ATOM, (ATOM,))
    return Form(f"{{0}}.permute({axes or turned})", ATOM, (ATOM,))


def _index(use: Use) -> Form:
    text, key = "{0}", list(use.attrs["key"])
    for place, item in enumerate(key):
        if isinstance(item, tuple) and (item[2] or 1) < 0:  # which PyTorch does not slice
            chosen = list(range(*slice(*item).indices(use.shapes[0][place])))
            text += f".index_select({place}, torch.tensor({chosen}))"
            key[place] = (None, None, None)
    return Form(f"{text}[{subscript(tuple(key))}]", ATOM, (ATOM,))


def _joined(name: str) -> Spelled:
    return lambda use: Form(
        f"torch.{name}([{{args}}]"
        + (f", dim={axis}" if (axis := use.attrs.get("axis")) else "")
        + ")"
    )


def _cross_entropy(use: Use) -> Form:
    shape = use.shapes[0]
    if len(shape) <= 2:
        return Form("F.cross_entropy({0}, {1})")
    flat = (rows(shape), shape[-1])
    return Form(f"F.cross_entropy({{0}}.reshape({flat}), {{1}}.reshape({flat}))", ATOM, _ALL)


FUNCTIONS: dict[str, Spelled] = {
    **INFIX,
    "detach": Form("{0}.detach()", ATOM, (ATOM,)),
    "wins": Form("torch.where({0} == {1}, 0.5, ({0} > {1}) * 1.0)", ATOM, (SUM, SUM)),
    "clip": _clip,
    "where": _where,
    # 0 · x keeps x in the graph, with a derivative of exactly 0.
    "heaviside": Form("torch.where({0} == 0, {1}, ({0} > 0) + 0 * {0})", ATOM, (SIGN,)),
    "softplus": Form("F.softplus({0})"),
    "leaky_relu": _leaky_relu,
    "elu": _elu,
    "selu": Form("F.selu({0})"),
    "silu": Form("F.silu({0})"),
    "gelu": lambda use: Form(
        'F.gelu({0}, approximate="tanh")' if use.attrs.get("approximate") else "F.gelu({0})"
    ),
    "mish": Form("F.mish({0})"),
    "sum": _reduction("torch.sum"),
    "mean": _reduction("torch.mean"),
    "prod": _prod,
    "amax": _reduction("torch.amax"),
    "amin": _reduction("torch.amin"),
    "var": _reduction("torch.var"),
    "norm": _reduction("torch.linalg.vector_norm"),
    "logsumexp": _reduction("torch.logsumexp", named=True),
    "softmax": _along("softmax"),
    "log_softmax": _along("log_softmax"),
    "transpose": _transposed,
    "reshape": lambda use: Form(f"{{0}}.reshape({use.attrs['shape']})", ATOM, (ATOM,)),
    "broadcast_to": lambda use: Form(f"{{0}}.expand({use.attrs['shape']})", ATOM, (ATOM,)),
    "index": _index,
    "concat": _joined("cat"),
    "stack": _joined("stack"),
    "mse": Form("F.mse_loss({args})"),
    "bce": Form("F.binary_cross_entropy({args})"),
    "cross_entropy": _cross_entropy,
    "hinge": Form("torch.relu(1 - {1} * {0}).mean()", ATOM, (SIGN, PRODUCT)),
}
