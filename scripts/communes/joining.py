"""Gives every commune of Etalab's list a point of GeoNames', the nearest thing when its name is not there."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from hotline.places.communes import Kind, ListedCommune
from scripts.communes.points import Point, Points, key, mean
from scripts.communes.sources import EtalabRow

KINDS = {
    "commune-actuelle": Kind.COMMUNE,
    "commune-deleguee": Kind.FORMER,
    "commune-associee": Kind.FORMER,
    "arrondissement-municipal": Kind.DISTRICT,
}
# GeoNames files these two apart from France.
NOT_IN_GEONAMES: Mapping[str, Point] = {"97701": (17.8962, -62.8498), "97801": (18.0682, -63.0825)}
DISTRICT = re.compile(r"(.+) (\d+)er? Arrondissement")


class How(StrEnum):
    """How a row came by its point."""

    NAME = "postcode and name"
    CODE = "INSEE code"
    SEAT = "the old commune where its town hall is"
    MEMBERS = "the mean of its old communes"
    PART = "a name in its postcode that is part of its own"
    POSTCODE = "the mean of its postcode"
    STATED = "stated by hand"
    PARENT = "its parent's point"


class Joining:
    """One joining of the two lists, with a count of how each row came by its point."""

    def __init__(self, rows: Sequence[EtalabRow], points: Points) -> None:
        self.points = points
        self.rows = rows
        self.counts: Counter[tuple[Kind, How]] = Counter()
        self.members: dict[str, list[EtalabRow]] = defaultdict(list)
        for row in rows:
            if "chefLieu" in row:
                self.members[row["chefLieu"]].append(row)

    def communes(self) -> list[ListedCommune]:
        """All rows with their points, sorted by code; without a postcode nobody lives there and it is left out."""
        placed = {
            row["code"]: self._commune(row)
            for row in self.rows
            if row["type"] == "commune-actuelle" and row.get("codesPostaux")
        }
        parts = [part for row in self.rows for part in self._part(row, placed)]
        return sorted([*placed.values(), *parts], key=lambda row: (row.insee, row.kind, row.name))

    def _commune(self, row: EtalabRow) -> ListedCommune:
        how, point = next(self._points_of(row))
        return self._listed(row, row.get("codesPostaux", []), how, point, None)

    def _points_of(self, row: EtalabRow) -> Iterator[tuple[How, Point]]:
        """The points a commune may have, the best first."""
        code, postcodes = row["code"], row.get("codesPostaux", [])
        if named := self._named(row["nom"], postcodes):
            yield How.NAME, mean(named)
        if coded := self.points.by_insee.get(code):
            # The first postcode is the main island's; the others may lie far out at sea.
            yield How.CODE, mean(coded[min(coded)])
        members = [(member["code"], self._named(member["nom"], postcodes)) for member in self.members[code]]
        if seat := [point for member, points in members for point in points if member == code]:
            yield How.SEAT, mean(seat)
        if found := [point for _, points in members for point in points]:
            yield How.MEMBERS, mean(found)
        if partly := self._partly_named(row["nom"], postcodes):
            yield How.PART, mean(partly)
        if around := [point for postcode in postcodes for point in self.points.by_postcode[postcode].values()]:
            yield How.POSTCODE, mean(around)
        yield How.STATED, NOT_IN_GEONAMES[code]

    def _part(self, row: EtalabRow, placed: Mapping[str, ListedCommune]) -> Iterator[ListedCommune]:
        """An old commune or a district; none when it only repeats its parent."""
        parent = placed.get(row.get("chefLieu") or row.get("commune") or "")
        if parent is None or (row["code"] == parent.insee and key(row["nom"]) == key(parent.name)):
            return
        postcodes = row.get("codesPostaux") or list(parent.postcodes)
        name = DISTRICT.sub(lambda said: f"{said[1]} {int(said[2]):02}", row["nom"])
        known = [postcode for postcode in postcodes if key(name) in self.points.by_postcode[postcode]]
        if known:
            yield self._listed(row, known, How.NAME, mean(self._named(name, known)), parent.insee)
        else:
            own = (parent.latitude, parent.longitude)
            yield self._listed(row, postcodes, How.PARENT, own, parent.insee)

    def _listed(
        self, row: EtalabRow, postcodes: Sequence[str], how: How, point: Point, parent: str | None
    ) -> ListedCommune:
        kind = KINDS[row["type"]]
        self.counts[kind, how] += 1
        latitude, longitude = (round(degrees, 4) for degrees in point)
        population = row.get("population", 0)
        return ListedCommune(
            row["code"], row["nom"], tuple(postcodes), latitude, longitude, population, kind, parent
        )

    def _named(self, name: str, postcodes: Sequence[str]) -> list[Point]:
        """The points that bear this name in these postcodes."""
        wanted = key(name)
        found = (self.points.by_postcode[postcode].get(wanted) for postcode in postcodes)
        return [point for point in found if point is not None]

    def _partly_named(self, name: str, postcodes: Sequence[str]) -> list[Point]:
        """The point whose name begins this one or begins with it: Céreste for Céreste-en-Luberon."""
        wanted = f"{key(name)} "
        found = {
            known: point
            for postcode in postcodes
            for known, point in self.points.by_postcode[postcode].items()
            if f"{known} ".startswith(wanted) or wanted.startswith(f"{known} ")
        }
        return [found[max(found, key=len)]] if found else []
