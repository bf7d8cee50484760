"""understand: what hotline hears in texts, line by line, for people and programs that check it."""

import json
import sys

import click

from hotline.cli.common import database, town_or_error
from hotline.cli.gazetteer import best, lines
from hotline.intake.area import area_of
from hotline.intake.understanding.replies import understand_reply
from hotline.intake.understanding import understand as understand_text


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
        area = area_of(town_or_error(slug)) if slug else None
        for text in lines(sys.stdin):
            heard = understand_text(text, language)
            line = {
                "text": text,
                "language": heard.language or language,
                "need": heard.needs[0] if heard.needs else None,
                "needs": list(heard.needs),
                "emergency": heard.emergency,
                "address": best(heard.address, area),
            }
            click.echo(json.dumps(line, ensure_ascii=False))


def _reply(text: str) -> dict[str, str | None]:
    heard = understand_reply(text)
    return {"text": text, "meaning": heard.meaning, "code": heard.code, "rest": heard.rest}
