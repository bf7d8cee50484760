"""When a place is sure enough to be acted on without asking. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from hotline.places.distance import metres
from hotline.places.doors import Spot
from hotline.places.place import Band, Place
from hotline.records.states import Precision

# Measured, see docs/measured.md: below, a street that is not in the file may be taken for one that is.
SURE = 0.87
# So much must lie between the best place and the next that is another one.
MARGIN = 0.06
# Doors nearer to each other than this are one place.
SAME_PLACE_M = 150


def best_first(found: Iterable[Spot]) -> list[Spot]:
    """The likeliest first; the order of equals is kept."""
    return sorted(found, key=lambda spot: spot.handicap - spot.place.score)


def judged(ranked: list[Spot]) -> list[Place]:
    """The places as ranked, the first marked sure if nothing else can be meant."""
    if not ranked:
        return []
    best = ranked[0]
    rivals = [spot for spot in ranked[1:] if _is_apart(spot.place, best.place)]
    margin = min((_rank(best) - _rank(rival) for rival in rivals), default=1.0)
    places = [spot.place for spot in ranked]
    if (
        best.place.precision is Precision.HOUSE
        and not best.doubtful
        and best.place.score >= SURE
        and margin >= MARGIN
    ):
        places[0] = replace(best.place, band=Band.SURE)
    return places


def _rank(spot: Spot) -> float:
    return spot.place.score - spot.handicap


def _is_apart(one: Place, other: Place) -> bool:
    return metres(one.latitude, one.longitude, other.latitude, other.longitude) > SAME_PLACE_M
