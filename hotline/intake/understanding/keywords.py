"""STOP and START: only as the whole message, apart from politeness."""

from collections.abc import Sequence

from hotline.intake.understanding.coverage import SMALL_TALK, clause_around, covered
from hotline.intake.understanding.folding import MARKS, Word
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.reading import find, read
from hotline.intake.understanding.wording import WORDING

STOP = "keywords.stop"
START = "keywords.start"
# Words the carrier itself takes for STOP, but only where they are the whole message: "cancel please" withdraws.
STOP_ALONE = "keywords.stop_alone"
REQUEST = "answers.stop.sayings"
POLITE_REQUEST = "answers.requests"
STOPS = (STOP, STOP_ALONE, REQUEST)
ABOUT = "keywords.about"
REASON = "keywords.reasons"
FRIENDLY = "keywords.friendly"
BESIDE_A_STOP = {STOP, REQUEST, ABOUT, REASON, "answers.yes.words", "answers.no.words", "answers.openers"}


def is_stop(text: str) -> bool:
    """Whether the text is a STOP word: "Stop. Merci" is, "don't stop" is not."""
    words = read(text)
    return says_stop(words, find(words))


def is_start(text: str) -> bool:
    """Whether the text asks to receive messages again: START, REPRENDRE …"""
    words = read(text)
    return says_only({START}, words, find(words))


def says_stop(words: Sequence[Word], found: Sequence[Found], codes: frozenset[int] = frozenset()) -> bool:
    """Whether all that is said is to stop, and why; `codes` are the indices of words that never matter.

    "The end" and "à l'arrêt" only name a stop, "stop ?" asks.
    """
    said = [index for index, word in enumerate(words) if word.fold not in MARKS]
    if any(hit.label == STOP_ALONE and said == [hit.first] for hit in found):
        return True
    hits = [hit for hit in found if not _only_names(hit, words)]
    asks = any(word.fold == "?" for word in words)
    if asks and not any(hit.label == POLITE_REQUEST for hit in hits):
        return False
    if any(hit.label == FRIENDLY for hit in found) or any(
        word.fold in WORDING.words["not_to_stop"] for word in words
    ):
        return False
    others = [word._replace(fold=",") if index in codes else word for index, word in enumerate(words)]
    return says_only({STOP} if codes else {STOP, REQUEST}, others, hits)


def stops_besides(words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether a STOP word is a clause of its own in a text that says something else too."""
    return any(
        hit.label in (STOP, REQUEST)
        and not _only_names(hit, words)
        and covered(words, found, SMALL_TALK | BESIDE_A_STOP, clause_around(hit, words))
        for hit in found
    )


def gives_reason(found: Sequence[Found]) -> bool:
    """Whether the text tells why somebody wants no more texts: they moved away, they get too many."""
    labels = {hit.label for hit in found}
    return REASON in labels and FRIENDLY not in labels


def says_only(labels: set[str], words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether the words are these keywords and politeness."""
    return any(hit.label in labels for hit in found) and covered(
        words, found, SMALL_TALK | {ABOUT, REASON} | labels
    )


def _only_names(hit: Found, words: Sequence[Word]) -> bool:
    """Whether an article stands before it: "encore un stop"."""
    return hit.label == STOP and hit.first > 0 and words[hit.first - 1].fold in WORDING.words["before_a_noun"]
