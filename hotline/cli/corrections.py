"""gazetteer correct: where people of a town are when they say words that no address file knows."""

import re

import click

from hotline.cli.common import database, town_or_error
from hotline.cli.town_settings import parse_center
from hotline.intake.area import area_of
from hotline.places import corrections, geocoding
from hotline.places.place import Area, Band, Place
from hotline.places.said import said_address
from hotline.places.spelling import fold
from hotline.records.base import utc_now
from hotline.records.states import Precision
from hotline.records.tables import Town

BY_COMMAND = "command line"
NUMBER = re.compile(r"\s*\d+\s*(?:bis\b|ter\b|quater\b|[a-z]\b)?[\s,]*", re.IGNORECASE)
MOST_NAMED = 3


@click.command()
@click.argument("said")
@click.argument("address")
@click.option("--town", "slug", required=True, help="The town whose people say so.")
@click.option("--at", "point", metavar="LAT,LON", help="Where it is, for an address that no file knows.")
def correct(said: str, address: str, slug: str, point: str | None) -> None:
    """Remember that the words SAID mean ADDRESS in this town; a newer correction replaces an older one."""
    with database():
        town = town_or_error(slug)
        place = _at(point, address, town) if point else _known(address, area_of(town), town)
        if not corrections.remember(town.id, said, place, who=BY_COMMAND, now=utc_now()):
            raise click.ClickException(f'"{said}" names no place: write the words for street and number as said.')
    click.echo(f'"{said}" in {town.name} is now {place.address} ({place.precision}).')


def _known(address: str, area: Area, town: Town) -> Place:
    """The one place the address files know by this address."""
    found = [each for each in geocoding.find_local(address, area) if each.precision != Precision.COMMUNE]
    if not found:
        raise click.ClickException(
            f'No address file knows "{address}" around {town.name}: give its point with --at LAT,LON.'
        )
    first = found[0]
    if first.band != Band.SURE and not fold(first.address).startswith(fold(address)):
        named = "; ".join(each.address for each in found[:MOST_NAMED])
        raise click.ClickException(
            f'"{address}" is not known like that. Is it one of these? {named}. If not, add --at LAT,LON.'
        )
    return first


def _at(point: str, address: str, town: Town) -> Place:
    """A place that no file knows, where the point says."""
    where = parse_center(point)
    if not area_of(town).contains(where["latitude"], where["longitude"]):
        raise click.ClickException(f"{point} lies outside the service area of {town.name}.")
    number = said_address(address).number
    name = NUMBER.sub("", address.split(",")[0], count=1).strip()
    if not name:
        raise click.ClickException(
            f'"{address}" is no address: name the street, or the place, that is at {point}.'
        )
    return Place(
        address=address,
        number=number,
        street=name,
        postcode=said_address(address).postcode,
        city=town.name,
        latitude=where["latitude"],
        longitude=where["longitude"],
        precision=Precision.HOUSE if number else Precision.LOCALITY,
        score=1.0,
        band=Band.SURE,
    )
