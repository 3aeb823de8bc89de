"""What to try: one text per hint code."""

from ..text import Text

HINTS = {
    "add": Text(
        "add `{instead}`",
        "добавьте `{instead}`",
    ),
    "bind_first": Text(
        "give it a number of its own: `{instead}`",
        "задайте его числом: `{instead}`",
    ),
    "compare": Text(
        "to compare, write `{instead}`",
        "для сравнения напишите `{instead}`",
    ),
    "delete": Text(
        "it cannot be seen: delete it",
        "он невидим: удалите его",
    ),
    "did_you_mean": Text(
        "did you mean `{instead}`?",
        "может быть, `{instead}`?",
    ),
    "indent": Text(
        "indent the lines that belong to it",
        "сдвиньте вправо строки, которые к нему относятся",
    ),
    "look_alike": Text(
        "type a Latin `{instead}`",
        "наберите латинскую `{instead}`",
    ),
    "plain_space": Text(
        "type an ordinary space",
        "поставьте обычный пробел",
    ),
    "times": Text(
        "to multiply, write `{instead}`",
        "для умножения напишите `{instead}`",
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
