"""Answers in a text: the word it begins with, and what it states further on."""

from collections.abc import Sequence
from typing import NamedTuple

from hotline.intake.understanding.coverage import SMALL_TALK, clause_around, covered
from hotline.intake.understanding.folding import MARKS, QUOTE, STOPS, Word
from hotline.intake.understanding.heads import BEFORE_AN_ANSWER, Heard, behind, head_of, kind_of, meaning_of
from hotline.intake.understanding.needs import longest
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING

ASIDE = "answers.asides"
EXCUSE = "answers.no.excuses"
STATEMENTS = ("sayings", "sentences")
BUT = frozenset({"mais", "but", "et", "and", "donc", "so"})
DENIALS = {"pas": "no", "jamais": "no", "not": "no", "never": "no", "plus": "withdraw"}
FARTHEST_DENIAL = 3


class Answers(NamedTuple):
    """What a text answers, as phrases found in it."""

    head: Found | None
    behind: str | None  # what another answer word right behind the head means
    statements: list[Found]
    excused: bool  # a reason is given why it cannot be


def answers_in(words: Sequence[Word], found: Sequence[Found], codes: frozenset[int] = frozenset()) -> Answers:
    """Answers among the words; `codes` are the indices of words that never matter."""
    quoted = _quoted(words, found, codes)
    candidates = [hit for hit in found if hit.label.startswith("answers.") and hit.label not in BEFORE_AN_ANSWER]
    kept = [hit for hit in longest(candidates) if hit.label != ASIDE and hit.first not in quoted]
    heard = Heard(words, found, [hit for hit in kept if hit.label != EXCUSE], codes)
    head = head_of(heard)
    stated = [_as_meant(hit, heard) for hit in heard.hits if kind_of(hit) in STATEMENTS and _is_stated(hit, words)]
    return Answers(
        head=head,
        behind=behind(head, heard) if head else None,
        statements=[hit for hit in stated if hit and (head is None or hit.first >= head.after)],
        excused=any(hit.label == EXCUSE and not _is_asked(hit, words) for hit in kept),
    )


def may_be_cut(hit: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether the text without it still reads well: an answer word, a whole sentence or a whole clause."""
    if kind_of(hit) not in STATEMENTS:
        return True
    first, after = clause_around(hit, words)
    labels = BEFORE_AN_ANSWER
    begins = covered(words, found, labels, (first, hit.first))
    return begins and (kind_of(hit) == "sentences" or covered(words, found, SMALL_TALK, (hit.after, after)))


def _is_stated(hit: Found, words: Sequence[Word]) -> bool:
    """Whether it is said, not asked and not denied. Asking how things work is saying that one needs help."""
    if hit.first and words[hit.first - 1].fold in WORDING.words["negators"] | {"t"}:
        return False
    return meaning_of(hit) in ("help", "unsure") or not _is_asked(hit, words)


def _is_asked(hit: Found, words: Sequence[Word]) -> bool:
    end = next((word.fold for word in words[hit.after :] if word.fold in STOPS), "")
    start = hit.first
    while start and words[start - 1].fold not in STOPS:
        start -= 1
    return end == "?" or [word.fold for word in words[start : start + 3]] == ["est", "ce", "que"]


def _as_meant(hit: Found, heard: Heard) -> Found | None:
    """A yes that is denied is a no: "je ne peux malheureusement pas"."""
    if meaning_of(hit) != "yes":
        return hit
    fully_denied = {"ne", "n"} & {word.fold for word in heard.words[max(0, hit.first - 1) : hit.after]}
    place = _denial_after(hit, heard, bool(fully_denied))
    if place is None:
        return None if fully_denied else hit
    return hit._replace(label=f"answers.{DENIALS[heard.words[place].fold]}.sayings", after=place + 1)


def _denial_after(hit: Found, heard: Heard, fully_denied: bool) -> int | None:
    """Where the negation behind a phrase stands. "plus" needs its "ne", for it is also "more"."""
    for place in range(hit.after, min(hit.after + FARTHEST_DENIAL, len(heard.words))):
        word = heard.words[place].fold
        if word in MARKS or word in BUT:
            return None
        if word in DENIALS and (word != "plus" or fully_denied):
            return None if _begins_anew(place, heard) else place
    return None


def _begins_anew(place: int, heard: Heard) -> bool:
    """Whether another phrase begins at this word: "je viens pas de souci"."""
    return any(
        hit.first == place
        and (hit.label == ASIDE or (hit.label.startswith("answers.yes") and hit.after > place + 1))
        for hit in heard.found
    )


def _quoted(words: Sequence[Word], found: Sequence[Found], codes: frozenset[int]) -> frozenset[int]:
    """The words between quotation marks, unless there are no others: then they are the answer asked for."""
    inside: set[int] = set()
    quoting = False
    for index, word in enumerate(words):
        if word.fold == QUOTE:
            quoting = not quoting
        elif quoting:
            inside.add(index)
    spoken = [word for index, word in enumerate(words) if index not in inside | codes]
    outside = [hit for hit in found if hit.label in SMALL_TALK]
    polite = {words[index] for hit in outside for index in range(hit.first, hit.after)}
    return frozenset() if all(word.fold in MARKS or word in polite for word in spoken) else frozenset(inside)
