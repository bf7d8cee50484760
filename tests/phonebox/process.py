"""The carrier as a process of its own, and its control API as tests speak to it."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests

from .stand_in import ACCOUNT_SID, AUTH_TOKEN, StandIn, wait_for

ROOT = Path(__file__).parents[2]
LINE, STUBBORN_LINE, SLOW_LINE, DEAD_LINE = (f"+3326191000{digit}" for digit in range(4))
ODETTE, KARIM = "+33639980001", "+33639980002"
LANDLINE, MACHINE, BUSY, NOBODY = "+33261910084", "+33639980007", "+33639980008", "+33639980009"


@dataclass
class Phonebox:
    """The control API of the running carrier, as tests speak to it."""

    url: str

    def get(self, path: str, **arguments: Any) -> Any:
        answer = requests.get(f"{self.url}/phonebox{path}", params=arguments, timeout=20)
        answer.raise_for_status()
        return answer.json()

    def post(self, path: str, **data: Any) -> Any:
        answer = requests.post(f"{self.url}/phonebox{path}", json=data, timeout=20)
        answer.raise_for_status()
        return answer.json()

    def text(self, body: str, sender: str = ODETTE, to: str = LINE, **more: Any) -> Any:
        return self.post("/texts", **{"from": sender, "to": to, "body": body}, **more)

    def fault(self, kind: str, **more: Any) -> Any:
        return self.post("/faults", kind=kind, **more)

    def clear_faults(self) -> None:
        requests.delete(f"{self.url}/phonebox/faults", timeout=20).raise_for_status()

    def heard(self, number: str) -> list[str]:
        """The bodies of what was delivered to a handset."""
        texts = self.get("/texts", number=number)["texts"]
        return [text["body"] for text in texts if text["direction"] == "out" and text["status"] == "delivered"]

    def wait_until(self, sid: str, status: str) -> dict[str, Any]:
        def look() -> dict[str, Any] | None:
            texts = self.get("/texts")["texts"]
            return next((text for text in texts if text["sid"] == sid and text["status"] == status), None)

        return wait_for(look) or {}

    def error_codes(self) -> list[int]:
        return [event["error_code"] for event in self.get("/events")["events"]]


def config_for(stand_in: StandIn) -> dict[str, Any]:
    fallback = f"{stand_in.url}/fallback"
    return {
        "account_sid": ACCOUNT_SID,
        "auth_token": AUTH_TOKEN,
        "pace": 0.01,
        "speech_pace": 0,
        "ring_time": 0.2,
        "patience": False,
        "lines": [
            {
                "number": LINE,
                "sms_url": f"{stand_in.url}/sms?town=orleans",
                "voice_url": f"{stand_in.url}/voice?town=orleans",
                "voice_status_url": f"{stand_in.url}/ended",
            },
            {
                "number": STUBBORN_LINE,
                "sms_url": f"{stand_in.url}/sms#rc=2&rp=5xx",
                "sms_fallback_url": fallback,
                "voice_url": f"{stand_in.url}/voice#rc=2&rp=5xx",
                "voice_fallback_url": f"{stand_in.url}/voice_fallback",
            },
            {"number": SLOW_LINE, "sms_url": f"{stand_in.url}/slow#rc=1&rp=rt&rt=100"},
            {"number": DEAD_LINE, "sms_url": "http://127.0.0.1:9/sms", "voice_url": "http://127.0.0.1:9/voice"},
        ],
        "senders": ["Orleans"],
        "handsets": [
            {"number": ODETTE, "name": "Odette", "role": "resident"},
            {"number": KARIM, "name": "Karim", "role": "volunteer"},
            {"number": LANDLINE, "name": "Simone"},
            {"number": MACHINE, "name": "Répondeur", "answers": "machine"},
            {"number": BUSY, "name": "Occupé", "answers": "busy"},
            {"number": NOBODY, "name": "Personne", "answers": "nobody"},
        ],
        "desk_url": "http://127.0.0.1:8000/desk/",
    }


def start_process(config: dict[str, Any], folder: Path, *options: str) -> tuple[subprocess.Popen[str], str]:
    """The process and the address that it says it answers on."""
    path = folder / "phonebox.json"
    path.write_text(json.dumps(config), encoding="utf-8")
    command = [sys.executable, "-m", "hotline.phonebox", "--port", "0", "--config", str(path), *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stdout is not None
    return process, process.stdout.readline().split()[-1]
