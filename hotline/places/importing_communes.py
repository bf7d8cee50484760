"""Gathers the rows of an address file into communes and writes these, with little memory even when mixed."""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from statistics import fmean

from hotline.places.importing_rows import Row
from hotline.places.spelling import SPELLING_VERSION, fold
from hotline.records.gazetteer import Door, KnownFormerCommune, streets_with_doors
from hotline.records.gazetteer_writing import NewCommune, NewStreet, replace_hamlets, replace_streets

# So many rows are kept in memory before anything is written.
ROWS_HELD = 50_000
# The same names come again and again: rue de l'Église.
_key = lru_cache(maxsize=10_000)(fold)

StreetOf = tuple[str, str, str]  # name, postcode, key of the former commune
Doors = dict[str, Door]  # by number


@dataclass
class Gathered:
    """A commune as it is read."""

    name: str
    rows: int = 0
    streets: dict[StreetOf, Doors] = field(default_factory=dict)
    former: dict[str, str] = field(default_factory=dict)  # names of former communes by their keys


class Gathering:
    """The communes of one file; `written` counts the streets, or the hamlets, of those that were written."""

    def __init__(self, *, hamlets: bool) -> None:
        self.hamlets = hamlets
        self.written: dict[str, int] = {}
        self._held: dict[str, Gathered] = {}
        self._rows = 0

    def add(self, row: Row) -> None:
        """Take a row; when much is held it is written, but for the commune being read: it may go on."""
        if self._rows >= ROWS_HELD and len(self._held) > 1:
            self.write(but_for=row.insee)
        commune = self._held.get(row.insee)
        if commune is None:
            commune = self._held[row.insee] = Gathered(row.commune)
        former = _former(row)
        if former:
            commune.former.setdefault(former, row.former)
        doors = commune.streets.setdefault((row.name, row.postcode, former), {})
        doors.setdefault(row.door.number, row.door)
        commune.rows += 1
        self._rows += 1

    def write(self, but_for: str | None = None) -> None:
        """Write what is held, each commune in one transaction."""
        for insee in [insee for insee in self._held if insee != but_for]:
            commune = self._held.pop(insee)
            self._rows -= commune.rows
            if insee in self.written:
                self._add_known(insee, commune)
            self.written[insee] = len(commune.streets)
            replace = replace_hamlets if self.hamlets else replace_streets
            streets = [_street(street, list(doors.values())) for street, doors in commune.streets.items()]
            replace(_commune(insee, commune), streets, _former_communes(insee, commune))

    def _add_known(self, insee: str, commune: Gathered) -> None:
        """A commune that the same file brings a second time is added to, not replaced."""
        for street, doors in streets_with_doors(insee):
            if bool(street.hamlet) == self.hamlets:
                known = doors or [Door("", street.latitude, street.longitude)]
                same = commune.streets.setdefault((street.name, street.postcode, street.former), {})
                same.update({door.number: door for door in known})


def _former(row: Row) -> str:
    """The key of the former commune; a merged commune often bears the name of one of its parts."""
    former = _key(row.former) if row.former else ""
    return "" if former == _key(row.commune) else former


def _commune(insee: str, commune: Gathered) -> NewCommune:
    middle = _middle(list(chain.from_iterable(doors.values() for doors in commune.streets.values())))
    return NewCommune(insee, commune.name, _key(commune.name), SPELLING_VERSION, *middle)


def _former_communes(insee: str, commune: Gathered) -> list[KnownFormerCommune]:
    doors_of: dict[str, list[Door]] = {key: [] for key in commune.former}
    for (_, _, former), doors in commune.streets.items():
        if former in doors_of:
            doors_of[former] += doors.values()
    return [
        KnownFormerCommune(insee, commune.former[key], key, *_middle(doors)) for key, doors in doors_of.items()
    ]


def _street(street: StreetOf, doors: list[Door]) -> NewStreet:
    name, postcode, former = street
    numbered = [door for door in doors if door.number]
    return NewStreet(name, _key(name), postcode, *_middle(doors), former, numbered)


def _middle(doors: list[Door]) -> tuple[float, float]:
    return fmean(door.latitude for door in doors), fmean(door.longitude for door in doors)
