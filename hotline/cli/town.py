"""town add, set, list: the towns and their settings."""

from collections.abc import Mapping
from typing import Any

import click

from hotline.cli.common import database, print_rows, town_or_error
from hotline.cli.town_settings import SETTINGS, VOICES, parse_voice
from hotline.records import towns
from hotline.records.tables import Town

COLUMNS = ("slug", "name", "number", "sender", "timezone", "language", "quiet", "reply_wait", "radius_km")


def columns_of(pairs: Mapping[str, str], voices: Mapping[str, str] | None = None) -> dict[str, Any]:
    """The columns that these settings set; `voices` are those the town has so far, by language."""
    columns: dict[str, Any] = {}
    chosen: dict[str, str | None] = {**(voices or {})}
    for key, value in pairs.items():
        if key in VOICES:
            chosen[VOICES[key]] = parse_voice(value)
            columns["voices"] = {language: voice for language, voice in chosen.items() if voice}
        elif key in SETTINGS:
            columns |= SETTINGS[key](value)
        else:
            known = ", ".join([*SETTINGS, *VOICES])
            raise click.BadParameter(f"There is no setting {key}; there are: {known}.")
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
@click.option("--office", help="The town hall's own telephone, where a 0 leads; unset, to voicemail.")
@click.option("--radius-km", help="The service area around the centre (default 5).")
@click.option("--area", help="The service area as INSEE codes instead: 45234,45232.")
@click.option("--timezone", help="Default Europe/Paris.")
@click.option("--language", help="Default fr.")
@click.option("--reply-wait", help="How long a round waits: 90s, 8m, 2h. Unset, the policy decides.")
@click.option("--quiet", help="Hours without offers, 21:00-08:00 (the default), or none.", default="21:00-08:00")
@click.option("--offers-per-day", help="To one volunteer (default 4).")
@click.option("--tasks-at-once", help="Accepted and not done, by one volunteer (default 1).")
@click.option("--requests-per-day", help="From one resident (default 5).")
@click.option("--recordings-days", help="How long what callers leave after the beep is kept (default 30).")
@click.option("--voice-fr", help="The carrier's name of the French voice, like Polly.Lea.")
@click.option("--voice-en", help="The carrier's name of the English voice, like Polly.Amy.")
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
    settings = {key.replace("-", "_"): value for key, value in written.items()}
    with database():
        found = town_or_error(slug)
        columns = columns_of(settings, found.voices)
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
        "office": one.office,
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
        "recordings_days": one.recordings_days,
        **{setting: (one.voices or {}).get(language) for setting, language in VOICES.items()},
    }
