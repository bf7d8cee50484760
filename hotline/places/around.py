"""The communes around a town: those whose streets were imported, and the others of France, which hotline ships."""

from collections.abc import Container
from dataclasses import dataclass, replace
from math import cos, radians

from hotline.places import communes as shipped
from hotline.places.communes import Kind, ListedCommune
from hotline.places.place import Area
from hotline.places.spelling import fold
from hotline.records import gazetteer
from hotline.records.gazetteer import Box, KnownCommune, KnownFormerCommune

# A commune's middle may lie outside the circle that some of its doors are in.
COMMUNE_MARGIN_M = 10_000
METRES_PER_DEGREE = 111_000


@dataclass(frozen=True, slots=True)
class Commune:
    """A commune, or what a part of it was called before a merger."""

    insee: str  # of today's commune
    name: str
    key: str
    postcodes: tuple[str, ...]
    latitude: float
    longitude: float
    imported: bool  # whether its streets are known
    population: int = 0
    old: bool = False  # a name from before a merger
    former: str = ""  # the same as the streets of that part bear it


def communes_around(area: Area | None) -> list[Commune]:
    """All that may have addresses in the area; today's names first."""
    bounds = _bounds(area)
    former = gazetteer.former_communes(bounds, area.insee if area else None)
    listed = [each for each in shipped.listed() if _may_reach(area, each)]
    # A part may lie in the area although the middle of the whole does not.
    parts_of = {each.insee for each in former} | {_insee_of_today(each) for each in listed}
    near = gazetteer.communes(bounds) if area is None or area.insee is None else []
    wholes = gazetteer.communes_with(sorted(parts_of)) if area else []
    known = {each.insee: _today(each) for each in [*near, *wholes]}
    old = [_former(each, known[each.insee]) for each in former if each.insee in known]
    names = {(each.insee, each.key) for each in [*known.values(), *old]}
    others = [_listed(each, known.keys()) for each in listed]
    unknown = [each for each in others if (each.old or not each.imported) and (each.insee, each.key) not in names]
    return sorted([*known.values(), *old, *unknown], key=lambda each: each.old)


def _bounds(area: Area | None) -> Box | None:
    """The square around an area's circle; None for the whole country and for one made of communes."""
    if area is None or area.insee is not None:
        return None
    height = (area.radius_m + COMMUNE_MARGIN_M) / METRES_PER_DEGREE
    width = height / max(0.01, cos(radians(area.latitude)))
    return Box(area.latitude - height, area.latitude + height, area.longitude - width, area.longitude + width)


def _today(known: KnownCommune) -> Commune:
    return Commune(
        known.insee, known.name, known.key, known.postcodes, known.latitude, known.longitude, imported=True
    )


def _former(known: KnownFormerCommune, today: Commune) -> Commune:
    return replace(
        today,
        name=known.name,
        key=known.key,
        latitude=known.latitude,
        longitude=known.longitude,
        old=True,
        former=known.key,
    )


def _listed(each: ListedCommune, imported: Container[str]) -> Commune:
    old = each.kind == Kind.FORMER
    insee = _insee_of_today(each)
    return Commune(
        insee,
        each.name,
        fold(each.name),
        each.postcodes,
        each.latitude,
        each.longitude,
        insee in imported,
        each.population,
        old,
    )


def _insee_of_today(each: ListedCommune) -> str:
    return each.parent or each.insee if each.kind == Kind.FORMER else each.insee


def _may_reach(area: Area | None, each: ListedCommune) -> bool:
    if area is None:
        return True
    if area.insee is not None:
        return _insee_of_today(each) in area.insee
    reach = area.radius_m + COMMUNE_MARGIN_M
    # Most of France is ruled out by its latitude, which costs nothing.
    if abs(each.latitude - area.latitude) * METRES_PER_DEGREE > reach:
        return False
    return area.distance(each.latitude, each.longitude) <= reach
