"""The image as strangers get it: it answers with few rights, little memory and no network at all.

Run by ``make test-image``, as root, where podman and buildah are.
"""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.app.test_answers import LARGE

from .conftest import NAME, Container, started
from .store import Store, as_composed

pytestmark = [pytest.mark.image, pytest.mark.timeout(900)]

LARGEST = 150_000_000
"""Bytes of what we put on top of the base."""
TMP = "/tmp"  # noqa: S108 (the container's)
SOURCE = {"source": "x = 3; x * x"}
SECONDS = 2
"""Within which a container must end before it is killed."""


def grad(answer: str) -> Any:
    return json.loads(answer)["nodes"][0]["grad"]


def test_its_pages_are_built_and_whole(container: Container) -> None:
    for path in ("/", "/network", "/lecture", "/atlas"):
        page = container.ask(path)
        files = set(re.findall(r'(?:src|href)="/static/(?:[0-9a-f]{16}/)?([^"]+)"', page))
        assert any(re.fullmatch(r"built/\w+\.js", file) for file in files)
        assert not any(file.startswith(("css/", "js/main")) for file in files)
        code, said = container.execute("ls", *(f"/srv/backlight/static/{file}" for file in files))
        assert code == 0, said


def test_it_answers_with_the_network_cut(container: Container) -> None:
    assert container.execute("ls", "/sys/class/net") == (0, "lo\n")
    assert container.ask("/readyz")
    assert grad(container.ask("/api/trace", SOURCE)) == 6
    assert json.loads(container.ask("/api/trace", LARGE))["schema"] == 1
    body = {"spec": "2 → 4 tanh → 1, xor", "steps": 3}
    assert '"why":"steps"' in container.ask("/api/network/train", body)


def test_it_has_no_rights(container: Container) -> None:
    status = dict(
        line.split(":\t", 1)
        for line in container.execute("cat", "/proc/1/status")[1].splitlines()
        if ":\t" in line
    )
    assert set(status["Uid"].split()) == set(status["Gid"].split()) == {"10001"}
    for kind in ("CapEff", "CapPrm", "CapBnd", "CapInh", "CapAmb"):
        assert int(status[kind], 16) == 0
    assert status["NoNewPrivs"].strip() == "1"


@pytest.mark.parametrize("user", ["10001", "0"])
def test_it_writes_nowhere_but_to_tmp(container: Container, user: str) -> None:
    for folder in ("/srv/backlight", "/venv", "/etc"):
        code, said = container.execute("touch", f"{folder}/new", user=user)
        assert (code, "Read-only file system" in said) == (1, True), said
    assert container.execute("touch", f"{TMP}/{user}", user=user) == (0, "")


def test_what_takes_too_much_memory_is_ended_and_the_server_goes_on(container: Container) -> None:
    read = "cat /sys/fs/cgroup/memory.max || cat /sys/fs/cgroup/memory/memory.limit_in_bytes"
    assert str(512 * 2**20) in container.execute("sh", "-c", read)[1].split()
    assert container.execute("python", "-c", "len(bytearray(10**8))")[0] == 0
    assert container.execute("python", "-c", "bytearray(b'x') * (3 * 2**30)")[0] == 137
    assert grad(container.ask("/api/trace", SOURCE)) == 6


def test_it_is_small(base: tuple[Store, str], store: Store) -> None:
    size = [
        json.loads(store.podman("image", "inspect", name).stdout)[0]["Size"]
        for name in (base[1], NAME)
    ]
    assert 0 < size[1] - size[0] < LARGEST


def test_what_built_it_is_not_in_it(container: Container) -> None:
    for place in ("/build", "/tools", "/venv/bin/pip", "/srv/backlight/node_modules"):
        assert container.execute("ls", place)[0] != 0
    found = container.execute("find", "/venv", "/srv", "-name", "pip", "-o", "-name", "node")
    assert found == (0, "")
    assert container.execute("python", "-m", "pip")[0] == 1


def test_told_to_end_it_ends_well(store: Store) -> None:
    container = started(store)
    container.ask("/api/trace", LARGE)
    store.podman("stop", "--time", str(SECONDS), container.id)
    [state] = json.loads(store.podman("inspect", container.id).stdout)
    assert state["State"]["ExitCode"] == 0
    assert "Traceback" not in store.podman("logs", container.id).stderr


def test_its_command_line_reads_what_it_is_given(store: Store) -> None:
    command = ["run", "--rm", "--interactive", *as_composed(), NAME, "trace", "--json", "-"]
    assert grad(store.podman(*command, stdin=SOURCE["source"]).stdout) == 6
