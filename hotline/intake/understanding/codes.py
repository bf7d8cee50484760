"""The 4-digit code of an offer in a text: four digits that stand alone, no year, hour, sum or telephone number."""

import re
from collections.abc import Sequence

from hotline.intake.understanding.folding import Word
from hotline.intake.understanding.wording import WORDING

LENGTH = 4
_NUMBER_BEFORE = re.compile(r"(?:\d[ .\-/:,]?|[+€$])$")
_NUMBER_AFTER = re.compile(r"^(?:[ .\-/:,]?\d| ?[€$%])")


def codes_in(text: str, words: Sequence[Word]) -> list[int]:
    """The indices of the words that are codes."""
    return [index for index in range(len(words)) if _is_code(text, words, index)]


def _is_code(text: str, words: Sequence[Word], index: int) -> bool:
    word = words[index]
    if len(word.fold) != LENGTH or not word.fold.isdigit():
        return False
    if _NUMBER_BEFORE.search(text[max(0, word.start - 2) : word.start]):
        return False
    if _NUMBER_AFTER.search(text[word.end : word.end + 2]):
        return False
    before = words[index - 1].fold if index else ""
    after = words[index + 1].fold if index + 1 < len(words) else ""
    return before not in WORDING.words["before_numbers"] and after not in WORDING.words["after_numbers"]
