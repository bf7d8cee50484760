"""The real communes that the made-up streets are put in, with their neighbours and what was merged into them."""

import csv
import gzip
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import cos, floor, hypot, radians
from pathlib import Path

# As hotline's own table was when the sets were written: the doors they mean must not move when that is renewed.
TABLE = Path(__file__).parent / "communes.tsv.gz"
# Divided into districts that have codes of their own; nothing lies in the whole.
DIVIDED = {"13055", "69123", "75056"}
METRES_A_DEGREE = 111_195.0
CELL_DEGREES = 0.15
NEIGHBOURS = 6


@dataclass
class Commune:
    """A commune or district as the table has it."""

    insee: str
    name: str
    postcodes: list[str]
    latitude: float
    longitude: float
    inhabitants: int
    neighbours: list[str] = field(default_factory=list)  # their names, the nearest first
    merged: list["Commune"] = field(default_factory=list)  # what it was made of

    def metres_to(self, other: "Commune") -> float:
        """As the crow flies, near enough for neighbours."""
        east = (other.longitude - self.longitude) * cos(radians(self.latitude))
        return hypot(east, other.latitude - self.latitude) * METRES_A_DEGREE


def metropolitan() -> list[Commune]:
    """The communes of metropolitan France by code; the three largest towns as their districts."""
    with gzip.open(TABLE, "rt", encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table, delimiter="\t") if row["insee"] < "97"]
    communes = {
        row["insee"]: _commune(row) for row in rows if row["kind"] != "former" and row["insee"] not in DIVIDED
    }
    for row in rows:
        if row["kind"] == "former" and row["parent"] in communes:
            communes[row["parent"]].merged.append(_commune(row))
    _introduce(communes.values())
    return [communes[insee] for insee in sorted(communes)]


def _commune(row: dict[str, str]) -> Commune:
    point = float(row["latitude"]), float(row["longitude"])
    return Commune(row["insee"], row["name"], row["postcodes"].split(), *point, int(row["population"] or 0))


def _introduce(communes: Iterable[Commune]) -> None:
    """Tell each commune the names of the nearest others."""
    cells: dict[tuple[int, int], list[Commune]] = defaultdict(list)
    for commune in communes:
        cells[_cell(commune)].append(commune)
    for (row, column), inside in cells.items():
        around = [
            other
            for next_row in (row - 1, row, row + 1)
            for next_column in (column - 1, column, column + 1)
            for other in cells.get((next_row, next_column), [])
        ]
        for commune in inside:
            nearest = sorted(around, key=lambda other: (commune.metres_to(other), other.insee))
            commune.neighbours = [other.name for other in nearest if other.insee != commune.insee][:NEIGHBOURS]


def _cell(commune: Commune) -> tuple[int, int]:
    return floor(commune.latitude / CELL_DEGREES), floor(commune.longitude / CELL_DEGREES)
