"""What a network can be made of: one declaration for each part, read by the parser and by forms."""

from __future__ import annotations

import math
from typing import Literal, NamedTuple

from ..ops import spelled
from ..ops.op import Op
from ..text import Text

Kind = Literal[
    "activation", "trait", "loss", "data", "optimizer", "init", "decay", "clip", "penalty", "count"
]

_HUGE = 1e6


class Number(NamedTuple):
    """A number that a part takes, in bounds that include both ends."""

    name: str
    default: float
    least: float = 0.0
    most: float = _HUGE
    whole: bool = False


class Part(NamedTuple):
    """Something a spec can name.

    Attributes
    ----------
    kind
        Parts of a kind exclude each other, but for traits and penalties.
    words
        How it is written: `("adam",)`, `("init", "he")`.
    numbers
        What may follow, in order.
    """

    kind: Kind
    words: tuple[str, ...]
    doc: Text
    numbers: tuple[Number, ...] = ()

    @property
    def name(self) -> str:
        """How it is written, in one string."""
        return " ".join(self.words)


def _activation(name: str, *numbers: Number) -> Part:
    return Part(
        "activation", (name,), Text(f"`{name}` after the layer", f"`{name}` после слоя"), numbers
    )


def _init(name: str, en: str, ru: str, number: Number) -> Part:
    return Part("init", ("init", name), Text(en, ru), (number,))


_RATE = Number("rate", 0.01, 0.0, 100.0)
_MOMENTUM = Number("momentum", 0.9, 0.0, 0.9999)
_BETAS = (Number("beta1", 0.9, 0.0, 0.9999), Number("beta2", 0.999, 0.0, 0.99999))
_SCALE = Number("scale", 1.0, 0.0, 1000.0)
_POINTS = Number("points", 200, 4, 5000, whole=True)
_NOISE = Number("noise", 0.1, 0.0, 10.0)

PARTS = (
    *(
        _activation(name)
        for name in (
            "sigmoid",
            "tanh",
            "softplus",
            "relu",
            "selu",
            "swish",
            "silu",
            "gelu",
            "softmax",
        )
    ),
    _activation("leaky_relu", Number("alpha", 0.01, -10.0, 10.0)),
    _activation("elu", Number("alpha", 1.0, 0.0, 10.0)),
    Part(
        "trait",
        ("residual",),
        Text(
            "adds what came in so many layers before", "прибавляет вход, бывший столько слоёв назад"
        ),
        (Number("over", 1, 1, 2, whole=True),),
    ),
    Part(
        "trait", ("norm",), Text("layer norm before the activation", "нормировка слоя до активации")
    ),
    Part(
        "trait",
        ("dropout",),
        Text("drops this share of the units in training", "при обучении гасит эту долю нейронов"),
        (Number("share", 0.5, 0.0, 0.95),),
    ),
    Part("trait", ("nobias",), Text("no bias", "без смещения")),
    Part("loss", ("mse",), Text("mean squared error", "средний квадрат ошибки")),
    Part(
        "loss", ("bce",), Text("cross-entropy of yes and no", "перекрёстная энтропия «да» и «нет»")
    ),
    Part(
        "loss",
        ("cross_entropy",),
        Text("softmax with cross-entropy", "softmax и перекрёстная энтропия"),
    ),
    Part(
        "loss",
        ("hinge",),
        Text("hinge loss, classes −1 and 1", "кусочно-линейные потери, классы −1 и 1"),
    ),
    Part("data", ("xor",), Text("four points of exclusive or", "четыре точки исключающего «или»")),
    Part(
        "data", ("circles",), Text("a ring around a disc", "кольцо вокруг круга"), (_POINTS, _NOISE)
    ),
    Part(
        "data", ("moons",), Text("two interleaved half moons", "два полумесяца"), (_POINTS, _NOISE)
    ),
    Part("data", ("spirals",), Text("two spirals", "две спирали"), (_POINTS, _NOISE)),
    Part(
        "data",
        ("blobs",),
        Text("gaussian clouds, one for each class", "гауссовы облака, по одному на класс"),
        (Number("classes", 3, 2, 5, whole=True), _POINTS, Number("noise", 0.6, 0.0, 10.0)),
    ),
    Part("data", ("sine",), Text("a sine wave to be fitted", "синусоида"), (_POINTS, _NOISE)),
    Part("data", ("step",), Text("a step to be fitted", "ступенька"), (_POINTS, _NOISE)),
    Part("data", ("saddle",), Text("x·y over the plane", "x·y над плоскостью"), (_POINTS, _NOISE)),
    Part("data", ("hills",), Text("a hill and a hollow", "холм и впадина"), (_POINTS, _NOISE)),
    Part(
        "data",
        ("data",),
        Text(
            "a formula of x, or of x and y, from −1 to 1: `data sin(3*x)`, `data 50 0.2: x * y`",
            "формула от x или от x и y, от −1 до 1: `data sin(3*x)`, `data 50 0.2: x * y`",
        ),
        (_POINTS, _NOISE),
    ),
    Part(
        "data",
        ("own",),
        Text(
            "points that come with the request; 0 classes: numbers are to be found",
            "точки, присланные вместе с запросом; 0 классов: искать числа",
        ),
        (Number("classes", 2, 0, 10, whole=True),),
    ),
    Part("optimizer", ("sgd",), Text("plain gradient descent", "градиентный спуск"), (_RATE,)),
    Part("optimizer", ("momentum",), Text("with momentum", "с импульсом"), (_RATE, _MOMENTUM)),
    Part(
        "optimizer",
        ("nesterov",),
        Text("with Nesterov's momentum", "с импульсом Нестерова"),
        (_RATE, _MOMENTUM),
    ),
    Part(
        "optimizer",
        ("rmsprop",),
        Text("RMSProp", "RMSProp"),
        (_RATE, Number("beta", 0.9, 0.0, 0.9999)),
    ),
    Part("optimizer", ("adam",), Text("Adam", "Adam"), (_RATE, *_BETAS)),
    Part(
        "optimizer",
        ("adamw",),
        Text("Adam with decoupled weight decay", "Adam с отдельным затуханием весов"),
        (_RATE, Number("decay", 0.01, 0.0, 10.0), *_BETAS),
    ),
    Part("init", ("init", "zeros"), Text("all weights 0", "все веса 0")),
    _init("constant", "all weights alike", "все веса равны", Number("value", 0.5, -1000.0, 1000.0)),
    _init(
        "normal",
        "normal with this deviation",
        "нормально с этим отклонением",
        Number("deviation", 1.0, 0.0, 1000.0),
    ),
    _init(
        "uniform",
        "uniform from −a to a",
        "равномерно от −a до a",
        Number("bound", 1.0, 0.0, 1000.0),
    ),
    _init("xavier", "Glorot and Bengio 2010", "Глоро и Бенджо, 2010", _SCALE),
    _init("he", "He et al. 2015", "Хе и др., 2015", _SCALE),
    _init("lecun", "LeCun et al. 1998", "Лекун и др., 1998", _SCALE),
    _init("orthogonal", "Saxe et al. 2014", "Сакс и др., 2014", _SCALE),
    Part(
        "init",
        ("init", "zigzag"),
        Text(
            "folds a line as often as can be (Montúfar et al. 2014)",
            "складывает отрезок столько раз, сколько возможно (Монтуфар и др., 2014)",
        ),
    ),
    Part(
        "decay",
        ("decay", "step"),
        Text(
            "the rate times this factor every so many steps",
            "шаг умножается на множитель раз в столько шагов",
        ),
        (Number("every", 1000, 1, _HUGE, whole=True), Number("factor", 0.5, 0.0, 1.0)),
    ),
    Part(
        "decay",
        ("decay", "cosine"),
        Text("the rate falls to 0 along a cosine", "шаг убывает до 0 по косинусу"),
        (Number("steps", 1000, 1, _HUGE, whole=True),),
    ),
    Part(
        "clip",
        ("clip",),
        Text(
            "the whole gradient is shortened to this norm",
            "весь градиент укорачивается до этой нормы",
        ),
        (Number("norm", 1.0, 0.0, _HUGE),),
    ),
    Part(
        "clip",
        ("clip", "value"),
        Text("each number is cut to ± this", "каждое число обрезается до ± этого"),
        (Number("bound", 1.0, 0.0, _HUGE),),
    ),
    Part(
        "penalty",
        ("l1",),
        Text("times the sum of |w|", "на сумму |w|"),
        (Number("factor", 0.001, 0.0, 100.0),),
    ),
    Part(
        "penalty",
        ("l2",),
        Text("times half the sum of w²", "на половину суммы w²"),
        (Number("factor", 0.001, 0.0, 100.0),),
    ),
    Part(
        "count",
        ("batch",),
        Text(
            "points in one step; what is too few for one at the end of an epoch waits for the next",
            "точек за один шаг; если в конце эпохи их не хватает, они ждут следующей",
        ),
        (Number("points", 32, 1, 5000, whole=True),),
    ),
    Part(
        "count",
        ("validation",),
        Text("this share of the points is held back", "эта доля точек не участвует в обучении"),
        (Number("share", 0.2, 0.0, 0.9),),
    ),
    Part(
        "count",
        ("float32",),
        Text(
            "half the digits, twice as fast where layers are wide",
            "вдвое меньше цифр, зато вдвое быстрее при широких слоях",
        ),
    ),
    Part(
        "count",
        ("seed",),
        Text("of all that is random", "всего случайного"),
        (Number("seed", 0, 0, 2**31 - 1, whole=True),),
    ),
)

