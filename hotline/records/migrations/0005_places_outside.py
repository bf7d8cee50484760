"""Corrections, the turns and answers of geocoders outside, and what a help request waits for."""

from peewee import AutoField, Database, DoubleField, ForeignKeyField, IntegerField, JSONField, Model, TextField
from playhouse.migrate import SchemaMigrator, migrate

from hotline.records.db import MomentField


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Add the columns, then the tables."""
    migrate(
        migrator.add_column("help_request", "said_address", TextField(null=True)),
        migrator.add_column("help_request", "locate_tries", IntegerField(default=0)),
        migrator.add_column("help_request", "locate_failure", TextField(null=True)),
        migrator.add_column("help_request", "desk_words", TextField(null=True)),
    )

    class Town(Model):
        class Meta:
            database = db
            table_name = "town"

    class Correction(Model):
        id = AutoField()
        town = ForeignKeyField(Town)
        key = TextField()
        street_key = TextField()
        said = TextField()
        spelled = IntegerField()
        number = TextField(null=True)
        address = TextField()
        street = TextField(null=True)
        postcode = TextField(null=True)
        city = TextField()
        latitude = DoubleField()
        longitude = DoubleField()
        precision = TextField()
        who = TextField()
        at = MomentField()

        class Meta:
            database = db
            table_name = "correction"
            indexes = ((("town", "key"), True), (("town", "street_key"), False))

    class GeocoderTurn(Model):
        service = TextField(primary_key=True)
        next_at = MomentField()
        failure = TextField(null=True)

        class Meta:
            database = db
            table_name = "geocoder_turn"

    class GeocoderAnswer(Model):
        key = TextField(primary_key=True)
        places = JSONField()
        erase_at = MomentField(index=True)

        class Meta:
            database = db
            table_name = "geocoder_answer"

    db.create_tables([Correction, GeocoderTurn, GeocoderAnswer])
