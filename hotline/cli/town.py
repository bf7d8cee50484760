"""town add, set, list: the towns and their settings."""

from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import click

from hotline.cli.common import Duration, database, print_rows, town_or_error
from hotline.delivery import texts
from hotline.records import numbers, towns
from hotline.records.tables import Town

COLUMNS = ("slug", "name", "number", "sender", "timezone", "language", "quiet", "reply_wait", "radius_km")


def parse_number(value: str) -> str:
    """A phone number in E.164."""
    found = numbers.normalise(value)
    if found is None:
        raise click.BadParameter(f"{value} is no phone number; write it like +33261910000.")
    return found


def parse_center(value: str) -> dict[str, float]:
    """LAT,LON in degrees."""
    try:
        latitude, longitude = (float(part) for part in value.split(","))
    except ValueError:
        raise click.BadParameter(f"{value} is no place; write LAT,LON like 47.9029,1.9090.") from None
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180) or (latitude, longitude) == (0, 0):
        raise click.BadParameter(f"{value} is nowhere; write LAT,LON like 47.9029,1.9090.")
    return {"latitude": latitude, "longitude": longitude}


def parse_quiet(value: str) -> dict[str, str | None]:
    """HH:MM-HH:MM or "none"."""
    if value == "none":
        return {"quiet_from": None, "quiet_until": None}
    begin, _, end = value.partition("-")
    for clock in (begin, end):
        hours, _, minutes = clock.partition(":")
        if not (clock.count(":") == 1 and hours.isdigit() and minutes.isdigit() and len(clock) == 5):
            raise click.BadParameter(f"{value} are no hours; write 21:00-08:00 or none.")
        if int(hours) > 23 or int(minutes) > 59:
            raise click.BadParameter(f"{value} are no hours; write 21:00-08:00 or none.")
    return {"quiet_from": begin, "quiet_until": end}


def parse_timezone(value: str) -> str:
    """A zone of the time zone database."""
    if value not in available_timezones():
        raise click.BadParameter(f"{value} is no time zone; write it like Europe/Paris or Indian/Reunion.")
    return str(ZoneInfo(value))


def parse_language(value: str) -> str:
    """A language there are sentences in."""
    if value not in texts.TABLES:
        raise click.BadParameter(f"There are no sentences in {value}; there are: {', '.join(texts.TABLES)}.")
    return value


def parse_yes_no(value: str) -> bool:
    """yes or no."""
    if value not in ("yes", "no", "true", "false"):
        raise click.BadParameter(f"{value} should be yes or no.")
    return value in ("yes", "true")


def parse_count(value: str) -> int:
    """A whole number from 1."""
    if not value.isdigit() or int(value) < 1:
        raise click.BadParameter(f"{value} should be a whole number from 1.")
    return int(value)


def parse_kilometres(value: str) -> int:
    """Kilometres, as metres."""
    try:
        metres = round(float(value) * 1000)
    except ValueError:
        raise click.BadParameter(f"{value} are no kilometres.") from None
    if not 100 <= metres <= 200_000:
        raise click.BadParameter(f"{value} km is no service area; write 0.1 to 200.")
    return metres


def parse_area(value: str) -> list[str] | None:
    """INSEE commune codes with commas between, or "none" for the circle."""
    return None if value == "none" else [code.strip() for code in value.split(",") if code.strip()]


# setting as people write it > the columns it sets
SETTINGS: dict[str, Any] = {
    "name": lambda value: {"name": value},
    "number": lambda value: {"number": parse_number(value)},
    "sender": lambda value: {"sender": None if value == "none" else value},
    "center": parse_center,
    "radius_km": lambda value: {"radius_m": parse_kilometres(value)},
    "area": lambda value: {"area": parse_area(value)},
    "timezone": lambda value: {"timezone": parse_timezone(value)},
    "language": lambda value: {"language": parse_language(value)},
    "reply_wait": lambda value: {
        "reply_wait_s": None if value == "none" else Duration().convert(value, None, None)
    },
    "quiet": parse_quiet,
    "auto_approve": lambda value: {"auto_approve": parse_yes_no(value)},
    "offers_per_day": lambda value: {"offers_per_day": parse_count(value)},
    "tasks_at_once": lambda value: {"tasks_at_once": parse_count(value)},
    "requests_per_day": lambda value: {"requests_per_day": parse_count(value)},
}


