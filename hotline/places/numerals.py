"""Numbers that are written in words, as ordinals or in Roman figures, to digits. Pure."""

import re
from collections.abc import Sequence

from anyascii import anyascii
from text_to_num import alpha2digit

from hotline.places.vocabulary import vocabulary

DIGITS = re.compile(r"\d+")
POSTCODE = re.compile(r"(0[1-9]|[1-8]\d|9[0-8])\d{3}")
ROMAN = re.compile(r"(?=[ivx]{2})(x{0,3})(ix|iv|v?i{0,3})")
ONE_LETTER = {"i": "1", "v": "5", "x": "10"}  # only behind the name of a king: "Charles V"
ROMAN_VALUES = {"": 0, "ix": 9, "iv": 4}


def is_postcode(word: str) -> bool:
    """Whether a word may be a French postcode."""
    return POSTCODE.fullmatch(word) is not None


def with_digits(said: Sequence[str]) -> list[str]:
    """Number words to digits, run by run: "quatre vingt dix sept" is "97", "premier" "1", "xiv" "14".

    Groups that make up a postcode together are one word: "soixante neuf zero zero trois" is "69003".
    """
    known = vocabulary()
    found: list[str] = []
    run: list[str] = []
    for place, word in enumerate(said):
        follows = said[place + 1] if place + 1 < len(said) else ""
        joins = word == known.number_joining and run != [] and follows in known.number_words
        if joins or word in known.number_words:
            run.append(word)
            continue
        found += [*_run_to_digits(run), known.ordinals.get(word) or _roman(word)]
        run = []
    return _after_kings(found + _run_to_digits(run))


def _run_to_digits(run: list[str]) -> list[str]:
    if not run:
        return []
    # text2num knows "zéro" only with its accent.
    spelled = " ".join(run).replace("zero", "zéro")
    groups = DIGITS.findall(anyascii(alpha2digit(spelled, "fr", 0)))
    together = "".join(groups)
    return [together] if is_postcode(together) else groups


def _roman(word: str) -> str:
    figures = ROMAN.fullmatch(word)
    if figures is None:
        return word
    tens, ones = figures.groups()
    value = ROMAN_VALUES.get(ones)
    if value is None:
        value = 5 * ones.count("v") + ones.count("i")
    return str(10 * len(tens) + value)


def _after_kings(said: list[str]) -> list[str]:
    kings = vocabulary().kings
    return [
        ONE_LETTER.get(word, word) if place and said[place - 1] in kings else word
        for place, word in enumerate(said)
    ]
