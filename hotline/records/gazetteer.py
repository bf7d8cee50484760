"""The imported addresses: communes, their streets and doors. Every query that reads them stands here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hotline.records.addresses import Commune, FormerCommune
from hotline.records.db import database


@dataclass(frozen=True, slots=True)
class Door:
    """A house number, "12 bis", and where it is."""

    number: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class KnownStreet:
    """A street, or a hamlet, as it was imported."""

    id: int
    insee: str
    name: str
    key: str
    postcode: str
    latitude: float
    longitude: float
    former: str = ""  # the key of the former commune it lies in
    hamlet: bool = False  # a named place that has no doors; SQLite says 1 and 0


@dataclass(frozen=True, slots=True)
class KnownCommune:
    """A commune, its point in the middle of its doors."""

    insee: str
    name: str
    key: str
    postcodes: tuple[str, ...]
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class KnownFormerCommune:
    """What a part of today's commune was called before a merger, its point in the middle of its doors."""

    insee: str
    name: str
    key: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Box:
    """Bounds in degrees."""

    south: float
    north: float
    west: float
    east: float


# As text: nearly every address is found by these alone, and building a query takes longer than its answer.
STREETS = """
    SELECT "id", "insee", "name", "key", "postcode", "latitude", "longitude", "former", "hamlet" FROM "street"
"""
DOORS_OF = """
    SELECT "street_id", "number", "latitude", "longitude" FROM "house_number" WHERE "street_id" IN
"""
DOORS_IN = """
    SELECT "street_id", "number", "house_number"."latitude", "house_number"."longitude"
    FROM "street" JOIN "house_number" ON "street_id" = "street"."id"
    WHERE "insee" = {0} ORDER BY "house_number"."id"
"""


def version() -> str:
    """Changes whenever addresses are imported, or another database is opened."""
    latest = database.execute_sql('SELECT MAX("imported_at") FROM "commune"').fetchone()
    return f"{database.database} {latest}"


def communes(box: Box | None = None) -> list[KnownCommune]:
    """The communes with an imported address, all of them or those whose middle lies within the bounds."""
    if box is None:
        return _communes(Commune.insee != "")
    within = Commune.latitude.between(box.south, box.north) & Commune.longitude.between(box.west, box.east)
    return _communes(within)


def communes_with(insee: Sequence[str]) -> list[KnownCommune]:
    """Those of the communes with these INSEE codes that have an imported address."""
    return _communes(Commune.insee.in_(insee))


def former_communes(box: Box | None = None, insee: Sequence[str] | None = None) -> list[KnownFormerCommune]:
    """The names from before a merger that have an imported address: all, those within bounds, or of communes."""
    fields = (FormerCommune.insee, FormerCommune.name, FormerCommune.key)
    known = FormerCommune.select(*fields, FormerCommune.latitude, FormerCommune.longitude)
    if box is not None:
        known = known.where(FormerCommune.latitude.between(box.south, box.north))
        known = known.where(FormerCommune.longitude.between(box.west, box.east))
    if insee is not None:
        known = known.where(FormerCommune.insee.in_(insee))
    return [KnownFormerCommune(*row) for row in rows(known)]


def streets_named(key: str) -> list[KnownStreet]:
    """The streets with this folded name, wherever they are."""
    return _streets('"key" = {0}', [key])


def streets_of(insee: Sequence[str] | None = None) -> list[KnownStreet]:
    """The streets of these communes, or all."""
    return _streets("1 = 1" if insee is None else f'"insee" IN ({_marks(len(insee))})', insee or ())


def streets_with_doors(insee: str) -> Iterator[tuple[KnownStreet, list[Door]]]:
    """What is known of a commune now, its hamlets too."""
    known = _doors(database.execute_sql(DOORS_IN.format(database.param), [insee]))
    for street in streets_of([insee]):
        yield street, known.get(street.id, [])


def doors(street_ids: Sequence[int], numbers: Sequence[str] | None = None) -> dict[int, list[Door]]:
    """The doors of these streets by the street's id, all of them or those with one of these numbers."""
    chosen = "" if numbers is None else f' AND "number" IN ({_marks(len(numbers))})'
    statement = f'{DOORS_OF} ({_marks(len(street_ids))}){chosen} ORDER BY "id"'.format(database.param)
    return _doors(database.execute_sql(statement, [*street_ids, *(numbers or ())]))


def rows(query: Any) -> list[tuple[Any, ...]]:
    """What a query of the tables gives, as plain values."""
    return list(query.tuples())


def _communes(chosen: Any) -> list[KnownCommune]:
    fields = (Commune.insee, Commune.name, Commune.key, Commune.postcodes, Commune.latitude, Commune.longitude)
    return [
        KnownCommune(insee, name, key, tuple(postcodes), latitude, longitude)
        for insee, name, key, postcodes, latitude, longitude in rows(Commune.select(*fields).where(chosen))
    ]


def _doors(found_rows: Any) -> dict[int, list[Door]]:
    found: dict[int, list[Door]] = {}
    for street_id, *door in found_rows.fetchall():
        found.setdefault(street_id, []).append(Door(*door))
    return found


def _streets(chosen: str, values: Sequence[object]) -> list[KnownStreet]:
    statement = f'{STREETS} WHERE {chosen} ORDER BY "id"'.format(database.param)
    # SQLite knows no true and false, only 1 and 0.
    return [KnownStreet(*row) for row in database.execute_sql(statement, values).fetchall()]


def _marks(count: int) -> str:
    """Placeholders for a list of values; an empty list is a list that nothing is in."""
    return ", ".join(["{0}"] * count) or "NULL"
