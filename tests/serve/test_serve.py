"""`serve` as an operator meets it: it stops cleanly, revives what dies, and starts again at once after a kill."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    return os.environ | {
        "DATABASE_URL": f"sqlite:///{tmp_path}/hotline.db",
        "REDIS_URL": "",
        "SECRET_KEY": "only for the tests, really",
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "TWILIO_ACCOUNT_SID": "AC" + "1" * 32,
        "TWILIO_AUTH_TOKEN": "a" * 32,
        "TWILIO_API_BASE_URL": "http://127.0.0.1:9",
        "PYTHONPATH": str(ROOT),
    }


@pytest.fixture
def started(environment: dict[str, str], tmp_path: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Every `serve` a test starts, ended with its whole group afterwards."""
    running: list[subprocess.Popen[bytes]] = []
    yield running
    for process in running:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait(10)


def serve(
    environment: dict[str, str], folder: Path, started: list[subprocess.Popen[bytes]]
) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "hotline", "serve"]
    process = subprocess.Popen(
        command, env=environment, cwd=folder, start_new_session=True, stderr=subprocess.DEVNULL
    )
    started.append(process)
    return process


def wait_until_ready(environment: dict[str, str]) -> None:
    for _ in range(300):
        try:
            if requests.get(f"{environment['PUBLIC_URL']}/readyz", timeout=2).status_code == 200:
                return
        except requests.RequestException:
            pass
        time.sleep(0.1)
    raise AssertionError("serve did not become ready")


def group_of(process: subprocess.Popen[bytes]) -> dict[int, str]:
    """The living processes of its group: id > command line."""
    found = {}
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.getpgid(int(entry.name)) == process.pid:
                found[int(entry.name)] = (entry / "cmdline").read_text().replace("\0", " ")
        except (OSError, ProcessLookupError):
            continue
    return found


def test_it_stops_cleanly(
    environment: dict[str, str], tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    process = serve(environment, tmp_path, started)
    wait_until_ready(environment)
    process.terminate()
    assert process.wait(30) == 0
    assert group_of(process) == {}


def test_a_part_that_dies_is_started_again(
    environment: dict[str, str], tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    process = serve(environment, tmp_path, started)
    wait_until_ready(environment)
    for part in ("hotline worker", "hotline clock", "gunicorn", "valkey"):
        victim = next(pid for pid, command in sorted(group_of(process).items()) if part in command)
        os.kill(victim, signal.SIGKILL)
        for _ in range(300):
            others = [pid for pid, command in group_of(process).items() if part in command and pid != victim]
            if others:
                break
            time.sleep(0.1)
        assert others, f"{part} was not started again"
    wait_until_ready(environment)


def test_after_a_kill_of_the_group_it_starts_again_at_once(
    environment: dict[str, str], tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    first = serve(environment, tmp_path, started)
    wait_until_ready(environment)
    os.killpg(first.pid, signal.SIGKILL)
    first.wait(10)
    serve(environment, tmp_path, started)
    wait_until_ready(environment)


def test_its_children_die_with_it(
    environment: dict[str, str], tmp_path: Path, started: list[subprocess.Popen[bytes]]
) -> None:
    process = serve(environment, tmp_path, started)
    wait_until_ready(environment)
    process.kill()
    process.wait(10)
    for _ in range(100):
        if not group_of(process):
            break
        time.sleep(0.1)
    assert group_of(process) == {}


def test_missing_settings_are_said_together(environment: dict[str, str], tmp_path: Path) -> None:
    lacking = environment | {"SECRET_KEY": "short", "PORT": "many", "HOTLINE_GEOCODER": "somebody"}
    command = [sys.executable, "-m", "hotline", "serve"]
    said = subprocess.run(command, env=lacking, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    for name in ("SECRET_KEY", "PORT", "HOTLINE_GEOCODER"):
        assert name in said.stderr
    lacking = environment | {"TWILIO_AUTH_TOKEN": ""}
    said = subprocess.run(command, env=lacking, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert said.returncode == 1
    assert "TWILIO_AUTH_TOKEN" in said.stderr
