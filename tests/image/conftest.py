"""Our image, built for real, and a container of it that runs as ``compose.yaml`` says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any, NamedTuple

import pytest

from .store import NoContainersError, Store, as_composed, opened

NAME = "backlight"

ASK = """
import sys, urllib.request
path, said = sys.argv[1:]
request = urllib.request.Request(f"http://127.0.0.1:8000{path}", said.encode() or None)
request.add_header("Content-Type", "application/json")
with urllib.request.urlopen(request, timeout=30) as answer:
    print(answer.read().decode())
"""
"""The network is cut, so questions are asked from within."""


class Container(NamedTuple):
    """One that runs."""

    store: Store
    id: str

    def execute(self, *command: str, user: str = "10001") -> tuple[int, str]:
        """Run a command beside the server; return how it ended and all that it said."""
        done = self.store.podman("exec", "--user", user, self.id, *command, check=False)
        return done.returncode, done.stdout + done.stderr

    def ask(self, path: str, body: Any = None) -> str:
        code, said = self.execute("python", "-c", ASK, path, json.dumps(body) if body else "")
        assert code == 0, said
        return said

    def healthy(self) -> bool:
        """Ask as the image's own health check does."""
        [image] = json.loads(self.store.podman("image", "inspect", NAME).stdout)
        how, *command = image["Healthcheck"]["Test"]
        assert how == "CMD"
        return self.execute(*command)[0] == 0


@pytest.fixture(scope="session")
def base(request: pytest.FixtureRequest) -> Iterator[tuple[Store, str]]:
    """A store that holds our image's base, and the base's name."""
    with ExitStack() as open_:
        try:
            store = open_.enter_context(opened())
            name = store.base()
            store.try_out(name)
        except NoContainersError as error:
            pytest.skip(f"NOT CHECKED, as no container can be had here: {error}")
        if store.stands_in:
            tell(request.config, f"Debian's packages stand in for {name}: {store.stands_in}")
        yield store, name


def tell(config: pytest.Config, line: str) -> None:
    with config.pluginmanager.getplugin("capturemanager").global_and_fixture_disabled():
        config.get_terminal_writer().line(line)


@pytest.fixture(scope="session")
def store(base: tuple[Store, str]) -> Store:
    """The store once our image is in it."""
    store, name = base
    store.build(name, NAME)
    return store


def started(store: Store) -> Container:
    id_ = store.podman("run", "--detach", *as_composed(), NAME).stdout.strip()
    container = Container(store, id_)
    for _ in range(60):  # each a Python of its own, so that it takes its time
        if container.healthy():
            return container
    raise AssertionError(store.podman("logs", id_).stderr)


@pytest.fixture(scope="session")
def container(store: Store) -> Container:
    """A container that answers."""
    return started(store)
