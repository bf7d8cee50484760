"""What a caller's keys and words mean at a step of a flow. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from hotline.flows.model import Kind, Step
from hotline.intake.dialogue import Dialogue
from hotline.intake.understanding import names
from hotline.records import numbers

PERSON, AGAIN = "0", "*"
# Ways that were chosen are no facts.
CHOICES = ("option", "pressed")
# How many keys an answer has; what is not here is one key.
LENGTHS = {"letters": 20, "address": 5, "postcode": 5, "phone": 10, "volunteer_phone": 10, "code": 4, "number": 4}
POSTCODE = re.compile(r"\d{5}")
CODE = re.compile(r"\d{4}")
# These are keyed, as speech garbles them.
KEYED = ("phone", "volunteer_phone", "code", "letters")
# The first digit of every code; in a menu that a code may answer, three more are waited for.
BEGINS_A_CODE, REST_OF_CODE = frozenset("56789"), 3
# What is said in answer to these is that answer and nothing else: no need, no place, no message.
KEPT_APART = ("first_name",)
LONGEST_NAME = 40
# Fewer letters than this begin too many streets.
SHORTEST_NAME = 3


@dataclass(frozen=True)
class Said:
    """What came of the last turn: keys, words, a recording, or the outcome of a connection."""

    keys: str = ""
    words: str = ""
    recording_sid: str = ""
    recording_s: int = 0
    outcome: str = ""

    def as_row(self) -> dict[str, Any]:
        """Only what there is, to be kept with the turn."""
        return {name: value for name, value in self.__dict__.items() if value}


def listens_to_speech(step: Step) -> bool:
    """Whether words are worth listening to here; menus are for the keypad alone."""
    return (step.kind == Kind.ASK and step.asks not in KEYED) or "yes" in step.options


def facts_in(step: Step, said: Said, dialogue: Dialogue | None) -> dict[str, Any]:
    """The facts and choices in what was said; empty for silence, wrong keys and words that are no answer."""
    if said.recording_sid:
        return {"recording": said.recording_sid} if step.asks == "recording" else {}
    if said.keys:
        return _keyed(step, said.keys)
    if step.asks == "first_name":
        return {"first_name": _name(said.words)} if said.words else {}
    return dialogue.answers(step.asks) if said.words and dialogue else {}


def _name(words: str) -> str:
    """ "Je m'appelle Léa" is Léa; whatever else was said is the name."""
    return names.name_in(words) or words.strip(" .")[:LONGEST_NAME].title()


def _keyed(step: Step, keys: str) -> dict[str, Any]:
    if keys in step.keys:
        return {step.asks: step.keys[keys]}
    if keys in step.options:
        return {"option": keys}
    if keys in step.presses:
        return {"pressed": keys}
    if step.asks in READERS:
        value = READERS[step.asks](keys)
        return {step.asks: value} if value else {}
    for fact in (one for one in step.instead if one in READERS):
        value = READERS[fact](keys)
        if value:
            return {fact: value}
    return {}


def begins_a_code(step: Step, keys: str) -> bool:
    """Whether the key pressed in a menu is no choice but the first digit of a code."""
    return "code" in step.instead and keys in BEGINS_A_CODE and keys not in step.options


def keys_awaited(step: Step) -> int:
    """How many keys an answer has at most; in a menu one, as what may be said instead is said aloud."""
    if step.kind == Kind.CHOOSE:
        return 1
    return max(LENGTHS.get(asked, 1) for asked in (step.asks, *step.instead))


def _postcode(keys: str) -> str | None:
    return keys if POSTCODE.fullmatch(keys) else None


def _code(keys: str) -> str | None:
    return keys if CODE.fullmatch(keys) else None


def _house_number(keys: str) -> str | None:
    return keys.lstrip("0") or None if keys.isdigit() else None


def _letters(keys: str) -> str | None:
    return keys if keys.isdigit() and len(keys) >= SHORTEST_NAME else None


READERS: dict[str, Callable[[str], str | None]] = {
    "postcode": _postcode,
    "code": _code,
    "letters": _letters,
    "phone": numbers.normalise,
    "volunteer_phone": numbers.normalise,
    "number": _house_number,
}
