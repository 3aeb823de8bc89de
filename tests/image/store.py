"""buildah and podman with no service behind them, and a store that goes when it is done with.

Nothing here needs systemd, a bridge or a registry: where the base of the image cannot be pulled,
one like it is put together from Debian's own packages.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from tests.conftest import ROOT

PROGRAMS = ("buildah", "podman", "runc")
DEBIAN = "bookworm"
"""The Debian whose Python is the one of our base."""
LINKS = ("python", "python3")
CERTIFICATES = ("PIP_CERT", "NODE_EXTRA_CA_CERTS")
PATIENCE = 600
Done = subprocess.CompletedProcess[str]


class NoContainersError(Exception):
    """This machine builds or runs no containers, whatever is in them; says why."""


class Store:
    """Images and containers in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._where = ["--root", f"{folder}/layers", "--runroot", f"{folder}/run"]
        self._where += ["--storage-driver", "vfs"]
        self.stands_in = ""
        """Why the base is not the one that the Dockerfile names, if so."""

    def buildah(self, *arguments: str) -> Done:
        return ran(["buildah", *self._where, *arguments], self._folder)

    def podman(self, *arguments: str, check: bool = True, stdin: str = "") -> Done:
        bare = ["--cgroup-manager", "cgroupfs", "--runtime", "runc", "--events-backend", "file"]
        bare += ["--tmpdir", f"{self._folder}/state"]
        command = ["podman", *self._where, *bare, *arguments]
        return ran(command, self._folder, check=check, stdin=stdin)

    def base(self) -> str:
        """Return the base that the Dockerfile names, or its like, once it is in the store."""
        found = re.search(r"^ARG BASE=(\S+)", (ROOT / "Dockerfile").read_text("utf-8"), re.M)
        assert found
        name = f"docker.io/library/{found[1]}"
        try:
            self.podman("pull", "--quiet", name)
        except subprocess.SubprocessError as error:
            self.stands_in = reason(error)
            self._put_together(name)
        return name

    def _put_together(self, name: str) -> None:
        tar = self._folder / "base.tar"
        include = "--include=python3,python3-venv,ca-certificates"
        links = [f'--customize-hook=ln -s ../../bin/python3 "$1/usr/local/bin/{x}"' for x in LINKS]
        options = ["--variant=minbase", "--skip=output/dev", include, *links]
        if not shutil.which("mmdebstrap"):
            raise NoContainersError("no base of the image, and no mmdebstrap to make one")
        try:
            ran(["mmdebstrap", "--quiet", *options, DEBIAN, str(tar)], self._folder)
        except subprocess.SubprocessError as error:
            raise NoContainersError(f"no base of the image: {reason(error)}") from error
        self.podman("import", "--quiet", str(tar), name)
        tar.unlink()

    def try_out(self, base: str) -> None:
        """Run next to nothing both ways; raise where this machine does not let us."""
        try:
            self.buildah("from", "--pull-never", "--name", "nothing", base)
            self.buildah("run", "--isolation", "chroot", "nothing", "true")
            self.buildah("rm", "nothing")
            self.podman("run", "--rm", *as_composed(), base, "true")
        except subprocess.SubprocessError as error:
            raise NoContainersError(reason(error)) from error

    def build(self, base: str, name: str) -> None:
        """Build our image on a base."""
        options = ["--pull-never", "--isolation", "chroot", "--network", "host"]
        options += ["--format", "docker", "--build-arg", f"BASE={base}"]
        given = {name: os.environ[name] for name in CERTIFICATES if name in os.environ}
        for file in set(given.values()):
            options += ["--volume", f"{file}:{file}:ro"]
        for variable, file in given.items():
            options += ["--build-arg", f"{variable}={file}"]
        self.buildah("bud", *options, "--tag", name, str(ROOT))


def as_composed() -> list[str]:
    """Return what ``compose.yaml`` says of our container as options; cut the network besides."""
    said = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["backlight"]
    assert said["read_only"]
    options = ["--read-only", f"--memory={said['mem_limit']}", f"--pids-limit={said['pids_limit']}"]
    options += [f"--tmpfs={place}" for place in said["tmpfs"]]
    options += [f"--cap-drop={name}" for name in said["cap_drop"]]
    options += [f"--security-opt={name}" for name in said["security_opt"]]
    options += ["--ulimit=nofile=4096:4096", "--ulimit=nproc=4096:4096"]
    """Podman's own are more than a root with few rights may give."""
    return [*options, "--network=none", "--no-healthcheck", "--pull=never"]


def ran(command: list[str], cwd: Path, *, check: bool = True, stdin: str = "") -> Done:
    try:
        return subprocess.run(
            command,
            cwd=cwd,  # podman leaves a note there when something was short of memory
            check=check,
            capture_output=True,
            text=True,
            input=stdin,
            timeout=PATIENCE,
        )
    except subprocess.CalledProcessError as error:
        error.add_note(error.stdout + error.stderr)
        raise


def reason(error: subprocess.SubprocessError) -> str:
    """Return the last line of what a program said when it failed."""
    said = error.stderr if isinstance(error, subprocess.CalledProcessError) else ""
    return (said.strip() or str(error)).splitlines()[-1]


@contextmanager
def opened() -> Iterator[Store]:
    """Open a store in which containers are known to run."""
    if os.geteuid() != 0:
        raise NoContainersError("only root may")
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        raise NoContainersError(f"{', '.join(missing)} not installed")
    folder = Path(tempfile.mkdtemp(prefix="image-"))
    try:
        yield Store(folder)
    finally:
        Store(folder).podman("rm", "--all", "--force", "--time", "0", check=False)
        shutil.rmtree(folder)
