"""Reads the national address files (BAN, Licence Ouverte 2.0) into the gazetteer: addresses and hamlets."""

import csv
import gzip
import io
import os
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TextIO, cast

from hotline.places.importing_communes import Gathering
from hotline.places.importing_rows import BadRowError, Layout, Row

GZIP = b"\x1f\x8b"
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
    addresses: int = 0  # the good rows of a file of addresses
    streets: int = 0
    hamlets: int = 0  # of a file of hamlets, which has neither addresses nor streets
    communes: int = 0
    bad_rows: int = 0
    bad: list[BadRow] = field(default_factory=list)


def import_file(path: Path | str, progress: Progress | None = None) -> ImportReport:
    """Import a BAN CSV file of addresses or of hamlets, plain or gzipped; its header tells which it is.

    Each of its communes is replaced in one transaction: by addresses its streets, by hamlets its hamlets.
    Raises AddressFileError when the file can't be read or is no address file; bad rows are only listed.
    """
    report = ImportReport()
    try:
        size = os.path.getsize(path)
        with open(path, "rb") as raw, _text(raw) as text:
            _import(text, report, lambda: progress and progress(min(raw.tell(), size), size))
    except UnicodeDecodeError:
        sentence = "It is not in UTF-8, perhaps in Latin-1: save it as CSV in UTF-8"
    except (EOFError, zlib.error, gzip.BadGzipFile):
        sentence = "It is damaged or breaks off: fetch it again"
    except OSError as error:
        sentence = f"It can't be read: {error.strerror}"
    else:
        if progress:
            progress(size, size)
        return report
    raise AddressFileError(f"{sentence}.{_imported_before(report)}")


def _text(raw: BinaryIO) -> TextIO:
    """Packed or plain, whatever the file is called: some browsers unpack what they fetch."""
    packed = raw.read(len(GZIP)) == GZIP
    raw.seek(0)
    unpacked = gzip.GzipFile(fileobj=raw) if packed else raw
    return io.TextIOWrapper(cast(BinaryIO, unpacked), encoding="utf-8-sig", newline="")


def _import(text: TextIO, report: ImportReport, tell: Callable[[], object]) -> None:
    reader = csv.reader(text, delimiter=";")
    try:
        layout = _layout(next(reader, []))
        gathering = Gathering(hamlets=layout.hamlets)
        for row in _rows(reader, layout, report, tell):
            gathering.add(row)
            report.communes = len(gathering.written)
        gathering.write()
    except csv.Error as error:
        raise AddressFileError(
            f"Line {reader.line_num} can't be read ({error}).{_imported_before(report)}"
        ) from None
    _count(report, gathering)


def _layout(header: list[str]) -> Layout:
    layout = Layout.of(header)
    if not header:
        raise AddressFileError("The file is empty.")
    if layout.missing:
        missing = ", ".join(layout.missing)
        raise AddressFileError(f"This is no address file of the BAN (CSV with ';'): it has no column {missing}.")
    return layout


def _rows(lines: Any, layout: Layout, report: ImportReport, tell: Callable[[], object]) -> Iterator[Row]:
    """The good rows; the bad ones go into the report."""
    for fields in lines:
        if not fields:
            continue
        report.rows += 1
        if report.rows % ROWS_BETWEEN_REPORTS == 0:
            tell()
        try:
            yield layout.row(fields)
        except BadRowError as error:
            report.bad_rows += 1
            if report.bad_rows <= BAD_ROWS_LISTED:
                report.bad.append(BadRow(lines.line_num, str(error)))


def _count(report: ImportReport, gathering: Gathering) -> None:
    if report.rows == 0:
        raise AddressFileError("The file has a header and no rows.")
    if report.rows == report.bad_rows:
        first = report.bad[0]
        raise AddressFileError(f"None of its rows can be used; the first, line {first.line}, {first.reason}.")
    report.communes, names = len(gathering.written), sum(gathering.written.values())
    if gathering.hamlets:
        report.hamlets = names
    else:
        report.streets, report.addresses = names, report.rows - report.bad_rows


def _imported_before(report: ImportReport) -> str:
    return f" Communes imported before that: {report.communes}." if report.communes else ""
