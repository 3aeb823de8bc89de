"""What is worth knowing about a correct program: one text per note code."""

from ..text import Text

NOTES = {
    "output_summed": Text(
        "the output has shape {shape}, so the gradient is taken of its sum",
        "форма выхода — {shape}, поэтому градиент берётся от его суммы",
    ),
    "shadowed": Text(
        "`{name}` now means your own value, no longer the built-in",
        "`{name}` теперь обозначает ваше значение, а не встроенное",
    ),
    "free_name": Text(
        "`{name}` is not defined, so it is an input that starts at 1",
        "`{name}` не задано, поэтому это вход с начальным значением 1",
    ),
    "division_first": Text(
        "read as `{reading}`: division and product go from left to right",
        "прочитано как `{reading}`: деление и умножение идут слева направо",
    ),
    "outside_domain": Text(
        "here `{op}` leaves its domain: the condition `{condition}` is false",
        "здесь `{op}` выходит из области определения: условие `{condition}` нарушено",
    ),
    "no_slope": Text(
        "`{op}` has no value here, so no slope either: the gradient it passes on is only what the "
        "formula of its derivative gives",
        "у операции `{op}` здесь нет значения, а значит и наклона: передаёт она лишь то, что даёт "
        "формула её производной",
    ),
    "division_by_zero": Text(
        "division by zero: there is no value here. A computer writes {shown}, but the result goes "
        "to {below} as {divisor} comes to 0 from below, and to {above} from above",
        "деление на ноль: значения здесь нет. Компьютер пишет {shown}, но результат уходит в "
        "{below}, когда {divisor} подходит к 0 снизу, и в {above}, когда сверху",
    ),
    "zero_by_zero": Text(
        "0 divided by 0: there is no value here. A computer writes NaN, not a number",
        "0 делится на 0: значения здесь нет. Компьютер пишет NaN, «не число»",
    ),
    "overflow": Text(
        "here a value grows beyond a computer's largest number, about 1.8·10³⁰⁸",
        "здесь значение становится больше наибольшего числа компьютера, около 1,8·10³⁰⁸",
    ),
    "kink": Text(
        "`{op}` has no derivative at `{where}`: {convention}",
        "у `{op}` нет производной при `{where}`: {convention}",
    ),
}
