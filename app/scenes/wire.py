"""Scenes as JSON: both languages at once, stops whole."""

from __future__ import annotations

from typing import Any

from .playlist import Contents
from .prose import phrase, prose
from .reading import Shown
from .scene import Ask, Erratum, Preset, Source, Step, Words
from .stops import Stop

Json = dict[str, Any]


def of_contents(contents: Contents) -> Json:
    """The playlist."""
    return {
        "scenes": [of_entry(shown) for shown in contents.scenes],
        "refused": [
            {
                "file": mistake.file,
                "line": mistake.line,
                "message": {"en": mistake.message("en"), "ru": mistake.message("ru")},
            }
            for mistake in contents.refused
        ],
    }


def of_entry(shown: Shown) -> Json:
    """One scene in the playlist."""
    scene = shown.scene
    return {
        "id": scene.id,
        "title": in_line(scene.title),
        "slide": in_line(scene.slide),
        "stops": len(shown.stops),
        "locked": shown.locked,
    }


def of_scene(shown: Shown) -> Json:
    """All that is needed to give a scene."""
    scene = shown.scene
    return {
        **of_entry(shown),
        "tool": scene.tool,
        "samples": scene.samples,
        "story": [of_step(step) for step in scene.story],
        "stops": [of_stop(stop) for stop in shown.stops],
        "presets": [
            of_preset(preset, stop)
            for preset, stop in zip(scene.presets, shown.presets, strict=True)
        ],
        "notes": scene.notes and in_paragraphs(scene.notes),
        "sources": [of_source(source) for source in scene.sources],
    }


def of_step(step: Step) -> Json:
    """What a step says."""
    return {
        "text": step.text and in_paragraphs(step.text),
        "otherwise": step.otherwise and in_paragraphs(step.otherwise),
        "ask": step.ask and of_ask(step.ask),
        "erratum": step.erratum and of_erratum(step.erratum),
        "notes": step.notes and in_paragraphs(step.notes),
        "picture": step.picture,
    }


def of_ask(ask: Ask) -> Json:
    """A question; `answer` counts from 0."""
    return {
        "question": in_paragraphs(ask.question),
        "choices": [in_line(choice) for choice in ask.choices],
        "answer": ask.answer - 1,
        "because": in_paragraphs(ask.because),
    }


def of_stop(stop: Stop) -> Json:
    """What is on the board."""
    return {
        "step": stop.step,
        "kind": stop.kind,
        "program": stop.program,
        "network": stop.network,
        "exhibit": stop.exhibit,
        "inputs": stop.inputs,
        "set": stop.set,
        "at": stop.at and stop.at._asdict(),
        "nodes": stop.nodes,
        "edges": stop.edges,
        "hide": stop.hide,
        "move": stop.move,
        "descend": stop.descend and stop.descend.model_dump(),
        "beside": stop.beside and stop.beside.model_dump(),
    }


def of_preset(preset: Preset, stop: Stop) -> Json:
    """A setting and its name."""
    return {"name": in_line(preset.name), "stop": of_stop(stop)}


def of_source(source: Source) -> Json:
    """Where it is from."""
    place = source.place and source.place.model_dump()
    return {"title": source.title, "authors": source.authors, "place": place, "url": source.url}


def of_erratum(erratum: Erratum) -> Json:
    """What stands on the slide, and what is right."""
    return {
        "slide": in_line(erratum.slide),
        "exact": in_line(erratum.exact),
        "because": in_paragraphs(erratum.because),
    }


def in_paragraphs(words: Words) -> Json:
    """A text of paragraphs."""
    return {"en": prose(words.en), "ru": prose(words.ru)}


def in_line(words: Words) -> Json:
    """A text of one line."""
    return {"en": phrase(words.en), "ru": phrase(words.ru)}
