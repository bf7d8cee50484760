"""Phone numbers: E.164 or None, landline or mobile, how they are read aloud and how they are masked."""

import re
from enum import StrEnum
from typing import NamedTuple

import phonenumbers
from phonenumbers import PhoneNumberFormat, PhoneNumberType

# Ranges that the French regulator reserves for fiction; phonenumbers calls the mobile one invalid.
FICTION_MOBILE = ("+3363998",)
FICTION_LANDLINE = ("+3319900", "+3326191", "+3335301", "+3346571", "+3353649")
FRENCH_LENGTH = len("+33639980000")

# The matcher is slow; eight digits with at most three other characters between each two are worth its while.
MAY_HOLD_A_NUMBER = re.compile(r"(?:\d[^\d\n]{0,3}){8}\d")

# What carriers put where a number should be when the caller withholds it, besides plain words.
WITHHELD = {"+266696687", "+7378742833", "+2562533", "+8656696", "+86282452253"}


class Line(StrEnum):
    """Whether a number can be texted."""

    MOBILE = "mobile"
    LANDLINE = "landline"
    OTHER = "other"


def normalise(raw: str, region: str = "FR") -> str | None:
    """The number in E.164, or None when it is withheld, malformed or not a person's number."""
    text = raw.strip()
    if text in WITHHELD or "\x00" in text or len(text) > 40:
        return None
    try:
        parsed = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    number = phonenumbers.format_number(parsed, PhoneNumberFormat.E164)
    if _is_fiction(number) or phonenumbers.is_valid_number(parsed):
        return number
    return None


class Heard(NamedTuple):
    """A number in somebody's words: in E.164, and where it stands."""

    number: str
    span: tuple[int, int]


def find(text: str, region: str = "FR") -> Heard | None:
    """The first person's number in a text; codes, postcodes and hours are too short to be one."""
    if not MAY_HOLD_A_NUMBER.search(text):
        return None
    for match in phonenumbers.PhoneNumberMatcher(text, region, leniency=phonenumbers.Leniency.POSSIBLE):
        number = normalise(match.raw_string, region)
        if number:
            return Heard(number, (match.start, match.end))
    return None


def line_of(number: str) -> Line:
    """Landline, mobile or something else, as far as the number itself tells."""
    if number.startswith(FICTION_MOBILE):
        return Line.MOBILE
    kind = phonenumbers.number_type(phonenumbers.parse(number))
    if kind in (PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE_OR_MOBILE):
        return Line.MOBILE
    # The telephones that hang on a router, 09 in France, take no texts either.
    if kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.VOIP):
        return Line.LANDLINE
    return Line.OTHER


def readable(number: str) -> str:
    """The number as people of its country write it: "02 61 91 00 00"."""
    return phonenumbers.format_number(phonenumbers.parse(number), PhoneNumberFormat.NATIONAL)


def masked(number: str | None) -> str:
    """The number as logs may show it: "+3363998····01"."""
    if not number:
        return "no number"
    return f"{number[:-6]}····{number[-2:]}" if len(number) > 8 else "····"


def _is_fiction(number: str) -> bool:
    return len(number) == FRENCH_LENGTH and number.startswith(FICTION_MOBILE + FICTION_LANDLINE)
