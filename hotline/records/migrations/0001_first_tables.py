"""The first tables: a copy of how they stood then, on purpose apart from the tables of today."""

from peewee import (
    BigAutoField,
    BooleanField,
    Database,
    DoubleField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)
from playhouse.migrate import SchemaMigrator

from hotline.records.db import MomentField


def up(_migrator: SchemaMigrator, db: Database) -> None:
    """Create them."""

    class Town(Model):
        slug = TextField(unique=True)
        name = TextField()
        number = TextField(unique=True)
        sender = TextField(null=True)
        latitude = DoubleField()
        longitude = DoubleField()
        radius_m = IntegerField(default=5000)
        area = JSONField(null=True)
        timezone = TextField(default="Europe/Paris")
        language = TextField(default="fr")
        reply_wait_s = IntegerField(null=True)
        quiet_from = TextField(null=True)
        quiet_until = TextField(null=True)
        auto_approve = BooleanField(default=False)
        offers_per_day = IntegerField(default=4)
        tasks_at_once = IntegerField(default=1)
        requests_per_day = IntegerField(default=5)
        created_at = MomentField()

        class Meta:
            database = db
            table_name = "town"

    db.create_tables([Town])

    class Resident(Model):
        town = ForeignKeyField(Town)
        phone = TextField()
        line = TextField()
        language = TextField()
        first_name = TextField(null=True)
        address = TextField(null=True)
        street = TextField(null=True)
        latitude = DoubleField(null=True)
        longitude = DoubleField(null=True)
        precision = TextField(null=True)
        score = DoubleField(null=True)
        stopped_at = MomentField(null=True)
        created_at = MomentField()

        class Meta:
            database = db
            table_name = "resident"
            indexes = ((("town", "phone"), True),)

    db.create_tables([Resident])

    class HelpRequest(Model):
        town = ForeignKeyField(Town)
        resident = ForeignKeyField(Resident)
        reference = TextField(unique=True)
        state = TextField()
        attention = TextField(null=True)
        need = TextField()
        details = TextField(default="")
        language = TextField()
        source = TextField()
        address = TextField(null=True)
        street = TextField(null=True)
        latitude = DoubleField(null=True)
        longitude = DoubleField(null=True)
        precision = TextField(null=True)
        score = DoubleField(null=True)
        needed = IntegerField(default=1)
        accepted = IntegerField(default=0)
        round = IntegerField(default=0)
        next_round_at = MomentField(null=True)
        locate_at = MomentField(null=True)
        password = TextField()
        created_at = MomentField()
        accepted_at = MomentField(null=True)
        done_at = MomentField(null=True)

        class Meta:
            database = db
            table_name = "help_request"
            indexes = ((("town", "state"), False), (("state", "next_round_at"), False))

    db.create_tables([HelpRequest])

    class Change(Model):
        id = BigAutoField()
        town = ForeignKeyField(Town, null=True)
        noun = TextField()
        noun_id = IntegerField()
        help_request = ForeignKeyField(HelpRequest, null=True)
        before = TextField(null=True)
        after = TextField()
        why = TextField(default="")
        who = TextField()
        at = MomentField()

        class Meta:
            database = db
            table_name = "change"
            indexes = ((("town", "id"), False), (("help_request", "id"), False))

    db.create_tables([Change])

    class Commune(Model):
        insee = TextField(primary_key=True)
        name = TextField()
        key = TextField(index=True)
        postcodes = JSONField()
        latitude = DoubleField()
        longitude = DoubleField()
        imported_at = MomentField()

        class Meta:
            database = db
            table_name = "commune"

    db.create_tables([Commune])

    class Conversation(Model):
        town = ForeignKeyField(Town)
        phone = TextField()
        flow = TextField()
        step = TextField()
        facts = JSONField()
        language = TextField()
        help_request = ForeignKeyField(HelpRequest, null=True)
        answer_due_at = MomentField(null=True)
        updated_at = MomentField()

        class Meta:
            database = db
            table_name = "conversation"
            indexes = ((("town", "phone"), True), (("answer_due_at",), False))

    db.create_tables([Conversation])

    class Coordinator(Model):
        town = ForeignKeyField(Town)
        email = TextField(unique=True)
        role = TextField(default="coordinator")
        password_hash = TextField(null=True)
        link_hash = TextField(null=True)
        link_until = MomentField(null=True)
        created_at = MomentField()

        class Meta:
            database = db
            table_name = "coordinator"

    db.create_tables([Coordinator])

    class Heartbeat(Model):
        name = TextField(primary_key=True)
        at = MomentField()

        class Meta:
            database = db
            table_name = "heartbeat"

    db.create_tables([Heartbeat])

    class HouseNumber(Model):
        street_id = IntegerField(index=True)
        number = TextField()
        latitude = DoubleField()
        longitude = DoubleField()

        class Meta:
            database = db
            table_name = "house_number"

    db.create_tables([HouseNumber])

    class Volunteer(Model):
        town = ForeignKeyField(Town)
        phone = TextField()
        line = TextField()
        first_name = TextField()
        state = TextField()
        languages = JSONField()
        needs = JSONField()
        radius_m = IntegerField(default=3000)
        address = TextField(null=True)
        latitude = DoubleField()
        longitude = DoubleField()
        consent = TextField()
        consent_at = MomentField()
        created_at = MomentField()

        class Meta:
            database = db
            table_name = "volunteer"
            indexes = ((("town", "phone"), True), (("town", "state", "latitude"), False))

    db.create_tables([Volunteer])

    class Offer(Model):
        help_request = ForeignKeyField(HelpRequest)
        volunteer = ForeignKeyField(Volunteer)
        town = ForeignKeyField(Town)
        round = IntegerField()
        state = TextField()
        code = TextField()
        code_held = BooleanField(default=True)
        distance_m = IntegerField()
        words = TextField(default="")
        queued_at = MomentField()
        sent_at = MomentField(null=True)
        answered_at = MomentField(null=True)

        class Meta:
            database = db
            table_name = "offer"
            indexes = ((("help_request", "volunteer"), True), (("volunteer", "state"), False))

    Offer.add_index(Offer.index(Offer.town, Offer.code, unique=True, where=Offer.code_held))
    db.create_tables([Offer])

    class Message(Model):
        town = ForeignKeyField(Town, null=True)
        direction = TextField()
        state = TextField()
        phone = TextField(null=True)
        our_number = TextField()
        body = TextField()
        purpose = TextField()
        carrier_sid = TextField(unique=True, null=True)
        once = TextField(unique=True, null=True)
        reference = TextField(unique=True, null=True)
        help_request = ForeignKeyField(HelpRequest, null=True)
        offer = ForeignKeyField(Offer, null=True)
        segments = IntegerField(default=1)
        attempts = IntegerField(default=0)
        due_at = MomentField(null=True)
        failure = TextField(null=True)
        error_code = IntegerField(null=True)
        form = JSONField(null=True)
        created_at = MomentField()
        heard_at = MomentField(null=True)
        sending_at = MomentField(null=True)
        sent_at = MomentField(null=True)
        settled_at = MomentField(null=True)

        class Meta:
            database = db
            table_name = "message"
            indexes = ((("state", "due_at"), False), (("town", "phone", "created_at"), False))

    db.create_tables([Message])

    class Street(Model):
        insee = TextField()
        name = TextField()
        key = TextField()
        postcode = TextField()
        latitude = DoubleField()
        longitude = DoubleField()

        class Meta:
            database = db
            table_name = "street"
            indexes = ((("insee", "key"), False), (("key",), False))

    db.create_tables([Street])
