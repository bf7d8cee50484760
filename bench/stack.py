"""hotline as it runs, on free ports and in a temporary folder, for a bench to measure."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from twilio.request_validator import RequestValidator

from hotline.config import Settings
from hotline.work import broker

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "hotline" / "demo"
ACCOUNT_SID, AUTH_TOKEN, NUMBER = "AC" + "2" * 32, "b" * 32, "+33261910000"
TEXT = "Bonjour, j'ai besoin de mes médicaments, {number} rue de Bourgogne"


@dataclass
class Stack:
    """Where the parts answer."""

    folder: Path
    port: int
    carrier_port: int
    environment: dict[str, str]

    def signed_text(self, sender: str, body: str) -> bytes:
        """A whole HTTP request: one inbound text as the carrier would post it."""
        sid = f"SM{uuid.uuid4().hex}"
        return self._signed("/sms", {"MessageSid": sid, "From": sender, "To": NUMBER, "Body": body})

    def signed_call(self, path: str, sid: str, caller: str, heard: dict[str, str]) -> bytes:
        """A whole HTTP request: one turn of an inbound call."""
        return self._signed(path, {"CallSid": sid, "From": caller, "To": NUMBER, **heard})

    def _signed(self, path: str, fields: dict[str, str]) -> bytes:
        form = {"AccountSid": ACCOUNT_SID, **fields}
        signature = RequestValidator(AUTH_TOKEN).compute_signature(f"http://127.0.0.1:{self.port}{path}", form)
        return post(path, urlencode(form).encode(), f"X-Twilio-Signature: {signature}\r\n")


def post(path: str, body: bytes, more: str = "") -> bytes:
    """A POST of a form, ready to be sent."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(body)}\r\n{more}\r\n"
    )
    return head.encode() + body


def sender(number: int) -> str:
    """A resident's phone, from the range reserved for fiction."""
    return f"+3363998{number % 10000:04d}"


def free_port() -> int:
    """A port nobody uses at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def prepare(folder: Path, database_url: str) -> Stack:
    """A database with the example town, its addresses and volunteers; nothing runs yet."""
    port, carrier_port = free_port(), free_port()
    environment = os.environ | {
        "DATABASE_URL": database_url,
        "REDIS_URL": "",
        "SECRET_KEY": secrets.token_hex(16),
        "PORT": str(port),
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "TWILIO_ACCOUNT_SID": ACCOUNT_SID,
        "TWILIO_AUTH_TOKEN": AUTH_TOKEN,
        "TWILIO_API_BASE_URL": f"http://127.0.0.1:{carrier_port}",
        "PYTHONPATH": str(ROOT),
    }
    stack = Stack(folder, port, carrier_port, environment)
    command(stack, "db", "upgrade")
    town = ["--name", "Orléans", "--number", NUMBER, "--center", "47.9029,1.9090", "--radius-km", "8"]
    generous = ["--offers-per-day", "100000", "--tasks-at-once", "1000", "--requests-per-day", "100000"]
    command(stack, "town", "add", "orleans", *town, "--quiet", "none", *generous)
    command(stack, "gazetteer", "import", str(EXAMPLE / "orleans.csv"))
    command(stack, "volunteers", "import", str(EXAMPLE / "volunteers.csv"), "--town", "orleans")
    return stack


def command(stack: Stack, *words: str) -> None:
    """Run one of hotline's commands to its end."""
    run = [sys.executable, "-m", "hotline", *words]
    subprocess.run(run, env=stack.environment, check=True, capture_output=True, cwd=stack.folder)


@contextmanager
def running(stack: Stack, *commands: Sequence[str], answers: Sequence[str]) -> Iterator[None]:
    """Run these commands until the bench is done; begins when all addresses in `answers` answer."""
    children = [
        subprocess.Popen(words, env=stack.environment, cwd=stack.folder, start_new_session=True)
        for words in commands
    ]
    try:
        for address in answers:
            wait_for(address)
        yield
    finally:
        for child in children:
            os.killpg(child.pid, signal.SIGTERM)
        for child in children:
            child.wait(30)


def wait_for(address: str) -> None:
    """Until something answers there."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"{address} does not answer")


def broker_command(stack: Stack) -> list[str]:
    """The embedded broker, as a process."""
    return broker.command(Settings(database_url=stack.environment["DATABASE_URL"], secret_key=secrets.token_hex()))


def carrier_command(stack: Stack) -> list[str]:
    """The local carrier, as a process."""
    config = {
        "account_sid": ACCOUNT_SID,
        "auth_token": AUTH_TOKEN,
        "pace": 0.2,
        "lines": [{"number": NUMBER, "sms_url": f"http://127.0.0.1:{stack.port}/sms"}],
        "senders": [],
        "handsets": [],
    }
    path = stack.folder / "carrier.json"
    path.write_text(json.dumps(config), encoding="utf-8")
    here = ["--port", str(stack.carrier_port), "--config", str(path)]
    return [sys.executable, "-m", "hotline.phonebox", *here]
