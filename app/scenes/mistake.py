"""What is wrong with a scene's file, and where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from engine.messages import fill
from engine.text import Language, Text

MESSAGES = {
    "scene_unreadable": Text("the file cannot be read", "файл не читается"),
    "scene_too_large": Text("the file is larger than {most} bytes", "файл больше {most} байт"),
    "scene_yaml": Text("this is not YAML: {problem}", "это не YAML: {problem}"),
    "scene_alias": Text(
        "anchors and aliases (`&`, `*`) are not understood here",
        "якоря и ссылки (`&`, `*`) здесь не поддерживаются",
    ),
    "scene_twice": Text("`{field}` is written twice", "`{field}` написано дважды"),
    "scene_field": Text("`{field}`: {reason}", "`{field}`: {reason}"),
    "scene_id_twice": Text(
        "another scene is called `{id}`, too: {other}", "сцена `{id}` уже есть: {other}"
    ),
    "scene_lock": Text("there is no scene `{id}` to lock", "сцены `{id}` нет, запирать нечего"),
    "scene_word": Text("the glossary has no `{word}`", "в словаре нет `{word}`"),
    "scene_program": Text("the program: {reason}", "программа: {reason}"),
    "scene_name": Text("the program has no `{name}`", "в программе нет `{name}`"),
    "scene_place": Text(
        "`{place}` is no place in the program; possible are start, forward, end, a name, "
        "d{output}/d and a name, `name -> operand`",
        "`{place}` — не место в программе; бывают start, forward, end, имя, d{output}/d и имя, "
        "`имя -> операнд`",
    ),
    "scene_input": Text(
        "`{name}` is not an input that takes this number",
        "`{name}` — не вход, который принимает такое число",
    ),
    "scene_number": Text("`{name}` is {found}, not {told}", "`{name}` равно {found}, а не {told}"),
    "scene_nothing": Text(
        "a scene opens one thing: a program, a network or an exhibit",
        "сцена открывает что-то одно: программу, сеть или экспонат",
    ),
    "scene_step": Text(
        "a step says something: it has a text or asks a question",
        "шаг что-то говорит: у него есть текст или вопрос",
    ),
    "scene_answer": Text(
        "the answer is one of the choices, counted from 1",
        "ответ — один из вариантов, считая с 1",
    ),
    "scene_exhibit": Text(
        "there is no exhibit `{name}`; there are {known}",
        "экспоната `{name}` нет; есть {known}",
    ),
    "scene_no_program": Text(
        "there is no program on the board here", "программы на доске здесь нет"
    ),
    "scene_no_exhibit": Text(
        "there is no exhibit on the board here", "экспоната на доске здесь нет"
    ),
}


class Mistake(NamedTuple):
    """One thing that keeps a scene from being shown.

    Attributes
    ----------
    file
        Name of the file, without its folder.
    line
        Counted from 1.
    code
        A key of ``MESSAGES``.
    params
        What the message is filled with; a `Text` is taken in the reader's language.
    """

    file: str
    line: int
    code: str
    params: Mapping[str, object]

    def message(self, language: Language) -> str:
        """What is wrong, in words."""
        words = {
            name: value.of(language) if isinstance(value, Text) else value
            for name, value in self.params.items()
        }
        return fill(MESSAGES[self.code].of(language), words, language)

    def line_of_text(self, language: Language) -> str:
        """`file:line: message`, as compilers say it."""
        return f"{self.file}:{self.line}: {self.message(language)}"


class SceneError(Exception):
    """A scene that cannot be shown.

    Attributes
    ----------
    mistakes
        All that were found, in the order of their lines.
    """

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(mistake.line_of_text("en") for mistake in mistakes))
        self.mistakes = mistakes
