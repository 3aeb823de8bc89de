"""A spec as plain data, for forms and for JSON; it is read by way of its text: one reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ..errors import ExpressionError
from ..language.suggest import closest
from .formula import FORMULA, USUAL
from .parts import Use, written
from .read import parse_spec, slot_of
from .spec import SLOTS, Layer, Spec
from .words import LAYER_PARTS, SETTINGS, no_such

_LAYER_KEYS = ("width", "activation", *(p.name for p in LAYER_PARTS.values() if p.kind == "trait"))
_LIKE_A_NUMBER = ("l1", "l2", "batch", "seed", "validation")
"""Settings of which one only says how much."""


def form_of(spec: Spec) -> dict[str, Any]:
    """A spec as numbers, strings, lists and dictionaries, all of it spelt out.

    Examples
    --------
    >>> form = form_of(parse_spec("2 → 3 tanh dropout 0.1 → 1, moons"))
    >>> form["layers"][0]
    {'width': 3, 'activation': {'name': 'tanh'}, 'dropout': {'share': 0.1}}
    >>> form["optimizer"]
    {'name': 'adam', 'rate': 0.01, 'beta1': 0.9, 'beta2': 0.999}
    """
    settings = {slot: _named(use) for slot, use in spec.settings.items()}
    return {"inputs": spec.inputs, "layers": [_layer(each) for each in spec.layers], **settings}


def spec_of(form: Mapping[str, Any]) -> Spec:
    """The spec that a form describes.

    Parameters
    ----------
    form
        As `form_of` gives it; what is left out takes its default, and a part without numbers of
        its own may be its name alone.

    Raises
    ------
    ExpressionError
        Code `form`, naming the key; or as `parse_spec`, its place told by the `key` of the form,
        as `layers.1`, and by what is `said` there.

    Examples
    --------
    >>> str(spec_of({"inputs": 2, "layers": [{"width": 1}], "data": "xor", "seed": 4}))
    '2 → 1 sigmoid, bce, xor, adam 0.01, seed 4'
    """
    text = text_of(form)
    try:
        return parse_spec(text)
    except ExpressionError as error:
        place = {"said": ""}
        if error.span:
            place = {"said": text[slice(*error.span)], "key": _key_at(form, error.span[0])}
        raise ExpressionError(error.code, None, {**error.params, **place}, error.hint) from None


def text_of(form: Mapping[str, Any]) -> str:
    """The text of a form, unchecked but for its keys."""
    return "".join(between + piece for _, between, piece in _pieces(form))


def _key_at(form: Mapping[str, Any], place: int) -> str:
    """The key whose part of the text that is."""
    end, last = 0, ""
    for key, between, piece in _pieces(form):
        end += len(between + piece)
        last = key
        if place < end:
            break
    return last


def _pieces(form: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The parts of the text: the key of each, what stands before it, and how it is written."""
    _keys(form, ("inputs", "layers", *SLOTS), "")
    layers = form.get("layers")
    if not isinstance(layers, Sequence) or isinstance(layers, str):
        raise ExpressionError("form", None, {"key": "layers"})
    yield "inputs", "", _written(form.get("inputs"), "inputs")
    for i, each in enumerate(layers):
        yield f"layers.{i}", " → ", _layer_text(each, i)
    for slot in SLOTS:
        if slot in form:
            yield slot, ", ", _setting(slot, form[slot])


def _layer(layer: Layer) -> dict[str, Any]:
    activation = {"activation": _named(layer.activation)} if layer.activation else {}
    traits = {name: _numbers(use) or True for name, use in layer.traits.items()}
    return {"width": layer.width, **activation, **traits}


def _named(use: Use) -> dict[str, Any]:
    name = {} if slot_of(use.part) in _LIKE_A_NUMBER else {"name": use.part.words[-1]}
    formula = {"formula": use.formula} if use.formula else {}
    return {**name, **formula, **_numbers(use)}


def _numbers(use: Use) -> dict[str, float]:
    return {
        number.name: int(value) if number.whole else value
        for number, value in zip(use.part.numbers, use.values, strict=True)
    }


def _keys(form: Any, known: Sequence[str], where: str) -> None:
    if not isinstance(form, Mapping):
        raise ExpressionError("form", None, {"key": where or "spec"})
    for key in form:
        if key not in known:
            raise no_such(f"{where}.{key}".lstrip("."), None, closest(str(key), known))


def _layer_text(layer: Any, i: int) -> str:
    where = f"layers.{i}"
    _keys(layer, _LAYER_KEYS, where)
    words = [_written(layer.get("width"), f"{where}.width")]
    if "activation" in layer:
        own = layer["activation"]
        words.append("linear" if own is None else _part(own, f"{where}.activation"))
    for name in _LAYER_KEYS[2:]:
        value = layer.get(name, False)
        if value is not False:
            words += [name, *([] if value is True else _values(value, (name,), f"{where}.{name}"))]
    return " ".join(words)


def _setting(slot: str, value: Any) -> str:
    if slot in _LIKE_A_NUMBER:
        return " ".join([slot, *_values(value, (slot,), slot)])
    prefix = {"init": "init ", "decay": "decay "}.get(slot, "")
    if slot == "clip" and isinstance(value, Mapping) and value.get("name") == "value":
        prefix = "clip "
    return prefix + _part(value, slot, prefix.strip())


def _part(value: Any, where: str, head: str = "") -> str:
    """A part by its name, or by its name and its numbers."""
    if isinstance(value, str):
        value = {"name": value}
    if not isinstance(value, Mapping):
        raise ExpressionError("form", None, {"key": where})
    name = _word(value.get("name"), where)
    words = (head, name) if head else (name,)
    if name == FORMULA:
        return _formula(value, where)
    numbers = {key: number for key, number in value.items() if key != "name"}
    return " ".join([name, *_values(numbers, words, where)])


def _formula(value: Mapping[str, Any], where: str) -> str:
    formula = value.get("formula", USUAL)
    if not isinstance(formula, str):
        raise ExpressionError("form", None, {"key": f"{where}.formula"})
    end = re.search(r"([;:\n]|,(?!(?<=\d,)\d))(?![^([]*[)\]])", formula)
    if end:  # the comma of `0,5` does not, and is refused with the formula
        raise ExpressionError("formula_single", None, {"found": end[0]})
    numbers = {key: number for key, number in value.items() if key not in ("name", "formula")}
    return f"{FORMULA} {' '.join(_values(numbers, (FORMULA,), where))} : {formula}"


def _values(value: Any, words: tuple[str, ...], where: str) -> Iterator[str]:
    """The numbers of a part in their order; those left out before a given one at their default."""
    part = LAYER_PARTS.get(words) or SETTINGS.get(words)
    if not isinstance(value, Mapping):
        yield _written(value, where)
        return
    if part is None:
        return  # the reader says what is wrong with the name
    _keys(value, [number.name for number in part.numbers], where)
    last = max((i for i, n in enumerate(part.numbers) if n.name in value), default=-1)
    for number in part.numbers[: last + 1]:
        yield _written(value.get(number.name, number.default), f"{where}.{number.name}")


def _word(value: Any, where: str) -> str:
    if not isinstance(value, str) or not value.isidentifier():
        raise ExpressionError("form", None, {"key": where})
    return value


def _written(value: Any, where: str) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ExpressionError("form", None, {"key": where})
    return written(value)
