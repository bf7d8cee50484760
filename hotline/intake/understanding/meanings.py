"""What a volunteer's words mean when all that is said in them is weighed: in doubt they are unclear."""

from collections.abc import Sequence
from enum import StrEnum

from hotline.intake.understanding.answers import Answers, answers_in
from hotline.intake.understanding.coverage import SMALL_TALK, covered
from hotline.intake.understanding.folding import Word
from hotline.intake.understanding.heads import OPENERS, kind_of, meaning_of
from hotline.intake.understanding.keywords import gives_reason, says_stop, stops_besides
from hotline.intake.understanding.phrases import Found


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


# Of several statements the first of these counts.
STATEMENT_ORDER = (
    Meaning.WITHDRAW,
    Meaning.PAUSE,
    Meaning.STOP,
    Meaning.NO,
    Meaning.DONE,
    Meaning.YES,
    Meaning.HELP,
)
# What takes a yes back.
DOUBTS = {"no", "unsure", "pause", "stop"}
# "Oui merci, j'ai livré" tells that it is done; "oui, j'ai l'habitude, j'ai fait ses courses en mai" does not.
FARTHEST_BEHIND = 3


def meaning_in(
    words: Sequence[Word], found: Sequence[Found], codes: frozenset[int]
) -> tuple[Meaning, Found | None]:
    """What a volunteer's words mean, and the phrase that carries it; `codes` are the indices of codes.

    Unclear when they contradict each other.
    """
    if says_stop(words, found, codes):
        return Meaning.STOP, None
    answers = answers_in(words, found, codes)
    stated = {meaning_of(hit): hit for hit in reversed(answers.statements)}
    if codes and "stop" in stated:
        return Meaning.WITHDRAW, stated["stop"]  # "retirez-moi du 4821"
    head = meaning_of(answers.head) if answers.head else ""
    if answers.limited and head not in ("yes", "no", "done") and not {"yes", "done", "withdraw"} & stated.keys():
        return Meaning.PAUSE, stated.get("pause")
    if stops_besides(words, found):
        agrees = {"yes", "done"} & {*stated, head}
        meant = not agrees and ("stop" in stated or gives_reason(found))
        return (Meaning.STOP if meant else Meaning.UNCLEAR), None
    said_no = stated.get("no") or (answers.head if head == "no" else None)
    if answers.backs_out and said_no:
        return Meaning.WITHDRAW, said_no
    if "withdraw" in stated:
        return Meaning.WITHDRAW, stated["withdraw"]
    if answers.head is not None:
        return _by_head(answers.head, answers, stated)
    if codes and _nothing_but_code(words, found, answers):
        return Meaning.YES, None
    return _by_statements(answers, stated)


def _by_head(head: Found, answers: Answers, stated: dict[str, Found]) -> tuple[Meaning, Found | None]:
    """What the first word says unless what follows takes it back. A yes commits: any doubt makes it unclear."""
    meaning = meaning_of(head)
    if meaning == "unsure" or (meaning == "no" and answers.behind == "yes"):
        return Meaning.UNCLEAR, None
    if meaning == "yes":
        return _by_yes(head, answers, stated)
    if "stop" in stated:
        return Meaning.STOP, stated["stop"]
    return Meaning(meaning), head


def _by_yes(head: Found, answers: Answers, stated: dict[str, Found]) -> tuple[Meaning, Found | None]:
    behind = answers.behind
    if kind_of(head) == "acknowledgements" and "unsure" not in stated and "no" in {behind, *stated}:
        return Meaning.NO, head
    if kind_of(head) == "acknowledgements" and answers.excused and "yes" not in stated:
        return Meaning.NO, head
    if behind in ("done", "withdraw", "pause"):
        return Meaning(behind), head
    if "done" in stated and kind_of(stated["done"]) == "sentences":
        return Meaning.DONE, head
    if "done" in stated:
        return (Meaning.DONE if _directly_behind(head, stated["done"]) else Meaning.UNCLEAR), head
    if answers.asks_first:
        return Meaning.UNCLEAR, None
    puzzled = any(kind_of(hit) == "puzzled" for hit in answers.statements)
    if behind == "no" or DOUBTS & stated.keys() or answers.conditional or puzzled:
        return Meaning.UNCLEAR, None
    return Meaning.YES, head


def _directly_behind(head: Found, said: Found) -> bool:
    return said.first - head.after <= FARTHEST_BEHIND


def _by_statements(answers: Answers, stated: dict[str, Found]) -> tuple[Meaning, Found | None]:
    if stated.keys() <= {"help", "unsure"} and "help" in stated:
        return Meaning.HELP, stated["help"]
    if "unsure" in stated or {"yes", "no"} <= stated.keys():
        return Meaning.UNCLEAR, None
    if "yes" in stated and answers.conditional:
        return Meaning.UNCLEAR, None
    for meaning in STATEMENT_ORDER:
        if meaning.value in stated:
            return meaning, stated[meaning.value]
    return (Meaning.NO if answers.excused else Meaning.UNCLEAR), None


def _nothing_but_code(words: Sequence[Word], found: Sequence[Found], answers: Answers) -> bool:
    if answers.statements or answers.excused or any(word.fold == "?" for word in words):
        return False
    others = [word._replace(fold=",") if word.fold.isdigit() else word for word in words]
    return covered(others, found, SMALL_TALK | {OPENERS})
