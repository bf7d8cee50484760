"""The states of every noun, once: their names, their allowed moves and the groups people speak of. Pure."""

from enum import StrEnum


class RequestState(StrEnum):
    """Where a help request stands."""

    UNPLACED = "unplaced"
    SEARCHING = "searching"
    ACCEPTED = "accepted"
    DONE = "done"
    CANCELLED = "cancelled"


class Attention(StrEnum):
    """Why a coordinator should look at a help request."""

    NO_ADDRESS = "no_address"
    NOBODY_FOUND = "nobody_found"
    EMERGENCY = "emergency"
    WITHDRAWN = "withdrawn"
    NOT_HELPED = "not_helped"
    UNCLEAR_REPLY = "unclear_reply"
    UNDELIVERABLE = "undeliverable"
    RESIDENT_STOPPED = "resident_stopped"
    VOICEMAIL = "voicemail"  # a recording waits to be listened to
    UNFINISHED_CALL = "unfinished_call"  # the caller hung up, or was not understood, before all was said
    NO_NUMBER = "no_number"  # nobody knows where to call back


class OfferState(StrEnum):
    """What became of one help request offered to one volunteer."""

    QUEUED = "queued"
    SENT = "sent"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    LAPSED = "lapsed"
    UNDELIVERABLE = "undeliverable"
    STOOD_DOWN = "stood_down"
    DROPPED = "dropped"
    DONE = "done"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"  # the resident no longer needs what had been accepted


class MessageState(StrEnum):
    """Where a text stands, on its way out or received."""

    RECEIVED = "received"
    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    UNKNOWN = "unknown"
    DROPPED = "dropped"


class CallState(StrEnum):
    """Where a call stands."""

    TALKING = "talking"
    COMPLETED = "completed"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    FAILED = "failed"
    CANCELED = "canceled"


class RecordingState(StrEnum):
    """Where what somebody left after the beep is kept."""

    AT_CARRIER = "at_carrier"
    FETCHED = "fetched"  # kept here, and still at the carrier
    KEPT = "kept"  # here only
    ERASED = "erased"
    LOST = "lost"  # the carrier has it no more, or never had


class VolunteerState(StrEnum):
    """Whether a volunteer may be asked."""

    APPLIED = "applied"
    ACTIVE = "active"
    PAUSED = "paused"
    STOPPED = "stopped"
    BLOCKED = "blocked"


class Need(StrEnum):
    """What a resident can ask for."""

    GROCERIES = "groceries"
    MEDICINE = "medicine"
    PRINTING = "printing"
    MEAL = "meal"
    COMPANY = "company"
    TRANSPORT = "transport"
    PET = "pet"
    OTHER = "other"


class Precision(StrEnum):
    """How precise a place is, best first."""

    HOUSE = "house"
    STREET = "street"
    LOCALITY = "locality"
    COMMUNE = "commune"


OPEN = (RequestState.UNPLACED, RequestState.SEARCHING, RequestState.ACCEPTED)
FINISHED = (RequestState.DONE, RequestState.CANCELLED)

ALIVE = (OfferState.QUEUED, OfferState.SENT)  # an answer is still awaited
ANSWERABLE = (
    OfferState.QUEUED,
    OfferState.SENT,
    OfferState.LAPSED,
    OfferState.DECLINED,
)  # an OUI still counts while the request searches
SILENT = (
    OfferState.QUEUED,
    OfferState.SENT,
    OfferState.LAPSED,
)  # asked and not answered: the ones to stand down

REQUEST_MOVES: dict[RequestState, tuple[RequestState, ...]] = {
    RequestState.UNPLACED: (RequestState.SEARCHING, RequestState.CANCELLED),
    RequestState.SEARCHING: (RequestState.ACCEPTED, RequestState.CANCELLED),
    RequestState.ACCEPTED: (RequestState.SEARCHING, RequestState.DONE, RequestState.CANCELLED),
    RequestState.DONE: (RequestState.SEARCHING,),
    RequestState.CANCELLED: (),
}

