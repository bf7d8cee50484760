"""Writing the addresses, a commune in one transaction: its streets, its hamlets, or the keys of both anew."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hotline.records.addresses import Commune, FormerCommune, Street
from hotline.records.base import utc_now
from hotline.records.db import database, is_sqlite
from hotline.records.gazetteer import Door, KnownFormerCommune, former_communes, rows

STREET_COLUMNS = ("insee", "name", "key", "postcode", "latitude", "longitude", "former", "hamlet")
DOOR_COLUMNS = ("street_id", "number", "latitude", "longitude")
# Found by the street's name alone, it would only stand beside the street as a second answer.
HAMLETS_THAT_ARE_STREETS = """
    DELETE FROM "street" WHERE "insee" = {0} AND "hamlet" AND EXISTS (
        SELECT 1 FROM "street" AS "other" WHERE "other"."insee" = "street"."insee"
        AND "other"."key" = "street"."key" AND "other"."former" = "street"."former" AND NOT "other"."hamlet"
    )
"""


@dataclass(frozen=True, slots=True)
class NewCommune:
    """A commune as it is imported, its point in the middle of what the file has of it."""

    insee: str
    name: str
    key: str
    spelled: int  # the version of places.spelling that made this key and those of its streets
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class NewStreet:
    """A street, or a hamlet, as it is imported; a street's point is in the middle of its doors."""

    name: str
    key: str
    postcode: str
    latitude: float
    longitude: float
    former: str = ""  # the key of the former commune it lies in
    doors: Sequence[Door] = ()


def replace_streets(
    commune: NewCommune, streets: Sequence[NewStreet], former: Sequence[KnownFormerCommune]
) -> None:
    """Put these streets in the place of the commune's, in one transaction; its hamlets stay."""
    with database.atomic():
        # First, so that two imports of one commune wait for each other here.
        own = [Commune.name, Commune.key, Commune.latitude, Commune.longitude]
        _commune(commune).on_conflict(
            conflict_target=[Commune.insee], preserve=[*own, Commune.imported_at, Commune.spelled]
        ).execute()
        _delete(commune.insee, hamlets=False)
        _insert(commune.insee, streets, hamlets=False)
        if former:
            _former(former).on_conflict(
                conflict_target=[FormerCommune.insee, FormerCommune.key],
                preserve=[FormerCommune.name, FormerCommune.latitude, FormerCommune.longitude],
            ).execute()
        _settle(commune.insee)


def replace_hamlets(
    commune: NewCommune, hamlets: Sequence[NewStreet], former: Sequence[KnownFormerCommune]
) -> None:
    """Put these hamlets in the place of the commune's, in one transaction; its streets and its point stay."""
    with database.atomic():
        _commune(commune).on_conflict(
            conflict_target=[Commune.insee], preserve=[Commune.imported_at, Commune.spelled]
        ).execute()
        _delete(commune.insee, hamlets=True)
        _insert(commune.insee, hamlets, hamlets=True)
        if former:
            _former(former).on_conflict_ignore().execute()
        _settle(commune.insee)


def communes_to_respell(version: int) -> list[str]:
    """The INSEE codes of the communes whose keys another version of places.spelling has made."""
    return [insee for (insee,) in rows(Commune.select(Commune.insee).where(Commune.spelled != version))]


def respell(insee: str, fold: Callable[[str], str], version: int) -> None:
    """Make the keys of a commune, its former communes and its streets anew, in one transaction."""
    with database.atomic():
        # First, so that it waits for an import of the same commune here.
        Commune.update(spelled=version, imported_at=utc_now()).where(Commune.insee == insee).execute()
        key = fold(Commune.get_by_id(insee).name)
        Commune.update(key=key).where(Commune.insee == insee).execute()
        former = _respell_former(insee, key, fold)
        fields = (Street.id, Street.name, Street.former)
        new = [
            (fold(name), former.get(old_former, old_former), street_id)
            for street_id, name, old_former in rows(Street.select(*fields).where(Street.insee == insee))
        ]
        _execute_many('UPDATE "street" SET "key" = {0}, "former" = {0} WHERE "id" = {0}', new)
        _settle(insee)


