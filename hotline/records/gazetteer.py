"""The imported addresses: communes, their streets and doors. Every query about them stands here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hotline.records.addresses import Commune, HouseNumber, Street
from hotline.records.base import utc_now
from hotline.records.db import database

INSERT_STREET = """
    INSERT INTO "street" ("insee", "name", "key", "postcode", "latitude", "longitude")
    VALUES ({0}, {0}, {0}, {0}, {0}, {0})
"""
INSERT_DOOR = """
    INSERT INTO "house_number" ("street_id", "number", "latitude", "longitude") VALUES ({0}, {0}, {0}, {0})
"""


@dataclass(frozen=True)
class Door:
    """A house number, "12 bis", and where it is."""

    number: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class NewStreet:
    """A street as it is imported, its point in the middle of its doors."""

    name: str
    key: str
    postcode: str
    latitude: float
    longitude: float
    doors: Sequence[Door]


@dataclass(frozen=True)
class KnownStreet:
    """A street as it was imported."""

    id: int
    insee: str
    name: str
    key: str
    postcode: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class KnownCommune:
    """A commune, its point in the middle of its doors."""

    insee: str
    name: str
    key: str
    postcodes: tuple[str, ...]
    latitude: float
    longitude: float


STREETS_NAMED = """
    SELECT "id", "insee", "name", "key", "postcode", "latitude", "longitude" FROM "street" WHERE "key" IN
"""
DOORS_OF = """
    SELECT "street_id", "number", "latitude", "longitude" FROM "house_number" WHERE "street_id" IN
"""


@dataclass(frozen=True)
class Box:
    """Bounds in degrees."""

    south: float
    north: float
    west: float
    east: float


def replace_commune(commune: KnownCommune, streets: Sequence[NewStreet]) -> None:
    """Put these streets in the place of all that was known of the commune, in one transaction."""
    with database.atomic():
        old = Street.select(Street.id).where(Street.insee == commune.insee)
        HouseNumber.delete().where(HouseNumber.street_id.in_(old)).execute()
        Street.delete().where(Street.insee == commune.insee).execute()
        Commune.delete().where(Commune.insee == commune.insee).execute()
        Commune.insert(
            insee=commune.insee,
            name=commune.name,
            key=commune.key,
            postcodes=list(commune.postcodes),
            latitude=commune.latitude,
            longitude=commune.longitude,
            imported_at=utc_now(),
        ).execute()
        _insert_streets(commune.insee, streets)


def streets_with_doors(insee: str) -> Iterator[tuple[KnownStreet, list[Door]]]:
    """What is known of a commune now."""
    for street in streets_within(None, [insee]):
        yield street, doors([street.id]).get(street.id, [])


def version() -> str:
    """Changes whenever addresses are imported, or another database is opened."""
    # As text: it is asked for with every address, and building it anew takes longer than the answer.
    latest = database.execute_sql('SELECT MAX("imported_at"), COUNT(*) FROM "commune"').fetchone()
    return f"{database.database} {latest}"


def communes() -> list[KnownCommune]:
    """All communes with an imported address."""
    fields = (Commune.insee, Commune.name, Commune.key, Commune.postcodes, Commune.latitude, Commune.longitude)
    return [
        KnownCommune(insee, name, key, tuple(postcodes), latitude, longitude)
        for insee, name, key, postcodes, latitude, longitude in _rows(Commune.select(*fields))
    ]


def streets_with_keys(keys: Sequence[str], box: Box | None) -> list[KnownStreet]:
    """The streets with one of these folded names, within the bounds if there are any."""
    # As text, like the next one: nearly every address is found by these two alone.
    bounds = "" if box is None else ' AND "latitude" BETWEEN {0} AND {0} AND "longitude" BETWEEN {0} AND {0}'
    edges = [] if box is None else [box.south, box.north, box.west, box.east]
    statement = f'{STREETS_NAMED} ({_marks(len(keys))}){bounds} ORDER BY "id"'.format(database.param)
    return [KnownStreet(*row) for row in database.execute_sql(statement, [*keys, *edges]).fetchall()]


def streets_within(box: Box | None, insee: Sequence[str] | None) -> list[KnownStreet]:
    """The streets within the bounds, or of these communes, or all."""
    if insee is not None:
        return _streets(Street.insee.in_(insee))
    return _streets(Street.id > 0 if box is None else _within(box))


def doors(street_ids: Sequence[int], numbers: Sequence[str] | None = None) -> dict[int, list[Door]]:
    """The doors of these streets by the street's id, all of them or those with one of these numbers."""
    chosen = "" if numbers is None else f' AND "number" IN ({_marks(len(numbers))})'
    statement = f'{DOORS_OF} ({_marks(len(street_ids))}){chosen} ORDER BY "id"'.format(database.param)
    found: dict[int, list[Door]] = {}
    for street_id, *door in database.execute_sql(statement, [*street_ids, *(numbers or ())]).fetchall():
        found.setdefault(street_id, []).append(Door(*door))
    return found


def _marks(count: int) -> str:
    """Placeholders for a list of values; an empty list is a list that nothing is in."""
    return ", ".join(["{0}"] * count) or "NULL"


def _insert_streets(insee: str, streets: Sequence[NewStreet]) -> None:
    """Straight through the driver: through the tables' classes it takes several times as long."""
    rows = [(insee, each.name, each.key, each.postcode, each.latitude, each.longitude) for each in streets]
    _insert_many(INSERT_STREET, rows)
    # Within a transaction ids grow in the order of insertion.
    ids = [row[0] for row in _rows(Street.select(Street.id).where(Street.insee == insee).order_by(Street.id))]
    doors_of_all = [
        (street_id, door.number, door.latitude, door.longitude)
        for street_id, street in zip(ids, streets, strict=True)
        for door in street.doors
    ]
    _insert_many(INSERT_DOOR, doors_of_all)


def _insert_many(statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        database.cursor().executemany(statement.format(database.param), rows)


def _streets(chosen: Any) -> list[KnownStreet]:
    fields = (Street.id, Street.insee, Street.name, Street.key, Street.postcode, Street.latitude, Street.longitude)
    return [KnownStreet(*row) for row in _rows(Street.select(*fields).where(chosen).order_by(Street.id))]


def _within(box: Box) -> Any:
    return Street.latitude.between(box.south, box.north) & Street.longitude.between(box.west, box.east)


def _rows(query: Any) -> list[tuple[Any, ...]]:
    return list(query.tuples())
