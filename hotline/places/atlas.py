"""What is known of the imported addresses, kept in memory until others are imported."""

from collections import defaultdict
from dataclasses import dataclass, field
from math import cos, radians
from typing import Any

from hotline.places.likeness import Names
from hotline.places.place import Area
from hotline.records import gazetteer
from hotline.records.gazetteer import Box, KnownCommune, KnownStreet

# A street's or a commune's middle may lie outside the circle that some of its doors are in.
STREET_MARGIN_M = 3_000
COMMUNE_MARGIN_M = 10_000
METRES_PER_DEGREE = 111_000
AREAS_KEPT = 50


@dataclass
class Atlas:
    """The communes by name and postcode, and the streets of the areas that were asked for."""

    communes: list[KnownCommune]
    by_insee: dict[str, KnownCommune]
    by_key: dict[str, list[KnownCommune]]
    by_postcode: dict[str, list[KnownCommune]]
    _communes: dict[Area, list[KnownCommune]] = field(default_factory=dict)
    _streets: dict[object, tuple[list[KnownStreet], Names]] = field(default_factory=dict)

    def communes_of(self, area: Area | None) -> list[KnownCommune]:
        """The communes that may have addresses in the area."""
        if area is None:
            return self.communes
        if area not in self._communes:
            _make_room(self._communes)
            self._communes[area] = [each for each in self.communes if _may_reach(area, each)]
        return self._communes[area]

    def own_commune(self, area: Area | None) -> str | None:
        """The INSEE code of the town itself: the commune nearest to the area's centre."""
        if area is None:
            return None
        communes = self.communes_of(area)
        near = min(communes, key=lambda each: area.distance(each.latitude, each.longitude), default=None)
        return near.insee if near else None

    def streets_of(self, area: Area | None, insee: tuple[str, ...]) -> tuple[list[KnownStreet], Names]:
        """The streets of the area, or of these communes, ready to be compared with."""
        wanted = (area, insee)
        if wanted not in self._streets:
            _make_room(self._streets)
            chosen = insee or (area.insee if area else None)
            streets = gazetteer.streets_within(box(area), chosen or None)
            self._streets[wanted] = streets, Names.of([street.key for street in streets])
        return self._streets[wanted]


_latest: tuple[str, Atlas] | None = None


def atlas() -> Atlas:
    """The atlas of the addresses imported so far; one query when nothing has changed."""
    global _latest
    version = gazetteer.version()
    if _latest is None or _latest[0] != version:
        _latest = version, _read()
    return _latest[1]


def box(area: Area | None) -> Box | None:
    """The bounds of an area's circle; None for one made of communes."""
    if area is None or area.insee is not None:
        return None
    height = (area.radius_m + STREET_MARGIN_M) / METRES_PER_DEGREE
    width = height / max(0.01, cos(radians(area.latitude)))
    return Box(area.latitude - height, area.latitude + height, area.longitude - width, area.longitude + width)


def _may_reach(area: Area, commune: KnownCommune) -> bool:
    if area.insee is not None:
        return commune.insee in area.insee
    return area.distance(commune.latitude, commune.longitude) <= area.radius_m + COMMUNE_MARGIN_M


def _make_room(kept: dict[Any, Any]) -> None:
    if len(kept) >= AREAS_KEPT:
        kept.clear()


def _read() -> Atlas:
    communes = gazetteer.communes()
    by_key: dict[str, list[KnownCommune]] = defaultdict(list)
    by_postcode: dict[str, list[KnownCommune]] = defaultdict(list)
    for commune in communes:
        by_key[commune.key].append(commune)
        for postcode in commune.postcodes:
            by_postcode[postcode].append(commune)
    return Atlas(communes, {commune.insee: commune for commune in communes}, dict(by_key), dict(by_postcode))
