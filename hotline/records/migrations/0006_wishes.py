"""What a resident says besides one need and a place: all needs, when, how urgent, for whom, whom to call."""

from peewee import Database, JSONField, TextField
from playhouse.migrate import SchemaMigrator, migrate

from hotline.records.db import MomentField


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Add the columns."""
    migrate(
        migrator.add_column("help_request", "needs", JSONField(null=True)),
        migrator.add_column("help_request", "wanted_from", MomentField(null=True)),
        migrator.add_column("help_request", "wanted_until", MomentField(null=True)),
        migrator.add_column("help_request", "urgency", TextField(null=True)),
        migrator.add_column("help_request", "for_whom", TextField(null=True)),
        migrator.add_column("help_request", "call_number", TextField(null=True)),
    )
