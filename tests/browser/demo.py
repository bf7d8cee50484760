"""The demo as a newcomer starts it: a fresh clone, an empty home, `make demo`."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import requests

ROOT = Path(__file__).parents[2]


@dataclass
class Demo:
    """Where the demo says one should look."""

    handsets: str
    desk: str

    def hang_up_everything(self) -> None:
        """No phone rings or talks, and none remembers anything."""
        requests.post(f"{self.handsets}phonebox/reset", timeout=20).raise_for_status()


@contextmanager
def running_demo(folder: Path) -> Iterator[Demo]:
    """`make demo` in a clone of what is here."""
    clone, home = folder / "hotline", folder / "home"
    home.mkdir()
    _copy_of_the_project(clone)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HOTLINE", "TWILIO"))}
    environment |= {"HOME": str(home), "PYTHON": sys.executable}
    process = subprocess.Popen(
        ["make", "demo"], cwd=clone, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield _read_where_to_look(process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def _copy_of_the_project(clone: Path) -> None:
    """What git would give somebody: the files it tracks or would track, and nothing else."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    files = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    for name in filter(None, files):
        if (ROOT / name).exists():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, clone / name)


def _read_where_to_look(process: subprocess.Popen[str]) -> Demo:
    assert process.stdout is not None
    handsets = desk = None
    for line in process.stdout:
        handsets = handsets or _address(line, "Handsets")
        desk = desk or _address(line, "Status page")
        if handsets and desk:
            return Demo(handsets, desk)
    raise RuntimeError("make demo ended without saying where to look")


def _address(line: str, name: str) -> str | None:
    found = re.search(rf"{name}\s+(http://\S+)", line)
    return found[1] if found else None
