"""Somebody on the telephone: hears what the answers say, presses keys, speaks, hangs up. Reads TwiML, nothing else."""

import re
import uuid
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

if TYPE_CHECKING:
    from tests.support.world import World

PUBLIC_URL = "https://hotline.example"
LARGEST_ANSWER = 64 * 1024
MOST_TURNS = 30
CHOICE = re.compile(r"(?:Pour|For) ([^.?!]+?), (?:tapez|press) ([0-9]|étoile|star)\.")
SPOKEN = ("Say", "Play", "Pause")


@dataclass
class PhoneCall:
    """One call as whoever holds the receiver has it."""

    world: "World"
    phone: str
    number: str
    call_sid: str = field(default_factory=lambda: f"CA{uuid.uuid4().hex}")
    heard: str = ""
    verbs: list[ElementTree.Element] = field(default_factory=list)
    turns: int = 0
    status: str = "in-progress"
    direction: str = "inbound"
    answered_at: str = ""
    reported_at: str = "/voice/status"
    reported: bool = False
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def begins(self, path: str, **fields: str) -> "PhoneCall":
        """The first webhook of the call."""
        return self._post(path, **fields)

    def picked_up(self) -> "PhoneCall":
        """Somebody, or a machine, answers a call of the town's."""
        return self.begins(self.answered_at)

    def ends_as(self, status: str) -> None:
        """The carrier reports that nobody took the call: "busy", "no-answer", "failed"."""
        self.status = status
        self.world.post(self.reported_at, self._form())
        self.world.settle()

    def presses(self, keys: str) -> "PhoneCall":
        """Key presses; the call must be listening."""
        gather = self._listening()
        assert "dtmf" in gather.get("input", "dtmf").split()
        finish = gather.get("finishOnKey", "#")
        digits = keys.rstrip(finish) if finish else keys
        assert len(digits) <= int(gather.get("numDigits", 99)), f"{keys} is more than is listened to"
        return self._post(gather.get("action", ""), Digits=digits)

    def says(self, words: str, **fields: str) -> "PhoneCall":
        """Spoken words; the call must be listening to speech."""
        gather = self._listening()
        assert "speech" in gather.get("input", "dtmf").split(), f"nobody listens to words here: {self.heard}"
        return self._post(gather.get("action", ""), SpeechResult=words, Confidence="0.91", **fields)

    def is_silent(self) -> "PhoneCall":
        """No key and no word until the question gives up: the next verb is carried out."""
        self._listening()
        return self._after(self.verbs[self.verbs.index(self._listening()) + 1 :])

    def records(self, seconds: int = 7, sid: str = "", digits: str = "#") -> "PhoneCall":
        """Speak after the beep."""
        record = self._verb("Record")
        assert record.get("playBeep") == "true"
        self.recording_sid = sid or f"RE{uuid.uuid4().hex}"
        return self._post(
            record.get("action", ""),
            RecordingSid=self.recording_sid,
            RecordingUrl=f"https://carrier.example/Recordings/{self.recording_sid}",
            RecordingDuration=str(seconds),
            Digits=digits,
        )

    def waits(self) -> "PhoneCall":
        """Hold the line through a pause."""
        self._verb("Pause")
        return self._after(self.verbs)

    def talked(self, bridged: bool = True) -> "PhoneCall":
        """The connection is over; both had talked, or nobody had answered."""
        dial = self._verb("Dial")
        fields = {"DialCallStatus": "completed" if bridged else "no-answer", "DialBridged": str(bridged).lower()}
        return self._post(dial.get("action", ""), **fields)

    def connection(self) -> tuple[str, ElementTree.Element]:
        """Whom the call is being put through to, and the Dial itself."""
        dial = self._verb("Dial")
        (number,) = dial.findall("Number")
        return str(number.text), dial

    def whispers_to(self, phone: str) -> "PhoneCall":
        """The other side picks up, and hears who it is before being put through."""
        (number,) = self._verb("Dial").findall("Number")
        other = PhoneCall(self.world, phone, self.number, direction="outbound-dial")
        return other.begins(number.get("url", ""), ParentCallSid=self.call_sid, From=self.number, To=phone)

    def hangs_up(self, duration: int = 20) -> "PhoneCall":
        """Put the receiver down; the carrier reports it, unless it has ended the call itself."""
        if not self.reported:
            self._ends(duration)
        return self

    def _ends(self, duration: int) -> None:
        self.status = "completed"
        self.reported = True
        if self.direction != "outbound-dial":  # nobody asked to be told of those
            self.world.post(self.reported_at, self._form(CallDuration=str(duration)))
        self.world.settle()

    def again(self) -> ElementTree.Element:
        """The carrier repeats its last webhook; what it is answered this time."""
        path, form = self.asked[-1]
        return _parse(self.world.post(path, form).data)

    def hears(self, *words: str) -> "PhoneCall":
        """All of these words were said in this turn."""
        for word in words:
            assert word in self.heard, f"{word!r} was not said: {self.heard!r}"
        return self

    def hears_nothing_of(self, *words: str) -> "PhoneCall":
        """None of these words was said in this turn."""
        for word in words:
            assert word not in self.heard, f"{word!r} was said: {self.heard!r}"
        return self

    def chooses(self, purpose: str) -> "PhoneCall":
        """Press the key that is promised for this purpose."""
        keys = [key for what, key in self.choices() if purpose in what]
        assert len(keys) == 1, f"{purpose!r} is offered {len(keys)} times in {self.heard!r}"
        return self.presses("*" if keys[0] in ("étoile", "star") else keys[0])

    def choices(self) -> list[tuple[str, str]]:
        """What can be chosen: the purpose and its key."""
        return CHOICE.findall(self.heard)

    def is_over(self) -> "PhoneCall":
        """The call ended with a sentence, not with silence."""
        assert self.status == "completed", f"the call goes on: {self.heard}"
        assert self.heard, "the call ended without a word"
        return self

    @property
    def listens_to(self) -> str:
        """What the call listens to: "dtmf", "dtmf speech"; empty when it does not listen."""
        found = [verb for verb in self.verbs if verb.tag == "Gather"]
        return found[0].get("input", "dtmf") if found else ""

    def _listening(self) -> ElementTree.Element:
        return self._verb("Gather")

    def _verb(self, tag: str) -> ElementTree.Element:
        found = [verb for verb in self.verbs if verb.tag == tag]
        assert len(found) == 1, f"no {tag} in {[verb.tag for verb in self.verbs]} after {self.heard!r}"
        return found[0]

    def _after(self, verbs: list[ElementTree.Element]) -> "PhoneCall":
        redirect = next(verb for verb in verbs if verb.tag == "Redirect")
        return self._post(str(redirect.text))

    def _form(self, **fields: str) -> dict[str, Any]:
        sides = {"From": self.phone, "To": self.number}
        if self.direction == "outbound-api":
            sides = {"From": self.number, "To": self.phone}
        return {"CallSid": self.call_sid, "CallStatus": self.status, "Direction": self.direction} | sides | fields

    def _post(self, path: str, **fields: str) -> "PhoneCall":
        assert path, "a question without an address for its answer"
        self.turns += 1
        assert self.turns <= MOST_TURNS, "the call goes on for ever"
        assert path.startswith(("/voice", f"{PUBLIC_URL}/voice")), f"{path} is none of our doors"
        self.asked.append((path.removeprefix(PUBLIC_URL), self._form(**fields)))
        answer = self.world.post(*self.asked[-1])
        assert answer.status_code == 200, answer.data
        assert answer.mimetype == "text/xml"
        assert len(answer.data) <= LARGEST_ANSWER
        self._take(_parse(answer.data))
        self.world.settle()
        return self

    def _take(self, document: ElementTree.Element) -> None:
        self.verbs = list(document)
        spoken = [verb for verb in document.iter() if verb.tag in SPOKEN]
        self.heard = " ".join("".join(verb.itertext()) for verb in spoken if verb.tag == "Say").strip()
        for verb in self.verbs:
            if verb.tag in ("Gather", "Record", "Dial"):
                assert verb.get("action"), f"a {verb.tag} without an action"
        if any(verb.tag == "Hangup" for verb in self.verbs) or not self.verbs:
            self._ends(60)


def _parse(document: bytes) -> ElementTree.Element:
    root = ElementTree.fromstring(document)
    assert root.tag == "Response"
    return root
