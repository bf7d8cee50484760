"""How many parts a text is cut into and billed as, counted as the carrier counts. Pure."""

import unicodedata

from anyascii import anyascii

# The GSM 03.38 alphabet; characters of the extension table take two units.
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")
GSM_SINGLE, GSM_PART = 160, 153
UCS_SINGLE, UCS_PART = 70, 67
LONGEST = 1600


def is_gsm(text: str) -> bool:
    """Whether the text fits the cheap alphabet."""
    return all(character in BASIC or character in EXTENDED for character in text)


def count(text: str) -> int:
    """The number of parts; at least 1."""
    if is_gsm(text):
        return _parts([2 if character in EXTENDED else 1 for character in text], GSM_SINGLE, GSM_PART)
    return _parts([2 if ord(character) > 0xFFFF else 1 for character in text], UCS_SINGLE, UCS_PART)


def _parts(units: list[int], single: int, part: int) -> int:
    """Characters of two units are never split over two parts."""
    if sum(units) <= single:
        return 1
    parts, used = 1, 0
    for unit in units:
        if used + unit > part:
            parts, used = parts + 1, 0
        used += unit
    return parts


def economical(text: str) -> str:
    """The text without the letters that double its price ("Forêt" > "Foret"), if that saves a part."""
    plain = "".join(_plain(character) for character in text)
    return plain if count(plain) < count(text) else text


def _plain(character: str) -> str:
    if character in BASIC or character in EXTENDED:
        return character
    if unicodedata.category(character) == "So":
        return ""
    return anyascii(character)


def fitting(text: str) -> str:
    """The text cut to what a carrier takes at most."""
    return text if len(text) <= LONGEST else text[: LONGEST - 3] + "..."
