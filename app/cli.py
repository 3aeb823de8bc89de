"""The command line: serve the page, trace a program, list the ops."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import engine
from engine import ExpressionError
from engine.export import FORMATS, export
from engine.network import Trainer, check_size, check_training, parse_spec, program

from . import listing, wire
from .catalog import catalog
from .json import dumps
from .runs import content_hash
from .scenes import Playlist
from .settings import PORTS, SettingError, Settings, root_path


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code.

    Without a command, serve: ``python -m app --port 9000``.
    """
    words = list(arguments)
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words.insert(0, "serve")
    try:
        settings = Settings.read()
        options = parser(settings).parse_args(words)
        code: int = options.run(options, settings)
        return code
    except SettingError as error:
        print(error, file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        sys.stderr.close()
        return 0


def parser(settings: Settings) -> argparse.ArgumentParser:
    """Describe the commands; the environment gives the defaults."""
    top = argparse.ArgumentParser(prog="python -m app", description="See backpropagation.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("serve", help="serve the page (the default)")
    command.add_argument("--host", default=settings.host, help="address to listen on (%(default)s)")
    port, workers = count(PORTS), count(1_000)
    command.add_argument("--port", default=settings.port, type=port, help="port (%(default)s)")
    command.add_argument(
        "--workers", default=settings.workers, type=workers, help="processes (%(default)s)"
    )
    command.add_argument(
        "--root-path",
        default=settings.root_path,
        type=below,
        help="path of another site to stand below, such as /backlight",
    )
    command.set_defaults(run=serve)
    command = commands.add_parser("trace", help="run a program and list every step")
    command.add_argument("file", metavar="FILE", help="a program; - reads standard input")
    command.add_argument("--json", action="store_true", help="print what the page would receive")
    command.add_argument("--lang", choices=("en", "ru"), default="en", help="language of messages")
    command.set_defaults(run=trace)
    command = commands.add_parser("export", help="write a program as a Python script")
    command.add_argument("file", metavar="FILE", help="a program; - reads standard input")
    command.add_argument(
        "--as", dest="form", choices=FORMATS, default="numpy", help="its library (%(default)s)"
    )
    command.add_argument("--lang", choices=("en", "ru"), default="en", help="language of comments")
    command.set_defaults(run=take_home)
    command = commands.add_parser("network", help="write a network as a program, or train it")
    command.add_argument("spec", metavar="SPEC", help='such as "2 → 8 tanh → 1, moons"')
    most = settings.limits.steps or 10**9
    command.add_argument("--steps", type=count(most), help="train so far and list how it goes")
    command.add_argument("--lang", choices=("en", "ru"), default="en", help="language of messages")
    command.set_defaults(run=network)
    command = commands.add_parser("scenes", help="check scenes of the lecture")
    command.add_argument("action", choices=["check"], help="read every scene of a folder")
    command.add_argument("folder", metavar="FOLDER", help="files that end in .yaml")
    command.add_argument("--lang", choices=("en", "ru"), default="en", help="language of messages")
    command.set_defaults(run=scenes)
    command = commands.add_parser("ops", help="list every op that can be typed")
    command.add_argument("--json", action="store_true", help="print what the page would receive")
    command.add_argument("--lang", choices=("en", "ru"), default="en", help="language of the texts")
    command.set_defaults(run=ops)
    return top


def count(most: int) -> Callable[[str], int]:
    """Accept whole numbers from 1 to a largest one."""

    def read(text: str) -> int:
        if text.isdecimal() and 0 < int(text) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"must be 1 to {most}, not {text!r}")

    return read


def below(text: str) -> str:
    """Accept what the setting accepts."""
    try:
        return root_path(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def serve(options: argparse.Namespace, settings: Settings) -> int:
    """Serve until told to stop."""
    from .server import run

    return run(settings, options.host, options.port, options.workers, options.root_path)


def trace(options: argparse.Namespace, settings: Settings) -> int:
    """Run a program once and print what happened, or where its mistake is."""
    source = read(options.file)
    if source is None:
        return 2
    try:
        graph = engine.parse(source, limits=settings.limits)
        found = engine.trace(graph)
    except ExpressionError as error:
        print(listing.mistake(source, error, options.lang), file=sys.stderr)
        return 1
    if options.json:
        name = content_hash(graph, source, None, [])
        print(dumps(wire.of_trace(found, name, options.lang)).decode())
    else:
        print(listing.of_trace(found, options.lang))
    return 0


def take_home(options: argparse.Namespace, settings: Settings) -> int:
    """Print a program as a script that checks our gradients."""
    source = read(options.file)
    if source is None:
        return 2
    try:
        graph = engine.parse(source, limits=settings.limits)
        print(export(graph, options.form, options.lang, settings.limits), end="")
    except ExpressionError as error:
        print(listing.mistake(source, error, options.lang), file=sys.stderr)
        return 1
    return 0


def read(name: str) -> str | None:
    """The text of a program; None where there is none, which has been said."""
    try:
        file = sys.stdin if name == "-" else Path(name).open(encoding="utf-8-sig")
        with file:
            return file.read()
    except OSError as error:
        print(f"{name}: {error.strerror}", file=sys.stderr)
    except UnicodeDecodeError:
        print(f"{name}: this is not a text in UTF-8", file=sys.stderr)
    return None


def network(options: argparse.Namespace, settings: Settings) -> int:
    """Print the spec as it was understood, and its program; or how its training goes."""
    try:
        spec = parse_spec(options.spec)
        if options.steps:
            check_training([spec], options.steps, settings.limits)
        else:
            check_size(spec, settings.limits)
    except ExpressionError as error:
        print(listing.mistake(options.spec, error, options.lang), file=sys.stderr)
        return 1
    print(f"# {spec}")
    if not options.steps:
        print(program(spec))
        return 0
    trainer = Trainer(spec)
    print(listing.of_training(trainer, options.steps))
    if trainer.steps_taken < options.steps:
        print(listing.of_divergence(trainer.steps_taken, options.lang), file=sys.stderr)
        return 1
    return 0


def scenes(options: argparse.Namespace, settings: Settings) -> int:
    """Say of every scene what is wrong with it, and on which line."""
    folder = Path(options.folder)
    if not folder.is_dir():
        print(f"{folder}: this is not a folder", file=sys.stderr)
        return 2
    found = Playlist([folder], settings.limits).contents()
    for shown in found.scenes:
        print(f"{shown.file}: {shown.scene.id}, {len(shown.stops)} stops")
    for mistake in found.refused:
        print(mistake.line_of_text(options.lang), file=sys.stderr)
    return 1 if found.refused else 0


def ops(options: argparse.Namespace, settings: Settings) -> int:
    """Print the registry."""
    if options.json:
        print(dumps(catalog(settings)["ops"]).decode())
    else:
        print(listing.of_ops(options.lang))
    return 0
