"""db upgrade: bring the database to the present schema."""

import click

from hotline.cli.common import database
from hotline.records import migrations


@click.group()
def db() -> None:
    """The database."""


@db.command()
def upgrade() -> None:
    """Create the tables, or bring older ones up to date; safe to run again."""
    with database(upgraded=False):
        applied = migrations.upgrade()
    click.echo(f"Applied {', '.join(applied)}." if applied else "Nothing to do, the database is up to date.")
