"""Streets by the first letters of their name, keyed on a telephone: 2 is A, B or C. For names no machine hears."""

import unicodedata
from functools import lru_cache

from hotline.places.atlas import atlas
from hotline.places.place import Area
from hotline.places.spelling import fold
from hotline.records.gazetteer import KnownStreet

LETTERS = ("abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz")
KEY_OF = {letter: str(key) for key, letters in enumerate(LETTERS, 2) for letter in letters}
KEY_OF |= {digit: digit for digit in "0123456789"}
NAMES_KEPT = 50_000


@lru_cache(NAMES_KEPT)
def keys_of(name: str) -> frozenset[str]:
    """How a name may be keyed: from any of its words on, so that "Bourgogne" is found in "rue de Bourgogne".

    Both as it is written and without its articles and abbreviations.
    """
    return frozenset(_from_each_word(_plain(name)) + _from_each_word(fold(name)))


def streets(keys: str, postcode: str, area: Area) -> list[KnownStreet]:
    """The streets with this postcode in the area whose name, from one of its words on, begins with these keys."""
    known = atlas(area)
    communes = [commune.insee for commune in known.by_postcode.get(postcode, [])]
    found = {
        street.key: street
        for streets in known.streets(communes).values()
        for street in streets.all
        if street.postcode == postcode and any(way.startswith(keys) for way in keys_of(street.name))
    }
    return sorted(found.values(), key=lambda street: street.name)


def _from_each_word(name: str) -> list[str]:
    words = ["".join(KEY_OF.get(letter, "") for letter in word) for word in name.split()]
    return ["".join(words[first:]) for first in range(len(words))]


def _plain(name: str) -> str:
    bare = unicodedata.normalize("NFKD", name.lower())
    return "".join(letter if letter.isalnum() else " " for letter in bare if not unicodedata.combining(letter))
