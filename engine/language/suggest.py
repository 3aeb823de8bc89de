"""What a person may have meant by an unknown name."""

from __future__ import annotations

from collections.abc import Container, Iterable
from difflib import get_close_matches
from itertools import groupby

from ..errors import ExpressionError, Span

_SHORTEST = 4  # shorter names are all within a slip of each other, which proves nothing
_LONGEST = 32  # longer ones would only cost time
_ALIKE = 0.76
_ARGUMENTS = ("x", "y", "z", "t")

ELSEWHERE = {
    "arctg": "arctan(x)",
    "array": "[1, 2]",
    "average": "mean(x)",
    "ceil": "-floor(-x)",
    "ch": "cosh(x)",
    "cot": "1 / tan(x)",
    "ctg": "1 / tan(x)",
    "int": "floor(x)",
    "lg": "log10(x)",
    "log_sigmoid": "log(sigmoid(x))",
    "logistic": "sigmoid(x)",
    "logit": "log(x / (1 - x))",
    "round": "floor(x + 0.5)",
    "sgn": "sign(x)",
    "sh": "sinh(x)",
    "sigma": "sigmoid(x)",
    "std": "sqrt(var(x))",
    "tensor": "[1, 2]",
    "tg": "tan(x)",
    "th": "tanh(x)",
}
"""What other books and libraries call it, and how it is written here."""

NEEDLESS = {
    "print": "last_line",
    **dict.fromkeys(("backward", "grad", "gradient", "diff", "derivative"), "gradients"),
}
"""What other libraries have to be asked for, and the hint that says why it is not needed here."""


def closest(name: str, known: Iterable[str]) -> str | None:
    """The known name most like this one, if any is.

    Examples
    --------
    >>> closest("tahn", ["tan", "tanh", "exp"]), closest("ReLU", ["elu", "relu"])
    ('tanh', 'relu')
    >>> closest("sinn", ["sign", "sin", "sinh"]), closest("sqqrt", ["sqrt"])
    ('sin', 'sqrt')
    >>> closest("bse", ["mse", "bce"])
    'bce'
    """
    if len(name) <= 1:
        return None
    known = list(known)
    for other in known:
        if other.lower() == name.lower():
            return other
    slips = [other for other in known if one_slip(name, other)]
    # Of several, one with the same letters is likeliest: the fingers only swapped or repeated them;
    # then one that begins alike.
    slips.sort(
        key=lambda other: (
            not (_swapped(name, other) or _repeated(name, other)),
            other[0] != name[0],
        )
    )
    matches = slips or get_close_matches(name, known, n=1, cutoff=_ALIKE)
    return matches[0] if matches else None


def unknown(
    code: str, name: str, known: Iterable[str], span: Span | None = None
) -> ExpressionError:
    """The error for a name that is not known, with the known one that is most like it."""
    instead = closest(name, known)
    params = {"name": name, "instead": instead}
    return ExpressionError(code, span, params, "did_you_mean" if instead else None)


def misspelt(name: str, known: Iterable[str]) -> str | None:
    """The known name that this one misses by a slip, for a name that could well be new.

    Numbered names (`w1`, `w2`, `loss_a`, `loss_b`) are siblings, not slips.

    Examples
    --------
    >>> misspelt("weigth", ["weight"]), misspelt("loss2", ["loss1"])
    ('weight', None)
    """
    if len(name) < _SHORTEST:
        return None
    for other in known:
        if len(other) >= _SHORTEST and one_slip(name, other) and _stem(name) != _stem(other):
            return other
    return None


def one_slip(a: str, b: str) -> bool:
    """Whether one letter changed, added, left out or swapped with the next makes `a` into `b`.

    Examples
    --------
    >>> one_slip("exp", "epx"), one_slip("sin", "sine"), one_slip("sin", "cos")
    (True, True, False)
    """
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    start = next(
        (i for i, (p, q) in enumerate(zip(a, b, strict=False)) if p != q), min(len(a), len(b))
    )
    rest_a, rest_b = a[start:], b[start:]
    return (
        rest_a[1:] == rest_b[1:]
        or rest_a[1:] == rest_b
        or rest_a == rest_b[1:]
        or (rest_a[:2] == rest_b[1::-1] and rest_a[2:] == rest_b[2:])
    )


def as_product(name: str, known: Container[str]) -> str | None:
    """A name written as a product of known ones, if that is what it is.

    Examples
    --------
    >>> as_product("wx1", {"w", "x1"}), as_product("πr", set())
    ('w * x1', 'π * r')
    """
    if len(name) > _LONGEST:
        return None
    if name[0] == "π" and name[1:].isalpha():
        return f"π * {name[1:]}"
    products: dict[int, str] = {0: ""}  # by how much of the name they spell
    for end in range(1, len(name) + 1):
        for start, product in list(products.items()):
            if name[start:end] in known and end not in products:
                products[end] = f"{product} * {name[start:end]}" if product else name[start:end]
    return products.get(len(name))


def as_call(name: str, functions: Iterable[str], known: Container[str]) -> str | None:
    """A name written as the call of a function, if it is one without its brackets.

    Examples
    --------
    >>> as_call("sinx", ["sin", "sinh"], set()), as_call("logits", ["log"], set())
    ('sin(x)', None)
    """
    for function in functions:
        argument = name.removeprefix(function)
        if argument != name and (argument in known or argument in _ARGUMENTS):
            return f"{function}({argument})"
    return None


def _swapped(name: str, other: str) -> bool:
    return sorted(name) == sorted(other)


def _repeated(name: str, other: str) -> bool:
    return [letter for letter, _ in groupby(name)] == [letter for letter, _ in groupby(other)]


def _stem(name: str) -> str:
    return name.rstrip("0123456789").partition("_")[0]
