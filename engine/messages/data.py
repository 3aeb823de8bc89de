"""What is wrong with a person's own data: one message per error code."""

from ..text import Text

DATA = {
    "data_missing": Text(
        "`own` data are a table of your own: open a file (“Own data”) or send it in `points.rows`",
        "`own` — своя таблица: откройте файл («Свои данные») или пришлите её в `points.rows`",
    ),
    "data_not_own": Text(
        "rows are for `own` data, and this network learns `{data}`",
        "строки нужны данным `own`, а эта сеть учится на `{data}`",
    ),
    "data_empty": Text(
        "there is no point to learn from",
        "учиться не на чем: точек нет",
    ),
    "data_text": Text(
        "line {line}, column {column}: `{found}` is not a number",
        "строка {line}, столбец {column}: `{found}` — не число",
    ),
    "data_gap": Text(
        "line {line}, column {column}: the cell is empty",
        "строка {line}, столбец {column}: ячейка пуста",
    ),
    "data_nan": Text(
        "line {line}, column {column}: `{found}` is not finite, or is too large",
        "строка {line}, столбец {column}: `{found}` не конечно или слишком велико",
    ),
    "data_columns": Text(
        "line {line} has {found} {found|number|numbers}, and {wanted} are needed: the inputs, and"
        " last what is to be found",
        "строка {line}: здесь {found} {found|число|числа|чисел}, а нужно {wanted}: входы и"
        " последним то, что надо найти",
    ),
    "data_class": Text(
        "line {line}: there is no class {found}, they go from 0 to {last}",
        "строка {line}: класса {found} нет, они идут от 0 до {last}",
    ),
    "data_classes": Text(
        "these rows have {found} classes, and the network says {said}",
        "в этих строках классов {found}, а у сети указано {said}",
    ),
    "data_one_class": Text(
        "there is only one class, so there is nothing to tell apart",
        "класс только один: различать нечего",
    ),
    "data_place": Text(
        "there is no point {place}: there {count|is|are} {count}, counted from 0",
        "точки {place} нет: их {count}, считая с 0",
    ),
    "limit_rows": Text(
        "there are {actual} rows, and {limit} are allowed",
        "строк {actual}, а можно {limit}",
    ),
}
