"""What is wrong: one message per error code."""

from ..text import Text
from .data import DATA
from .network import NETWORK

ERRORS = {
    **NETWORK,
    **DATA,
    # Characters and numbers
    "character_refused": Text(
        "the character `{character}` ({name}) cannot be used here",
        "символ `{character}` ({name}) здесь не годится",
    ),
    "quote_refused": Text(
        "text in quotes has no place in a formula",
        "тексту в кавычках в формуле не место",
    ),
    "tag_refused": Text(
        "a tag of HTML has no place in a program",
        "тегу HTML в программе не место",
    ),
    "operator_unknown": Text(
        "there is no operator `{operator}`",
        "оператора `{operator}` нет",
    ),
    "number_underscore": Text(
        "a number is written without underscores, not `{number}`",
        "число пишут без подчёркиваний, а не `{number}`",
    ),
    "number_base": Text(
        "numbers are decimal, so `{number}` cannot be read",
        "числа десятичные, поэтому `{number}` не прочитать",
    ),
    "number_complex": Text(
        "`{number}` looks like a complex number, and all numbers here are real",
        "`{number}` похоже на комплексное число, а все числа здесь вещественные",
    ),
    "number_dot": Text(
        "in `{number}` the dot belongs to the number, and a name cannot follow it",
        "в `{number}` точка относится к числу, и имя за ней стоять не может",
    ),
    "number_dots": Text(
        "a number has one decimal point, and `{number}` has more",
        "в числе одна десятичная точка, а в `{number}` их больше",
    ),
    "number_huge": Text(
        "the number `{number}` is too large: the largest is about 1.8·10³⁰⁸",
        "число `{number}` слишком велико: наибольшее — около 1,8·10³⁰⁸",
    ),
    "name_reserved": Text(
        "a name cannot begin with two underscores, as `{name}` does",
        "имя не может начинаться с двух подчёркиваний, как `{name}`",
    ),
    # Structure of the text
    "program_empty": Text(
        "there is nothing to compute yet",
        "пока нечего вычислять",
    ),
    "value_missing": Text(
        "a value is missing before `{found}`",
        "перед `{found}` не хватает значения",
    ),
    "value_missing_at_end": Text(
        "a value is missing at the end",
        "в конце не хватает значения",
    ),
    "name_missing": Text(
        "a name is missing here",
        "здесь не хватает имени",
    ),
    "sign_missing": Text(
        "`{sign}` is missing here",
        "здесь не хватает `{sign}`",
    ),
    "bracket_unclosed": Text(
        "this `{opening}` is never closed",
        "эта скобка `{opening}` нигде не закрыта",
    ),
    "bracket_unopened": Text(
        "this `{closing}` closes nothing",
        "эта скобка `{closing}` ничего не закрывает",
    ),
    "bracket_mismatched": Text(
        "`{closing}` cannot close `{opening}`",
        "скобка `{closing}` не может закрыть `{opening}`",
    ),
    "brackets_empty": Text(
        "there is nothing between the brackets",
        "между скобками ничего нет",
    ),
    "operator_missing": Text(
        "an operator is missing between `{left}` and `{right}`",
        "между `{left}` и `{right}` не хватает оператора",
    ),
    "unexpected": Text(
        "`{found}` does not fit here",
        "`{found}` здесь не подходит",
    ),
    "keyword_refused": Text(
        "the word `{name}` cannot be used here",
        "слово `{name}` здесь использовать нельзя",
    ),
    "comparison_chain": Text(
        "comparisons cannot be chained",
        "сравнения нельзя соединять в цепочку",
    ),
    "else_missing": Text(
        "an `if` needs its `else`",
        "к `if` нужно `else`",
    ),
    "assignment_target": Text(
        "only a name can stand on the left of `=`",
        "слева от `=` может стоять только имя",
    ),
    "assignment_inside": Text(
        "`=` gives a value to a name at the start of a statement, not inside a formula",
        "`=` даёт имени значение в начале строки, а не внутри формулы",
    ),
    "argument_order": Text(
        "a plain argument cannot follow a named one",
        "обычный аргумент не может идти после именованного",
    ),
    "block_missing": Text(
        "a block is missing after `:`",
        "после `:` не хватает блока",
    ),
    "indentation": Text(
        "this line is indented differently from its neighbours",
        "отступ этой строки не такой, как у соседних",
    ),
    "def_nested": Text(
        "a function cannot be defined inside another block",
        "функцию нельзя определить внутри другого блока",
    ),
    "parameter_repeated": Text(
        "the parameter `{name}` appears twice",
        "параметр `{name}` повторяется",
    ),
    "parameter_default": Text(
        "the parameter `{name}` cannot have a default value",
        "у параметра `{name}` не может быть значения по умолчанию",
    ),
    "return_outside": Text(
        "`return` belongs in the body of a function",
        "`return` может стоять только в теле функции",
    ),
    "return_missing": Text(
        "the function `{name}` does not end with `return`",
        "функция `{name}` не заканчивается на `return`",
    ),
    "return_early": Text(
        "`return` must be the last statement of a function",
        "`return` должен быть последним в функции",
    ),
    "loop_range": Text(
        "a loop runs over `range(…)` only",
        "цикл возможен только по `range(…)`",
    ),
    # Names
    "unknown_name": Text(
        "unknown name `{name}`",
        "неизвестное имя `{name}`",
    ),
    "used_before_definition": Text(
        "`{name}` is used before it is defined",
        "`{name}` используется до того, как определено",
    ),
    "unknown_function": Text(
        "unknown function `{name}`",
        "неизвестная функция `{name}`",
    ),
    "unknown_method": Text(
        "a value has no method `{name}`",
        "у значения нет метода `{name}`",
    ),
    "unknown_attribute": Text(
        "a value has no attribute `{name}`",
        "у значения нет атрибута `{name}`",
    ),
    "function_as_value": Text(
        "`{name}` is a function, and a value is needed here",
        "`{name}` — функция, а здесь нужно значение",
    ),
    "value_called": Text(
        "`{name}` is a value, not a function",
        "`{name}` — значение, а не функция",
    ),
    "recursion": Text(
        "the function `{name}` calls itself, and such a graph would never end",
        "функция `{name}` вызывает саму себя: такой граф не кончился бы никогда",
    ),
    # Arguments
    "argument_count": Text(
        "`{name}` takes {least} {least|argument|arguments}, and {given} {given|is|are} given",
        "`{name}` принимает {least} {least|аргумент|аргумента|аргументов}, а дано {given}",
    ),
    "argument_count_between": Text(
        "`{name}` takes {least} to {most} arguments, and {given} {given|is|are} given",
        "`{name}` принимает от {least} до {most} аргументов, а дано {given}",
    ),
    "argument_count_least": Text(
        "`{name}` takes {least} or more arguments, and {given} {given|is|are} given",
        "`{name}` принимает от {least} {least|аргумента|аргументов|аргументов}, а дано {given}",
    ),
    "argument_unknown": Text(
        "`{name}` has no argument `{argument}`",
        "у `{name}` нет аргумента `{argument}`",
    ),
    "argument_repeated": Text(
        "the argument `{argument}` is given twice",
        "аргумент `{argument}` задан дважды",
    ),
    "flag_needed": Text(
        "`{argument}` is either `True` or `False`",
        "`{argument}` — это либо `True`, либо `False`",
    ),
    "word_as_value": Text(
        "`{name}` is not a number",
        "`{name}` — не число",
    ),
    "constant_needed": Text(
        "a whole number known in advance is needed here",
        "здесь нужно целое число, известное заранее",
    ),
    "argument_constant": Text(
        "the argument `{argument}` of `{name}` must be a whole number known in advance",
        "аргумент `{argument}` функции `{name}` должен быть целым числом, известным заранее",
    ),
    "whole_number_needed": Text(
        "a whole number is needed here, not {value}",
        "здесь нужно целое число, а не {value}",
    ),
    "whole_number_huge": Text(
        "the number {value} is too large to count with",
        "число {value} слишком велико, чтобы им считать",
    ),
    "size_negative": Text(
        "a number cannot be negative here, as {value} is",
        "здесь число не может быть отрицательным, как {value}",
    ),
    "value_empty": Text(
        "shape {shape} holds no number at all",
        "в форме {shape} нет ни одного числа",
    ),
    "step_zero": Text(
        "the step cannot be 0",
        "шаг не может быть равен 0",
    ),
    "list_ragged": Text(
        "the rows of this list differ in length",
        "строки этого списка разной длины",
    ),
    "condition_shape": Text(
        "the condition of `if` must be one number, and its shape is {shape}",
        "условие `if` должно быть одним числом, а его форма — {shape}",
    ),
    "onehot_place": Text(
        "the places go from 0 to {last}, so there is no place {index}",
        "места идут от 0 до {last}, а места {index} нет",
    ),
    # What a request adds to the text
    "output_unknown": Text(
        "there is no value named `{name}` to take as the output",
        "нет значения с именем `{name}`, которое можно взять как выход",
    ),
    "input_unknown": Text(
        "the program has no input `{name}`",
        "в программе нет входа `{name}`",
    ),
    "input_shape": Text(
        "the input `{name}` has shape {expected}, and shape {given} was sent",
        "форма входа `{name}` — {expected}, а прислана форма {given}",
    ),
    "input_type": Text(
        "the input `{name}` must be a finite number or nested lists of them",
        "вход `{name}` должен быть конечным числом или вложенными списками таких чисел",
    ),
    # Shapes
    "shapes_broadcast": Text(
        "shapes {a} and {b} do not fit together",
        "формы {a} и {b} не сочетаются",
    ),
    "matmul_inner": Text(
        "shapes {a} and {b} cannot be multiplied: inner sizes {inner_a} and {inner_b} differ",
        "формы {a} и {b} нельзя перемножить: внутренние размеры {inner_a} и {inner_b} различны",
    ),
    "matmul_scalar": Text(
        "a matrix product needs two arrays, and the shapes are {a} and {b}",
        "матричному произведению нужны два массива, а формы — {a} и {b}",
    ),
    "outer_vectors": Text(
        "an outer product needs two vectors, and the shapes are {a} and {b}",
        "внешнему произведению нужны два вектора, а формы — {a} и {b}",
    ),
    "loss_shapes": Text(
        "prediction and target must have one shape, and theirs are {a} and {b}",
        "предсказание и цель должны быть одной формы, а их формы — {a} и {b}",
    ),
    "axis_of_number": Text(
        "a single number has no axes, so there is no axis {axis}",
        "у одиночного числа осей нет, поэтому нет и оси {axis}",
    ),
    "axis_out_of_range": Text(
        "there is no axis {axis}: the value has {rank} {rank|axis|axes}",
        "оси {axis} нет: у значения {rank} {rank|ось|оси|осей}",
    ),
    "index_of_number": Text(
        "a single number has no places to choose from",
        "у одиночного числа нет мест, из которых выбирать",
    ),
    "too_many_indices": Text(
        "{count} {count|index|indices} for a value with {rank} {rank|axis|axes}",
        "{count} {count|индекс|индекса|индексов} у значения, в котором {rank} {rank|ось|оси|осей}",
    ),
    "index_out_of_range": Text(
        "index {index} is outside axis {axis} of size {size}",
        "индекс {index} выходит за ось {axis} размера {size}",
    ),
    "transpose_axes": Text(
        "{axes} does not name each of the {rank} {rank|axis|axes} once",
        "{axes} не называет каждую из осей (их {rank}) ровно один раз",
    ),
    "reshape_size": Text(
        "{count} {count|number|numbers} cannot fill the shape {shape}",
        "{count} {count|число не заполнит|числа не заполнят|чисел не заполнят} форму {shape}",
    ),
    "concat_scalar": Text(
        "a single number has no axis to be joined along",
        "у одиночного числа нет оси, вдоль которой соединять",
    ),
    "concat_shapes": Text(
        "shapes {a} and {b} cannot be joined along axis {axis}",
        "формы {a} и {b} нельзя соединить вдоль оси {axis}",
    ),
    "stack_shapes": Text(
        "only values of one shape can be stacked, and these are {a} and {b}",
        "сложить в стопку можно только значения одной формы, а здесь {a} и {b}",
    ),
    # Limits
    "limit_characters": Text(
        "the text has {actual} characters, and {limit} are allowed",
        "в тексте {actual} {actual|символ|символа|символов}, а можно {limit}",
    ),
    "limit_tokens": Text(
        "the text has {actual} words and signs, and {limit} are allowed",
        "в тексте {actual} {actual|слово или знак|слова и знака|слов и знаков}, а можно {limit}",
    ),
    "limit_identifier": Text(
        "a name of {actual} letters is too long: {limit} are allowed",
        "имя из {actual} {actual|буквы|букв|букв} слишком длинное: можно {limit}",
    ),
    "limit_literal": Text(
        "a number of {actual} characters is too long: {limit} are allowed",
        "число из {actual} {actual|знака|знаков|знаков} слишком длинное: можно {limit}",
    ),
    "limit_depth": Text(
        "the nesting is deeper than {limit} {limit|level|levels}",
        "вложенность глубже {limit} {limit|уровня|уровней|уровней}",
    ),
    "limit_nodes": Text(
        "the graph would have more than {limit} nodes",
        "в графе было бы больше {limit} {limit|узла|узлов|узлов}",
    ),
    "limit_inputs": Text(
        "the graph would have more than {limit} inputs",
        "в графе было бы больше {limit} {limit|входа|входов|входов}",
    ),
    "limit_arguments": Text(
        "a call has {actual} arguments, and {limit} are allowed",
        "в вызове {actual} {actual|аргумент|аргумента|аргументов}, а можно {limit}",
    ),
    "limit_rank": Text(
        "a value would have {actual} axes, and {limit} are allowed",
        "у значения {actual|была|было|было} бы {actual} {actual|ось|оси|осей}, а можно {limit}",
    ),
    "limit_tensor_elements": Text(
        "a value would hold {actual} numbers, and {limit} are allowed",
        "в значении было бы {actual} {actual|число|числа|чисел}, а можно {limit}",
    ),
    "limit_graph_elements": Text(
        "values and gradients would hold {actual} numbers in all, and {limit} are allowed",
        "в значениях и градиентах было бы {actual} {actual|число|числа|чисел}, а можно {limit}",
    ),
    "limit_flops": Text(
        "one pass would take {actual} operations, and {limit} are allowed",
        "один проход занял бы {actual} {actual|операцию|операции|операций}, а можно {limit}",
    ),
    "limit_work": Text(
        "this would take {actual} steps of computing, and {limit} are allowed",
        "на это ушло бы {actual} {actual|шаг|шага|шагов} вычислений, а можно {limit}",
    ),
    "limit_points": Text(
        "this sweep would have {actual} points, and {limit} are allowed",
        "точек было бы {actual}, а можно {limit}",
    ),
    "axis_range": Text(
        "the range of `{name}` must go from a smaller number to a larger one",
        "диапазон для `{name}` должен идти от меньшего числа к большему",
    ),
    "axis_place": Text(
        "there is no number {at} in an input of shape {shape}",
        "во входе формы {shape} нет числа {at}",
    ),
    "limit_jacobian": Text(
        "this Jacobian would have {actual} entries, and {limit} are allowed",
        "в этом якобиане {actual|был|было|было} бы {actual} {actual|элемент|элемента|элементов},"
        " а можно {limit}",
    ),
    "gym_ops": Text(
        "no exercise of this level comes out of {ops}",
        "из {ops} упражнение этого уровня не складывается",
    ),
    "limit_script": Text(
        "this script would spell out {actual} numbers, and {limit} are allowed",
        "в этом скрипте было бы {actual} {actual|число|числа|чисел}, а можно {limit}",
    ),
    "checkpoint_damaged": Text(
        "the checkpoint is damaged: its `{name}` cannot be read",
        "контрольная точка повреждена: `{name}` не прочитать",
    ),
    "checkpoint_misfit": Text(
        "the checkpoint has {actual} {actual|parameter|parameters}, and this network has {needed}",
        "в контрольной точке {actual} {actual|параметр|параметра|параметров},"
        " а у этой сети {needed}",
    ),
    "limit_steps": Text(
        "a training of {actual} steps is too long for one request: {limit} are allowed",
        "обучение в {actual} {actual|шаг|шага|шагов} слишком долгое для одного запроса:"
        " можно {limit}",
    ),
    "limit_parameters": Text(
        "the training would have {actual} parameters, and {limit} are allowed",
        "при обучении {actual|был|было|было} бы {actual} {actual|параметр|параметра|параметров},"
        " а можно {limit}",
    ),
    "limit_kept": Text(
        "the training would keep {actual} numbers in memory, and {limit} are allowed",
        "обучению пришлось бы хранить {actual} {actual|число|числа|чисел}, а можно {limit}",
    ),
    "limit_training": Text(
        "this would take {actual} operations at once, and {limit} are allowed",
        "за один раз это заняло бы {actual} {actual|операцию|операции|операций}, а можно {limit}",
    ),
    "limit_retraced": Text(
        "to go through these steps again would take {actual} operations, and {limit} are allowed",
        "чтобы пройти эти шаги заново, нужно {actual} {actual|операция|операции|операций},"
        " а можно {limit}",
    ),
    "cell_unknown": Text(
        "there is no cell {at} in a value of shape {shape}",
        "в значении формы {shape} нет ячейки {at}",
    ),
    "cell_no_gradient": Text(
        "this value has no gradient",
        "у этого значения нет градиента",
    ),
    "no_gradient": Text(
        "no gradient flows along this edge",
        "по этому ребру градиент не идёт",
    ),
}
