"""STOP and START: only as the whole message, apart from politeness."""

from collections.abc import Sequence

from hotline.intake.understanding.coverage import SMALL_TALK, covered
from hotline.intake.understanding.folding import Word
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.reading import find, read

STOP = "keywords.stop"
START = "keywords.start"
ABOUT = "keywords.about"


def is_stop(text: str) -> bool:
    """Whether the text is a STOP word: "Stop. Merci" is, "don't stop" is not."""
    words = read(text)
    return says_only(STOP, words, find(words))


def is_start(text: str) -> bool:
    """Whether the text asks to receive messages again: START, REPRENDRE …"""
    words = read(text)
    return says_only(START, words, find(words))


def says_only(label: str, words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether the words are this keyword and politeness."""
    return any(hit.label == label for hit in found) and covered(words, found, SMALL_TALK | {label, ABOUT})