BY_WORDS = {part.words: part for part in PARTS}


class Use(NamedTuple):
    """A part with its numbers, all of them, and with its formula where it is one.

    Examples
    --------
    >>> str(Use(BY_WORDS["adam",], (0.01, 0.9, 0.999))), str(Use(BY_WORDS["norm",], ()))
    ('adam 0.01', 'norm')
    """

    part: Part
    values: tuple[float, ...]
    formula: str = ""

    @classmethod
    def of(cls, part: Part, *values: float) -> Use:
        """A part with its first numbers given, the others at their defaults."""
        return cls(part, (*values, *(n.default for n in part.numbers[len(values) :])))

    def __str__(self) -> str:
        """The first number, and the others as far as one differs from its default."""
        last = max(
            (i for i, n in enumerate(self.part.numbers) if i == 0 or self.values[i] != n.default),
            default=-1,
        )
        if self.formula:
            return self._with_formula(last)
        return " ".join([*self.part.words, *map(written, self.values[: last + 1])])

    def _with_formula(self, last: int) -> str:
        """`data sin(3*x)`, or `data 50 0.2: sin(3*x)` where a number differs from its default."""
        if last == 0 and self.values[0] == self.part.numbers[0].default:
            return f"{self.part.name} {self.formula}"
        numbers = " ".join(map(written, self.values[: last + 1]))
        return f"{self.part.name} {numbers}: {self.formula}"


def op_of(activation: Use) -> Op:
    """The op that an activation is, whichever of its names was said.

    Examples
    --------
    >>> op_of(Use.of(BY_WORDS["swish",])).name
    'silu'
    """
    return spelled(activation.part.name)[0]


def written(value: float) -> str:
    """A number as a person would type it.

    Examples
    --------
    >>> written(32.0), written(0.001)
    ('32', '0.001')
    """
    return str(int(value)) if math.isfinite(value) and value == int(value) else repr(value)
