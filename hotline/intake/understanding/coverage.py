"""Whether certain phrases are all that a text, or a clause of it, says."""

from collections.abc import Collection, Iterable, Sequence

from hotline.intake.understanding.folding import MARKS, Word, is_emoji
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING

GREETINGS = "small_talk.greetings"
POLITE = "small_talk.polite"
SMALL_TALK = frozenset({GREETINGS, POLITE})


def covered(
    words: Sequence[Word], found: Iterable[Found], labels: Collection[str], span: tuple[int, int] | None = None
) -> bool:
    """Whether phrases of these labels, small words and emoji are all there is among the words [first, after)."""
    first, after = span or (0, len(words))
    inside = {index for hit in found if hit.label in labels for index in range(hit.first, hit.after)}
    return all(index in inside or _says_nothing(words[index]) for index in range(first, after))


def clause_around(hit: Found, words: Sequence[Word]) -> tuple[int, int]:
    """The words [first, after) between the marks around a phrase."""
    first, after = hit.first, hit.after
    while first and words[first - 1].fold not in MARKS:
        first -= 1
    while after < len(words) and words[after].fold not in MARKS:
        after += 1
    return first, after


def _says_nothing(word: Word) -> bool:
    return word.fold in MARKS or word.fold in WORDING.words["fillers"] or is_emoji(word.fold)
