"""Words to a place by the imported addresses alone: the town if it is named, then the street, then the door."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from hotline.places.around import Commune
from hotline.places.asked import Asked, take_apart
from hotline.places.atlas import Atlas, atlas
from hotline.places.doors import Match, Spot, commune_spot, spots
from hotline.places.likeness import name_of
from hotline.places.place import Area, Place
from hotline.places.reading import Reading, readings
from hotline.places.spans import address_span
from hotline.places.streets import Streets
from hotline.places.sureness import best_first, judged
from hotline.places.town_ahead import with_town_ahead
from hotline.places.towns import Town, is_elsewhere, misspelled, named
from hotline.records import gazetteer
from hotline.records.gazetteer import KnownStreet
from hotline.records.states import Precision

LONGEST_TEXT = 500  # characters; an address that begins later is none
MOST_STREETS = 24  # whose doors are looked up
MOST_SEARCHED = 150  # communes whose streets are compared when no town was named and there is no area
# What a street is worth, from 0 to 1, less for everything that is not as it was said.
TOWN_WEIGHT = 0.6
FIRST_LOOSE_WORD, LOOSE_WORD, MOST_LOOSE = 0.13, 0.04, 0.25  # they may be a town that nobody knows
PASSED_OVER = 0.15
IN_OTHER_PART = 0.93
NOT_OWN_COMMUNE = 0.1
NO_TOWN_AT_ALL = 0.05
LEAST = 0.64  # less is chance
GOOD = 0.97  # nothing better needs to be looked for
GOOD_IN_TOWN = 0.84  # the same where a town was named


def find(text: str, area: Area | None, limit: int = 5) -> list[Place]:
    """The places meant by `text`, best first, at most `limit`; nothing outside the area, ever.

    1. The part of the text that reads like an address; the whole of it when that leads nowhere.
    2. Streets of exactly the name that was said in the towns that were named; then names that are like it.
    3. In each the door, or the point between its neighbours, or the street's middle; without a street the commune.
    """
    text = text[:LONGEST_TEXT]
    known = atlas(area)
    found: list[Spot] = []
    for said in _parts_to_try(text):
        asked = take_apart(said)
        if not is_elsewhere(asked, known):
            found = _better(found, _look_up(asked, known))
        if found and found[0].place.score >= GOOD:
            break
    return judged(found)[:limit]


def _parts_to_try(text: str) -> Iterator[str]:
    span = address_span(text)
    if span:
        span = with_town_ahead(text, span)
        yield text[slice(*span)]
    if not span or span != (0, len(text)):
        yield text


def _better(one: list[Spot], other: list[Spot]) -> list[Spot]:
    return other if not one or (other and other[0].place.score > one[0].place.score) else one


def _look_up(asked: Asked, known: Atlas) -> list[Spot]:
    """What these words may mean, best first: each further way only when those before are not good."""
    towns = named(asked, known)
    ways = [reading for town in towns for reading in readings(asked, town)]
    ways += readings(asked, None, towns)
    matches = list(_exact(ways, known))
    if not _is_good(matches, GOOD):
        matches += _alike(ways, known)
    if not _is_good(matches, GOOD) and not _is_good((each for each in matches if each.in_town), GOOD_IN_TOWN):
        more = [reading for town in misspelled(asked, known) for reading in readings(asked, town)]
        matches += [*_exact(more, known), *_alike(more, known)]
    found = [_with_postcode(spot, asked, known) for spot in _placed(matches, known) if spot.place.score >= LEAST]
    return best_first(found) or _communes(towns, asked, known)


def _with_postcode(spot: Spot, asked: Asked, known: Atlas) -> Spot:
    """Doubtful where the postcode said is none of the commune's."""
    if asked.postcode is None or asked.whole_departement:
        return spot
    agrees = any(commune.insee == spot.insee for commune in known.by_postcode.get(asked.postcode, []))
    return spot if agrees else replace(spot, doubtful=True)


def _is_good(matches: Iterable[Match], enough: float) -> bool:
    return any(match.worth >= enough and not match.led_in for match in matches)


