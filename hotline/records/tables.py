"""The tables. Each noun has a module of its own beside this one; only that module moves its state."""

from peewee import (
    AutoField,
    BigAutoField,
    BooleanField,
    DoubleField,
    IntegerField,
    JSONField,
    TextField,
)

from hotline.records.base import Table, utc_now
from hotline.records.db import MomentField
from hotline.records.references import ForeignKeyField


class Town(Table):
    """One local authority: its numbers, area, languages, hours and limits."""

    id = AutoField()
    slug = TextField(unique=True)
    name = TextField()
    number = TextField(unique=True)  # the number people text and call, E.164
    sender = TextField(null=True)  # what our texts leave from; null = the number itself
    latitude = DoubleField()
    longitude = DoubleField()
    radius_m = IntegerField(default=5000)
    area = JSONField(null=True)  # INSEE codes; null = the circle
    timezone = TextField(default="Europe/Paris")
    language = TextField(default="fr")
    reply_wait_s = IntegerField(null=True)  # null = the policy decides
    quiet_from = TextField(null=True)  # "21:00" by the town's clock; null = no quiet hours
    quiet_until = TextField(null=True)
    auto_approve = BooleanField(default=False)
    offers_per_day = IntegerField(default=4)  # to one volunteer
    tasks_at_once = IntegerField(default=1)  # accepted and not done, by one volunteer
    requests_per_day = IntegerField(default=5)  # from one resident
    office = TextField(null=True)  # the town hall's own telephone, where a 0 leads; null = voicemail at once
    voices = JSONField(null=True)  # language > the carrier's name of a voice; null = its usual voice
    recordings_days = IntegerField(default=30)  # how long a recording is kept
    created_at = MomentField(default=utc_now)


class Resident(Table):
    """A person who asks for help, known by a phone number."""

    id = AutoField()
    town = ForeignKeyField(Town, backref="residents")
    phone = TextField(null=True)  # null = withheld, and none was given
    line = TextField()  # mobile | landline | other
    language = TextField()
    first_name = TextField(null=True)
    address = TextField(null=True)
    street = TextField(null=True)
    latitude = DoubleField(null=True)
    longitude = DoubleField(null=True)
    precision = TextField(null=True)
    score = DoubleField(null=True)
    stopped_at = MomentField(null=True)
    created_at = MomentField(default=utc_now)

    class Meta:
        indexes = ((("town", "phone"), True),)


class Volunteer(Table):
    """A registered neighbour."""

    id = AutoField()
    town = ForeignKeyField(Town, backref="volunteers")
    phone = TextField()
    line = TextField()
    first_name = TextField()
    state = TextField()
    languages = JSONField()
    needs = JSONField()  # empty = all
    radius_m = IntegerField(default=3000)
    address = TextField(null=True)
    latitude = DoubleField()
    longitude = DoubleField()
    consent = TextField()
    consent_at = MomentField()
    created_at = MomentField(default=utc_now)

    class Meta:
        indexes = ((("town", "phone"), True), (("town", "state", "latitude"), False))


class HelpRequest(Table):
    """What a resident needs, where, by when."""

    id = AutoField()
    town = ForeignKeyField(Town, backref="help_requests")
    town_id: int
    resident = ForeignKeyField(Resident, backref="help_requests")
    reference = TextField(unique=True)
    state = TextField()
    attention = TextField(null=True)
    need = TextField()
    needs = JSONField(null=True)  # all of them; null = the one above
    wanted_from = MomentField(null=True)  # when it is wanted; null = nothing was said
    wanted_until = MomentField(null=True)
    urgency = TextField(null=True)  # urgent | whenever; null = nothing was said
    for_whom = TextField(null=True)  # whom the resident asks for: "mother"; null = herself
    call_number = TextField(null=True)  # whom a volunteer talks to, E.164; null = whoever asked
    details = TextField(default="")  # the resident's own words
    language = TextField()
    source = TextField()  # sms | voice | desk
    address = TextField(null=True)
    street = TextField(null=True)  # what an offer may show
    latitude = DoubleField(null=True)
    longitude = DoubleField(null=True)
    precision = TextField(null=True)
    score = DoubleField(null=True)
    needed = IntegerField(default=1)
    accepted = IntegerField(default=0)
    round = IntegerField(default=0)
    next_round_at = MomentField(null=True)  # the deadline of the running round
    said_address = TextField(null=True)  # the resident's words, as long as no place is found for them
    locate_at = MomentField(null=True)  # when to ask a geocoder outside this machine
    locate_tries = IntegerField(default=0)  # how often it failed to answer since the words were said
    locate_failure = TextField(null=True)  # how it failed last
    desk_words = TextField(null=True)  # what a coordinator wants looked up; null = the resident waits for hers
    password = TextField()
    created_at = MomentField(default=utc_now)
    accepted_at = MomentField(null=True)
    done_at = MomentField(null=True)

    class Meta:
        indexes = ((("town", "state"), False), (("state", "next_round_at"), False))


