"""What is said about the gradients of a network: verdicts, the rules behind them, their sources."""

from ..text import Text

FLOW = {
    "healthy": Text(
        "At each hidden layer ‖∂L/∂h‖ is within a factor of 100 of that at the last hidden one,"
        " and less than 90% of the units are dead.",
        "На каждом скрытом слое ‖∂L/∂h‖ отличается от значения на последнем скрытом меньше чем"
        " в 100 раз, а мёртвых нейронов меньше 90\u00a0%.",
    ),
    "vanishing": Text(
        "At layer {layer} the gradient is {times} times smaller than at the last hidden layer.",
        "На слое {layer} градиент в {times} {n|раз|раза|раз} меньше, чем на последнем скрытом.",
    ),
    "gone": Text(
        "At layer {layer} the gradient is exactly 0: nothing there can be learned.",
        "На слое {layer} градиент равен ровно 0: учиться там не на чем.",
    ),
    "exploding": Text(
        "At layer {layer} the gradient is {times} times larger than at the last hidden layer.",
        "На слое {layer} градиент в {times} {n|раз|раза|раз} больше, чем на последнем скрытом.",
    ),
    "dead": Text(
        "In layer {layer}, {percent}% of the units are dead: their slope is 0 at every point.",
        "В слое {layer} мертвы {percent}\u00a0% нейронов: их производная равна 0 во всех точках.",
    ),
    "diverged": Text(
        "The loss, or the step that follows from it, is infinite, not a number (∞, NaN)"
        " or too large for single precision (3.4·10³⁸).",
        "Функция потерь или шаг, который из неё следует, — бесконечность, не число (∞, NaN)"
        " или больше, чем вмещает одинарная точность (3,4·10³⁸).",
    ),
    "not_finite": Text(
        "Layer {layer} holds numbers that are not finite (∞, NaN).",
        "В слое {layer} появились бесконечности или не числа (∞, NaN).",
    ),
}
"""The verdict on a network."""

RULES = {
    "vanishing": Text(
        "‖∂L/∂h‖ is at most 1/100 of that at the last hidden layer",
        "‖∂L/∂h‖ не больше 1/100 от значения на последнем скрытом слое",
    ),
    "exploding": Text(
        "‖∂L/∂h‖ is at least 100 times that at the last hidden layer",
        "‖∂L/∂h‖ хотя бы в 100 раз больше, чем на последнем скрытом слое",
    ),
    "dead": Text(
        "at least 90% of the units have the slope 0 at every point of the data",
        "хотя бы у 90\u00a0% нейронов производная равна 0 во всех точках данных",
    ),
}
"""From where on a verdict holds."""

SOURCES = {
    "vanishing": Text(
        "Bengio, Simard and Frasconi 1994; Glorot and Bengio 2010; the factor is our convention",
        "Бенджо, Симар и Фраскони, 1994; Глоро и Бенджо, 2010; множитель — наше соглашение",
    ),
    "exploding": Text(
        "Bengio, Simard and Frasconi 1994; Pascanu, Mikolov and Bengio 2013; the factor is our"
        " convention",
        "Бенджо, Симар и Фраскони, 1994; Паскану, Миколов и Бенджо, 2013; множитель — наше"
        " соглашение",
    ),
    "dead": Text(
        "Lu, Shin, Su and Karniadakis 2020; the share is our convention",
        "Лу, Шин, Су и Карниадакис, 2020; доля — наше соглашение",
    ),
}
"""Who found it."""

LANDSCAPE = Text(
    "directions by filter normalization: Li, Xu, Taylor, Studer and Goldstein 2018",
    "направления нормированы по фильтрам: Ли, Сюй, Тейлор, Штудер и Голдстейн, 2018",
)
"""Where the picture of a loss comes from."""
