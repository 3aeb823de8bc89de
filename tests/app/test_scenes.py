"""Scenes: what a file may say, where a mistake is pointed out, what the playlist holds."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from app.cli import main
from app.main import create_app
from app.scenes import Playlist, SceneError
from app.scenes.prose import prose
from app.scenes.reading import Shown, shown
from app.scenes.scene import Scene, Words
from app.settings import Settings
from engine.limits import Limits

LIMITS = Limits.service()
OURS = Path(__file__).parents[2] / "static" / "scenes"

MINIMAL = """\
id: two
order: 2
slide: {en: A slide, ru: Слайд}
title: {en: Two gates, ru: Два узла}
opens:
  program: |
    x = 3
    y = -2
    q = x*x
    f = q + y
story:
  - text: {en: Look., ru: Смотрите.}
"""


def read(text: str) -> Shown:
    return shown("two.yaml", text, LIMITS)


def mistakes(text: str) -> list[str]:
    with pytest.raises(SceneError) as caught:
        read(text)
    return [each.line_of_text("en") for each in caught.value.mistakes]


def test_a_scene_of_one_step_opens_where_the_pass_begins() -> None:
    (stop,) = read(MINIMAL).stops
    assert (stop.kind, stop.at) == ("text", (0, 1.0))
    assert str(stop.program).startswith("x = 3")


def test_shapes_of_our_scenes_follow_the_readers_notation() -> None:
    for file in OURS.glob("*.yaml"):
        assert not re.findall(r"\[\w,\w\]", file.read_text(encoding="utf-8")), file.name


def test_a_stop_has_all_that_the_steps_before_it_set() -> None:
    found = read(
        MINIMAL
        + """\
  - text: {en: Raise x., ru: Увеличим x.}
    inputs: {x: 4}
    at: q
    light: [q, f -> q]
    move: [x]
  - text: {en: Now y., ru: Теперь y.}
    inputs: {y: 1}
    at: df/dx
    hide: [df/dx, q]
    numbers: {f: 17, df/dx: 8}
  - text: {en: The end., ru: Конец.}
    at: f -> q
    part: lens
"""
    ).stops
    assert [stop.inputs for stop in found] == [{}, {"x": 4}, {"x": 4, "y": 1}, {"x": 4, "y": 1}]
    # x, y, q, f forward; f seeds; then f -> q, f -> y, q -> x twice, and the sum at x
    assert [stop.at and stop.at.step for stop in found] == [0, 2, 9, 5]
    assert found[1].nodes == (2,)
    assert len(found[1].edges) == 1
    assert found[2].hide == ("g x", "v q")
    assert found[3].hide == ()
    assert found[3].at == (5, 0.48)


def test_another_program_begins_anew() -> None:
    first, second = read(
        MINIMAL
        + """\
  - text: {en: Another., ru: Другая.}
    program: |
      a = 2
      g = a + a
    at: end
    numbers: {dg/da: 2}
"""
    ).stops
    assert first.program != second.program
    assert second.inputs == {}


def test_a_question_is_asked_and_then_answered() -> None:
    ask = """\
  - at: df/dx
    hide: [df/dx]
    ask:
      question: {en: "How much?", ru: "Сколько?"}
      choices: [{en: "3", ru: "3"}, {en: "6", ru: "6"}]
      answer: 2
      because: {en: Two edges., ru: Два ребра.}
