"""Which words of an address name a town, and which communes those may be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hotline.places.around import Commune
from hotline.places.asked import Asked
from hotline.places.atlas import Atlas
from hotline.places.numerals import is_postcode
from hotline.places.sounds import sound
from hotline.places.vocabulary import vocabulary

LONGEST_TOWN = 7  # words without articles
LONGEST_MISSPELLED = 4
SHORTEST_MISSPELLED = 4  # letters
# What a town is worth, from 0 to 1.
BY_SAME_SOUND = 0.97
BY_FORMER_NAME = 0.99
OTHER_POSTCODE = 0.94  # same département
OTHER_DEPARTEMENT = 0.75
PART_OF_NAME = 0.9
LEAST_WORTH = 0.7  # of a misspelled town
BY_BEGINNING = 0.9  # "fiquefleur" for "Fiquefleur-Équainville"


@dataclass(frozen=True)
class Town:
    """Words that may name a town: where they stand among the pieces, and the communes with their worth."""

    piece: int | None  # None when only the postcode tells it
    start: int
    end: int
    communes: tuple[tuple[Commune, float], ...]


def named(asked: Asked, atlas: Atlas) -> list[Town]:
    """The towns whose name stands there in full, the longest names first; then what the postcode tells."""
    found = []
    for place, piece in enumerate(asked.pieces):
        for start, end, key in _spans(piece):
            communes = atlas.by_key.get(key)
            # There is a commune called Rue.
            if communes and not (key in vocabulary().kinds and asked.postcode is None):
                found.append(_town(place, start, end, [(each, 1.0) for each in communes], asked))
    found.sort(key=lambda town: town.start - town.end)
    found = [_worth_less(town) if _is_part(town, found) else town for town in found]
    by_postcode = atlas.by_postcode.get(asked.postcode or "", [])
    agrees = any(asked.postcode in commune.postcodes for town in found for commune, _ in town.communes)
    if by_postcode and not asked.whole_departement and not agrees:
        found.append(Town(None, 0, 0, tuple((each, 1.0) for each in by_postcode if not each.old)))
    return found


def misspelled(asked: Asked, atlas: Atlas) -> list[Town]:
    """Words at an end of a piece that are like the name of a town, or sound like it."""
    found = []
    for place, piece in enumerate(asked.pieces):
        for start, end, key in _end_spans(piece, place == asked.town_piece):
            if key in atlas.by_key or len(key) < SHORTEST_MISSPELLED:
                continue
            town = _town(place, start, end, _alike(key, atlas), asked)
            likely = tuple((commune, worth) for commune, worth in town.communes if worth >= LEAST_WORTH)
            if likely:
                found.append(replace(town, communes=likely))
    return found


def is_elsewhere(asked: Asked, atlas: Atlas) -> bool:
    """Whether the postcode is one of another part of the country."""
    return asked.postcode is not None and bool(atlas.departements) and asked.postcode[:2] not in atlas.departements


def _is_part(town: Town, towns: Sequence[Town]) -> bool:
    """Whether a longer name covers it: "saint maixent" of "saint maixent l'école"."""
    return any(
        other.piece == town.piece
        and other.start <= town.start
        and town.end <= other.end
        and other.end - other.start > town.end - town.start
        for other in towns
    )


def _worth_less(town: Town) -> Town:
    return replace(town, communes=tuple((commune, worth * PART_OF_NAME) for commune, worth in town.communes))


def _alike(key: str, atlas: Atlas) -> list[tuple[Commune, float]]:
    found = atlas.alike(key)
    known = {commune for commune, _ in found}
    found += [(commune, BY_BEGINNING) for commune in atlas.beginning(key) if commune not in known]
    heard = sound(key)
    return [(each, max(like, BY_SAME_SOUND) if sound(each.key) == heard else like) for each, like in found]


def _town(piece: int, start: int, end: int, communes: Sequence[tuple[Commune, float]], asked: Asked) -> Town:
    """With the postcode taken into account: those that have it, or else all for less."""
    by_name = [(each, like * (BY_FORMER_NAME if each.old else 1.0)) for each, like in communes]
    if asked.postcode is None:
        return Town(piece, start, end, tuple(by_name))
    same = [
        (each, like) for each, like in by_name if asked.postcode in each.postcodes and not asked.whole_departement
    ]
    if same:
        return Town(piece, start, end, tuple(same))
    return Town(piece, start, end, tuple((each, like * _worth(each, asked)) for each, like in by_name))


def _worth(commune: Commune, asked: Asked) -> float:
    """What a commune is worth whose postcode is another than the one said."""
    departement = (asked.postcode or "")[:2]
    if any(postcode.startswith(departement) for postcode in commune.postcodes):
        return 1.0 if asked.whole_departement else OTHER_POSTCODE
    return OTHER_DEPARTEMENT


def _spans(piece: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """All runs of words that may be a name: where they begin and end, and their key."""
    articles = vocabulary().articles
    for start, first in enumerate(piece):
        if first in articles and not (start == 0 or piece[start - 1] not in articles):
            continue
        key: list[str] = []
        for end in range(start, len(piece)):
            if piece[end] in articles:
                continue
            key.append(piece[end])
            if len(key) > LONGEST_TOWN:
                break
            yield start, end + 1, " ".join(key)


def _end_spans(piece: Sequence[str], behind_postcode: bool) -> Iterator[tuple[int, int, str]]:
    """The runs of words at the end, the whole, and where a number follows those at the beginning."""
    known = vocabulary()
    last = len(piece)
    while last and piece[last - 1] in known.trailing:
        last -= 1
    for start in range(max(0, last - LONGEST_MISSPELLED - 2), last):
        key = _key(piece[start:last])
        if (
            key
            and len(key.split()) <= LONGEST_MISSPELLED
            and piece[start] not in known.articles | known.before_town
        ):
            yield start, last, key
    number = next((place for place, word in enumerate(piece) if word.isdigit() and not is_postcode(word)), last)
    ends = [last] if behind_postcode else []
    if 0 < number < last:
        ends.append(number)
    for end in ends:
        for length in range(1, min(LONGEST_MISSPELLED, end) + 1):
            if end != last or behind_postcode:
                yield 0, length, _key(piece[:length])


def _key(said: Sequence[str]) -> str:
    known = vocabulary()
    return " ".join(
        word for word in said if word not in known.articles and not (word in known.before_town and word == "a")
    )
