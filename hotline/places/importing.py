"""Reads the national address file (BAN CSV, Licence Ouverte 2.0) into the gazetteer, one commune after another."""

import csv
import gzip
import io
import math
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import BinaryIO, TextIO, cast

from hotline.places.spelling import fold
from hotline.records import gazetteer
from hotline.records.gazetteer import Door, KnownCommune, NewStreet

# Of the file's 23 columns, read by name: their order and number have changed before.
COLUMNS = ("numero", "rep", "nom_voie", "code_postal", "code_insee", "nom_commune", "lon", "lat")
OLD_COMMUNE = "code_insee_ancienne_commune"
# Stands for "no number" in the communes' own files.
NO_NUMBER = "99999"
# A file in which the communes are mixed is kept in memory up to here before anything is written.
ROWS_HELD = 50_000
ROWS_BETWEEN_REPORTS = 5_000
BAD_ROWS_LISTED = 1_000

Progress = Callable[[int, int], None]  # bytes read, bytes in all


class AddressFileError(Exception):
    """The file can't be imported; the message says why in a plain sentence."""


@dataclass(frozen=True)
class BadRow:
    """A line that was left out, and why."""

    line: int
    reason: str


@dataclass
class ImportReport:
    """What an import did; only the first thousand bad rows are listed, all are counted."""

    rows: int = 0
    addresses: int = 0  # the good rows
    streets: int = 0
    communes: int = 0
    bad_rows: int = 0
    bad: list[BadRow] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """One address of the file."""

    insee: str
    commune: str
    postcode: str
    street: tuple[str, str, str]  # name, postcode, the commune it belonged to before a merger
    door: Door


@dataclass
class Commune:
    """A commune as it is read: its streets, each with its doors by number."""

    name: str
    streets: dict[tuple[str, str, str], dict[str, Door]] = field(default_factory=dict)


class BadRowError(Exception):
    """A row that can't be used; the message says why."""


def import_file(path: Path | str, progress: Progress | None = None) -> ImportReport:
    """Import a BAN CSV file, plain or .gz; each of its communes is replaced in one transaction of its own.

    Raises AddressFileError when the file can't be read or is no address file; bad rows are only listed.
    """
    report = ImportReport()
    try:
        size = os.path.getsize(path)
        with open(path, "rb") as raw, _text(raw, Path(path)) as text:
            _import_rows(_rows(text, report, lambda: progress and progress(min(raw.tell(), size), size)), report)
    except (OSError, EOFError, UnicodeDecodeError, csv.Error) as error:
        raise AddressFileError(f"{path} can't be read: {error}.") from error
    if progress:
        progress(size, size)
    return report


def _text(raw: BinaryIO, path: Path) -> TextIO:
    unpacked = gzip.GzipFile(fileobj=raw) if path.suffix == ".gz" else raw
    return io.TextIOWrapper(cast(BinaryIO, unpacked), encoding="utf-8-sig", newline="")


def _rows(text: TextIO, report: ImportReport, tell: Callable[[], object]) -> Iterator[Row]:
    """The good rows; the bad ones go into the report."""
    reader = csv.reader(text, delimiter=";")
    header = next(reader, [])
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        raise AddressFileError(
            f"This is no address file of the BAN (CSV with ';'): it has no column {', '.join(missing)}."
        )
    places = [header.index(name) for name in COLUMNS]
    old_commune = header.index(OLD_COMMUNE) if OLD_COMMUNE in header else None
    for fields in reader:
        if not fields:
            continue
        report.rows += 1
        if report.rows % ROWS_BETWEEN_REPORTS == 0:
            tell()
        try:
            if len(fields) < len(header):
                raise BadRowError(f"has {len(fields)} fields instead of {len(header)}")
            yield _row([fields[place] for place in places], "" if old_commune is None else fields[old_commune])
        except BadRowError as error:
            report.bad_rows += 1
            if report.bad_rows <= BAD_ROWS_LISTED:
                report.bad.append(BadRow(reader.line_num, str(error)))


def _row(fields: list[str], old_commune: str) -> Row:
    numero, repetition, street, postcode, insee, commune, longitude, latitude = (each.strip() for each in fields)
    for name, value in (("street", street), ("commune code", insee), ("commune", commune), ("number", numero)):
        if not value:
            raise BadRowError(f"has no {name}")
    if not (numero.isascii() and numero.isdigit() and len(numero) <= 5):
        raise BadRowError(f"has the number {numero[:20]!r}")
    number = "" if numero == NO_NUMBER else f"{int(numero)} {repetition.lower()}".strip()
    door = Door(number, _degrees(latitude, 90), _degrees(longitude, 180))
    return Row(insee, commune, postcode, (street, postcode, old_commune), door)


def _degrees(said: str, most: int) -> float:
    try:
        degrees = float(said)
    except ValueError:
        degrees = math.nan
    if not -most <= degrees <= most:
        raise BadRowError(f"has the coordinate {said[:20]!r}")
    return degrees


def _import_rows(rows: Iterable[Row], report: ImportReport) -> None:
    """Write what is held when it is much, but for the commune that is being read: it may go on."""
    held: dict[str, Commune] = {}
    streets_written: dict[str, int] = {}
    rows_held = 0
    for row in rows:
        if rows_held >= ROWS_HELD and row.insee not in held:
            _write(held, streets_written)
            rows_held = 0
        commune = held.setdefault(row.insee, Commune(row.commune))
        commune.streets.setdefault(row.street, {}).setdefault(row.door.number, row.door)
        rows_held += 1
        report.addresses += 1
    _write(held, streets_written)
    report.communes, report.streets = len(streets_written), sum(streets_written.values())


def _write(held: dict[str, Commune], streets_written: dict[str, int]) -> None:
    for insee, commune in held.items():
        if insee in streets_written:
            _add_known(insee, commune)
        streets = [_street(street, list(doors.values())) for street, doors in commune.streets.items()]
        gazetteer.replace_commune(_known_commune(insee, commune), streets)
        streets_written[insee] = len(streets)
    held.clear()


def _add_known(insee: str, commune: Commune) -> None:
    """A commune that the same file brings a second time is added to, not replaced."""
    for street, doors in gazetteer.streets_with_doors(insee):
        known = doors or [Door("", street.latitude, street.longitude)]
        same = commune.streets.setdefault((street.name, street.postcode, ""), {})
        same.update({door.number: door for door in known})


def _known_commune(insee: str, commune: Commune) -> KnownCommune:
    latitude, longitude = _middle([door for doors in commune.streets.values() for door in doors.values()])
    postcodes = sorted({postcode for _, postcode, _ in commune.streets if postcode})
    return KnownCommune(insee, commune.name, fold(commune.name), tuple(postcodes), latitude, longitude)


def _street(street: tuple[str, str, str], doors: list[Door]) -> NewStreet:
    name, postcode, _ = street
    latitude, longitude = _middle(doors)
    return NewStreet(name, fold(name), postcode, latitude, longitude, [door for door in doors if door.number])


def _middle(doors: list[Door]) -> tuple[float, float]:
    return fmean(door.latitude for door in doors), fmean(door.longitude for door in doors)
