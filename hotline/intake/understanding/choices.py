"""What a resident chooses or asks in a dialogue: a number, the same request or a new one, how it stands."""

from collections.abc import Sequence

from hotline.intake.understanding.coverage import SMALL_TALK, clause_around, covered
from hotline.intake.understanding.folding import Word
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING

LONGEST_CHOICE = 2  # digits: four are an offer's code
ONE = ("one", "un", "une")  # "the second one" is 2


def says(found: Sequence[Found], label: str, except_for: str = "") -> bool:
    """Whether a phrase of this label is said that no phrase of the other label takes back."""
    excepted = [hit for hit in found if hit.label == except_for]
    return any(
        hit.label == label and not any(hit.first < no.after and no.first < hit.after for no in excepted)
        for hit in found
    )


def picks(which: str, words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether the text picks the new or the same request: by name, or by a word that is a clause of its own."""
    other = "same" if which == "new" else "new"
    longer = [hit for hit in found if hit.label == f"resident.{other}"]
    return any(
        (hit.label == f"resident.{which}" or _is_own_clause(hit, f"resident.{which}_alone", words, found))
        and not _within(hit, longer)
        for hit in found
    )


def _within(hit: Found, others: Sequence[Found]) -> bool:
    return any(other.first <= hit.first and hit.after <= other.after for other in others)


def _is_own_clause(hit: Found, label: str, words: Sequence[Word], found: Sequence[Found]) -> bool:
    labels = SMALL_TALK | {label, "answers.openers", "answers.yes.words", "answers.no.words"}
    return hit.label == label and covered(words, found, labels, clause_around(hit, words))


def choice_in(words: Sequence[Word], found: Sequence[Found]) -> int | None:
    """The one number of a text that says nothing more."""
    numbers = [(index, _number(word.fold)) for index, word in enumerate(words)]
    chosen = [(index, number) for index, number in numbers if number is not None]
    if len(chosen) == 2 and words[chosen[1][0]].fold in ONE:
        chosen.pop()
    if len(chosen) != 1:
        return None
    index, number = chosen[0]
    others = [word if place != index else word._replace(fold=",") for place, word in enumerate(words)]
    return number if covered(others, found, SMALL_TALK | {"resident.choices"}) else None


def _number(word: str) -> int | None:
    if word.isdigit():
        return int(word) if len(word) <= LONGEST_CHOICE else None
    return WORDING.numbers.get(word)
