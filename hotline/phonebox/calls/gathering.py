"""Gather: a question to the person at the handset, answered with keys or in words (pure)."""

from dataclasses import dataclass
from typing import Any

from hotline.phonebox.calls.twiml import Verb, read_hints
from hotline.phonebox.signing import Fields

CONFIDENCE = "0.91"


@dataclass
class Gather:
    """`patience` is in seconds and begins anew with every key; `touches` counts what the person did."""

    inputs: tuple[str, ...]
    patience: int
    num_digits: int | None
    finish_on_key: str
    hints: list[str]
    digits: str = ""
    words: str | None = None
    touches: int = 0
    is_open: bool = False
    is_over: bool = False

    @property
    def has_begun(self) -> bool:
        return self.touches > 0

    @property
    def is_empty(self) -> bool:
        return not self.digits and self.words is None

    def press(self, key: str) -> None:
        """Take one key, if keys are asked for."""
        if self.is_over or "dtmf" not in self.inputs:
            return
        self.touches += 1
        if key == self.finish_on_key:
            self.is_over = True
            return
        self.digits += key
        self.is_over = len(self.digits) == self.num_digits

    def speak(self, words: str) -> None:
        """Take what was said, if speech is asked for and no key came first."""
        if self.is_over or self.digits or "speech" not in self.inputs:
            return
        self.touches += 1
        self.words, self.is_over = words, True

    def fall_silent(self) -> None:
        """The time is over; keys pressed so far count."""
        self.is_over = True

    def show(self) -> dict[str, Any]:
        return {
            "kind": "gather",
            "input": list(self.inputs),
            "num_digits": self.num_digits,
            "finish_on_key": self.finish_on_key,
            "timeout_s": self.patience,
            "hints": self.hints,
            "digits": self.digits,
        }

    def fields(self, with_confidence: bool) -> Fields:
        """What the action is told."""
        if self.words is None:
            return [("Digits", self.digits)]
        confidence = [("Confidence", CONFIDENCE)] if with_confidence else []
        return [("SpeechResult", self.words), *confidence]


def read_gather(verb: Verb) -> Gather:
    """A Gather with Twilio's defaults."""
    return Gather(
        inputs=tuple(verb.get("input", "dtmf").replace(",", " ").split()),
        patience=verb.number("timeout", 5),
        num_digits=verb.number("numDigits", 0) or None,
        finish_on_key=verb.get("finishOnKey", "#"),
        hints=read_hints(verb),
    )
