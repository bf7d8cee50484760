"""What geocoders outside answer: read without trust, compared with what was said, and how sure that is. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import isfinite
from typing import Any

from hotline.places.communes import ListedCommune, listed
from hotline.places.distance import metres
from hotline.places.likeness import likeness, name_of, street_likeness
from hotline.places.outside import Failure, GeocoderUnavailable, Service
from hotline.places.place import Area, Band, Place
from hotline.places.said import SaidAddress, said_address
from hotline.places.spelling import fold, house_number, words
from hotline.records.states import Precision

# What the services call the kind of a result, and how precise that is.
PRECISIONS = {
    "street": Precision.STREET,
    "road": Precision.STREET,
    "municipality": Precision.COMMUNE,
    "city": Precision.COMMUNE,
    "town": Precision.COMMUNE,
    "village": Precision.COMMUNE,
}
CITY_KEYS = ("city", "town", "village", "municipality")
STREET_KEYS = ("street", "road", "pedestrian", "square", "footway", "path")
# The least score of the BAN's software, and likeness of the street, of what is acted on without asking.
SURE_SCORE, SURE_STREET = 0.8, 0.9
# Its score counts letters: "11 novembre" for "Onze Novembre" has 0.73, though it is the very same name.
SAME_NAME, SCORE_OF_SAME_NAME = 1.0, 0.6
# A street less like what was said is not even asked about.
LEAST_STREET = 0.7
LIKE_A_TOWN = 0.9
SAME_PLACE_M = 150
# No commune of a town's area is further away, whatever its code says.
FARTHEST_M = 60_000


@dataclass(frozen=True)
class Answer:
    """One result as the service gave it; `score` only where the service has one."""

    number: str | None
    street: str | None
    postcode: str | None
    city: str
    insee: str | None
    latitude: float
    longitude: float
    precision: Precision
    score: float | None


@dataclass(frozen=True)
class _Compared:
    """A result beside what was said: how like the street is from 0 to 1; None for a town nobody named."""

    answer: Answer
    street: float
    number: bool
    town: bool | None


def read(answered: Any) -> list[Answer]:
    """The results in an answer; one without sense is left out. Raises GeocoderUnavailable for anything else."""
    results = answered.get("features") if isinstance(answered, dict) else answered
    if not isinstance(results, list):
        raise GeocoderUnavailable(Failure.NONSENSE, "the answer has another form")
    read = [_result(each) for each in results if isinstance(each, dict)]
    return [each for each in read if each is not None]


def places(found: Sequence[Answer], text: str, area: Area, service: Service) -> list[Place]:
    """The results inside the area that are like what was said, best first; a sure one agrees in everything."""
    said = said_address(text)
    inside = [each for each in found if _is_inside(each, area)]
    compared = [_compared(said, each) for each in inside]
    likely = [each for each in compared if each.street >= LEAST_STREET]
    judged = [_place(said, each, _is_sure(said, each, likely, service)) for each in likely]
    return sorted(dict.fromkeys(judged), key=lambda place: (place.band != Band.SURE, -place.score))


def _result(result: dict[str, Any]) -> Answer | None:
    told = _table(result.get("properties")) or _table(result.get("address"))
    point = _point(result)
    if point is None or not told:
        return None
    number = _text(told.get("housenumber") or told.get("house_number"))
    precision = _precision(number, told.get("type") or result.get("addresstype"))
    street = next((_text(told[key]) for key in STREET_KEYS if told.get(key)), None)
    if street is None and precision != Precision.COMMUNE:
        street = _text(told.get("name") or result.get("name"))
    return Answer(
        number=house_number(words(number)) if number else None,
        street=street,
        postcode=_text(told.get("postcode")),
        city=next((_text(told[key]) or "" for key in CITY_KEYS if told.get(key)), ""),
        insee=_text(told.get("citycode")),
        latitude=point[0],
        longitude=point[1],
        precision=precision,
        score=_number(told.get("score")),
    )


def _precision(number: str | None, kind: object) -> Precision:
    return Precision.HOUSE if number else PRECISIONS.get(str(kind), Precision.LOCALITY)


def _point(result: dict[str, Any]) -> tuple[float, float] | None:
    """Latitude and longitude in degrees; None for what is no place on Earth."""
    pair = _table(result.get("geometry")).get("coordinates")
    east, north = pair if isinstance(pair, list) and len(pair) == 2 else (result.get("lon"), result.get("lat"))
    latitude, longitude = _number(north), _number(east)
    if latitude is None or longitude is None or (latitude, longitude) == (0, 0):
        return None
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if isfinite(number) else None


def _text(value: object) -> str | None:
    return (str(value).strip() or None) if isinstance(value, str | int) else None


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _is_inside(answer: Answer, area: Area) -> bool:
    """The commune's code counts where the area is made of communes; but no code moves a point out of the sea."""
    insee = answer.insee or (_insee(answer) if area.insee else None)
    is_near = area.distance(answer.latitude, answer.longitude) <= FARTHEST_M
    return is_near and area.contains(answer.latitude, answer.longitude, insee)


