"""Somebody who withholds the number may be a resident all the same."""

from peewee import Database, SqliteDatabase
from playhouse.migrate import SchemaMigrator, migrate

from hotline.records.db import database

# SQLite rebuilds the table, and heeds this pragma outside a transaction only.
atomic = False


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Let a resident's number be empty."""
    if not isinstance(db, SqliteDatabase):
        migrate(migrator.drop_not_null("resident", "phone"))
        return
    database.execute_sql("PRAGMA foreign_keys=OFF")
    try:
        with db.atomic():
            migrate(migrator.drop_not_null("resident", "phone"))
    finally:
        database.execute_sql("PRAGMA foreign_keys=ON")
