"""Volunteers' files: a CSV read row by row; a bad row is answered with one sentence, the good ones count."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from hotline.delivery import texts
from hotline.intake.area import area_of
from hotline.places import geocoding
from hotline.places.distance import metres
from hotline.places.place import Band
from hotline.records import numbers, volunteers
from hotline.records.db import database
from hotline.records.location import Location
from hotline.records.states import Need, Precision
from hotline.records.tables import Town

REQUIRED = ("name", "phone")
DEFAULT_RADIUS_KM = 3.0
LARGEST_RADIUS_KM = 100.0


class RosterError(Exception):
    """The file as a whole can't be used."""


class RowError(Exception):
    """What is wrong with one row, in a sentence."""


@dataclass
class Report:
    """What came of a file: how many rows were added or changed, and what was said about which line."""

    changed: int = 0
    unchanged: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[tuple[int, str]] = field(default_factory=list)


@dataclass(frozen=True)
class Row:
    """One good row."""

    name: str
    phone: str
    location: Location
    needs: list[str]
    languages: list[str]
    radius_m: int


def read(lines: Iterable[str], town: Town, now: datetime, *, dry_run: bool = False) -> Report:
    """Import volunteers of `town` from CSV lines with a header; RosterError when there is no usable header."""
    reader = csv.DictReader(lines, skipinitialspace=True, restkey="too_many")
    _check_header([name.strip().lower() for name in reader.fieldnames or []])
    report = Report()
    for raw in reader:
        cells = {str(key).strip().lower(): value for key, value in raw.items() if key}
        try:
            row = _parse(cells, town)
        except RowError as error:
            report.problems.append((reader.line_num, str(error)))
            continue
        if _is_outside(row, town):
            report.warnings.append((reader.line_num, f"{row.name} lives outside the service area"))
        _keep(row, town, now, report, dry_run)
    return report


def _check_header(names: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in names]
    if missing or not ("address" in names or {"lat", "lon"} <= set(names)):
        lacking = ", ".join(missing) or "address (or lat and lon)"
        raise RosterError(f"The first line should name the columns; missing: {lacking}.")


def _keep(row: Row, town: Town, now: datetime, report: Report, dry_run: bool) -> None:
    with database.atomic() as transaction:
        changed = volunteers.register(
            town,
            phone=row.phone,
            first_name=row.name,
            location=row.location,
            needs=row.needs,
            languages=row.languages,
            radius_m=row.radius_m,
            consent="import",
            now=now,
        )
        if dry_run:
            transaction.rollback()
    report.changed += changed
    report.unchanged += not changed


def _parse(cells: dict[str, str | None], town: Town) -> Row:
    if cells.get("too_many"):
        raise RowError("there are more cells than columns")
    name = _cell(cells, "name")
    if not name:
        raise RowError("the name is missing")
    phone = numbers.normalise(_cell(cells, "phone"))
    if phone is None:
        raise RowError(f"{_cell(cells, 'phone') or 'an empty cell'} is no phone number")
    return Row(
        name.split()[0],
        phone,
        _location(cells, town),
        _needs(_cell(cells, "needs")),
        _languages(_cell(cells, "languages"), town),
        _radius_m(_cell(cells, "radius_km")),
    )


def _cell(cells: dict[str, str | None], name: str) -> str:
    return (cells.get(name) or "").replace("\x00", "").strip()


def _needs(text: str) -> list[str]:
    needs = [need.strip().lower() for need in text.split("|") if need.strip()]
    unknown = [need for need in needs if need not in set(Need)]
    if unknown:
        raise RowError(f"{unknown[0]} is no need; there are: {', '.join(Need)}")
    return needs


def _languages(text: str, town: Town) -> list[str]:
    spoken = [language.strip().lower() for language in text.split("|") if language.strip()]
    unknown = [language for language in spoken if language not in texts.TABLES]
    if unknown:
        raise RowError(f"{unknown[0]} is no language we have; there are: {', '.join(texts.TABLES)}")
    return spoken or [town.language]


def _radius_m(text: str) -> int:
    try:
        kilometres = float(text.replace(",", ".")) if text else DEFAULT_RADIUS_KM
    except ValueError:
        raise RowError(f"{text} are no kilometres") from None
    if not 0 < kilometres <= LARGEST_RADIUS_KM:
        raise RowError(f"{text} km is no distance somebody goes")
    return round(kilometres * 1000)


def _location(cells: dict[str, str | None], town: Town) -> Location:
    latitude, longitude, address = _cell(cells, "lat"), _cell(cells, "lon"), _cell(cells, "address")
    if latitude and longitude:
        return _point(latitude, longitude, address)
    if not address:
        raise RowError("there is neither an address nor lat and lon")
    inside = [place for place in geocoding.find_local(address, area_of(town)) if place.street]
    anywhere = [place for place in geocoding.find_local(address, None) if place.band == Band.SURE]
    if not inside and not anywhere:
        raise RowError(f"{address} can't be found; give lat and lon")
    best = (inside or anywhere)[0]
    return Location(best.address, best.street or "", best.latitude, best.longitude, best.precision, best.score)


def _point(latitude: str, longitude: str, address: str) -> Location:
    try:
        point = float(latitude), float(longitude)
    except ValueError:
        raise RowError(f"{latitude}, {longitude} is no place") from None
    if not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180) or point == (0.0, 0.0):
        raise RowError(f"{latitude}, {longitude} is nowhere")
    return Location(address, "", *point, Precision.HOUSE, 1.0)


def _is_outside(row: Row, town: Town) -> bool:
    where = row.location
    return metres(town.latitude, town.longitude, where.latitude, where.longitude) > town.radius_m
