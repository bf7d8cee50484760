"""What the fate of a text or a call means for the offer, the volunteer and the resident behind it."""

from datetime import datetime, timedelta
from typing import Any

from hotline.delivery import calling
from hotline.delivery.senders import Reason
from hotline.records import deadlines, help_requests, messages, offers, residents, volunteers
from hotline.records.states import ALIVE, Attention, MessageState, OfferState, RequestState, VolunteerState
from hotline.records.tables import HelpRequest, Message, Offer, Town
from hotline.work import queue
from hotline.work.queue import Job

# The one text that still goes to somebody who has just asked for no more.
FAREWELL = "farewell"
# When the carrier says nothing of a call for this long it has come to nothing.
LONGEST_CALL = timedelta(minutes=15)
# Nobody needs a coordinator because of these.
NOT_MISSED = (FAREWELL, "closing")


def not_wanted(message: Message) -> str:
    """Why this text must not leave now; empty when it may."""
    offer = message.offer
    if message.purpose == "offer" and offer:
        if offer.state not in ALIVE:
            return "the offer is over"
        if offer.help_request.state != RequestState.SEARCHING:
            return "no longer searching"
    if calling.is_stale(message):
        return "no longer true"
    if message.purpose != FAREWELL and _has_stopped(message):
        return "asked for no more texts"
    return ""


def _has_stopped(message: Message) -> bool:
    town, phone = _addressee(message)
    volunteer = volunteers.by_phone(town, phone)
    resident = residents.by_phone(town, phone)
    return bool(
        (volunteer and volunteer.state in (VolunteerState.STOPPED, VolunteerState.BLOCKED))
        or (resident and resident.stopped_at)
    )


def _addressee(message: Message) -> tuple[Town, str]:
    """Whom an outbound text is for; every one of ours has a town and a number."""
    if message.town is None or message.phone is None:
        raise ValueError(f"outbound text {message.id} is for nobody")
    return message.town, message.phone


def news_was_heard(message: Message, now: datetime) -> None:
    """A person has listened to the news that a call was made for."""
    messages.hold(message)
    messages.advance(message, MessageState.DELIVERED, who="listener", now=now, settled_at=now, due_at=None)


def settle_sent(message: Message, carrier_sid: str, state: MessageState, now: datetime) -> None:
    """The carrier has the text, or even delivered it: an answer to an offer may come now."""
    ended = state == MessageState.DELIVERED
    messages.advance(
        message,
        state,
        who="carrier",
        now=now,
        carrier_sid=carrier_sid,
        sent_at=message.sent_at or now,
        settled_at=now if ended else None,
        failure=None,
        **_of_a_call(message, now),
    )
    offer = message.offer
    if offer and offer.state == OfferState.QUEUED:
        offers.settle(offer, OfferState.SENT, who="carrier", now=now)


def _of_a_call(message: Message, now: datetime) -> dict[str, Any]:
    """A call has rung once more, and its end must be told in time; a text is simply on its way."""
    if message.channel != messages.CALL:
        return {"due_at": None}
    return {"due_at": now + LONGEST_CALL, "rings": message.rings + 1}


def settle_failure(
    message: Message,
    state: MessageState,
    reason: Reason,
    code: int | None,
    now: datetime,
    carrier_sid: str | None = None,
) -> None:
    """The text will not arrive: learn from it, and let the search go on without it."""
    moved = messages.advance(
        message,
        state,
        who="carrier",
        now=now,
        carrier_sid=carrier_sid or message.carrier_sid,
        settled_at=now,
        failure=reason,
        error_code=code,
        due_at=None,
    )
    if not moved:
        return
    _learn(message, reason, now)
    offer, request = message.offer, message.help_request
    if reason == Reason.NO_SMS and calling.tell_by_call_instead(message, now):
        return
    if offer:
        _offer_lost(offer, now)
    elif request and message.purpose not in NOT_MISSED and reason != Reason.OPTED_OUT:
        help_requests.raise_attention(request, Attention.UNDELIVERABLE, who="carrier", now=now)


def _offer_lost(offer: Offer, now: datetime) -> None:
    lapsed = offer.state == OfferState.LAPSED
    if lapsed or offers.settle(offer, OfferState.UNDELIVERABLE, who="carrier", now=now):
        go_on_if_nobody_left(offer.help_request, now)


def go_on_if_nobody_left(request: HelpRequest, now: datetime) -> None:
    """Nobody is left to wait for: the next round goes early."""
    if not offers.any_alive(request):
        deadlines.round_at(request.id, now)
        queue.enqueue(Job.START_ROUND, request.id)


def _learn(message: Message, reason: Reason, now: datetime) -> None:
    town, phone = _addressee(message)
    if reason == Reason.NO_SMS:
        volunteers.is_landline(town, phone)
        residents.is_landline(town, phone)
    elif reason == Reason.OPTED_OUT:
        stop_texts(town, phone, who="carrier", now=now)


def stop_texts(town: Town, phone: str, *, who: str, now: datetime) -> None:
    """Nobody with this number gets texts any more; what they need or have promised is not lost silently."""
    volunteer = volunteers.by_phone(town, phone)
    if volunteer and volunteers.set_state(volunteer, VolunteerState.STOPPED, who=who, now=now):
        queue.enqueue(Job.VOLUNTEER_LEFT, volunteer.id)
    resident = residents.by_phone(town, phone)
    if resident:
        residents.stop(resident, now)
        request = help_requests.open_of(resident)
        if request:
            help_requests.raise_attention(request, Attention.RESIDENT_STOPPED, who=who, now=now)
