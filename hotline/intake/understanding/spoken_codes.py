"""Codes that were dictated: "le sept sept cinq deux", "quarante-huit vingt et un"."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from text_to_num import alpha2digit

from hotline.intake.understanding.folding import Word
from hotline.intake.understanding.wording import WORDING

DIGITS = re.compile(r"\d+")


def number_runs(words: Sequence[Word]) -> Iterator[tuple[str, int, int]]:
    """The digits that each run of number words stands for, and the words [first, after) it was read from."""
    first = 0
    while first < len(words):
        after = first
        while after < len(words) and _goes_on(words, first, after):
            after += 1
        if after - first > 1:
            yield _in_digits(tuple(word.fold for word in words[first:after])), first, after
        first = max(after, first + 1)


def _goes_on(words: Sequence[Word], first: int, index: int) -> bool:
    if words[index].fold in WORDING.words["number_joining"]:
        following = words[index + 1].fold if index + 1 < len(words) else ""
        return index > first and following in WORDING.words["number_words"]
    return words[index].fold in WORDING.words["number_words"]


@lru_cache(maxsize=512)
def _in_digits(run: tuple[str, ...]) -> str:
    language = "fr" if set(run) & WORDING.words["french_numbers"] else "en"
    # text2num knows "zéro" only with its accent in French.
    said = " ".join(run).replace("zero", "zéro" if language == "fr" else "zero").replace("oh", "zero")
    return "".join(DIGITS.findall(alpha2digit(said, language, 0)))
