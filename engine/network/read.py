"""From the text of a spec to the spec: `2 → 8 tanh → 1 sigmoid, bce, moons, adam 0.01`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..errors import ExpressionError, Span
from ..messages.network import NUMBERS
from ..messages.network import SLOTS as CALLED
from .fit import LARGEST, fill_in
from .formula import FORMULA, check_end, check_formula
from .parts import Number, Part, Use, written
from .spec import Layer, Spec
from .tokens import Token, tokens
from .words import LAYER_PARTS, LINEAR, SETTINGS, unknown


def parse_spec(text: str) -> Spec:
    """Read a spec.

    Parameters
    ----------
    text
        Layers between arrows (`→`, `->`, `-`), then settings between commas or on lines.

    Returns
    -------
    Spec
        What the text leaves open is filled in.

    Raises
    ------
    ExpressionError
        With the place of the mistake.

    Examples
    --------
    >>> str(parse_spec("2 -> 3x8 relu -> 1, moons"))
    '2 → 3x8 relu → 1 sigmoid, bce, moons 200, adam 0.01'
    """
    return _Reader(text).spec()


class _Reader:
    """Reads tokens; `at` is the first one not yet used."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = list(tokens(text))
        self.at = 0
        self.linear = False  # whether the layer that was read last is said to be

    @property
    def now(self) -> Token:
        return self.tokens[self.at]

    def take(self, kind: str) -> Token | None:
        """The next token, if it is of this kind."""
        token = self.now
        if token.kind != kind:
            return None
        self.at += 1
        return token

    def spec(self) -> Spec:
        """All of it."""
        if self.now.kind == "end":
            raise ExpressionError("network_empty", self.now.span)
        inputs = self.width()
        layers: list[Layer] = []
        spans: list[Span] = [self.tokens[0].span]
        while self.take("arrow"):
            start = self.now.span[0]
            times = self.take("times")
            layer = self.layer()
            count = _count(times) if times else 1
            span = start, self.tokens[self.at - 1].span[1]
            if len(layers) + count > LARGEST["layers"] + 1:  # the last one is not hidden
                raise ExpressionError("network_deep", span, {"limit": LARGEST["layers"]})
            layers += [layer] * count
            spans += [span] * count
        if not layers:
            raise ExpressionError("network_layers", self.now.span, {})
        spec = fill_in(inputs, layers, self.settings(), spans)
        if self.linear and spec.layers[-1].activation:
            params = {"loss": spec.settings["loss"].part.name, "fitting": "sigmoid"}
            raise ExpressionError("network_output", spans[-1], params)
        return spec

    def width(self) -> int:
        """How many units there are."""
        token = self.take("number")
        if token is None and self.now.kind == "end":
            raise ExpressionError("network_width_missing_at_end", self.now.span)
        if token is None:
            raise ExpressionError("network_width_missing", self.now.span, {"found": self.now.text})
        return int(_checked(Number("width", 1, 1, LARGEST["width"], whole=True), token))

    def layer(self) -> Layer:
        """A width and the words after it."""
        width = self.width()
        activation: Use | None = None
        self.linear = False
        traits: dict[str, Use] = {}
        while self.now.kind == "word":
            token = self.now
            if token.text.lower() in LINEAR:  # what a layer without an activation is anyway
                if activation or self.linear:
                    raise _twice("activation", token)
                self.linear = self.take("word") is not None
                continue
            use = self.use(LAYER_PARTS)
            if use.part.kind == "activation":
                if activation or self.linear:
                    raise _twice("activation", token)
                activation = use
            elif use.part.name in traits:
                raise _twice(use.part.name, token)
            else:
                traits[use.part.name] = use
        return Layer(width, activation, dict(sorted(traits.items())))

    def settings(self) -> dict[str, tuple[Use, Span]]:
        """All that follows the layers, each where it is said."""
        found: dict[str, tuple[Use, Span]] = {}
        while not self.take("end"):
            if not self.take("comma"):
                raise ExpressionError("network_unexpected", self.now.span, {"found": self.now.text})
            if self.now.kind == "end":
                continue
            token = self.now
            if self.skip_constant():
                continue
            use = self.use(SETTINGS)
            slot = slot_of(use.part)
            if slot in found:
                raise _twice(slot, token)
            found[slot] = use, (token.span[0], self.tokens[self.at - 1].span[1])
        return found

    def skip_constant(self) -> bool:
        """Pass over `decay constant`, which is what the rate is anyway."""
        said = [token.text.lower() for token in self.tokens[self.at : self.at + 2]]
        if said != ["decay", "constant"]:
            return False
        self.at += 2
        return True

    def use(self, known: Mapping[tuple[str, ...], Part]) -> Use:
        """A part and the numbers after it."""
        first, second = self.now, self.tokens[min(self.at + 1, len(self.tokens) - 1)]
        for words in ((first.text, second.text), (first.text,)):
            part = known.get(tuple(word.lower() for word in words))  # `ReLU`, `L1`
            if part:
                self.at += len(words)
                takes = part.name == FORMULA
                return self.formula(part) if takes else Use.of(part, *self.numbers(part))
        raise unknown(first, second, known)

    def formula(self, part: Part) -> Use:
        """All up to the next comma outside of brackets; before a colon there may be numbers."""
        head, stop, colon, depth = self.tokens[self.at - 1], self.at, None, 0
        while self.tokens[stop].kind != "end" and (depth or self.tokens[stop].kind != "comma"):
            text = self.tokens[stop].text
            depth += (text in "([") - (text in ")]")
            colon = stop if text == ":" and not depth else colon
            stop += 1
        use = Use.of(part)
        if colon is not None:
            use = Use.of(part, *self.numbers(part))
            if self.at != colon:
                raise ExpressionError("network_unexpected", self.now.span, {"found": self.now.text})
            self.at += 1
        if self.at == stop:
            raise ExpressionError("formula_missing", head.span)
        span = self.now.span[0], self.tokens[stop - 1].span[1]
        if colon is None:
            check_end(self.text, self.tokens[self.at : stop])
        self.at = stop
        text = self.text[slice(*span)]
        check_formula(text, span)
        return use._replace(formula=" ".join(text.split()))

    def numbers(self, part: Part) -> Iterator[float]:
        """As many numbers as are said, at most as many as the part takes."""
        for number in part.numbers:
            token = self.take("number")
            if token is None:
                return
            yield _checked(number, token, part.words[0])


