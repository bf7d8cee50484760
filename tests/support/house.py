"""A hotline of real processes on a database: web, worker, clock, broker and carrier, each ended by its own id."""

import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import requests
from twilio.request_validator import RequestValidator

from hotline.cli.serve import part_command, web_command
from hotline.config import Settings
from hotline.work import queue

from ..phonebox.process import Phonebox, start_process
from .broker import running_broker
from .free_port import free_port
from .patience import eventually
from .world import ACCOUNT_SID, AUTH_TOKEN, NUMBER

ROOT = Path(__file__).parents[2]
APPLICATION = "hotline.app:create_app()"


@dataclass
class House:
    """Where its parts answer."""

    settings: Settings
    phonebox: Phonebox
    parts: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)

    @property
    def url(self) -> str:
        """The web server's address, which is the public one too."""
        return self.settings.public_address

    def start(self, name: str) -> None:
        """Start the worker or the clock."""
        self.parts[name] = spawn(part_command(name), self.settings)

    def stop(self, name: str) -> None:
        """End a part as an operator would."""
        process = self.parts.pop(name)
        process.terminate()
        process.wait(20)


def spawn(command: Sequence[str], settings: Settings, **more: str) -> "subprocess.Popen[bytes]":
    """One process of hotline with these settings in its environment."""
    environment = {name.upper(): str(value) for name, value in settings.model_dump().items()}
    quiet = None if os.environ.get("HOTLINE_SHOW_LOGS") else subprocess.DEVNULL
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=os.environ | environment | more,
        stdout=quiet,
        stderr=quiet,
        stdin=subprocess.DEVNULL,
    )


@contextmanager
def running_house(database_url: str, *parts: str, application: str = APPLICATION, **more: str) -> Iterator[House]:
    """Web with two processes, a broker and a carrier of its own, and the parts that are named."""
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="hotline-house-")))
        broker_url = closing.enter_context(running_broker())
        port = free_port()
        process, carrier = start_process(_carrier_config(port), folder)
        closing.callback(_end, process)
        house = House(_settings(database_url, broker_url, carrier, port), Phonebox(carrier))
        command = [application if part == APPLICATION else part for part in web_command(house.settings)]
        closing.callback(_end_all, house)
        house.parts["web"] = spawn(command, house.settings, PYTHONPATH=str(ROOT), **more)
        for name in parts:
            house.start(name)
        queue.use(broker_url)  # what the test's own process does reaches the same worker
        eventually(lambda: answers(house.url))
        yield house


def _settings(database_url: str, broker_url: str, carrier: str, port: int) -> Settings:
    return Settings(
        database_url=database_url,
        redis_url=broker_url,
        secret_key="only for the tests, really",
        public_url=f"http://127.0.0.1:{port}",
        twilio_account_sid=ACCOUNT_SID,
        twilio_auth_token=AUTH_TOKEN,
        twilio_api_base_url=carrier,
        port=port,
        web_concurrency=2,
    )


def _carrier_config(port: int) -> dict[str, object]:
    return {
        "account_sid": ACCOUNT_SID,
        "auth_token": AUTH_TOKEN,
        "pace": 0.01,
        "speech_pace": 0,
        "ring_time": 0.5,
        "patience": False,
        "lines": [
            {
                "number": NUMBER,
                "sms_url": f"http://127.0.0.1:{port}/sms",
                "voice_url": f"http://127.0.0.1:{port}/voice",
                "voice_status_url": f"http://127.0.0.1:{port}/voice/status",
            }
        ],
    }


def _end_all(house: House) -> None:
    for part in reversed(house.parts.values()):
        _end(part)


def _end(process: "subprocess.Popen[bytes] | subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def answers(url: str) -> bool:
    """Whether the web server is up."""
    try:
        return requests.get(f"{url}/healthz", timeout=1).ok
    except requests.RequestException:
        return False


def signed_text(url: str, sender: str, body: str, sid: str = "") -> tuple[dict[str, str], dict[str, str]]:
    """The form of one inbound text and the headers that sign it."""
    form = {
        "MessageSid": sid or f"SM{uuid.uuid4().hex}",
        "AccountSid": ACCOUNT_SID,
        "From": sender,
        "To": NUMBER,
        "Body": body,
    }
    signature = RequestValidator(AUTH_TOKEN).compute_signature(f"{url}/sms", form)
    return form, {"X-Twilio-Signature": signature}


def python_module(name: str) -> list[str]:
    """How to run one of the tests' own modules."""
    return [sys.executable, "-m", name]