class Offer(Table):
    """One help request offered to one volunteer, in one round."""

    id = AutoField()
    help_request = ForeignKeyField(HelpRequest, backref="offers")
    help_request_id: int
    volunteer = ForeignKeyField(Volunteer, backref="offers")
    volunteer_id: int
    town = ForeignKeyField(Town)
    round = IntegerField()
    state = TextField()
    code = TextField()
    code_held = BooleanField(default=True)  # nobody else in the town gets this code meanwhile
    distance_m = IntegerField()
    words = TextField(default="")  # what was said around the answer
    queued_at = MomentField(default=utc_now)
    sent_at = MomentField(null=True)
    answered_at = MomentField(null=True)

    class Meta:
        indexes = ((("help_request", "volunteer"), True), (("volunteer", "state"), False))


Offer.add_index(Offer.index(Offer.town, Offer.code, unique=True, where=Offer.code_held))


class Message(Table):
    """A text, in or out, or news that is told by a call; kept with its delivery state."""

    id = AutoField()
    town = ForeignKeyField(Town, null=True, backref="messages")  # null = an unknown number was texted
    channel = TextField(default="text")  # text | call
    direction = TextField()  # in | out
    state = TextField()
    phone = TextField(null=True)  # the other party, E.164; null when withheld or malformed
    our_number = TextField()
    body = TextField()
    spoken = TextField(null=True)  # the same for a call, should the number take no texts
    purpose = TextField()
    carrier_sid = TextField(null=True, unique=True)
    once = TextField(null=True, unique=True)  # what may be sent only once, e.g. "offer:17"
    reference = TextField(null=True, unique=True)  # ours, in the receipt's address
    help_request = ForeignKeyField(HelpRequest, null=True, backref="messages")
    help_request_id: int | None
    offer = ForeignKeyField(Offer, null=True, backref="messages")
    offer_id: int | None
    segments = IntegerField(default=1)
    attempts = IntegerField(default=0)
    rings = IntegerField(default=0)  # how often a call was really made
    due_at = MomentField(null=True)  # when the next step is due; null = nothing is
    failure = TextField(null=True)  # our word for why it failed
    error_code = IntegerField(null=True)  # the carrier's
    form = JSONField(null=True)  # all that came with an inbound text
    created_at = MomentField(default=utc_now)
    heard_at = MomentField(null=True)
    sending_at = MomentField(null=True)
    sent_at = MomentField(null=True)
    settled_at = MomentField(null=True)

    class Meta:
        indexes = ((("state", "due_at"), False), (("town", "phone", "created_at"), False))


class Conversation(Table):
    """A person's place in a flow."""

    id = AutoField()
    town = ForeignKeyField(Town)
    phone = TextField()
    flow = TextField()
    step = TextField()
    facts = JSONField()
    language = TextField()
    help_request = ForeignKeyField(HelpRequest, null=True)
    help_request_id: int | None
    answer_due_at = MomentField(null=True)  # a question nobody answers raises attention then
    updated_at = MomentField(default=utc_now)

    class Meta:
        indexes = ((("town", "phone"), True), (("answer_due_at",), False))


class Change(Table):
    """One row for every change of state: of what, from, to, why, who, when."""

    id = BigAutoField()
    town = ForeignKeyField(Town, null=True)
    noun = TextField()
    noun_id = IntegerField()
    help_request = ForeignKeyField(HelpRequest, null=True)
    before = TextField(null=True)
    after = TextField()
    why = TextField(default="")
    who = TextField()
    at = MomentField(default=utc_now)

    class Meta:
        indexes = ((("town", "id"), False), (("help_request", "id"), False))


class Coordinator(Table):
    """Somebody at the town hall who may sign in."""

    id = AutoField()
    town = ForeignKeyField(Town, backref="coordinators")
    email = TextField(unique=True)
    role = TextField(default="coordinator")
    password_hash = TextField(null=True)
    link_hash = TextField(null=True)  # of the one-time link's token
    link_until = MomentField(null=True)
    created_at = MomentField(default=utc_now)


class Heartbeat(Table):
    """When a part of hotline was last seen alive."""

    name = TextField(primary_key=True)
    at = MomentField()