"""
    found = read(MINIMAL + ask).stops
    assert [stop.kind for stop in found] == ["text", "ask", "answer"]
    assert [stop.hide for stop in found] == [(), ("g x",), ("g x",)]


@pytest.mark.parametrize(
    ("change", "line"),
    [
        (("id: two", "id: Two!"), "two.yaml:1: `id`"),
        (("order: 2", "order: soon"), "two.yaml:2: `order`"),
        (("order: 2\n", ""), "two.yaml:1: `order`: it is required"),
        (("slide: {en: A slide, ru: Слайд}", "slide: {en: A slide}"), "two.yaml:3: `slide.ru`"),
        (("title:", "tittle:"), "two.yaml:4: `tittle`: there is no such field"),
        (("order: 2", "order: 2\norder: 3"), "two.yaml:3: `order` is written twice"),
        (("y = -2", "y = -2 +"), "two.yaml:6: the program: "),
        (("  - text: {en: Look., ru: Смотрите.}", "  - at: q"), "two.yaml:12: a step says"),
        (("ru: Смотрите.}", "ru: Смотрите.}\n    at: p"), "two.yaml:13: `p` is no place"),
        (("ru: Смотрите.}", "ru: Смотрите.}\n    light: [p]"), "two.yaml:13: the program has no"),
        (("ru: Смотрите.}", "ru: Смотрите.}\n    hide: [df/dp]"), "two.yaml:13: the program has"),
        (
            ("ru: Смотрите.}", "ru: Смотрите.}\n    move: [q]"),
            "two.yaml:13: the program has",
        ),
        (("ru: Смотрите.}", "ru: Смотрите.}\n    inputs: {q: 1}"), "two.yaml:13: `q` is not an"),
        (
            ("ru: Смотрите.}", "ru: Смотрите.}\n    numbers: {df/dx: 5}"),
            "two.yaml:13: `df/dx` is 6.0, not 5.0",
        ),
        (
            ("ru: Смотрите.}", "ru: Смотрите.}\n    set: {k: 5}"),
            "two.yaml:13: there is no exhibit on",
        ),
        (
            ("ru: Смотрите.}", "ru: Смотрите.}\n    exhibit: nothing"),
            "two.yaml:13: there is no exhibit `nothing`",
        ),
        (
            ("ru: Смотрите.}", "ru: Смотрите.}\n    exhibit: rules\n    at: q"),
            "two.yaml:14: there is no program",
        ),
        (("  program: |", "  network: 2 → 1, xor\n  program: |"), "two.yaml:5: a scene opens one"),
        (("Look.", '"[Look](glossary:looking)."'), "two.yaml:12: the glossary has no `looking`"),
        (("Look.", "[Look."), "two.yaml:12: this is not YAML"),
        (("A slide,", "&a A slide,"), "two.yaml:3: anchors"),
    ],
)
def test_a_mistake_is_told_with_its_line(change: tuple[str, str], line: str) -> None:
    assert change[0] in MINIMAL
    assert any(found.startswith(line) for found in mistakes(MINIMAL.replace(*change))), mistakes(
        MINIMAL.replace(*change)
    )


def test_all_mistakes_are_told_at_once() -> None:
    text = MINIMAL + "    at: nowhere\n    light: [p, q]\n    numbers: {q: 8}\n"
    assert [found.split(":")[1] for found in mistakes(text)] == ["13", "14", "15"]


def test_what_is_no_scene_at_all() -> None:
    assert mistakes("")[0].startswith("two.yaml:1: ")
    assert mistakes("- a\n- b")[0].startswith("two.yaml:1:")
    assert mistakes("a: " + "[" * 500)[0].startswith("two.yaml:1")
    assert "nested too deeply" in mistakes("a: " + "[" * 2_000 + "]" * 2_000)[0]


def test_an_exhibit_that_there_is_not() -> None:
    text = MINIMAL[: MINIMAL.index("  program")] + "  exhibit: fireworks\n" + "story:\n  - text: "
    found = mistakes(text + "{en: Look., ru: Смотрите.}\n")
    assert found[0].startswith("two.yaml:6: there is no exhibit `fireworks`")


def test_the_playlist_follows_its_folder(tmp_path: Path) -> None:
    playlist = Playlist([tmp_path], LIMITS)
    assert playlist.contents() == ((), ())
    (tmp_path / "b.yaml").write_text(MINIMAL, encoding="utf-8")
    (tmp_path / "a.yaml").write_text(
        MINIMAL.replace("id: two", "id: three").replace("order: 2", "order: 3"), encoding="utf-8"
    )
    assert [each.scene.id for each in playlist.contents().scenes] == ["two", "three"]
    (tmp_path / "b.yaml").write_text(MINIMAL.replace("Look.", "Look here."), encoding="utf-8")
    found = playlist.find("two")
    assert found
    assert found.scene.story[0].text == Words(en="Look here.", ru="Смотрите.")
    (tmp_path / "c.yml").write_text(MINIMAL, encoding="utf-8")
    assert [each.line_of_text("en") for each in playlist.contents().refused] == [
        "c.yml:1: another scene is called `two`, too: b.yaml"
    ]
    (tmp_path / "b.yaml").unlink()
    assert [each.file for each in playlist.contents().scenes] == ["c.yml", "a.yaml"]


def test_a_broken_scene_harms_no_other(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(MINIMAL, encoding="utf-8")
    (tmp_path / "broken.yaml").write_text(MINIMAL.replace("order: 2", "order: no"), "utf-8")
    (tmp_path / "binary.yaml").write_bytes(b"\xff\xfe\x00")
    (tmp_path / "notes.txt").write_text("not a scene", encoding="utf-8")
    with TestClient(create_app(Settings(scenes=str(tmp_path))), "http://127.0.0.1") as client:
        body: dict[str, Any] = client.get("/api/scenes").json()
        assert "two" in [scene["id"] for scene in body["scenes"]]
        assert [(each["file"], each["line"]) for each in body["refused"]] == [
            ("binary.yaml", 1),
            ("broken.yaml", 2),
        ]
        assert body["refused"][1]["message"]["ru"].startswith("`order`: ")
        assert client.get("/api/scenes/two").status_code == 200
        missing = client.get("/api/scenes/three?lang=ru")
        assert (missing.status_code, missing.json()["message"]) == (404, "сцены `three` нет")


def test_a_text_is_words_and_known_elements_only() -> None:
    found = prose("<img src=x> *a* $x<1$ [b](javascript:f()) [c](https://d.e)\n\n# f")
    assert found == [
        {
            "tag": "p",
            "of": [
                "<img src=x> ",
                {"tag": "em", "of": ["a"]},
                " ",
                {"tag": "math", "tex": "x<1"},
                " [b](javascript:f()) ",
                {"tag": "a", "href": "https://d.e", "of": ["c"]},
            ],
        },
        {"tag": "p", "of": ["# f"]},
    ]


def test_no_line_begins_with_the_mark_after_a_formula() -> None:
    (paragraph,) = prose("if $x$, then $y$ or ($z$)?")
    assert isinstance(paragraph, dict)
    assert paragraph["of"] == [
        "if ",
        {"tag": "math", "tex": "x\\text{,}"},
        " then ",
        {"tag": "math", "tex": "y"},
        " or (",
        {"tag": "math", "tex": "z\\text{)?}"},
    ]


def test_the_form_is_published(service: TestClient) -> None:
    body = service.get("/api/catalog").json()
    assert body["scene"] == Scene.model_json_schema()


@pytest.mark.parametrize("file", sorted(OURS.glob("*.yaml")), ids=lambda file: file.stem)
def test_our_scenes_are_sound_and_complete(file: Path) -> None:
    scene = shown(file.name, file.read_text(encoding="utf-8"), LIMITS).scene
    assert any(step.ask for step in scene.story), "a question to the room"
    assert any(step.picture for step in scene.story), "a picture for the handout"
    assert scene.notes
    assert scene.sources
    assert file.stem == f"{int(scene.order):02d}-{scene.id}"


def test_scenes_can_be_checked_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(OURS / "06-circuit.yaml", tmp_path)
    assert main(["scenes", "check", str(tmp_path)]) == 0
    assert "06-circuit.yaml: circuit, 10 stops" in capsys.readouterr().out
    (tmp_path / "bad.yaml").write_text(MINIMAL.replace("order: 2", "order: no"), encoding="utf-8")
    assert main(["scenes", "check", str(tmp_path), "--lang", "ru"]) == 1
    assert "bad.yaml:2: `order`: " in capsys.readouterr().err
    assert main(["scenes", "check", str(tmp_path / "none")]) == 2


def test_the_guides_example_is_a_scene() -> None:
    guide = (OURS.parents[1] / "docs" / "scenes.md").read_text(encoding="utf-8")
    example = guide.split("```yaml\n")[1].split("```")[0]
    assert [stop.kind for stop in read(example).stops] == ["text", "ask", "answer", "text"]


def test_the_guides_table_has_every_scene() -> None:
    guide = (OURS.parents[1] / "docs" / "scenes.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| (.+) \| (.+) \| `/lecture/(.+)` \|$", guide, re.MULTILINE)
    scenes = [each.scene for each in Playlist([OURS], LIMITS).contents().scenes]
    assert table == [(scene.slide.en, scene.title.en, scene.id) for scene in scenes]


@pytest.mark.parametrize("scene", ["fold", "descent"])
def test_a_preset_is_named_by_what_it_sets_not_by_what_comes_of_it(scene: str) -> None:
    """It stands there before the question that it would answer."""
    shown = next(
        each.scene for each in Playlist([OURS], LIMITS).contents().scenes if each.scene.id == scene
    )
    for preset in shown.presets:
        assert re.search(r"regions|: |loss", preset.name.en) is None


def test_a_locked_scene_gives_away_only_what_does_not_answer(tmp_path: Path) -> None:
    story = """\
  - text: {en: The task., ru: Задача.}
  - text: {en: The answer., ru: Ответ.}
    closes: true
  - text: {en: And more., ru: И ещё.}
