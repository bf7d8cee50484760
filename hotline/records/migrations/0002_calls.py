"""Calls, their turns, recordings and recorded voices; texts that may be told by a call."""

from peewee import (
    BigAutoField,
    BlobField,
    Database,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)
from playhouse.migrate import SchemaMigrator, migrate

from hotline.records.db import MomentField


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Add the columns, then the tables."""
    migrate(
        migrator.add_column("town", "office", TextField(null=True)),
        migrator.add_column("town", "voices", JSONField(null=True)),
        migrator.add_column("town", "recordings_days", IntegerField(default=30)),
        migrator.add_column("message", "channel", TextField(default="text")),
        migrator.add_column("message", "spoken", TextField(null=True)),
        migrator.add_column("message", "rings", IntegerField(default=0)),
    )

    class Town(Model):
        class Meta:
            database = db
            table_name = "town"

    class HelpRequest(Model):
        class Meta:
            database = db
            table_name = "help_request"

    class Offer(Model):
        class Meta:
            database = db
            table_name = "offer"

    class Message(Model):
        class Meta:
            database = db
            table_name = "message"

    class Call(Model):
        town = ForeignKeyField(Town, null=True)
        direction = TextField()
        state = TextField()
        call_sid = TextField(unique=True)
        reference = TextField(unique=True)
        phone = TextField(null=True)
        flow = TextField()
        step = TextField(default="")
        tries = IntegerField(default=0)
        facts = JSONField()
        found_outside = JSONField(null=True)
        language = TextField()
        turn = IntegerField(default=0)
        help_request = ForeignKeyField(HelpRequest, null=True)
        offer = ForeignKeyField(Offer, null=True)
        message = ForeignKeyField(Message, null=True)
        parent = ForeignKeyField("self", null=True)
        hang_up_due_at = MomentField(null=True)
        created_at = MomentField()
        over_at = MomentField(null=True)
        completed_at = MomentField(null=True)
        duration_s = IntegerField(null=True)

        class Meta:
            database = db
            table_name = "call"
            indexes = ((("hang_up_due_at",), False), (("town", "phone"), False))

    class CallTurn(Model):
        id = BigAutoField()
        call = ForeignKeyField(Call)
        number = IntegerField()
        heard = JSONField()
        answer = JSONField()
        at = MomentField()

        class Meta:
            database = db
            table_name = "call_turn"
            indexes = ((("call", "number"), True),)

    class Recording(Model):
        town = ForeignKeyField(Town)
        call = ForeignKeyField(Call)
        help_request = ForeignKeyField(HelpRequest, null=True)
        state = TextField()
        carrier_sid = TextField(unique=True)
        seconds = IntegerField(default=0)
        sound = BlobField(null=True)
        content_type = TextField(null=True)
        consent_at = MomentField()
        due_at = MomentField(null=True)
        erase_at = MomentField()
        created_at = MomentField()

        class Meta:
            database = db
            table_name = "recording"
            indexes = ((("state", "due_at"), False),)

    class Sound(Model):
        town = ForeignKeyField(Town)
        name = TextField()
        language = TextField()
        reference = TextField(unique=True)
        content_type = TextField()
        sound = BlobField()
        created_at = MomentField()

        class Meta:
            database = db
            table_name = "sound"
            indexes = ((("town", "name", "language"), True),)

    db.create_tables([Call, CallTurn, Recording, Sound])
