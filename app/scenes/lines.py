"""YAML whose every field remembers its line."""

from __future__ import annotations

from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .mistake import Mistake, SceneError

Path = tuple[str | int, ...]
LARGEST = 200_000
"""Bytes of one file: a long scene has 20,000."""


class _AnchorError(Exception):
    """Something that is named to be repeated; a scene is small enough to be written out."""

    def __init__(self, line: int) -> None:
        super().__init__()
        self.line = line


class _Loader(yaml.SafeLoader):
    def compose_node(self, parent: Node | None, index: Any) -> Node | None:
        """Read one node; an anchor or an alias ends the reading."""
        event = self.peek_event()  # type: ignore[no-untyped-call]
        if getattr(event, "anchor", None):
            raise _AnchorError(event.start_mark.line + 1)
        return super().compose_node(parent, index)


class Lines:
    """A document and the line of each of its fields.

    Parameters
    ----------
    file
        Name of the file, for messages.
    text
        What stands in it.

    Raises
    ------
    SceneError
        When it is not YAML, or more than plain mappings, lists and scalars.
    """

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self._lines: dict[Path, int] = {(): 1}
        try:
            self._loader = _Loader(text)
            root = self._loader.get_single_node()
        except _AnchorError as found:
            raise self.error(found.line, "scene_alias") from None
        except RecursionError:
            raise self.error(1, "scene_yaml", problem="it is nested too deeply") from None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise self.error(
                mark.line + 1 if mark else 1, "scene_yaml", problem=error.problem or error.context
            ) from None
        except yaml.YAMLError as error:
            raise self.error(1, "scene_yaml", problem=str(error).splitlines()[0]) from None
        self.content: Any = self._read(root, ()) if root else None

    def of(self, path: Path) -> int:
        """The line of a field; of one that is missing, that of what it is missing in."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def mistake(self, path: Path, code: str, **params: object) -> Mistake:
        """A mistake at a field."""
        return Mistake(self.file, self.of(path), code, params)

    def error(self, line: int, code: str, **params: object) -> SceneError:
        """The whole document cannot be used."""
        return SceneError([Mistake(self.file, line, code, params)])

    def _read(self, node: Node, path: Path) -> Any:
        self._lines.setdefault(path, node.start_mark.line + 1)
        match node:
            case MappingNode():
                found: dict[str, Any] = {}
                for key, value in node.value:
                    name = str(key.value)
                    line = key.start_mark.line + 1
                    if name in found:
                        raise self.error(line, "scene_twice", field=name)
                    self._lines[*path, name] = line
                    found[name] = self._read(value, (*path, name))
                return found
            case SequenceNode():
                return [self._read(each, (*path, i)) for i, each in enumerate(node.value)]
            case ScalarNode():
                return self._loader.construct_object(node)
        return None
