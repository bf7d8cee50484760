"""STOP and START: only as the whole message, apart from politeness."""

from hotline.intake.coverage import SMALL_TALK, covered
from hotline.intake.wording import find, read

STOP = "keywords.stop"
START = "keywords.start"
ABOUT = "keywords.about"


def is_stop(text: str) -> bool:
    """Whether the text is a STOP word: "Stop. Merci" is, "don't stop" is not."""
    return _is_only(text, STOP)


def is_start(text: str) -> bool:
    """Whether the text asks to receive messages again: START, REPRENDRE …"""
    return _is_only(text, START)


def _is_only(text: str, label: str) -> bool:
    words = read(text)
    found = find(words)
    return any(hit.label == label for hit in found) and covered(words, found, SMALL_TALK | {label, ABOUT})