def columns_of(pairs: dict[str, str]) -> dict[str, Any]:
    """The columns that these settings set."""
    columns: dict[str, Any] = {}
    for key, value in pairs.items():
        if key not in SETTINGS:
            raise click.BadParameter(f"There is no setting {key}; there are: {', '.join(SETTINGS)}.")
        columns |= SETTINGS[key](value)
    return columns


@click.group()
def town() -> None:
    """The towns and their settings."""


@town.command()
@click.argument("slug")
@click.option("--name", required=True, help="The town's name, as people say it.")
@click.option("--number", required=True, help="The number people text and call, +33…")
@click.option("--center", required=True, metavar="LAT,LON")
@click.option("--sender", help="What our texts leave from, if not the number.")
@click.option("--radius-km", help="The service area around the centre (default 5).")
@click.option("--area", help="The service area as INSEE codes instead: 45234,45232.")
@click.option("--timezone", help="Default Europe/Paris.")
@click.option("--language", help="Default fr.")
@click.option("--reply-wait", help="How long a round waits: 90s, 8m, 2h. Unset, the policy decides.")
@click.option("--quiet", help="Hours without offers, 21:00-08:00 (the default), or none.", default="21:00-08:00")
@click.option("--offers-per-day", help="To one volunteer (default 4).")
@click.option("--tasks-at-once", help="Accepted and not done, by one volunteer (default 1).")
@click.option("--requests-per-day", help="From one resident (default 5).")
@click.option("--auto-approve/--no-auto-approve", default=False, help="Neighbours who sign up are active at once.")
def add(slug: str, auto_approve: bool, **options: str | None) -> None:
    """Add a town."""
    columns = columns_of({key: value for key, value in options.items() if value is not None})
    with database():
        if towns.by_slug(slug):
            raise click.ClickException(
                f"There is a town called {slug} already; change it with `town set {slug} …`."
            )
        taken = towns.by_number(columns["number"])
        if taken:
            raise click.ClickException(f"{columns['number']} is the number of {taken.slug} already.")
        Town.create(slug=slug, auto_approve=auto_approve, **columns)
    click.echo(f"Added {slug}.")


@town.command("set")
@click.argument("slug")
@click.argument("pairs", nargs=-1, required=True, metavar="KEY=VALUE…")
def change(slug: str, pairs: tuple[str, ...]) -> None:
    """Change a town's settings: town set orleans quiet=none reply_wait=8m"""
    if not all("=" in pair for pair in pairs):
        raise click.BadParameter("Write settings as KEY=VALUE.")
    written = dict(pair.split("=", 1) for pair in pairs)
    columns = columns_of({key.replace("-", "_"): value for key, value in written.items()})
    with database():
        found = town_or_error(slug)
        Town.update(columns).where(Town.id == found.id).execute()
    click.echo(f"Changed {slug}.")


@town.command("list")
@click.option("--format", "style", type=click.Choice(["table", "json"]), default="table")
def show(style: str) -> None:
    """List the towns."""
    with database():
        print_rows([_row(one) for one in towns.every()], style, COLUMNS)


def _row(one: Town) -> dict[str, Any]:
    return {
        "slug": one.slug,
        "name": one.name,
        "number": one.number,
        "sender": one.sender,
        "lat": one.latitude,
        "lon": one.longitude,
        "radius_km": one.radius_m / 1000,
        "area": one.area,
        "timezone": one.timezone,
        "language": one.language,
        "reply_wait": f"{one.reply_wait_s}s" if one.reply_wait_s else None,
        "quiet": f"{one.quiet_from}-{one.quiet_until}" if one.quiet_from else None,
        "auto_approve": one.auto_approve,
        "offers_per_day": one.offers_per_day,
        "tasks_at_once": one.tasks_at_once,
        "requests_per_day": one.requests_per_day,
    }