notes: {en: It is q., ru: Это q.}
"""
    presets = "presets:\n  - name: {en: Solved, ru: Решено}\n    inputs: {x: 4}\n"
    (tmp_path / "two.yaml").write_text(MINIMAL + story + presets, "utf-8")
    service = TestClient(create_app(Settings(scenes=str(tmp_path))), "http://127.0.0.1")
    whole = service.get("/api/scenes/two").json()
    assert (len(whole["stops"]), len(whole["story"]), whole["locked"]) == (4, 4, False)

    (tmp_path / "locked").write_text("# until Friday\ntwo  # the homework\nnone\n", "utf-8")
    kept = service.get("/api/scenes/two").json()
    assert (len(kept["stops"]), len(kept["story"]), kept["locked"]) == (2, 2, True)
    assert (kept["presets"], kept["notes"]) == ([], None)
    assert "answer" not in json.dumps(kept["story"])
    contents = service.get("/api/scenes").json()
    (entry,) = [each for each in contents["scenes"] if each["id"] == "two"]
    assert (entry["stops"], entry["locked"]) == (2, True)
    assert [(each["file"], each["line"]) for each in contents["refused"]] == [("locked", 3)]
    assert "no scene `none`" in contents["refused"][0]["message"]["en"]

    (tmp_path / "locked").unlink()
    assert service.get("/api/scenes/two").json() == whole
