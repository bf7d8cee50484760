"""gazetteer import, find: the address files and looking things up in them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from hotline.cli.common import database, town_or_error
from hotline.intake.area import area_of
from hotline.places import geocoding, importing
from hotline.places.place import Area, Place


@click.group()
def gazetteer() -> None:
    """The address files."""


@gazetteer.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(files: tuple[Path, ...]) -> None:
    """Import BAN address files (CSV, plain or .gz); a commune that was there before is replaced."""
    with database():
        for file in files:
            _import_one(file)


def _import_one(file: Path) -> None:
    with click.progressbar(length=file.stat().st_size, label=file.name, file=sys.stderr) as bar:
        try:
            report = importing.import_file(file, lambda read, _all: bar.update(read - bar.pos))
        except importing.AddressFileError as error:
            raise click.ClickException(f"{file.name}: {error}") from None
    for bad in report.bad:
        click.echo(f"{file.name}, line {bad.line}: {bad.reason}", err=True)
    counted = f"{report.addresses} addresses, {report.streets} streets, {report.communes} communes"
    click.echo(f"{file.name}: {counted}; {report.bad_rows} rows could not be used.")


@gazetteer.command()
@click.argument("text")
@click.option("--town", "slug", help="Look inside this town's service area only.")
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table")
def find(text: str, slug: str | None, style: str) -> None:
    """Look an address up, best first; `find -` reads JSON lines {"text": …} and writes an array a line."""
    with database():
        area = area_of(town_or_error(slug)) if slug else None
        if text == "-":
            for line in lines(sys.stdin):
                click.echo(
                    json.dumps([as_json(place) for place in geocoding.find_local(line, area)], ensure_ascii=False)
                )
            return
        found = geocoding.find_local(text, area)
    _show(found, style)


def _show(found: list[Place], style: str) -> None:
    if style == "json":
        click.echo(json.dumps([as_json(place) for place in found], ensure_ascii=False, indent=2))
    elif not found:
        click.echo("Nothing found.")
    else:
        for place in found:
            click.echo(f"{place.score:.2f}  {place.band:<4}  {place.precision:<8}  {place.address}")


def lines(stream: Any) -> Iterator[str]:
    """The texts of JSON lines."""
    for number, line in enumerate(stream, 1):
        if not line.strip():
            continue
        try:
            yield str(json.loads(line)["text"])
        except (ValueError, KeyError, TypeError):
            raise click.ClickException(f'Line {number} is not {{"text": "…"}}.') from None


def as_json(place: Place) -> dict[str, Any]:
    """A place in the form other programs read."""
    return {
        "number": place.number,
        "street": place.street,
        "postcode": place.postcode,
        "city": place.city,
        "lat": place.latitude,
        "lon": place.longitude,
        "precision": place.precision,
        "score": round(place.score, 3),
        "band": place.band,
    }


def best(text: str | None, area: Area | None) -> dict[str, Any] | None:
    """The best place for these words in that form, None when there is none."""
    found = geocoding.find_local(text, area) if text else []
    return as_json(found[0]) if found else None
