"""A town's settings as people write them; what is written wrong is answered with how to write it."""

import re
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import click

from hotline.cli.common import Duration
from hotline.delivery import texts
from hotline.records import numbers

# "Polly.Lea", "Google.fr-FR-Neural2-A", "alice"
VOICE = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)


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


def parse_voice(value: str) -> str | None:
    """The carrier's name of a voice, or "none" for its usual one."""
    if not VOICE.fullmatch(value):
        raise click.BadParameter(f"{value} is no voice; write it like Polly.Lea, or none for the carrier's usual.")
    return None if value == "none" else value


# setting as people write it > the columns it sets
SETTINGS: dict[str, Any] = {
    "name": lambda value: {"name": value},
    "number": lambda value: {"number": parse_number(value)},
    "office": lambda value: {"office": None if value == "none" else parse_number(value)},
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
    "recordings_days": lambda value: {"recordings_days": parse_count(value)},
}
# setting > the language whose voice it sets
VOICES = {f"voice_{language}": language for language in texts.TABLES}
