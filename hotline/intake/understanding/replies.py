"""What a volunteer answers to an offer: yes, no, done …, with the code and what else was said, word for word."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from hotline.intake.understanding.answers import Answers, answers_in, may_be_cut
from hotline.intake.understanding.codes import codes_in
from hotline.intake.understanding.coverage import SMALL_TALK, covered
from hotline.intake.understanding.folding import Word
from hotline.intake.understanding.heads import kind_of, meaning_of
from hotline.intake.understanding.keywords import STOP, is_start, is_stop, says_only
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.reading import find, in_language, language_of, read
from hotline.intake.understanding.rest import cut

__all__ = ["Meaning", "Reply", "is_start", "is_stop", "understand_reply"]


class Meaning(StrEnum):
    """What a reply means."""

    YES = "yes"
    NO = "no"
    STOP = "stop"
    DONE = "done"
    WITHDRAW = "withdraw"
    PAUSE = "pause"
    HELP = "help"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Reply:
    """A volunteer's answer. `code` is the offer's, four digits; `rest` is what else was said."""

    text: str
    meaning: Meaning
    code: str | None
    rest: str
    language: str | None


# Of several statements the first of these counts.
STATEMENT_ORDER = (Meaning.WITHDRAW, Meaning.NO, Meaning.PAUSE, Meaning.DONE, Meaning.YES, Meaning.HELP)


def understand_reply(text: str) -> Reply:
    """What a volunteer's text means, French or English. Never raises; in doubt it is unclear."""
    words = read(text)
    found = find(words)
    language = language_of(words, found)
    found = in_language(found, words, language)
    codes = codes_in(text, words)
    if says_only(STOP, words, found):
        stops = [_span(hit, words) for hit in found if hit.label == STOP]
        return Reply(text, Meaning.STOP, None, cut(text, stops), language)
    if len({words[index].fold for index in codes}) > 1:
        return Reply(text, Meaning.UNCLEAR, None, text.strip(), language)
    meaning, said = _meaning(words, found, frozenset(codes))
    spans = [(words[index].start, words[index].end) for index in codes]
    if said is not None and may_be_cut(said, words, found):
        spans.append(_span(said, words))
    return Reply(text, meaning, words[codes[0]].fold if codes else None, cut(text, spans), language)


def _meaning(words: Sequence[Word], found: Sequence[Found], codes: frozenset[int]) -> tuple[Meaning, Found | None]:
    """The meaning and the words that carry it; unclear when they contradict each other."""
    answers = answers_in(words, found, codes)
    stated = {meaning_of(hit): hit for hit in reversed(answers.statements)}
    if "withdraw" in stated:
        return Meaning.WITHDRAW, stated["withdraw"]
    if answers.head is not None:
        return _by_head(answers.head, answers.behind, stated)
    if codes and _nothing_but_code(words, found, answers):
        return Meaning.YES, None
    return _by_statements(stated, answers.excused)


def _by_head(head: Found, behind: str | None, stated: dict[str, Found]) -> tuple[Meaning, Found | None]:
    """What the first word says unless what follows takes it back. A yes commits: any doubt makes it unclear."""
    meaning = meaning_of(head)
    if meaning == "unsure" or (meaning == "no" and behind == "yes"):
        return Meaning.UNCLEAR, None
    if meaning != "yes":
        return Meaning(meaning), head
    if kind_of(head) == "acknowledgements" and "unsure" not in stated and "no" in {behind, *stated}:
        return Meaning.NO, head
    if behind in ("done", "withdraw", "pause"):
        return Meaning(behind), head
    if "done" in stated:
        return Meaning.DONE, head
    if behind == "no" or {"no", "unsure", "pause"} & stated.keys():
        return Meaning.UNCLEAR, None
    return Meaning.YES, head


def _by_statements(stated: dict[str, Found], excused: bool) -> tuple[Meaning, Found | None]:
    if "unsure" in stated or {"yes", "no"} <= stated.keys():
        return Meaning.UNCLEAR, None
    for meaning in STATEMENT_ORDER:
        if meaning.value in stated:
            return meaning, stated[meaning.value]
    return (Meaning.NO if excused else Meaning.UNCLEAR), None


def _nothing_but_code(words: Sequence[Word], found: Sequence[Found], answers: Answers) -> bool:
    if answers.statements or answers.excused or any(word.fold == "?" for word in words):
        return False
    others = [word._replace(fold=",") if word.fold.isdigit() else word for word in words]
    return covered(others, found, SMALL_TALK | {"answers.openers"})


def _span(hit: Found, words: Sequence[Word]) -> tuple[int, int]:
    return words[hit.first].start, words[hit.after - 1].end
