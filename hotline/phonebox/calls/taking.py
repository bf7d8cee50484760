"""Record: a message that the person at the handset speaks, until a key, silence or the end of the call (pure)."""

from dataclasses import dataclass, field
from typing import Any

from hotline.phonebox.calls.sounds import make_tone
from hotline.phonebox.calls.twiml import Verb

ANY_KEY = "1234567890*#"
SILENT_SECONDS = 1.0
HANGUP = "hangup"


@dataclass
class Taking:
    """Times in seconds. The carrier can't hear a microphone: only the handset knows of silence before words
    were typed, so until then only the greatest length counts."""

    timeout: int
    max_length: int
    finish_on_key: str
    beeps: bool
    spoken: list[str] = field(default_factory=list)
    sound: bytes | None = None
    ended_with: str = ""
    touches: int = 0
    is_open: bool = False
    is_over: bool = False

    @property
    def patience(self) -> int:
        return self.timeout if self.spoken else self.max_length

    @property
    def content(self) -> bytes | None:
        """The WAV to keep: what was handed over, a tone for typed words, silence before a key; else nothing."""
        if self.sound:
            return self.sound
        if self.spoken:
            return make_tone()
        return make_tone(SILENT_SECONDS, 0) if self.ended_with not in ("", HANGUP) else None

    def press(self, key: str) -> None:
        if not self.is_over and key in self.finish_on_key:
            self.ended_with, self.is_over = key, True

    def speak(self, words: str) -> None:
        self.spoken.append(words)
        self.touches += 1

    def fall_silent(self) -> None:
        self.is_over = True

    def take_sound(self, content: bytes, key: str = "") -> None:
        self.sound, self.ended_with, self.is_over = content, key, True

    def show(self) -> dict[str, Any]:
        return {
            "kind": "record",
            "max_length_s": self.max_length,
            "timeout_s": self.timeout,
            "finish_on_key": self.finish_on_key,
            "beep": self.beeps,
        }


def read_taking(verb: Verb) -> Taking:
    """A Record with Twilio's defaults."""
    return Taking(
        timeout=verb.number("timeout", 5),
        max_length=verb.number("maxLength", 3600),
        finish_on_key=verb.get("finishOnKey", ANY_KEY),
        beeps=verb.is_true("playBeep", otherwise=True),
    )
