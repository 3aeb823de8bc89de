"""What to try: one text per hint code."""

from ..text import Text

HINTS = {
    "did_you_mean": Text("did you mean `{instead}`?", "может быть, `{instead}`?"),
    "write": Text("write `{instead}`", "напишите `{instead}`"),
    "look_alike": Text(
        "type `{instead}` on a Latin keyboard", "наберите `{instead}` в латинской раскладке"
    ),
    "times": Text("to multiply, write `{instead}`", "для умножения напишите `{instead}`"),
}
