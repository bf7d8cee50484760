"""The 4-digit code of an offer in a text: four digits that stand alone, no year, hour, sum or telephone number."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from hotline.intake.understanding.folding import MARKS, Word
from hotline.intake.understanding.spoken_codes import number_runs
from hotline.intake.understanding.wording import WORDING

LENGTH = 4
_NUMBER_BEFORE = re.compile(r"(?:\d[ .\-/:,]?|[+€$£])$")
_NUMBER_AFTER = re.compile(r"^(?:[ .\-/:,]?\d{3}|[.\-/:,]\d| \d\d[ .\-]\d\d| ?[€$£%])")
_DIGIT_AFTER = re.compile(r"^[ .\-/:,]?\d")
_YEAR = re.compile(r"19\d\d|20[0-4]\d")
_GLUED = re.compile(rf"(\d{{{LENGTH}}})([a-z]{{2,}})|([a-z]{{2,}})(\d{{1,3}})")
_HOUR = re.compile(r"(?:[01]\d|2[0-3])[0-5][05]")
_BETWEEN_DIGITS = re.compile(r"[ .\-]")


class Code(NamedTuple):
    """A code and the words [first, after) it was read from."""

    digits: str
    first: int
    after: int


def taken_apart(words: Sequence[Word]) -> list[Word]:
    """The words with a code that is glued to what follows as two: "4821oui", "oui4 821"."""
    parts: list[Word] = []
    for word in words:
        glued = _GLUED.fullmatch(word.fold)
        if glued and word.end - word.start == len(word.fold):
            one, other = (part for part in glued.groups() if part)
            middle = word.start + len(one)
            parts += [Word(one, word.start, middle), Word(other, middle, word.end)]
        else:
            parts.append(word)
    return parts


def codes_in(text: str, words: Sequence[Word]) -> list[Code]:
    """The codes in the words of a text, also written apart: "48 21"."""
    found: list[Code] = []
    for index in range(len(words)):
        code = _code_at(text, words, index)
        if code and not (found and code.first < found[-1].after):
            found.append(code)
    return found + [Code(*run) for run in number_runs(words) if _is_dictated(words, *run)]


def _is_dictated(words: Sequence[Word], digits: str, first: int, after: int) -> bool:
    """Whether a run of number words is a code and no year or hour."""
    time = _HOUR.fullmatch(digits) or _YEAR.fullmatch(digits)
    return len(digits) == LENGTH and not time and not _is_another_number(words, first, after)


def _code_at(text: str, words: Sequence[Word], first: int) -> Code | None:
    after = first
    digits = ""
    while len(digits) < LENGTH and after < len(words) and _goes_on(text, words, first, after):
        digits += words[after].fold
        after += 1
    if len(digits) != LENGTH or _within_a_number(text, words, first, after):
        return None
    if _looks_like_a_time(digits, apart=after - first > 1, alone=_is_alone(words, first, after)):
        return None
    return None if _is_another_number(words, first, after) else Code(digits, first, after)


def _looks_like_a_time(digits: str, *, apart: bool, alone: bool) -> bool:
    """Whether it is rather an hour ("14 30") or, where nothing else is said, an hour or a year."""
    return bool((apart or alone) and _HOUR.fullmatch(digits)) or bool(alone and _YEAR.fullmatch(digits))


def _is_alone(words: Sequence[Word], first: int, after: int) -> bool:
    return all(word.fold in MARKS for word in (*words[:first], *words[after:]))


def _goes_on(text: str, words: Sequence[Word], first: int, index: int) -> bool:
    """Whether the word is digits, at most one small gap behind the last."""
    word = words[index]
    if not (word.fold.isdigit() and word.fold.isascii()):
        return False
    if index == first:
        return True
    return _BETWEEN_DIGITS.fullmatch(text[words[index - 1].end : word.start]) is not None


def _within_a_number(text: str, words: Sequence[Word], first: int, after: int) -> bool:
    start, end = words[first].start, words[after - 1].end
    before, behind = text[max(0, start - 2) : start], text[end : end + 6]
    apart = after - first > 1
    return bool(
        _NUMBER_BEFORE.search(before) or _NUMBER_AFTER.search(behind) or (apart and _DIGIT_AFTER.search(behind))
    )


def _is_another_number(words: Sequence[Word], first: int, after: int) -> bool:
    before = words[first - 1].fold if first else ""
    behind = words[after].fold if after < len(words) else ""
    return before in WORDING.words["before_numbers"] or behind in WORDING.words["after_numbers"]
