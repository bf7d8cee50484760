"""Words to a place by the imported addresses alone: the town if it is named, then the street, then the door."""

from dataclasses import replace

from hotline.places.atlas import Atlas, atlas, box
from hotline.places.distance import metres
from hotline.places.doors import Match, Spot, commune_spot, spots
from hotline.places.place import Area, Band, Place
from hotline.places.reading import Reading, guesses, readings
from hotline.places.spelling import address_span, parse
from hotline.records import gazetteer
from hotline.records.gazetteer import KnownStreet
from hotline.records.states import Precision

LONGEST_TEXT = 500  # characters; an address that begins later is none
MOST_STREETS = 20  # of one name; with more of them nobody would choose from a list
# What a street is worth, from 0 to 1, less for everything that is not as it was said.
EXACT = 1.0
MISSPELLED = 0.9  # times the likeness
ELSEWHERE = 0.6  # the street is not in the commune that was named, but in another
DOUBTFUL_TOWN = 0.2
NOT_OWN_COMMUNE = 0.05
# Doors of one number further apart than this are two places.
SAME_PLACE_M = 150


def find(text: str, area: Area | None, limit: int = 5) -> list[Place]:
    """The places meant by `text`, best first, at most `limit`; nothing outside the area, ever.

    1. Streets of exactly the name that was said; of a like name only when there are none.
    2. In each the door, or the nearest one known, or the street's middle; without a street the commune.
    3. Sure is a known door of a street that is the only one of its name, or the town's own.
    """
    span = address_span(text[:LONGEST_TEXT])
    parts = parse(text[slice(*span)] if span else text[:LONGEST_TEXT])
    known = atlas()
    ways = readings(parts, known, area) if parts.street or parts.postcode else []
    exact = _place(_exact(ways, area), known, area)
    if not exact and ways:
        ways += guesses(parts, known, area)
        exact = _place(_exact(ways, area), known, area)
    if exact:
        return _judged(exact, known.own_commune(area))[:limit]
    others = _place(_alike(ways, known, area), known, area) or _communes(ways, known, area)
    return [spot.place for spot in _best_first(others)][:limit]


def _exact(ways: list[Reading], area: Area | None) -> list[Match]:
    """The streets of exactly this name, by the likeliest way of reading that leads to one."""
    streets = _streets_named(ways, area)
    for way in ways:
        same = [street for street in streets if street.key == way.street and _in_town(street, way)]
        if same:
            worth = EXACT - DOUBTFUL_TOWN * way.town.doubtful
            return [Match(street, way.number, worth) for street in same[:MOST_STREETS]]
    return []


def _streets_named(ways: list[Reading], area: Area | None) -> list[KnownStreet]:
    """All streets near the area that have one of these names, the nearest to its centre first."""
    keys = sorted({way.street for way in ways if way.street})
    streets = gazetteer.streets_with_keys(keys, box(area)) if keys else []
    if area is None:
        return streets
    near = [street for street in streets if area.insee is None or street.insee in area.insee]
    return sorted(near, key=lambda street: area.distance(street.latitude, street.longitude))


def _in_town(street: KnownStreet, way: Reading) -> bool:
    return not way.town.insee or street.insee in way.town.insee


def _alike(ways: list[Reading], known: Atlas, area: Area | None) -> list[Match]:
    """Streets of a like name in the named commune or in the area, and of the same name in another commune."""
    best: dict[int, Match] = {}
    town_read = any(way.town.insee for way in ways)
    for way in ways:
        streets, names = known.streets_of(area, way.town.insee)
        # Where "orléans" was read as the town, it is not also the half of "rue d'Orléans".
        some_words = bool(way.town.insee) or not town_read
        for index, likeness in names.most_like(way.street, some_words):
            worth = likeness * MISSPELLED - DOUBTFUL_TOWN * way.town.doubtful
            _keep_better(best, Match(streets[index], way.number, worth))
    for street in _streets_named(ways, area)[:MOST_STREETS]:
        number = next(way.number for way in ways if way.street == street.key)
        _keep_better(best, Match(street, number, ELSEWHERE))
    return sorted(best.values(), key=lambda match: -match.worth)[:MOST_STREETS]


def _keep_better(best: dict[int, Match], match: Match) -> None:
    before = best.get(match.street.id)
    if before is None or match.worth > before.worth:
        best[match.street.id] = match


def _place(matches: list[Match], known: Atlas, area: Area | None) -> list[Spot]:
    """Where each match is; a commune with the door in one of its streets needs no other street of that name."""
    found = _inside(spots(matches, known.by_insee), area)
    with_door = {(spot.insee, spot.key) for spot in found if spot.place.precision is Precision.HOUSE}
    return [
        spot
        for spot in found
        if spot.place.precision is Precision.HOUSE or (spot.insee, spot.key) not in with_door
    ]


def _communes(ways: list[Reading], known: Atlas, area: Area | None) -> list[Spot]:
    insee = dict.fromkeys(insee for way in ways for insee in way.town.insee)
    return _inside([commune_spot(known.by_insee[each]) for each in insee], area)


def _inside(found: list[Spot], area: Area | None) -> list[Spot]:
    return [spot for spot in found if area is None or _contains(area, spot)]


def _contains(area: Area, spot: Spot) -> bool:
    return area.contains(spot.place.latitude, spot.place.longitude, spot.insee)


def _judged(found: list[Spot], own: str | None) -> list[Place]:
    """The places of one exact name, best first, the first marked sure if nothing else can be meant."""
    several = len({spot.insee for spot in found}) > 1
    if several:
        found = [spot if spot.insee == own else _worth_less(spot) for spot in found]
    ranked = _best_first(found)
    best = ranked[0]
    rivals = [spot for spot in ranked[1:] if spot.insee == best.insee and _is_apart(spot.place, best.place)]
    exact = best.place.precision is Precision.HOUSE and best.place.score == EXACT
    places = [spot.place for spot in ranked]
    if exact and not rivals and (not several or best.insee == own):
        places[0] = replace(best.place, band=Band.SURE)
    return places


def _worth_less(spot: Spot) -> Spot:
    return replace(spot, place=replace(spot.place, score=round(spot.place.score - NOT_OWN_COMMUNE, 3)))


def _best_first(found: list[Spot]) -> list[Spot]:
    # The order of equals is kept: the nearest to the area's centre is first.
    return sorted(found, key=lambda spot: -spot.place.score)


def _is_apart(one: Place, other: Place) -> bool:
    return metres(one.latitude, one.longitude, other.latitude, other.longitude) > SAME_PLACE_M
