"""The answer word that a text begins with: "Bonjour, oui …", or that is its last clause: "Paul : oui"."""

from collections.abc import Sequence
from typing import NamedTuple

from hotline.intake.understanding.coverage import GREETINGS, POLITE, SMALL_TALK, clause_around, covered
from hotline.intake.understanding.folding import QUOTE, Word
from hotline.intake.understanding.phrases import Found

BEFORE_AN_ANSWER = frozenset({"answers.openers", GREETINGS, POLITE})
BETWEEN_ANSWERS = frozenset({".", ",", "mais", "et", "ou", "but", "and", "or", "enfin", "euh", "well"})
KINDS = ("words", "alone", "acknowledgements")


class Heard(NamedTuple):
    """Words, all phrases in them, those phrases that answer, and the indices of codes, which never matter."""

    words: Sequence[Word]
    found: Sequence[Found]
    hits: Sequence[Found]
    codes: frozenset[int]


def meaning_of(hit: Found) -> str:
    """The "yes" of "answers.yes.words"."""
    return hit.label.split(".")[1]


def kind_of(hit: Found) -> str:
    """The "words" of "answers.yes.words"."""
    return hit.label.rpartition(".")[2]


def head_of(heard: Heard) -> Found | None:
    """The answer word at the head, with its repetitions: "oui oui" is one answer."""
    head = _at_the_start(heard) or _as_last_clause(heard)
    return _repeated(head, heard.words) if head else None


def behind(head: Found, heard: Heard) -> str | None:
    """What another answer word right behind the head means."""
    index = head.after
    while index < len(heard.words) and (index in heard.codes or heard.words[index].fold in BETWEEN_ANSWERS):
        index += 1
    hits = [hit for hit in heard.hits if hit.first == index and kind_of(hit) == "words"]
    return meaning_of(max(hits, key=lambda hit: hit.after)) if hits else None


def _at_the_start(heard: Heard) -> Found | None:
    index = 0
    while index < len(heard.words):
        heads = [hit for hit in heard.hits if hit.first == index and _may_head(hit, heard)]
        if heads:
            return max(heads, key=lambda hit: hit.after)
        beyond = _past(index, heard)
        if beyond == index:
            return None
        index = beyond
    return None


def _past(index: int, heard: Heard) -> int:
    """Past whatever may stand before an answer, if it stands at this word."""
    if index in heard.codes or heard.words[index].fold in (".", ",", QUOTE):
        return index + 1
    passed = [hit.after for hit in heard.found if hit.first == index and hit.label in BEFORE_AN_ANSWER]
    return max(passed, default=index)


def _may_head(hit: Found, heard: Heard) -> bool:
    """A word with "?" right behind asks; a lone letter answers only when nothing else follows."""
    if kind_of(hit) not in KINDS:
        return False
    after = hit.after
    while after in heard.codes:
        after += 1
    if after < len(heard.words) and heard.words[after].fold == "?" and meaning_of(hit) != "help":
        return False
    return kind_of(hit) != "alone" or _nothing_follows(hit, heard)


def _nothing_follows(hit: Found, heard: Heard) -> bool:
    first = hit.after
    while first in heard.codes:
        first += 1
    return covered(heard.words, heard.found, SMALL_TALK, (first, len(heard.words)))


def _as_last_clause(heard: Heard) -> Found | None:
    last = [hit for hit in heard.hits if kind_of(hit) == "words" and _nothing_follows(hit, heard)]
    for hit in last:
        if heard.words[-1].fold != "?" and hit.first == clause_around(hit, heard.words)[0]:
            return hit
    return None


def _repeated(head: Found, words: Sequence[Word]) -> Found:
    said = [word.fold for word in words[head.first : head.after]]
    after = head.after
    while True:
        again = after + 1 if after < len(words) and words[after].fold in (".", ",") else after
        if [word.fold for word in words[again : again + len(said)]] != said:
            return head._replace(after=after)
        after = again + len(said)
