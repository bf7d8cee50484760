"""db upgrade: bring the database to the present schema."""

import sys

import click

from hotline.cli.common import database
from hotline.places import corrections, respelling
from hotline.records import migrations
from hotline.records.db import connected


@click.group()
def db() -> None:
    """The database."""


@db.command()
def upgrade() -> None:
    """Create the tables, or bring older ones up to date; safe to run again."""
    with database(upgraded=False):
        done = bring_up_to_date()
    click.echo("\n".join(done) or "Nothing to do, the database is up to date.")


def bring_up_to_date() -> list[str]:
    """Apply what is pending and make the keys anew that an older version spelled; what it did, in sentences."""
    applied = migrations.upgrade()
    done = [f"Applied {', '.join(applied)}."] if applied else []
    with connected():
        corrections.respell()
        communes = respelling.pending()
        if not communes:
            return done
        with click.progressbar(communes, label="Spelling streets anew", file=sys.stderr) as bar:
            for insee in bar:
                respelling.respell(insee)
    return [*done, f"Spelled the streets of {len(communes)} communes anew."]
