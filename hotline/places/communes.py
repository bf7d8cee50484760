"""The communes of France that hotline ships: where each lies, its postcodes, the old names people still use."""

import gzip
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from sys import intern

DATA = Path(__file__).parent / "data" / "communes.tsv.gz"


class Kind(StrEnum):
    """What a row of the list is."""

    COMMUNE = "commune"
    FORMER = "former"  # delegated or associated: merged into its parent, its name still in use
    DISTRICT = "district"  # an arrondissement of Paris, Lyon or Marseille


KINDS = {kind.value: kind for kind in Kind}


@dataclass(frozen=True, slots=True)
class ListedCommune:
    """One row: a commune of today, an old one with its name, or a district of a big city."""

    insee: str  # an old commune may bear the code of its parent
    name: str
    postcodes: tuple[str, ...]
    latitude: float
    longitude: float
    population: int  # 0 when nobody counted: old communes, uninhabited islands
    kind: Kind
    parent: str | None  # INSEE code of the commune it belongs to; None for a commune of today


@cache
def listed() -> Sequence[ListedCommune]:
    """All rows by INSEE code, read once (about 40,000)."""
    with gzip.open(DATA, "rt", encoding="utf-8") as lines:
        next(lines)
        return tuple(_commune(line) for line in lines)


def _commune(line: str) -> ListedCommune:
    insee, name, postcodes, latitude, longitude, population, kind, parent = line.rstrip("\n").split("\t")
    return ListedCommune(
        insee,
        name,
        tuple(map(intern, postcodes.split())),
        float(latitude),
        float(longitude),
        int(population),
        KINDS[kind],
        parent or None,
    )
