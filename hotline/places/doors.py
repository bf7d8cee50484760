"""A house number to a point of its street."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.places.place import Band, Place
from hotline.places.spelling import fold
from hotline.places.vocabulary import vocabulary
from hotline.records import gazetteer
from hotline.records.gazetteer import Door, KnownCommune, KnownStreet
from hotline.records.states import Precision

# What a place is worth less when its door is not known, or was not said.
NUMBER_UNKNOWN = 0.15
NO_NUMBER = 0.1
COMMUNE_ONLY = 0.3


@dataclass(frozen=True)
class Match:
    """A street that may be meant, the number looked for in it, and what it is worth from 0 to 1."""

    street: KnownStreet
    number: str | None
    worth: float


@dataclass(frozen=True)
class Spot:
    """A place, and which commune and street name it belongs to."""

    place: Place
    insee: str
    key: str


def spots(matches: Sequence[Match], cities: dict[str, KnownCommune]) -> list[Spot]:
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


def _spots_of(match: Match, exact: list[Door], others: list[Door], cities: dict[str, KnownCommune]) -> list[Spot]:
    street, number, city = match.street, match.number, cities[match.street.insee].name
    middle = Door("", street.latitude, street.longitude)
    if number is None:
        return [_spot(street, None, middle, match.worth - NO_NUMBER, city)]
    same = [door for door in exact if door.number in _spellings(number)]
    if same:
        return [_spot(street, door.number, door, match.worth, city) for door in _preferred(same, number)]
    near = _nearest(others, number) or middle
    return [_spot(street, number, near, match.worth - NUMBER_UNKNOWN, city, exact=False)]


def commune_spot(commune: KnownCommune) -> Spot:
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
        score=COMMUNE_ONLY,
        band=Band.ASK,
    )
    return Spot(place, commune.insee, "")


def _spot(
    street: KnownStreet, number: str | None, point: Door, worth: float, city: str, exact: bool = True
) -> Spot:
    name = _in_sentence(street.name)
    precision = Precision.STREET if _has_type(street) else Precision.LOCALITY
    place = Place(
        address=f"{number or ''} {name}, {street.postcode} {city}".strip(),
        number=number,
        street=name,
        postcode=street.postcode or None,
        city=city,
        latitude=point.latitude,
        longitude=point.longitude,
        precision=Precision.HOUSE if number and exact else precision,
        score=round(max(0.0, worth), 3),
        band=Band.ASK,
    )
    return Spot(place, street.insee, street.key)


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


def _nearest(doors: list[Door], number: str) -> Door | None:
    """The door whose number is nearest, of two the one on the same side of the street."""
    wanted = _digits(number)

    def distance(door: Door) -> tuple[int, bool]:
        between = abs(_digits(door.number) - wanted)
        return between, between % 2 == 1

    return min(doors, key=distance, default=None)


def _digits(number: str) -> int:
    return int(number.split(" ")[0])