def _insee(answer: Answer) -> str | None:
    """The code of the commune with this postcode and name, for services that tell none."""
    city = fold(answer.city)
    return next((each.insee for each in communes_with(answer.postcode or "") if fold(each.name) == city), None)


def communes_with(postcode: str) -> list[ListedCommune]:
    """The communes of France that have this postcode."""
    return _by_postcode().get(postcode, [])


@cache
def _by_postcode() -> dict[str, list[ListedCommune]]:
    found: dict[str, list[ListedCommune]] = {}
    for commune in listed():
        for postcode in commune.postcodes:
            found.setdefault(postcode, []).append(commune)
    return found


def _compared(said: SaidAddress, answer: Answer) -> _Compared:
    city = fold(answer.city)
    named_behind = bool(city) and said.street.endswith(f" {city}")
    streets = [said.street, said.street.removesuffix(f" {city}")] if named_behind else [said.street]
    like = 1.0 if answer.precision is Precision.COMMUNE else max(_like(each, answer) for each in streets)
    number = said.number is not None and said.number == answer.number
    return _Compared(answer, like, number, _town_agrees(said, answer, city, named_behind))


def _like(said: str, answer: Answer) -> float:
    return street_likeness(name_of(said), name_of(fold(answer.street or "")))


def _town_agrees(said: SaidAddress, answer: Answer, city: str, named_behind: bool) -> bool | None:
    """Whether postcode and town are those that were said; None when neither was."""
    if said.postcode and said.postcode != answer.postcode:
        return False
    if said.others:
        return likeness(" ".join(said.others), city) >= LIKE_A_TOWN
    return True if said.postcode or named_behind else None


def _is_sure(said: SaidAddress, one: _Compared, all_likely: Sequence[_Compared], service: Service) -> bool:
    """Whether it may be acted on: house, street and town as they were said, and no other place of that name.

    Where no town was said, only the BAN's software, which ranks by distance too, is believed that it is this one.
    """
    agrees = one.answer.precision is Precision.HOUSE and one.number and one.street >= SURE_STREET
    town = one.town is not False if service.tells_likeness else one.town is True
    least = SCORE_OF_SAME_NAME if one.street >= SAME_NAME else SURE_SCORE
    matches = (one.answer.score or 0) >= least or not service.tells_likeness
    return agrees and town and matches and not any(_is_rival(one, other) for other in all_likely)


def _is_rival(one: _Compared, other: _Compared) -> bool:
    """Another place that could be meant as well: a street as like in another town, or the same door elsewhere."""
    if other.street < SURE_STREET or other.town is False or other.answer.precision is Precision.COMMUNE:
        return False
    if fold(other.answer.city) != fold(one.answer.city):
        return True
    points = one.answer.latitude, one.answer.longitude, other.answer.latitude, other.answer.longitude
    return other.number and metres(*points) > SAME_PLACE_M


def _place(said: SaidAddress, one: _Compared, sure: bool) -> Place:
    """As it is kept. A door that was not found is told as its street, with the number that was said."""
    answer = one.answer
    in_street = answer.precision in (Precision.HOUSE, Precision.STREET)
    number = said.number if in_street else None
    precision = Precision.STREET if answer.precision is Precision.HOUSE and not one.number else answer.precision
    line = " ".join(part for part in (number, answer.street) if part)
    town = " ".join(part for part in (answer.postcode, answer.city) if part)
    score = answer.score if answer.score is not None else one.street
    return Place(
        address=", ".join(part for part in (line, town) if part),
        number=number,
        street=answer.street,
        postcode=answer.postcode,
        city=answer.city,
        latitude=answer.latitude,
        longitude=answer.longitude,
        precision=precision,
        score=round(min(1.0, max(0.0, score)), 3),
        band=Band.SURE if sure else Band.ASK,
    )
