"""Answers in a text: the word it begins with, and what it states further on."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from hotline.intake.understanding.coverage import SMALL_TALK, clause_around, covered
from hotline.intake.understanding.folding import MARKS, QUOTE, Word, is_emoji
from hotline.intake.understanding.heads import BEFORE_AN_ANSWER, Heard, behind, head_of, kind_of, meaning_of
from hotline.intake.understanding.needs import longest
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.statements import (
    ASIDE,
    STATEMENTS,
    TURNS,
    as_meant,
    is_about_helping,
    is_asked,
    is_stated,
)

EXCUSE = "answers.no.excuses"
ABSENCE, LIMIT = "answers.pause.absences", "answers.pause.limits"
BACKS_OUT = "answers.backs_out"
CONDITION = "answers.conditions"
NO_ANSWERS = (
    "answers.conditions",
    "answers.reports",
    "answers.requests",
    "answers.corrections",
    "answers.backs_out",
    "answers.askings",
)


class Answers(NamedTuple):
    """What a text answers, as phrases found in it."""

    head: Found | None
    behind: str | None  # what another answer word right behind the head means
    statements: list[Found]
    excused: bool  # a reason is given why it cannot be
    asks_first: bool  # "oui mais c'est pour quel jour ?"
    limited: bool  # wanting no texts, or being away, ends at some time: a pause
    backs_out: bool  # a "finalement" makes a no of somebody who had said yes
    conditional: bool  # it is said to depend on something: "si personne d'autre …"


def answers_in(words: Sequence[Word], found: Sequence[Found], codes: frozenset[int] = frozenset()) -> Answers:
    """Answers among the words; `codes` are the indices of words that never matter."""
    quoted = _quoted(words, found, codes)
    apart = BEFORE_AN_ANSWER | {ABSENCE, LIMIT}
    candidates = [hit for hit in found if hit.label.startswith("answers.") and hit.label not in apart]
    candidates = [hit for hit in candidates if meaning_of(hit) != "yes" or not _says_cannot(hit, words)]
    kept = [hit for hit in longest(candidates) if hit.label != ASIDE and hit.first not in quoted]
    heard = Heard(words, found, [hit for hit in kept if hit.label not in (EXCUSE, *NO_ANSWERS)], codes)
    head = head_of(heard)
    stated = [as_meant(hit, heard) for hit in heard.hits if kind_of(hit) in STATEMENTS and is_stated(hit, heard)]
    return Answers(
        head=head,
        behind=behind(head, heard) if head else None,
        statements=[
            hit for hit in stated if hit and is_about_helping(hit, words) and not (head and _overlap(hit, head))
        ],
        excused=any(hit.label == EXCUSE and is_stated(hit, heard) for hit in kept)
        and all(word.fold != "?" for word in words),
        asks_first=head is not None and _asks_first(head, heard),
        limited=any(hit.label == LIMIT for hit in found) and _is_away(found, heard),
        backs_out=any(hit.label == BACKS_OUT for hit in found),
        conditional=any(hit.label == CONDITION and _limits(hit, heard) for hit in kept),
    )


def _says_cannot(hit: Found, words: Sequence[Word]) -> bool:
    """Whether "can" is a "can't" in there, whose "t" looks like a French small word."""
    said = [word.fold for word in words[hit.first : hit.after + 1]]
    return any(pair == ("can", "t") for pair in pairwise(said))


def _asks_first(head: Found, heard: Heard) -> bool:
    """Whether a "but" right behind the answer asks something, or leaves it at that: "oui mais…"."""
    turn = head.after
    while turn < len(heard.words) and (turn in heard.codes or heard.words[turn].fold == ","):
        turn += 1
    if turn >= len(heard.words) or heard.words[turn].fold not in TURNS:
        return False
    ends = all(word.fold in MARKS for word in heard.words[turn + 1 :])
    return ends or is_asked(head._replace(first=turn, after=turn + 1), heard)


def _is_away(found: Sequence[Found], heard: Heard) -> bool:
    """Whether whoever writes is away, or wants no texts."""
    stops = any(hit.label in ("keywords.stop", "answers.stop.sayings") for hit in found)
    return stops or any(hit.label == ABSENCE and is_stated(hit, heard) for hit in found)


def _limits(condition: Found, heard: Heard) -> bool:
    """Whether a condition is about a yes: in its clause, or beginning the clause behind it."""
    first, _ = clause_around(condition, heard.words)
    begins = covered(heard.words, heard.found, BEFORE_AN_ANSWER, (first, condition.first))
    return begins or any(
        meaning_of(hit) == "yes" and kind_of(hit) != "alone" and first <= hit.first < condition.first
        for hit in heard.hits
    )


def may_be_cut(hit: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether the text without it still reads well: an answer word, a whole sentence or a whole clause."""
    if kind_of(hit) not in STATEMENTS:
        return True
    first, after = clause_around(hit, words)
    begins = covered(words, found, BEFORE_AN_ANSWER, (first, hit.first))
    return begins and (kind_of(hit) == "sentences" or covered(words, found, SMALL_TALK, (hit.after, after)))


def _overlap(one: Found, other: Found) -> bool:
    return one.first < other.after and other.first < one.after


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
    return (
        frozenset()
        if all(word.fold in MARKS or is_emoji(word.fold) or word in polite for word in spoken)
        else frozenset(inside)
    )
