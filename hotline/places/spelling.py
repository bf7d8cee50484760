"""How addresses are written: the key they are compared by. Pure."""

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

from hotline.places.numerals import with_digits
from hotline.places.spans import address_span
from hotline.places.vocabulary import vocabulary

__all__ = ["SPELLING_VERSION", "address_span", "fold", "house_number", "key", "words"]

# Grows whenever `fold` gives another key for the same name: the keys in the database are then made anew.
SPELLING_VERSION = 2
# The same street names recur in every commune of a file.
NAMES_KEPT = 20_000
WORD = re.compile(r"[a-z]+|\d+")
ORDINAL_ENDINGS = "|".join(sorted(vocabulary().ordinal_endings, key=len, reverse=True))
ORDINAL = re.compile(rf"(\d+)(?:{ORDINAL_ENDINGS})(?![a-z0-9])")
# "s/s bois" is "sous bois", "s/ Loire" is "sur Loire", "n°" says nothing.
SHORT_FORMS = (
    (re.compile(r"\bs/s\b"), "sous "),
    (re.compile(r"\bs/ ?(?=[a-z])"), "sur "),
    (re.compile(r"n[°º]"), " "),
    (re.compile(r"\bn\.? ?d\.? (?=d)"), "notre dame "),
)


@lru_cache(NAMES_KEPT)
def fold(text: str) -> str:
    """The key an address is compared by: "Av. du Gal Leclerc" and "avenue Général Leclerc" give the same."""
    return key(words(text))


def key(said: Sequence[str]) -> str:
    """The key of folded words: without articles."""
    articles = vocabulary().articles
    return " ".join(_paired([word for word in said if word not in articles]))


def words(text: str) -> list[str]:
    """The words of a text in lower case, numbers in digits, abbreviations in full, articles kept."""
    plain = text.lower()
    for short, full in SHORT_FORMS:
        plain = short.sub(full, plain)
    plain = ORDINAL.sub(r"\1 ", anyascii(plain).lower())
    said = [part for word in WORD.findall(plain) for part in _unglued(word)]
    return _paired(_in_full(with_digits(said)))


def house_number(said: Sequence[str]) -> str | None:
    """A house number of one or two words in its one form: ["012", "b"] is "12 bis"; None when it is none."""
    if not said or not said[0].isdigit():
        return None
    letter = vocabulary().repetitions.get(said[1], said[1]) if len(said) > 1 else ""
    return f"{said[0].lstrip('0') or '0'} {letter}".strip()


def _unglued(word: str) -> list[str]:
    """ "ruedumoulin" as three words."""
    parts = vocabulary().glued.fullmatch(word)
    return [part for part in parts.groups() if part] if parts else [word]


def _in_full(said: list[str]) -> list[str]:
    """Abbreviations written out."""
    known = vocabulary()
    full: list[str] = []
    for place, word in enumerate(said):
        follows = said[place + 1] if place + 1 < len(said) else ""
        before = full[-1] if full else ""
        if word in known.street_abbreviations and _stands_for_a_street(word, before, follows):
            full.append(known.street_abbreviations[word])
        else:
            full += known.name_abbreviations.get(word, word).split()
    return full


def _paired(said: Sequence[str]) -> list[str]:
    """Two words that are one street type made one: "rond point"."""
    pairs = vocabulary().pairs
    found: list[str] = []
    for word in said:
        if found and (found[-1], word) in pairs:
            found[-1] = pairs[found[-1], word]
        else:
            found.append(word)
    return found


def _stands_for_a_street(word: str, before: str, follows: str) -> bool:
    """Not behind another street word ("rue R. Schuman"), nor as a door's letter: "12 r rue Bannier"."""
    known = vocabulary()
    is_door_letter = len(word) == 1 and before.isdigit()
    before_street = follows in known.types or follows in known.street_abbreviations
    return before not in known.types and not (is_door_letter and before_street)