def _respell_former(insee: str, commune_key: str, fold: Callable[[str], str]) -> dict[str, str]:
    """The new keys by the old ones; two names may have become one, or the commune's own, which counts as none."""
    known = former_communes(insee=[insee])
    FormerCommune.delete().where(FormerCommune.insee == insee).execute()
    keys = {each.key: "" if fold(each.name) == commune_key else fold(each.name) for each in known}
    anew = {keys[each.key]: replace(each, key=keys[each.key]) for each in known if keys[each.key]}
    if anew:
        _former(list(anew.values())).execute()
    return keys


def _commune(commune: NewCommune) -> Any:
    return Commune.insert(
        insee=commune.insee,
        name=commune.name,
        key=commune.key,
        postcodes=[],
        latitude=commune.latitude,
        longitude=commune.longitude,
        imported_at=utc_now(),
        spelled=commune.spelled,
    )


def _former(former: Sequence[KnownFormerCommune]) -> Any:
    fields = (FormerCommune.insee, FormerCommune.name, FormerCommune.key)
    new = [(each.insee, each.name, each.key, each.latitude, each.longitude) for each in former]
    return FormerCommune.insert_many(new, [*fields, FormerCommune.latitude, FormerCommune.longitude])


def _delete(insee: str, *, hamlets: bool) -> None:
    if not hamlets:
        # One by one: for a list of them PostgreSQL may prefer to read all doors of the country.
        _execute_many('DELETE FROM "house_number" WHERE "street_id" = {0}', _street_ids(insee))
    Street.delete().where(Street.insee == insee, Street.hamlet == hamlets).execute()


def _insert(insee: str, streets: Sequence[NewStreet], *, hamlets: bool) -> None:
    new = [
        (insee, each.name, each.key, each.postcode, each.latitude, each.longitude, each.former, hamlets)
        for each in streets
    ]
    _insert_many("street", STREET_COLUMNS, new)
    if hamlets:
        return
    # Within a transaction ids grow in the order of insertion.
    doors_of_all = [
        (street_id, door.number, door.latitude, door.longitude)
        for (street_id,), street in zip(_street_ids(insee), streets, strict=True)
        for door in street.doors
    ]
    _insert_many("house_number", DOOR_COLUMNS, doors_of_all)


def _settle(insee: str) -> None:
    """What follows from a commune's streets and hamlets together, whichever of them came first."""
    database.execute_sql(HAMLETS_THAT_ARE_STREETS.format(database.param), [insee])
    here = Street.select().where(Street.insee == insee)
    FormerCommune.delete().where(
        FormerCommune.insee == insee, FormerCommune.key.not_in(here.select(Street.former))
    ).execute()
    postcodes = sorted(postcode for (postcode,) in rows(here.select(Street.postcode).distinct()) if postcode)
    Commune.update(postcodes=postcodes).where(Commune.insee == insee).execute()


def _street_ids(insee: str) -> list[tuple[Any, ...]]:
    return rows(Street.select(Street.id).where(Street.insee == insee, ~Street.hamlet).order_by(Street.id))


def _insert_many(table: str, columns: Sequence[str], new: Sequence[tuple[Any, ...]]) -> None:
    """Straight through the driver: through the tables' classes it takes several times as long."""
    names = ", ".join(f'"{column}"' for column in columns)
    if is_sqlite():
        marks = ", ".join("?" * len(columns))
        _execute_many(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', new)
        return
    with database.cursor().copy(f'COPY "{table}" ({names}) FROM STDIN') as copying:
        for row in new:
            copying.write_row(row)


def _execute_many(statement: str, values: Sequence[tuple[Any, ...]]) -> None:
    if values:
        database.cursor().executemany(statement.format(database.param), values)
