"""gazetteer import, find: the address files and looking things up in them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from hotline.cli.common import database, town_or_error
from hotline.cli.corrections import correct
from hotline.intake.area import area_of
from hotline.places import geocoding, importing
from hotline.places.place import Place
from hotline.records.tables import Town


@click.group()
def gazetteer() -> None:
    """The address files."""


gazetteer.add_command(correct)


@gazetteer.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(files: tuple[Path, ...]) -> None:
    """Import BAN files of addresses or hamlets (lieux-dits; CSV, plain or .gz) in the place of what was known."""
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
    named = f"{report.addresses} addresses, {report.streets} streets"
    if report.hamlets:
        named = f"{report.hamlets} hamlets"
    click.echo(f"{file.name}: {named}, {report.communes} communes; {report.bad_rows} rows could not be used.")


@gazetteer.command()
@click.argument("text")
@click.option("--town", "slug", help="Look inside this town's service area only.")
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table")
def find(text: str, slug: str | None, style: str) -> None:
    """Look an address up, best first; `find -` reads JSON lines {"text": …} and writes an array a line."""
    with database():
        town = town_or_error(slug) if slug else None
        if text == "-":
            for line in lines(sys.stdin):
                click.echo(json.dumps([as_json(place) for place in places(line, town)], ensure_ascii=False))
            return
        found = places(text, town)
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
            # Half a character, which JSON can write, has no place in a text.
            yield str(json.loads(line)["text"]).encode("utf-8", "replace").decode("utf-8")
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


def places(text: str, town: Town | None) -> list[Place]:
    """What the words may mean in a town, its coordinators' corrections first, or in all that was imported."""
    return geocoding.find_in_town(text, town.id, area_of(town)) if town else geocoding.find_local(text, None)


def best(text: str | None, town: Town | None) -> dict[str, Any] | None:
    """The best place for these words in that form, None when there is none."""
    found = places(text, town) if text else []
    return as_json(found[0]) if found else None