OFFER_MOVES: dict[OfferState, tuple[OfferState, ...]] = {
    OfferState.QUEUED: (
        OfferState.SENT,
        OfferState.ACCEPTED,
        OfferState.DECLINED,
        OfferState.LAPSED,
        OfferState.UNDELIVERABLE,
        OfferState.STOOD_DOWN,
        OfferState.DROPPED,
    ),
    OfferState.SENT: (
        OfferState.ACCEPTED,
        OfferState.DECLINED,
        OfferState.LAPSED,
        OfferState.UNDELIVERABLE,
        OfferState.STOOD_DOWN,
    ),
    OfferState.LAPSED: (OfferState.ACCEPTED, OfferState.DECLINED, OfferState.STOOD_DOWN),
    OfferState.DECLINED: (OfferState.ACCEPTED,),
    OfferState.ACCEPTED: (OfferState.DONE, OfferState.WITHDRAWN, OfferState.CANCELLED),
    OfferState.UNDELIVERABLE: (),
    OfferState.STOOD_DOWN: (),
    OfferState.DROPPED: (),
    OfferState.DONE: (),
    OfferState.WITHDRAWN: (),
    OfferState.CANCELLED: (),
}

CALL_MOVES: dict[CallState, tuple[CallState, ...]] = {
    CallState.TALKING: (
        CallState.COMPLETED,
        CallState.BUSY,
        CallState.NO_ANSWER,
        CallState.FAILED,
        CallState.CANCELED,
    ),
    CallState.COMPLETED: (),
    CallState.BUSY: (),
    CallState.NO_ANSWER: (),
    CallState.FAILED: (),
    CallState.CANCELED: (),
}

RECORDING_MOVES: dict[RecordingState, tuple[RecordingState, ...]] = {
    RecordingState.AT_CARRIER: (RecordingState.FETCHED, RecordingState.LOST),
    RecordingState.FETCHED: (RecordingState.KEPT,),
    RecordingState.KEPT: (RecordingState.ERASED,),
    RecordingState.ERASED: (),
    RecordingState.LOST: (),
}

# unknown -> pending only after the carrier was asked and had no trace of the text. A receipt proves that the
# carrier has a text, whatever we believed: hence pending -> sent, delivered … for the late ones. sent -> pending
# is a call that nobody took: it is tried again.
MESSAGE_MOVES: dict[MessageState, tuple[MessageState, ...]] = {
    MessageState.RECEIVED: (),
    MessageState.PENDING: (
        MessageState.SENDING,
        MessageState.DROPPED,
        MessageState.SENT,
        MessageState.DELIVERED,
        MessageState.UNDELIVERED,
        MessageState.FAILED,
    ),
    MessageState.SENDING: (
        MessageState.SENT,
        MessageState.DELIVERED,
        MessageState.UNDELIVERED,
        MessageState.FAILED,
        MessageState.UNKNOWN,
        MessageState.PENDING,
    ),
    MessageState.UNKNOWN: (
        MessageState.SENT,
        MessageState.DELIVERED,
        MessageState.UNDELIVERED,
        MessageState.FAILED,
        MessageState.PENDING,
        MessageState.DROPPED,
    ),
    MessageState.SENT: (
        MessageState.DELIVERED,
        MessageState.UNDELIVERED,
        MessageState.FAILED,
        MessageState.PENDING,
    ),
    MessageState.DELIVERED: (),
    MessageState.UNDELIVERED: (),
    MessageState.FAILED: (),
    MessageState.DROPPED: (),
}

VOLUNTEER_MOVES: dict[VolunteerState, tuple[VolunteerState, ...]] = {
    VolunteerState.APPLIED: (VolunteerState.ACTIVE, VolunteerState.STOPPED, VolunteerState.BLOCKED),
    VolunteerState.ACTIVE: (VolunteerState.PAUSED, VolunteerState.STOPPED, VolunteerState.BLOCKED),
    VolunteerState.PAUSED: (VolunteerState.ACTIVE, VolunteerState.STOPPED, VolunteerState.BLOCKED),
    VolunteerState.STOPPED: (VolunteerState.ACTIVE, VolunteerState.BLOCKED),
    VolunteerState.BLOCKED: (VolunteerState.ACTIVE,),
}
