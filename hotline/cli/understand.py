"""understand: what hotline hears in texts, line by line, for people and programs that check it."""

import json
import sys
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import click

from hotline.cli.common import database, town_or_error
from hotline.cli.gazetteer import best, lines
from hotline.intake.understanding import Understood, understand_reply
from hotline.intake.understanding import understand as understand_text
from hotline.intake.understanding.moments import resolve
from hotline.records.tables import Town

# Whose clock times are read by where no town is named.
USUAL_ZONE = "Europe/Paris"


@click.command()
@click.option("--town", "slug", help="Look addresses up in this town's service area.")
@click.option("--language", default="fr", help="The language when the words do not tell.")
@click.option("--reply", is_flag=True, help="Take the lines as volunteers' answers.")
def understand(slug: str | None, language: str, reply: bool) -> None:
    """Read JSON lines {"text": …} on stdin, write what was understood as JSON lines."""
    if reply:
        for text in lines(sys.stdin):
            click.echo(json.dumps(_reply(text), ensure_ascii=False))
        return
    with database():
        town = town_or_error(slug) if slug else None
        zone = ZoneInfo(town.timezone if town else USUAL_ZONE)
        for text in lines(sys.stdin):
            heard = understand_text(text, language)
            click.echo(json.dumps(_text(heard, language, town, zone), ensure_ascii=False))


def _text(heard: Understood, language: str, town: Town | None, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "text": heard.text,
        "language": heard.language or language,
        "need": heard.needs[0] if heard.needs else None,
        "needs": list(heard.needs),
        "emergency": heard.emergency,
        "address": best(heard.address, town),
        "when": _when(heard, zone),
        "name": heard.name,
        "phone": heard.phone,
        "for_someone_else": heard.for_someone_else,
        "whom": heard.whom,
    }


def _when(heard: Understood, zone: ZoneInfo) -> dict[str, str | None] | None:
    """The words, how urgent it is, and from when until when if it was said now."""
    if heard.when is None:
        return None
    window = resolve(heard.when, datetime.now(UTC), zone)
    return {
        "words": heard.when.words,
        "urgency": heard.when.urgency,
        "from": window.earliest.isoformat() if window else None,
        "until": window.latest.isoformat() if window else None,
    }


def _reply(text: str) -> dict[str, str | None]:
    heard = understand_reply(text)
    return {"text": text, "meaning": heard.meaning, "code": heard.code, "rest": heard.rest}
