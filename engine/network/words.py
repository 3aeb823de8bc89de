"""The words of a spec, and what may have been meant by one that is none of them."""

from __future__ import annotations

from collections.abc import Mapping

from ..errors import ExpressionError, Span
from ..language.suggest import closest
from .parts import PARTS, Kind, Part
from .tokens import Token

_IN_LAYERS: tuple[Kind, ...] = ("activation", "trait")
LAYER_PARTS = {part.words: part for part in PARTS if part.kind in _IN_LAYERS}
SETTINGS = {part.words: part for part in PARTS if part.kind not in _IN_LAYERS}
LINEAR = ("linear", "identity", "none")
_HALVES = {words[1]: " ".join(words) for words in SETTINGS if len(words) > 1}
"""What is said by its second word alone: `he` for `init he`."""
_NAMED = 5
"""So many choices are told."""
_ELSEWHERE = {
    **dict.fromkeys(("layernorm", "layer_norm"), "norm"),
    "logistic": "sigmoid",
    "skip": "residual",
    **dict.fromkeys(("formula", "function"), "data"),
    "mom": "momentum",
    **dict.fromkeys(("schedule", "scheduler", "lr_schedule", "annealing"), "decay cosine"),
    **dict.fromkeys(("clipnorm", "clip_norm", "clip_grad_norm"), "clip"),
    **dict.fromkeys(("clipvalue", "clip_value", "clip_grad_value"), "clip value"),
    "lasso": "l1",
    **dict.fromkeys(("ridge", "weight_decay"), "l2"),
    "batch_size": "batch",
    "val": "validation",
    "random_state": "seed",
    "crossentropy": "cross_entropy",
    "nll": "cross_entropy",
}
"""What other books and libraries call it, and how it is written here."""
_OF_A_FORMULA = ("(", "*", "/", "^", "+")
"""What comes after a name in a formula, and not after the name of a part."""


def unknown(first: Token, second: Token, known: Mapping[tuple[str, ...], Part]) -> ExpressionError:
    """What may have been meant: a part of the same kind, or one that belongs elsewhere."""
    elsewhere = SETTINGS if known is LAYER_PARTS else LAYER_PARTS
    params = {"name": first.text}
    word, after = first.text.lower(), second.text.lower()
    if (word,) in elsewhere or (word, after) in elsewhere:
        return ExpressionError(
            "network_after_comma" if elsewhere is SETTINGS else "network_after_layer",
            first.span,
            params,
        )
    if known is SETTINGS and word not in _HALVES and (word == "x" or after in _OF_A_FORMULA):
        return ExpressionError("network_unknown", first.span, params, "network_formula")
    heads = {words[0] for words in known}
    if word in heads:  # `init` and `decay` say what in a second word
        choices = [words[1] for words in known if words[0] == word and len(words) > 1]
        wrong = second if second.kind == "word" else first
        if wrong is second and (meant := closest(second.text, choices)):
            return no_such(second.text, second.span, meant)
        options = ", ".join([*choices[:_NAMED], *(["…"] if len(choices) > _NAMED else [])])
        return ExpressionError("network_which", wrong.span, {**params, "options": options})
    if first.kind != "word":
        return ExpressionError("network_unexpected", first.span, {"found": first.text})
    if (word + after,) in known:  # `no bias`
        span = first.span[0], second.span[1]
        return no_such(f"{first.text} {second.text}", span, word + after)
    if word in LINEAR:
        return ExpressionError("network_unknown", first.span, params, "network_linear")
    names = [words[0] for words in (*known, *elsewhere)]
    near = closest(first.text, [*names, *_HALVES]) or ""
    meant = _HALVES.get(word) or _ELSEWHERE.get(word) or _HALVES.get(near) or near
    return no_such(first.text, first.span, meant)


def no_such(name: str, span: Span | None, meant: str | None) -> ExpressionError:
    """A name that no network knows, and the one that may have been meant."""
    if not meant:
        return ExpressionError("network_unknown", span, {"name": name})
    params = {"name": name, "instead": meant}
    return ExpressionError("network_unknown", span, params, "did_you_mean")
