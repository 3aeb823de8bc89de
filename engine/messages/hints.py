"""What to try: one text per hint code."""

from ..text import Text

HINTS = {
    "network_data_others": Text(
        "{others} more {others|line is|lines are} wrong: {lines}",
        "ещё {others|неверна|неверны|неверны} {others} {others|строка|строки|строк}: {lines}",
    ),
    "network_start": Text(
        "try `2 → 8 tanh → 1, moons`",
        "попробуйте `2 → 8 tanh → 1, moons`",
    ),
    "network_fitting_loss": Text(
        "`{fitting}` fits",
        "подойдёт `{fitting}`",
    ),
    "network_earlier": Text(
        "begin with a layer of that width",
        "начните со слоя такой ширины",
    ),
    "add": Text(
        "add `{instead}`",
        "добавьте `{instead}`",
    ),
    "axes_from_zero": Text(
        "axes are counted from 0",
        "оси считают с нуля",
    ),
    "begin_alike": Text(
        "begin all lines of a block in the same column",
        "начинайте все строки блока в одном столбце",
    ),
    "bind_each": Text(
        "give one value at a time: `{instead}`",
        "давайте значения по одному: `{instead}`",
    ),
    "bind_first": Text(
        "give it a number of its own: `{instead}`",
        "задайте его числом: `{instead}`",
    ),
    "broadcast": Text(
        "on each axis two sizes must be equal, or one of them 1",
        "по каждой оси два размера должны быть равны, или один из них — 1",
    ),
    "compare": Text(
        "to compare, write `{instead}`",
        "для сравнения напишите `{instead}`",
    ),
    "decimal_point": Text(
        "a decimal fraction is written with a point: `{instead}`",
        "десятичную дробь пишут через точку: `{instead}`",
    ),
    "define": Text(
        "define it above: `{instead}`",
        "определите её выше: `{instead}`",
    ),
    "define_outside": Text(
        "define it at the start of the program",
        "определите её в начале программы",
    ),
    "delete": Text(
        "it cannot be seen: delete it",
        "он невидим: удалите его",
    ),
    "did_you_mean": Text(
        "did you mean `{instead}`?",
        "может быть, `{instead}`?",
    ),
    "give_at_call": Text(
        "give the value in the call",
        "укажите значение при вызове",
    ),
    "give_value_above": Text(
        "give it a value in a line above",
        "дайте ему значение строкой выше",
    ),
    "latex": Text(
        "LaTeX is rewritten when it is pasted, as far as a program can say the same: fractions,"
        " powers, roots, Greek letters, sums from number to number",
        "LaTeX переписывается, когда его вставляют, если программа может сказать то же: дроби,"
        " степени, корни, греческие буквы, суммы от числа до числа",
    ),
    "go_on_in_brackets": Text(
        "a formula in brackets may go on in the next line",
        "формулу в скобках можно продолжить на следующей строке",
    ),
    "gradients": Text(
        "every gradient is computed anyway: leave this out",
        "все градиенты и так вычисляются: это можно убрать",
    ),
    "indent": Text(
        "indent the lines that belong to it",
        "сдвиньте вправо строки, которые к нему относятся",
    ),
    "last_line": Text(
        "the last line of a program is its output",
        "выход программы — её последняя строка",
    ),
    "latin": Text(
        "type it in Latin letters: `{instead}`",
        "наберите латиницей: `{instead}`",
    ),
    "latin_names": Text(
        "names are made of Latin and Greek letters, digits and `_`",
        "имена состоят из латинских и греческих букв, цифр и `_`",
    ),
    "list_numbers": Text(
        "a list of numbers is written `[a, b]`",
        "список чисел записывают так: `[a, b]`",
    ),
    "loop": Text(
        "to repeat something, write `for i in range(10): …`",
        "чтобы повторить что-то, напишите `for i in range(10): …`",
    ),
    "name_first": Text(
        "the name comes first: `y = x + 1`",
        "сначала имя: `y = x + 1`",
    ),
    "name_parts": Text(
        "give the inner parts names of their own",
        "дайте внутренним частям собственные имена",
    ),
    "network_formula": Text(
        "a formula of x stands after `data`: `data sin(3*x)`",
        "формула от x пишется после `data`: `data sin(3*x)`",
    ),
    "network_linear": Text(
        "a layer without an activation is linear: leave this out",
        "без активации слой и так линейный: это можно убрать",
    ),
    "network_one_or_two": Text(
        "take one input or two, or open a file of points of your own",
        "возьмите один вход или два, или откройте файл со своими точками",
    ),
    "no_import": Text(
        "leave this line out: every function is already here",
        "уберите эту строку: все функции уже здесь",
    ),
    "no_quotes": Text(
        "names are written without quotes",
        "имена пишут без кавычек",
    ),
    "no_tags": Text(
        "paste plain text, without its tags",
        "вставьте простой текст, без тегов",
    ),
    "plain_first": Text(
        "put the plain arguments first",
        "сначала поставьте обычные аргументы",
    ),
    "one_array": Text(
        "let a loop run less often, or keep numbers that are treated alike in one array",
        "сократите цикл или соберите числа, с которыми делают одно и то же, в один массив",
    ),
    "plain_space": Text(
        "type an ordinary space",
        "поставьте обычный пробел",
    ),
    "places_from_zero": Text(
        "places are counted from 0",
        "места считают с нуля",
    ),
    "rename": Text(
        "choose another name, such as `{instead}`",
        "выберите другое имя, например `{instead}`",
    ),
    "separate": Text(
        "begin a new line between statements, or put `;`",
        "начните новую строку или поставьте `;`",
    ),
    "several": Text(
        "several values go into one list: `{instead}`",
        "несколько значений объединяют в список: `{instead}`",
    ),
    "start": Text(
        "for example, `f = (x + y) * z`",
        "например, `f = (x + y) * z`",
    ),
    "takes": Text(
        "it takes {names}",
        "её аргументы: {names}",
    ),
    "times": Text(
        "to multiply, write `{instead}`",
        "для умножения напишите `{instead}`",
    ),
    "times_or_define": Text(
        "to multiply, write `{instead}`; to define a function, `{definition}`",
        "для умножения напишите `{instead}`, для определения функции — `{definition}`",
    ),
    "times_sign": Text(
        "single numbers are multiplied by `*`",
        "одиночные числа умножают знаком `*`",
    ),
    "transpose": Text(
        "perhaps one of them must be transposed, as in `A.T`",
        "возможно, одну из них нужно транспонировать: `A.T`",
    ),
    "use_where": Text(
        "for arrays, write `where(c, a, b)`",
        "для массивов напишите `where(c, a, b)`",
    ),
    "write": Text(
        "write `{instead}`",
        "напишите `{instead}`",
    ),
}

# The hint of an error that was raised without one of its own.
USUAL = {
    "argument_order": "plain_first",
    "assignment_target": "name_first",
    "axis_of_number": "list_numbers",
    "axis_out_of_range": "axes_from_zero",
    "concat_scalar": "list_numbers",
    "def_nested": "define_outside",
    "indentation": "begin_alike",
    "index_of_number": "list_numbers",
    "index_out_of_range": "places_from_zero",
    "limit_depth": "name_parts",
    "limit_nodes": "one_array",
    "matmul_inner": "transpose",
    "matmul_scalar": "times_sign",
    "network_empty": "network_start",
    "network_inputs": "network_one_or_two",
    "network_layers": "network_start",
    "network_loss_classes": "network_fitting_loss",
    "network_loss_numbers": "network_fitting_loss",
    "network_residual": "network_earlier",
    "network_width_missing_at_end": "network_start",
    "parameter_default": "give_at_call",
    "program_empty": "start",
    "quote_refused": "no_quotes",
    "recursion": "loop",
    "return_outside": "last_line",
    "shapes_broadcast": "broadcast",
    "tag_refused": "no_tags",
    "used_before_definition": "give_value_above",
}
