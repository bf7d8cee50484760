"""News for numbers that take no texts: put in the outbox as a call, to be made outside quiet hours."""

from datetime import datetime, timedelta

from hotline.records import calls, messages, towns
from hotline.records.states import RequestState
from hotline.records.tables import HelpRequest, Message, Town
from hotline.work import queue
from hotline.work.queue import Job

# Whoever still talks to us is called a little later.
UNTIL_HUNG_UP = timedelta(seconds=45)
# News that is true only while the help request stands so; told later it would send people astray.
TRUE_WHILE = {
    "somebody_comes": RequestState.ACCEPTED,
    "search_goes_on": RequestState.SEARCHING,
    "nobody_found": RequestState.SEARCHING,
    "done": RequestState.DONE,
    "where_exactly": RequestState.UNPLACED,
    "placed": RequestState.SEARCHING,
    "corrected": RequestState.ACCEPTED,
    "resident_says": RequestState.ACCEPTED,
}


def queue_call(
    town: Town,
    phone: str,
    words: str,
    *,
    purpose: str,
    now: datetime,
    once: str | None = None,
    help_request_id: int | None = None,
    offer_id: int | None = None,
) -> None:
    """Put a call to `phone` (E.164) in the outbox; `words` are what it tells, in the flow that `purpose` names."""
    due_at = may_ring_at(town, now + UNTIL_HUNG_UP if calls.is_talking(town, phone, now) else now)
    message_id = messages.queue(
        town=town,
        phone=phone,
        our_number=town.number,
        body=words,
        purpose=purpose,
        segments=0,
        now=now,
        channel=messages.CALL,
        due_at=due_at,
        once=once,
        help_request_id=help_request_id,
        offer_id=offer_id,
    )
    if message_id is not None and due_at == now:
        queue.enqueue(Job.SEND_MESSAGE, message_id)


def may_ring_at(town: Town, moment: datetime) -> datetime:
    """This moment, or the end of the quiet hours that hold then."""
    return towns.quiet_until(town, moment) or moment


def waits_for_the_morning(message: Message, now: datetime) -> bool:
    """A call whose turn comes in quiet hours is put off until they end."""
    if message.channel != messages.CALL or message.town is None:
        return False
    opens = may_ring_at(message.town, now)
    if opens > now:
        messages.put_off(message, opens)
    return opens > now


def tell_by_call_instead(message: Message, now: datetime) -> bool:
    """A text that the number could not take is told by a call; False when it is worth none."""
    if message.spoken is None or message.town is None or message.phone is None:
        return False
    queue_call(
        message.town,
        message.phone,
        message.spoken,
        purpose=message.purpose,
        now=now,
        once=f"instead:{message.id}",
        help_request_id=message.help_request_id,
        offer_id=message.offer_id,
    )
    return True


def is_stale(message: Message) -> bool:
    """Whether the help request no longer stands as this call would tell."""
    wanted = TRUE_WHILE.get(message.purpose) if message.channel == messages.CALL else None
    request = message.help_request
    if request is None or wanted is None:
        return False
    if message.purpose == "somebody_comes" and _somebody_else_comes(message, request):
        return True
    return bool(request.state != wanted)


def _somebody_else_comes(message: Message, request: HelpRequest) -> bool:
    """Whether another acceptance has come since the one that this tells of."""
    return request.needed == 1 and request.accepted_at is not None and request.accepted_at > message.created_at


def again_after(message: Message, now: datetime, pause: timedelta) -> datetime:
    """When a call that nobody took is made again."""
    if message.town is None:
        return now + pause
    return may_ring_at(message.town, now + pause)
