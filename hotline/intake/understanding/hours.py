"""Hours in a text: "10h30", "10 heures et demie", "entre 14 et 16h", "half past ten", "2pm". Pure."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from hotline.intake.understanding.folding import Word
from hotline.intake.understanding.wording import WORDING

JOINED = re.compile(r"(\d{1,2})h(\d{2})?")
HALF_DAY = re.compile(r"(\d{1,2})(am|pm)")
NOON, DAY = 12, 24
AND = frozenset({"et", "a", "and", "to", "or", "ou"})
# "et demie", "et quart", "moins le quart": minutes after the hour that was said.
FRACTIONS = {("et", "demie"): 30, ("et", "demi"): 30, ("et", "quart"): 15, ("moins", "quart"): -15}
# "2h de marche", "une heure pour moi" last so long.
LASTING = frozenset({"de", "d"})


class Hours(NamedTuple):
    """The words [first, after), and from when until when in minutes after midnight."""

    first: int
    after: int
    start: int
    end: int


class _Hour(NamedTuple):
    after: int
    minute: int  # after midnight
    marked: bool  # "h" or "pm" says that it is an hour; a bare number may be one beside another


def hours_in(text: str, words: Sequence[Word]) -> list[Hours]:
    """The hours and spans of hours, in order."""
    found: list[Hours] = []
    index = 0
    while index < len(words):
        hours = _span_at(text, words, index) or _single_at(text, words, index)
        if hours:
            found.append(hours)
        index = hours.after if hours else index + 1
    return found


def _span_at(text: str, words: Sequence[Word], index: int) -> Hours | None:
    """ "entre 14 et 16h", "10h-12h", "2 to 4pm"."""
    one = _hour_at(text, words, index)
    if one is None or one.after >= len(words):
        return None
    joined = words[one.after].fold in AND
    dash = text[words[one.after - 1].end : words[one.after].start].strip() in ("-", "–", "/")
    if not (joined or dash):
        return None
    other = _hour_at(text, words, one.after + joined)
    if other is None or not (one.marked or other.marked or _announced(words, index)):
        return None
    start = one.minute
    if other.minute >= NOON * 60 > start and not one.marked and start + NOON * 60 < other.minute:
        start += NOON * 60  # "2 to 4pm"
    return Hours(index, other.after, start, other.minute) if start < other.minute else None


def _single_at(text: str, words: Sequence[Word], index: int) -> Hours | None:
    hour = _hour_at(text, words, index)
    if hour is None or not (hour.marked or _announced(words, index)):
        return None
    if hour.after < len(words) and words[hour.after].fold in LASTING:
        follows = words[hour.after + 1].fold if hour.after + 1 < len(words) else ""
        if follows not in WORDING.words["am"] | {"l", "apres", "soir"}:
            return None
    return Hours(index, hour.after, hour.minute, hour.minute)


def _announced(words: Sequence[Word], index: int) -> bool:
    """Whether "at" or "between" stands before a bare number: only in English, "à 10" may be any number."""
    return index > 0 and words[index - 1].fold in ("at", "between", "entre") and words[index].fold.isdigit()


def _hour_at(text: str, words: Sequence[Word], index: int) -> _Hour | None:
    """The hour whose first word this is."""
    if index >= len(words):
        return None
    word = words[index].fold
    if not word[0].isdigit() and word not in WORDING.hours:
        return None
    if joined := JOINED.fullmatch(word):
        return _checked(index + 1, int(joined[1]), int(joined[2] or 0), marked=True)
    if half := HALF_DAY.fullmatch(word):
        return _checked(index + 1, _of_half_day(int(half[1]), half[2]), 0, marked=True)
    number = int(word) if word.isdigit() and len(word) <= 2 else WORDING.hours.get(word)
    if number is None:
        return None
    return _with_minutes(text, words, index, number) or _checked(index + 1, number, 0, marked=False)


def _with_minutes(text: str, words: Sequence[Word], index: int, number: int) -> _Hour | None:
    """ "10 h 30", "dix heures et demie", "10:30", "10 30 am"."""
    following = [word.fold for word in words[index + 1 : index + 5]] + [""] * 4
    if following[0] in WORDING.words["hour_marks"]:
        if following[1].isdigit() and len(following[1]) == 2:
            return _checked(index + 3, number, int(following[1]), marked=True)
        return _with_fraction(words, index + 2, number)
    colon = text[words[index].end : words[index].end + 1] in (":", ".") and following[1].isdigit()
    minutes, after = (int(following[1]), index + 3) if colon and len(following[1]) == 2 else (0, index + 1)
    half = words[after].fold if after < len(words) else ""
    if half in ("am", "pm"):
        return _checked(after + 1, _of_half_day(number, half), minutes, marked=True)
    return _checked(after, number, minutes, marked=True) if after > index + 1 else None


def _with_fraction(words: Sequence[Word], after: int, number: int) -> _Hour | None:
    said = [word.fold for word in words[after : after + 3] if word.fold not in ("le", "un")]
    minutes = FRACTIONS.get((said[0], said[1]), 0) if len(said) > 1 else 0
    spoken = 3 if minutes and len(said) < len(words[after : after + 3]) else 2 if minutes else 0
    if minutes < 0:
        return _checked(after + spoken, number - 1, 60 + minutes, marked=True)
    return _checked(after + spoken, number, minutes, marked=True)


def _of_half_day(hour: int, half: str) -> int:
    return hour % NOON + (NOON if half == "pm" else 0)


def _checked(after: int, hour: int, minute: int, *, marked: bool) -> _Hour | None:
    if not 0 <= hour < DAY or not 0 <= minute < 60:
        return None
    return _Hour(after, hour * 60 + minute, marked)