def slot_of(part: Part) -> str:
    """What a part is said for: penalties and counts each for themselves.

    Examples
    --------
    >>> from .parts import PARTS
    >>> [slot_of(part) for part in PARTS if part.name in ("adam", "l2", "batch")]
    ['optimizer', 'l2', 'batch']
    """
    return part.words[0] if part.kind in ("penalty", "count") else part.kind


def _count(times: Token) -> int:
    digits = re.match(r"[\d.]+", times.text)
    assert digits is not None
    token = Token("number", digits[0], (times.span[0], times.span[0] + digits.end()))
    return int(_checked(Number("layers", 1, 1, LARGEST["layers"], whole=True), token))


def _checked(number: Number, token: Token, part: str = "") -> float:
    """The number a token says, in its bounds."""
    point = token.text.replace(",", ".")
    value = float(point.replace("−", "-"))
    name = NUMBERS.get(f"{part} {number.name}") or NUMBERS[number.name]
    params = {"name": name, "found": token.text}
    if number.whole and value % 1:
        raise ExpressionError("network_whole", token.span, params)
    if point != token.text:
        params = {"found": token.text, "instead": point}
        raise ExpressionError("network_unexpected", token.span, params, "decimal_point")
    if not number.least <= value <= number.most:
        bounds = {"least": written(number.least), "most": written(number.most)}
        raise ExpressionError("network_bounds", token.span, {**params, **bounds})
    return value


def _twice(name: str, token: Token) -> ExpressionError:
    return ExpressionError("network_twice", token.span, {"name": CALLED.get(name, f"`{name}`")})
