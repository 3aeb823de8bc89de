"""Whether the parts of a network fit one another, and what fills the gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..errors import ExpressionError, Span
from .formula import USUAL, formula
from .parts import BY_WORDS, Use
from .spec import DEFAULTS, SLOTS, Layer, Spec
from .zigzag import LEAST

LARGEST = {"width": 1024, "layers": 100}
"""Of any network, whoever asks for it: units of a layer, and hidden layers."""

_TWO_CLASSES = ("xor", "circles", "moons", "spirals")
_LINES = ("sine", "step")
_USUAL_DATA = {1: "sine", 2: "moons"}


def fill_in(
    inputs: int,
    layers: Sequence[Layer],
    said: Mapping[str, tuple[Use, Span]],
    spans: Sequence[Span],
) -> Spec:
    """A whole spec from what was said.

    Parameters
    ----------
    inputs
        Width of the data.
    layers
        All after the data.
    spans
        Where the inputs are said, and where each layer is.
    said
        Settings by slot, and where each is said.

    Raises
    ------
    ExpressionError
        When parts do not fit; the hint names those that would.
    """
    data = said["data"][0] if "data" in said else _data_for(inputs, spans[0])
    classes = classes_of(data)
    _check_inputs(inputs, data, said["data"][1] if "data" in said else None)
    if classes == 1:
        raise ExpressionError("data_one_class", said["data"][1])
    loss = said["loss"][0] if "loss" in said else _loss_for(layers[-1], classes)
    place = said["loss"][1] if "loss" in said else None
    layers = [*layers[:-1], _last(layers[-1], loss)]
    _check_output(layers[-1], loss, classes, place, spans[-1])
    _check_residuals(inputs, layers, spans)
    if "float32" in said and not all(map(is_plain, layers)):
        raise ExpressionError("network_float32", said["float32"][1])
    if "init" in said and said["init"][0].part.name == "init zigzag":
        _check_zigzag(inputs, layers, said["init"][1])
    settings = {
        "loss": loss,
        "data": data,
        **DEFAULTS,
        **{slot: use for slot, (use, _) in said.items()},
    }
    return Spec(inputs, tuple(layers), {slot: settings[slot] for slot in SLOTS if slot in settings})


def classes_of(data: Use) -> int:
    """How many classes the data have; 0 where numbers are to be found.

    Examples
    --------
    >>> classes_of(Use.of(BY_WORDS["blobs",], 4)), classes_of(Use.of(BY_WORDS["sine",]))
    (4, 0)
    """
    if data.part.name in ("blobs", "own"):
        return int(data.values[0])
    return 2 if data.part.name in _TWO_CLASSES else 0


def inputs_of(data: Use) -> int | None:
    """How many numbers one of its points has; None where that is up to who gives them.

    Examples
    --------
    >>> inputs_of(Use.of(BY_WORDS["moons",])), inputs_of(Use.of(BY_WORDS["sine",]))
    (2, 1)
    """
    if data.part.name == "own":
        return None
    if data.part.name == "data":
        return formula(data.formula or USUAL).inputs
    return 1 if data.part.name in _LINES else 2


def _data_for(inputs: int, span: Span) -> Use:
    if inputs not in _USUAL_DATA:
        raise ExpressionError("network_inputs", span, {"inputs": inputs})
    return Use.of(BY_WORDS[_USUAL_DATA[inputs],])


def _check_inputs(inputs: int, data: Use, span: Span | None) -> None:
    needed = inputs_of(data)
    if needed not in (None, inputs):
        params = {"data": data.part.name, "needed": needed, "inputs": inputs}
        raise ExpressionError("network_data_width", span, params)


def _loss_for(last: Layer, classes: int) -> Use:
    name = "mse"
    if classes > 2 or (classes and last.width > 1):
        name = "cross_entropy"
    elif classes and (last.activation is None or last.activation.part.name == "sigmoid"):
        name = "bce"
    return Use.of(BY_WORDS[name,])


def _last(layer: Layer, loss: Use) -> Layer:
    """What `bce` needs is added where nothing is said."""
    if loss.part.name == "bce" and layer.activation is None:
        return Layer(layer.width, Use.of(BY_WORDS["sigmoid",]), layer.traits)
    return layer


def _check_output(
    last: Layer, loss: Use, classes: int, loss_span: Span | None, layer_span: Span
) -> None:
    """Whether the last layer, the loss and the data fit; a loss not said has no span."""
    name = loss.part.name
    activation = last.activation.part.name if last.activation else "linear"
    wanted = classes if name == "cross_entropy" else 1
    if not classes and name != "mse":
        raise ExpressionError("network_loss_numbers", loss_span, {"loss": name, "fitting": "mse"})
    if classes > 2 and name not in ("cross_entropy", "mse"):
        raise ExpressionError(
            "network_loss_classes",
            loss_span,
            {"loss": name, "classes": classes, "fitting": "cross_entropy"},
        )
    if classes > 2 and name == "mse":
        wanted = classes
    if last.width != wanted:
        params = {"loss": name, "wanted": wanted, "width": last.width}
        code = "network_output_width" if loss_span else "network_outputs"
        raise ExpressionError(code, layer_span, params)
    if name == "bce" and activation != "sigmoid":
        raise ExpressionError("network_output", layer_span, {"loss": name, "fitting": "sigmoid"})
    if name in ("cross_entropy", "hinge") and activation != "linear":
        raise ExpressionError(
            "network_output_linear", layer_span, {"loss": name, "name": activation}
        )


def _check_residuals(inputs: int, layers: Sequence[Layer], spans: Sequence[Span]) -> None:
    widths = [inputs, *(layer.width for layer in layers)]
    for i, layer in enumerate(layers, 1):
        use = layer.traits.get("residual")
        if use is None:
            continue
        over = int(use.values[0])
        if over > i:
            raise ExpressionError("network_residual_early", spans[i], {"over": over})
        if widths[i - over] != widths[i]:
            params = {"here": widths[i], "there": widths[i - over]}
            raise ExpressionError("network_residual", spans[i], params)


def is_plain(layer: Layer) -> bool:
    """Whether it is dense and no more, so that the fast way takes it."""
    name = layer.activation.part.name if layer.activation else ""
    return layer.traits.keys() <= {"nobias"} and name != "softmax"


def _check_zigzag(inputs: int, layers: Sequence[Layer], span: Span) -> None:
    hidden = [str(layer) for layer in layers[:-1]]
    relu = f"{layers[0].width} relu"
    fits = inputs == 1 and str(layers[-1]) == "1" and hidden and set(hidden) == {relu}
    if not fits or layers[0].width < LEAST:
        raise ExpressionError("network_zigzag", span, {"example": "1 → 5x10 relu → 1"})
