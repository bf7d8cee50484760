"""The tables of calls: the call itself, its turns, what callers leave after the beep, a town's recorded voices."""

from peewee import AutoField, BigAutoField, BlobField, IntegerField, JSONField, TextField

from hotline.records.base import Table, utc_now
from hotline.records.db import MomentField
from hotline.records.references import ForeignKeyField
from hotline.records.tables import HelpRequest, Message, Offer, Town


class Call(Table):
    """A call, in or out: where its dialogue stands and what became of it."""

    id = AutoField()
    town = ForeignKeyField(Town, null=True, backref="calls")  # null = an unknown number was called
    direction = TextField()  # in | out
    state = TextField()
    call_sid = TextField(unique=True)
    reference = TextField(unique=True)  # ours, in the addresses of whispers
    phone = TextField(null=True)  # the other party, E.164; null when withheld or malformed
    flow = TextField()
    step = TextField(default="")
    tries = IntegerField(default=0)
    facts = JSONField()
    found_outside = JSONField(null=True)  # what a geocoder outside has answered while the caller waits
    language = TextField()
    turn = IntegerField(default=0)  # how many turns were answered
    help_request = ForeignKeyField(HelpRequest, null=True, backref="calls")
    help_request_id: int | None
    offer = ForeignKeyField(Offer, null=True)
    offer_id: int | None
    message = ForeignKeyField(Message, null=True, backref="calls")  # the news that this call is to tell
    parent = ForeignKeyField("self", null=True)  # the call that asked for this one to be bridged
    hang_up_due_at = MomentField(null=True)  # no turn by then: whoever called is gone
    created_at = MomentField(default=utc_now)
    over_at = MomentField(null=True)  # when the dialogue came to its end
    completed_at = MomentField(null=True)
    duration_s = IntegerField(null=True)

    class Meta:
        indexes = ((("hang_up_due_at",), False), (("town", "phone"), False))


class CallTurn(Table):
    """One turn of a call, written once: what was heard, and the answer that a repeated webhook gets again."""

    id = BigAutoField()
    call = ForeignKeyField(Call, backref="turns")
    number = IntegerField()
    heard = JSONField()
    answer = JSONField()
    at = MomentField(default=utc_now)

    class Meta:
        indexes = ((("call", "number"), True),)


class Recording(Table):
    """What somebody left after the beep, with the consent that was given for it."""

    id = AutoField()
    town = ForeignKeyField(Town, backref="recordings")
    call = ForeignKeyField(Call, backref="recordings")
    help_request = ForeignKeyField(HelpRequest, null=True, backref="recordings")
    help_request_id: int | None
    state = TextField()  # RecordingState
    carrier_sid = TextField(unique=True)
    seconds = IntegerField(default=0)
    sound = BlobField(null=True)
    content_type = TextField(null=True)
    consent_at = MomentField()
    due_at = MomentField(null=True)  # when the next step (fetching, deleting at the carrier) is due
    erase_at = MomentField()
    created_at = MomentField(default=utc_now)

    class Meta:
        indexes = ((("state", "due_at"), False),)


class Sound(Table):
    """A voice the town has recorded for a prompt that names it, in one language."""

    id = AutoField()
    town = ForeignKeyField(Town, backref="sounds")
    name = TextField()
    language = TextField()
    reference = TextField(unique=True)  # ours, in the address the carrier plays it from
    content_type = TextField()
    sound = BlobField()
    created_at = MomentField(default=utc_now)

    class Meta:
        indexes = ((("town", "name", "language"), True),)
