"""The rows of the national address files, by the columns' names. Pure."""

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

from hotline.records.gazetteer import Door

# Read by name: the columns' order and number have changed before.
HAMLET = "nom_lieu_dit"
HAMLET_COLUMNS = (HAMLET, "code_postal", "code_insee", "nom_commune", "lon", "lat")
STREET_COLUMNS = ("nom_voie", *HAMLET_COLUMNS[1:], "numero", "rep")
FORMER = "nom_ancienne_commune"

NUMBER = re.compile(r"[0-9]{1,5}")
# What stands in the communes' own files for "no number".
NO_NUMBER = {0, 9999, 99999}
INSEE = re.compile(r"[0-9][0-9AB][0-9]{3}")
POSTCODE = re.compile(r"([0-9]{5})?")

# South, north, west and east of the parts of France, in degrees.
FRANCE = (
    (41.2, 51.3, -5.6, 9.8),  # the mainland and Corsica
    (14.2, 18.3, -63.4, -60.6),  # the Antilles
    (2.0, 5.9, -54.8, -51.4),  # Guyane
    (-21.6, -20.7, 55.0, 56.0),  # La Réunion
    (-13.2, -12.5, 44.8, 45.5),  # Mayotte
    (46.6, 47.3, -56.6, -56.0),  # Saint-Pierre-et-Miquelon
    (-23.0, -17.5, 158.0, 172.5),  # Nouvelle-Calédonie
    (-28.5, -7.5, -155.0, -134.0),  # Polynésie
    (-14.6, -13.0, -178.4, -175.9),  # Wallis-et-Futuna
)


class BadRowError(Exception):
    """A row that can't be used; the message says why."""


class Row(NamedTuple):
    """A door of a street, or a hamlet, whose door has no number."""

    insee: str
    commune: str
    former: str  # the name of the commune it belonged to before a merger, empty when there is none
    postcode: str
    name: str
    door: Door


@dataclass(frozen=True)
class Layout:
    """Where the columns are that matter."""

    hamlets: bool
    width: int
    places: list[int]
    former: int | None
    missing: list[str]

    @classmethod
    def of(cls, header: list[str]) -> "Layout":
        """Tell from a header which kind of file it is, and where what stands."""
        names = [name.strip() for name in header]
        wanted = HAMLET_COLUMNS if HAMLET in names else STREET_COLUMNS
        places = [names.index(name) for name in wanted if name in names]
        missing = [name for name in wanted if name not in names]
        return cls(HAMLET in names, len(names), places, names.index(FORMER) if FORMER in names else None, missing)

    def row(self, fields: list[str]) -> Row:
        """What a line says; raises BadRowError."""
        if len(fields) != self.width:
            raise BadRowError(f"has {len(fields)} fields instead of {self.width}")
        name, postcode, insee, commune, longitude, latitude, *number = (
            fields[place].strip() for place in self.places
        )
        former = "" if self.former is None else fields[self.former].strip()
        for what, text in (("street" if number else "hamlet", name), ("commune", commune)):
            if not text:
                raise BadRowError(f"has no {what}")
        if not (name + commune + former).isprintable():
            raise BadRowError("has signs that can't be read")
        if not INSEE.fullmatch(insee):
            raise BadRowError(f"has the commune code {insee[:20]!r}")
        if not POSTCODE.fullmatch(postcode):
            raise BadRowError(f"has the postcode {postcode[:20]!r}")
        door = Door(_number(*number) if number else "", *_point(latitude, longitude))
        return Row(insee, commune, former, postcode, name, door)


def _number(number: str, repetition: str) -> str:
    if not NUMBER.fullmatch(number):
        raise BadRowError(f"has the number {number[:20]!r}" if number else "has no number")
    value = int(number)
    return "" if value in NO_NUMBER else f"{value} {repetition.lower()}".strip()


def _point(latitude: str, longitude: str) -> tuple[float, float]:
    if not latitude or not longitude:
        raise BadRowError("has no position")
    north, east = _degrees(latitude), _degrees(longitude)
    if any(south <= north <= top and west <= east <= right for south, top, west, right in FRANCE):
        return north, east
    if any(south <= east <= top and west <= north <= right for south, top, west, right in FRANCE):
        raise BadRowError(f"has its lon and lat interchanged ({latitude}, {longitude})")
    raise BadRowError(f"lies outside France ({latitude}, {longitude})")


def _degrees(said: str) -> float:
    try:
        degrees = float(said)
    except ValueError:
        degrees = math.nan
    if not math.isfinite(degrees):
        raise BadRowError(f"has the coordinate {said[:20]!r}")
    return degrees
