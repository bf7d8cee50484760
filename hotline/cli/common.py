"""What the commands share: starting up, plain errors, durations, towns by name, printed tables."""

import csv
import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
import peewee

from hotline import services
from hotline.config import Settings, SettingsError
from hotline.places import respelling
from hotline.records import migrations, towns
from hotline.records.db import connected
from hotline.records.tables import Town

DURATION = re.compile(r"^(\d+)\s*([smh])$")
SECONDS = {"s": 1, "m": 60, "h": 3600}


@contextmanager
def database(*, upgraded: bool = True) -> Iterator[Settings]:
    """The settings, with the database open for one command; foreseen faults become one sentence."""
    try:
        settings = services.start().settings
        with connected():
            if upgraded and (migrations.pending() or respelling.pending()):
                raise click.ClickException(
                    "The database is not up to date: run `python -m hotline db upgrade` first."
                )
            yield settings
    except SettingsError as error:
        raise click.ClickException(f"Settings are missing or wrong.\n{error}") from None
    except (peewee.OperationalError, peewee.InterfaceError) as error:
        raise click.ClickException(f"The database can't be reached: {error}") from None


def town_or_error(slug: str) -> Town:
    """The town with this short name."""
    found = towns.by_slug(slug)
    if found is None:
        known = ", ".join(town.slug for town in towns.every()) or "none yet"
        raise click.ClickException(f"There is no town called {slug}. Towns: {known}.")
    return found


class Duration(click.ParamType):
    """90s, 8m or 2h, as seconds."""

    name = "duration"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Seconds."""
        if isinstance(value, int):
            return value
        matched = DURATION.match(value)
        if matched is None:
            self.fail(f"{value} is no duration; write 90s, 8m or 2h.", param, ctx)
        return int(matched[1]) * SECONDS[matched[2]]


def print_rows(rows: Sequence[dict[str, Any]], style: str, columns: Sequence[str]) -> None:
    """Rows as a table, as JSON (all they hold), or as CSV."""
    if style == "json":
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif style == "csv":
        writer = csv.writer(sys.stdout)
        writer.writerow(columns)
        writer.writerows([[_cell(row[column], "|") for column in columns] for row in rows])
    else:
        _print_table([[_cell(row[column], ", ") for column in columns] for row in rows], columns)


def _cell(value: Any, separator: str) -> str:
    if isinstance(value, list | tuple):
        return separator.join(str(part) for part in value)
    return "" if value is None else str(value)


def _print_table(cells: list[list[str]], columns: Sequence[str]) -> None:
    widths = [max(len(row[index]) for row in [list(columns), *cells]) for index in range(len(columns))]
    for row in [list(columns), *cells]:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
