"""What keeps the house in shape: every door is guarded, every job is there, every command is documented."""

import re
from pathlib import Path

import click
from flask import Flask
from rq.utils import import_attribute

from hotline.cli.main import COMMANDS, Commands, cli
from hotline.work.queue import Job

ROOT = Path(__file__).parents[1]
# Open to everybody on purpose.
OPEN = {
    "/",
    "/t/<slug>",
    "/healthz",
    "/readyz",
    "/metrics",
    "/desk/static/<path:filename>",
    "/voice/sounds/<reference>",
}
SIGNED = {
    "/sms",
    "/sms/status",
    "/voice",
    "/voice/answered",
    "/voice/whisper",
    "/voice/turns/<int:number>",
    "/voice/status",
    "/voice/recording",
}


def test_every_route_is_open_on_purpose_or_guarded(app: Flask) -> None:
    client = app.test_client()
    for rule in app.url_map.iter_rules():
        path, methods = str(rule), (rule.methods or set()) & {"GET", "POST"}
        if path in OPEN or path.startswith("/desk/welcome/"):
            continue
        address = re.sub(r"<[^>]+>", "1", path)
        for method in sorted(methods):
            answer = client.open(address, method=method)
            if path in SIGNED:
                assert answer.status_code == 403, f"{method} {path} lets the unsigned in"
            elif path != "/desk/login":
                assert answer.status_code in (302, 400, 401, 403), f"{method} {path} lets strangers in"


def test_every_job_is_there() -> None:
    for job in Job:
        assert callable(import_attribute(job.value)), job


def test_every_command_is_documented() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert re.search(rf"`{name}[ `]", readme), f"the README does not speak of {name}"
        assert isinstance(cli, Commands)
        command = cli.get_command(click.Context(cli), name)
        assert command is not None and command.help, f"{name} has no help"


def test_no_module_is_too_long() -> None:
    for path in (ROOT / "hotline").rglob("*.py"):
        lines = len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= 300, f"{path.relative_to(ROOT)} has {lines} lines: split it"
        assert path.read_text(encoding="utf-8").startswith('"""'), (
            f"{path.relative_to(ROOT)} does not say what it is for"
        )
