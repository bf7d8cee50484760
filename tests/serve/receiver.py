"""A telephone over bare HTTP: it reads the answers as a carrier does and understands "Pour X, tapez N.", nothing else."""

import re
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from urllib.parse import urljoin
from xml.etree import ElementTree

import requests
from twilio.request_validator import RequestValidator

from ..support.world import ACCOUNT_SID, AUTH_TOKEN, NUMBER

MOST_TURNS = 30
LARGEST_ANSWER = 64 * 1024
PATIENCE_S = 30
CHOICE = re.compile(r"Pour ([^.?!]+?), tapez ([0-9])\.")
SPOKEN = ("Say", "Play", "Pause")
# Where somebody else has to do something: talk, be talked to, or be rung.
WAITS = ("Gather", "Record", "Dial")


@dataclass
class Receiver:
    """One call to the server at `url`; each webhook is posted as often `at_once` as told."""

    url: str
    phone: str
    at_once: int = 1
    call_sid: str = field(default_factory=lambda: f"CA{uuid.uuid4().hex}")
    heard: str = ""
    rest: list[ElementTree.Element] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def calls(self) -> "Receiver":
        """Dial the town."""
        self._follow("/voice")
        return self

    @property
    def waits_for(self) -> str:
        """The verb that waits for somebody: Gather, Record or Dial; empty once the call is over."""
        return self.rest[0].tag if self.rest else ""

    def chooses(self, purpose: str) -> "Receiver":
        """Press the key that is promised for this purpose."""
        keys = [key for what, key in CHOICE.findall(self.heard) if purpose in what]
        assert len(keys) == 1, f"{purpose!r} is offered {len(keys)} times in {self.heard!r}"
        assert self.rest[0].get("numDigits") == "1", f"after the one key more are waited for: {self.heard!r}"
        return self.presses(keys[0])

    def presses(self, keys: str) -> "Receiver":
        """Press keys until the question has enough; none but the finishing key is silence."""
        gather = self.rest[0]
        assert gather.tag == "Gather"
        assert "dtmf" in gather.get("input", "dtmf").split()
        pressed = keys.partition(gather.get("finishOnKey", "#") or "never")[0]
        pressed = pressed[: int(gather.get("numDigits", len(keys)))]
        return self._answers(gather, Digits=pressed) if pressed else self.is_silent()

    def says(self, words: str) -> "Receiver":
        """Speak; the call must be listening to speech."""
        gather = self.rest[0]
        assert "speech" in gather.get("input", "dtmf").split(), f"nobody listens to words here: {self.heard}"
        return self._answers(gather, SpeechResult=words, Confidence="0.91")

    def is_silent(self) -> "Receiver":
        """Wait until the question gives up: what stands behind it follows."""
        self.heard = ""
        self._carry_out(self.rest[1:])
        return self

    def hears(self, *words: str) -> "Receiver":
        """All of these words were said since the last answer."""
        for word in words:
            assert word in self.heard, f"{word!r} was not said: {self.heard!r}"
        return self

    def is_over(self) -> "Receiver":
        """The town has said something, and hung up."""
        assert not self.rest, f"the call goes on: {self.heard}"
        assert self.heard, "the call ended without a word"
        return self

    def hangs_up(self, duration_s: int = 20) -> None:
        """Put the receiver down; the carrier reports it."""
        self.rest = []
        self._post("/voice/status", CallStatus="completed", CallDuration=str(duration_s))

    def _answers(self, verb: ElementTree.Element, **fields: str) -> "Receiver":
        self.heard = ""
        self._follow(verb.attrib["action"], **fields)
        return self

    def _follow(self, path: str, **fields: str) -> None:
        document = ElementTree.fromstring(self._post(path, **fields))
        assert document.tag == "Response"
        self._carry_out(list(document))

    def _carry_out(self, verbs: list[ElementTree.Element]) -> None:
        """Hear one verb after the other, until one waits for somebody or the call is over."""
        self.rest = []
        for place, verb in enumerate(verbs):
            self._hear(verb)
            if verb.tag in WAITS:
                self.rest = verbs[place:]
                return
            if verb.tag == "Redirect":
                self._follow(str(verb.text))
                return
            assert verb.tag in (*SPOKEN, "Hangup"), f"no telephone knows what {verb.tag} is"
            if verb.tag == "Hangup":
                return

    def _hear(self, verb: ElementTree.Element) -> None:
        said = " ".join("".join(one.itertext()) for one in verb.iter("Say"))
        self.heard = f"{self.heard} {said}".strip()

    def _post(self, path: str, **fields: str) -> bytes:
        """What this webhook is answered; every copy of it gets the same."""
        form = {"CallSid": self.call_sid, "AccountSid": ACCOUNT_SID, "From": self.phone, "To": NUMBER}
        form |= {"CallStatus": "in-progress", "Direction": "inbound"} | fields
        barrier = threading.Barrier(self.at_once)
        with ThreadPoolExecutor(self.at_once) as pool:
            answers = list(pool.map(lambda _: self._send(path, form, barrier), range(self.at_once)))
        assert len(set(answers)) == 1, f"the same webhook was answered in {len(set(answers))} ways: {answers}"
        return answers[0]

    def _send(self, path: str, form: dict[str, str], barrier: threading.Barrier) -> bytes:
        address = urljoin(self.url, path)
        signature = RequestValidator(AUTH_TOKEN).compute_signature(address, form)
        barrier.wait(PATIENCE_S)
        began = time.perf_counter()
        answer = requests.post(address, form, headers={"X-Twilio-Signature": signature}, timeout=PATIENCE_S)
        self.seconds.append(time.perf_counter() - began)
        assert answer.ok, f"{path} is answered {answer.status_code}"
        assert len(answer.content) <= LARGEST_ANSWER
        assert len(self.seconds) <= MOST_TURNS * self.at_once, f"the call goes on for ever: {self.heard}"
        return answer.content
