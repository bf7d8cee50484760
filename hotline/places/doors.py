"""A house number to a point of its street."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.places.around import Commune
from hotline.places.place import Band, Place
from hotline.places.spelling import fold
from hotline.places.vocabulary import vocabulary
from hotline.records import gazetteer
from hotline.records.gazetteer import Door, KnownStreet
from hotline.records.states import Precision

# What a place is worth less when its door is not known, or was not said.
OTHER_LETTER = 0.04  # "12 bis" where only 12 is known
BETWEEN_DOORS = 0.06
BEYOND_DOORS = 0.12
NO_DOORS = 0.08
NO_NUMBER = 0.05
COMMUNE_ONLY = 0.3


@dataclass(frozen=True)
class Match:
    """A street that may be meant, the number looked for in it, and what it is worth from 0 to 1."""

    street: KnownStreet
    number: str | None
    worth: float
    handicap: float = 0.0  # others that are worth as much come first
    in_town: bool = False  # it is in a town whose name was said and nothing behind it
    doubtful: bool = False  # something was said that this makes nothing of
    led_in: bool = False  # words stand before it that may be a town


@dataclass(frozen=True)
class Spot:
    """A place, and which commune and street name it belongs to."""

    place: Place
    insee: str
    key: str
    handicap: float = 0.0
    doubtful: bool = False


def spots(matches: Sequence[Match], cities: dict[str, str]) -> list[Spot]:
    """Where each match may be: its doors of that number, or else the nearest door, or the street's middle."""
    numbered = [match for match in matches if match.number is not None]
    said = sorted({spelling for match in numbered for spelling in _spellings(match.number or "")})
    exact = gazetteer.doors([match.street.id for match in numbered], said) if numbered else {}
    inexact = [match.street.id for match in numbered if match.street.id not in exact]
    others = gazetteer.doors(inexact) if inexact else {}
    return [
        spot
        for match in matches
        for spot in _spots_of(match, exact.get(match.street.id, []), others.get(match.street.id, []), cities)
    ]


def _spots_of(match: Match, exact: list[Door], others: list[Door], cities: dict[str, str]) -> list[Spot]:
    street, number = match.street, match.number
    if number is None:
        middle = Door("", street.latitude, street.longitude)
        return [_spot(match, None, middle, NO_NUMBER, cities)]
    same = [door for door in exact if door.number in _spellings(number)]
    if same:
        return [_spot(match, door.number, door, 0.0, cities, exact=True) for door in _preferred(same, number)]
    point, less = _between(others, number, street)
    return [_spot(match, number, point, less, cities)]


def _between(doors: list[Door], number: str, street: KnownStreet) -> tuple[Door, float]:
    """Where a door that is not known must be about, by its neighbours on the same side of the street."""
    if not doors:
        return Door(number, street.latitude, street.longitude), NO_DOORS
    wanted = _digits(number)
    near = [door for door in doors if _digits(door.number) == wanted]
    if near:
        return near[0], OTHER_LETTER
    side = [door for door in doors if _digits(door.number) % 2 == wanted % 2] or doors
    below = max((door for door in side if _digits(door.number) < wanted), key=_number, default=None)
    above = min((door for door in side if _digits(door.number) > wanted), key=_number, default=None)
    if below is None or above is None:
        return below or above or side[0], BEYOND_DOORS
    share = (wanted - _digits(below.number)) / (_digits(above.number) - _digits(below.number))
    latitude = below.latitude + share * (above.latitude - below.latitude)
    longitude = below.longitude + share * (above.longitude - below.longitude)
    return Door(number, latitude, longitude), BETWEEN_DOORS


def commune_spot(commune: Commune, worth: float = 1.0) -> Spot:
    """The middle of a commune, when nothing better is known."""
    postcode = commune.postcodes[0] if len(commune.postcodes) == 1 else None
    place = Place(
        address=f"{postcode or ''} {commune.name}".strip(),
        number=None,
        street=None,
        postcode=postcode,
        city=commune.name,
        latitude=commune.latitude,
        longitude=commune.longitude,
        precision=Precision.COMMUNE,
        score=round(COMMUNE_ONLY * worth, 3),
        band=Band.ASK,
        streets_known=commune.imported,
    )
    return Spot(place, commune.insee, "")


def _spot(
    match: Match, number: str | None, point: Door, less: float, cities: dict[str, str], exact: bool = False
) -> Spot:
    street, city = match.street, cities[match.street.insee]
    name = _in_sentence(street.name)
    precision = Precision.STREET if _has_type(street) and not street.hamlet else Precision.LOCALITY
    place = Place(
        address=f"{number or ''} {name}, {street.postcode} {city}".strip(),
        number=number,
        street=name,
        postcode=street.postcode or None,
        city=city,
        latitude=point.latitude,
        longitude=point.longitude,
        precision=Precision.HOUSE if exact else precision,
        score=round(min(1.0, max(0.0, match.worth - less)), 3),
        band=Band.ASK,
    )
    return Spot(place, street.insee, street.key, match.handicap, match.doubtful)


def _has_type(street: KnownStreet) -> bool:
    return street.key.split(" ")[0] in vocabulary().types


def _in_sentence(name: str) -> str:
    """ "Rue de Bourgogne" as it is written behind a number: "rue de Bourgogne"; "Grande Rue" stays."""
    first, space, others = name.partition(" ")
    return first.lower() + space + others if fold(first) in vocabulary().types else name


def _spellings(number: str) -> list[str]:
    """The ways a file may write "12 bis"."""
    digits, _, letter = number.partition(" ")
    same = [short for short, full in vocabulary().repetitions.items() if full == letter]
    return [number, *(f"{digits} {each}" for each in same if each != letter)]


def _preferred(doors: list[Door], number: str) -> list[Door]:
    """Those written as they were said, if there are any."""
    return [door for door in doors if door.number == number] or doors


def _number(door: Door) -> int:
    return _digits(door.number)


def _digits(number: str) -> int:
    return int(number.split(" ")[0])