def _exact(ways: Sequence[Reading], known: Atlas) -> Iterator[Match]:
    """The streets of exactly the names that were read."""
    for way in ways:
        if way.town is None:
            streets = _named_anywhere(way.street, known)
            yield from (_match(street, way, 1.0, 1.0, known) for street in streets)
            continue
        for commune, worth in way.town.communes:
            for street in _of(commune, known).named(way.street) if commune.imported else ():
                yield _match(street, way, 1.0, worth * _lies_in(street, commune), known)


def _alike(ways: Sequence[Reading], known: Atlas) -> Iterator[Match]:
    """The streets whose names are like those that were read."""
    for way in ways:
        name = name_of(way.street)
        if way.town is None:
            if known.area is not None or len(known.imported) <= MOST_SEARCHED:
                for street, like in known.all_streets.like(name):
                    yield _match(street, way, like, 1.0, known)
            continue
        for commune, worth in way.town.communes:
            for street, like in _of(commune, known).like(name) if commune.imported else ():
                yield _match(street, way, like, worth * _lies_in(street, commune), known)


def _of(commune: Commune, known: Atlas) -> Streets:
    return known.streets([commune.insee])[commune.insee]


def _named_anywhere(key: str, known: Atlas) -> list[KnownStreet]:
    if known.area is not None:
        return known.all_streets.named(key)
    return gazetteer.streets_named(key)


def _lies_in(street: KnownStreet, commune: Commune) -> float:
    """What a street is worth where an old name was said: it may lie in another part of today's commune."""
    return 1.0 if not commune.former or street.former == commune.former else IN_OTHER_PART


def _match(street: KnownStreet, way: Reading, like: float, town: float, known: Atlas) -> Match:
    worth = like - TOWN_WEIGHT * (1 - town) - PASSED_OVER * way.passed_over
    handicap = 0.0
    if way.loose:
        worth -= min(MOST_LOOSE, FIRST_LOOSE_WORD + LOOSE_WORD * (way.loose - 1))
    if way.town is None:
        handicap = 0.0 if known.own and street.insee == known.own.insee else NOT_OWN_COMMUNE
        worth -= 0.0 if known.area else NO_TOWN_AT_ALL
    doubtful = way.passed_over or way.loose > 0
    return Match(street, way.number, worth, handicap, way.town is not None and not way.loose, doubtful, way.led_in)


def _placed(matches: Sequence[Match], known: Atlas) -> list[Spot]:
    """Where the likeliest are; where one street has the door no other of that name is needed."""
    best: dict[tuple[int, str | None], Match] = {}
    for match in matches:
        before = best.get((match.street.id, match.number))
        if before is None or match.worth - match.handicap > before.worth - before.handicap:
            best[match.street.id, match.number] = match
    likeliest = sorted(best.values(), key=lambda match: match.handicap - match.worth)[:MOST_STREETS]
    found = _inside(spots(likeliest, known.names), known)
    with_door = {(spot.insee, spot.key) for spot in found if spot.place.precision is Precision.HOUSE}
    return [
        spot
        for spot in found
        if spot.place.precision is Precision.HOUSE or (spot.insee, spot.key) not in with_door
    ]


def _communes(towns: Sequence[Town], asked: Asked, known: Atlas) -> list[Spot]:
    """The towns that were named, when no street of theirs is known."""
    found: dict[str, Spot] = {}
    is_address = asked.postcode is not None or any(reading.number for reading in readings(asked, None))
    guess = asked.postcode is not None or (known.area is not None and is_address)
    for town in towns or (misspelled(asked, known) if guess else []):
        for commune, worth in town.communes:
            spot = commune_spot(commune, worth)
            if commune.insee not in found:
                found[commune.insee] = spot
    if not found and not known.imported and known.own and is_address:
        # Before any import every address of the town is somewhere in it.
        found[known.own.insee] = commune_spot(known.own)
    return best_first(_inside(list(found.values()), known))


def _inside(found: Iterable[Spot], known: Atlas) -> list[Spot]:
    return [spot for spot in found if known.area is None or _contains(known.area, spot)]


def _contains(area: Area, spot: Spot) -> bool:
    return area.contains(spot.place.latitude, spot.place.longitude, spot.insee)
