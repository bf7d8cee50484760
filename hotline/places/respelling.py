"""Makes the keys anew that an older version of hotline has spelled; streets are looked up by them."""

from functools import lru_cache

from hotline.places.spelling import SPELLING_VERSION, fold
from hotline.records import gazetteer_writing

# The same names come again and again: rue de l'Église.
_key = lru_cache(maxsize=10_000)(fold)


def pending() -> list[str]:
    """The INSEE codes of the communes with such keys: until these are made anew, streets may not be found."""
    return gazetteer_writing.communes_to_respell(SPELLING_VERSION)


def respell(insee: str) -> None:
    """Make the keys of a commune and of its streets anew, in one transaction."""
    gazetteer_writing.respell(insee, _key, SPELLING_VERSION)
