"""A telephone at the carrier, handled over HTTP as a person would: dial, listen, press keys, speak, hang up."""

from dataclasses import dataclass
from typing import Any

import requests

from ..support.patience import eventually

HEARD = (("say", "application"), ("speech", "other"))


@dataclass
class Call:
    """One call as it is at this handset."""

    base_url: str
    sid: str
    listened: int = 0

    def show(self) -> dict[str, Any]:
        """All that the carrier knows of it."""
        answer = requests.get(f"{self.base_url}/phonebox/calls/{self.sid}", timeout=20)
        answer.raise_for_status()
        shown: dict[str, Any] = answer.json()
        return shown

    @property
    def status(self) -> str:
        return str(self.show()["status"])

    @property
    def has_ended(self) -> bool:
        return self.show()["ended_at"] is not None

    def waits(self) -> "Call":
        """Listen until the line waits for something, talks with somebody, or is dead."""
        eventually(lambda: waits_for_somebody(self.show()))
        return self

    def ends(self) -> "Call":
        """Listen until the line is dead."""
        eventually(lambda: self.has_ended)
        return self

    def heard(self) -> list[str]:
        """The words heard since the last look, after they have all been said."""
        captions = self.waits().show()["captions"][self.listened :]
        self.listened += len(captions)
        return [one["words"] for one in captions if (one["kind"], one["by"]) in HEARD]

    def answer(self) -> "Call":
        return self._do("answer")

    def refuse(self) -> "Call":
        return self._do("refuse")

    def hang_up(self) -> "Call":
        return self._do("hang_up")

    def keys(self, keys: str) -> "Call":
        """Hear everything out, then press these keys."""
        return self.waits()._do("keys", keys=keys)

    def says(self, words: str) -> "Call":
        """Hear everything out, then speak."""
        return self.waits()._do("speech", words=words)

    def silence(self) -> "Call":
        """Hear everything out, then do nothing until the line gives up waiting."""
        return self.waits()._do("silence")

    def records(self, **how: Any) -> "Call":
        """Leave a message: the sample, or a WAV in base64."""
        return self.waits()._do("recording", **(how or {"sample": True}))

    def _do(self, what: str, **data: Any) -> "Call":
        answer = requests.post(f"{self.base_url}/phonebox/calls/{self.sid}/{what}", json=data, timeout=20)
        assert answer.ok, answer.text
        return self


@dataclass
class Phone:
    """A handset by its number."""

    base_url: str
    number: str

    def calls(self, line: str, **more: Any) -> Call:
        """Dial a line of the carrier."""
        data = {"from": self.number, "to": line, **more}
        answer = requests.post(f"{self.base_url}/phonebox/calls", json=data, timeout=20)
        assert answer.ok, answer.text
        return Call(self.base_url, answer.json()["sid"])

    def rings(self) -> Call:
        """The call that rings here, waited for."""
        return Call(self.base_url, eventually(self._ringing)["sid"])

    def _ringing(self) -> dict[str, Any]:
        arguments = {"number": self.number}
        calls = requests.get(f"{self.base_url}/phonebox/calls", params=arguments, timeout=20).json()["calls"]
        ringing = [call for call in calls if call["direction"] == "out" and call["status"] == "ringing"]
        return ringing[-1] if ringing else {}


def waits_for_somebody(call: dict[str, Any]) -> bool:
    is_waiting = call["waiting"] is not None and call["waiting"]["kind"] != "speaking"
    return is_waiting or bool(call["bridged_with"]) or call["ended_at"] is not None
