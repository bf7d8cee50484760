"""The outbox: a row first, a job after commit, one way to the carrier and one place that settles its fate."""

import random
from datetime import datetime, timedelta

import structlog

from hotline.delivery import calling, segments
from hotline.delivery.fate import not_wanted, settle_failure, settle_sent
from hotline.delivery.senders import Accepted, CarrierAwayError, Outcome, Reason, Rejected, Sender, Unknown
from hotline.records import calls, messages, offers
from hotline.records.db import database
from hotline.records.numbers import masked
from hotline.records.states import MessageState, OfferState
from hotline.records.tables import Message, Town
from hotline.work import queue
from hotline.work.queue import Job

log = structlog.get_logger()

# Longer than the carrier client's own limit: after this a text in `sending` has lost its worker.
SENDING_LEASE = timedelta(seconds=25)
MOST_ATTEMPTS = 5
FIRST_BACKOFF_S = 2.0
WHILE_MENDED = timedelta(minutes=1)
# When a text's fate is unknown the carrier is asked again and again, and only then is it sent anew.
LOOK_AGAIN = timedelta(seconds=10)
SEND_ANEW_AFTER = timedelta(minutes=2)
CLOCK_SKEW = timedelta(minutes=1)

# A call that nobody took is made again after this long, so often in all; it rings for so many seconds.
CALL_AGAIN, MOST_CALLS, RING_S = timedelta(minutes=10), 3, 40

# "Come now" texts are worthless when late; news keeps for some hours.
OFFER_VALID_S, NEWS_VALID_S = 1800, 14400


def queue_text(
    town: Town,
    phone: str,
    body: str,
    *,
    purpose: str,
    now: datetime,
    once: str | None = None,
    help_request_id: int | None = None,
    offer_id: int | None = None,
    spoken: str | None = None,
) -> None:
    """Put a text to `phone` (E.164) in the outbox, in the transaction that causes it."""
    fitted = segments.fitting(body)
    message_id = messages.queue(
        town=town,
        phone=phone,
        our_number=town.sender or town.number,
        body=fitted,
        purpose=purpose,
        segments=segments.count(fitted),
        now=now,
        spoken=spoken,
        once=once,
        help_request_id=help_request_id,
        offer_id=offer_id,
    )
    if message_id is not None:
        queue.enqueue(Job.SEND_MESSAGE, message_id)


def send(message_id: int, sender: Sender, public_address: str, now: datetime) -> None:
    """Send one pending text, unless it is no longer wanted or another worker has it."""
    message = _claim(message_id, now)
    if message is None or message.phone is None:
        return
    carry = _call if message.channel == messages.CALL else _text
    outcome = carry(message, message.phone, sender, public_address)
    who = masked(message.phone)
    log.info(message.channel, id=message.id, to=who, purpose=message.purpose, outcome=str(outcome))
    with database.atomic():
        _settle(message, outcome, now)


def _text(message: Message, phone: str, sender: Sender, public_address: str) -> Outcome:
    return sender.send_text(
        to=phone,
        body=message.body,
        sender=message.our_number,
        receipt_url=f"{public_address}/sms/status?ref={message.reference}",
        valid_s=OFFER_VALID_S if message.purpose == "offer" else NEWS_VALID_S,
    )


def _call(message: Message, phone: str, sender: Sender, public_address: str) -> Outcome:
    return sender.place_call(
        to=phone,
        shown=message.our_number,
        answer_url=f"{public_address}/voice/answered?ref={message.reference}",
        status_url=f"{public_address}/voice/status?ref={message.reference}",
        ring_s=RING_S,
    )


def _claim(message_id: int, now: datetime) -> Message | None:
    """The text, moved from pending to sending; None when there is nothing to send."""
    with database.atomic():
        message = messages.by_id(message_id)
        if message is None or message.state != MessageState.PENDING:
            return None
        reason = not_wanted(message)
        if reason:
            messages.advance(message, MessageState.DROPPED, who="outbox", now=now, failure=reason, due_at=None)
            return None
        if calling.waits_for_the_morning(message, now):
            return None
        taken = messages.advance(
            message,
            MessageState.SENDING,
            who="outbox",
            now=now,
            sending_at=now,
            due_at=now + SENDING_LEASE,
            attempts=message.attempts + 1,
        )
        return message if taken else None


def _settle(message: Message, outcome: Outcome, now: datetime) -> None:
    """Write down what the carrier said, unless a receipt has told more in the meantime."""
    messages.hold(message)
    match outcome:
        case Accepted():
            settle_sent(message, outcome.carrier_sid, MessageState.SENT, now)
        case Rejected(reason=Reason.AUTH):
            # Our fault and not the volunteers': nobody's offer is used up while an operator mends it.
            log.error("the carrier does not know us, check its account and token", code=outcome.code)
            _try_later(message, outcome.code, now, WHILE_MENDED)
        case Rejected(retry=True) if message.attempts < MOST_ATTEMPTS:
            _try_later(message, outcome.code, now, _growing_pause(message.attempts))
        case Rejected():
            settle_failure(message, MessageState.FAILED, outcome.reason, outcome.code, now)
        case Unknown():
            messages.advance(
                message,
                MessageState.UNKNOWN,
                who="outbox",
                now=now,
                failure=outcome.why,
                due_at=now + LOOK_AGAIN,
            )


def _growing_pause(attempts: int) -> timedelta:
    """Twice as long each time, with jitter, so that many texts do not come back at the same moment."""
    return timedelta(seconds=FIRST_BACKOFF_S * 2 ** (attempts - 1) * random.uniform(0.7, 1.3))


def _try_later(message: Message, code: int | None, now: datetime, pause: timedelta) -> None:
    messages.advance(
        message,
        MessageState.PENDING,
        who="outbox",
        now=now,
        error_code=code,
        due_at=now + pause,
    )


def lost(message_id: int, now: datetime) -> None:
    """A worker died between claiming and settling this text: its fate is unknown."""
    with database.atomic():
        message = messages.by_id(message_id)
        if message is not None and message.state == MessageState.SENDING:
            _settle(message, Unknown("the worker was lost"), now - LOOK_AGAIN)


def reconcile(message_id: int, sender: Sender, now: datetime) -> None:
    """Ask the carrier what became of a text: settle it if it has it, send it anew if it never had it."""
    message = messages.by_id(message_id)
    if message is None or message.state != MessageState.UNKNOWN or message.phone is None:
        return
    since = (message.sending_at or message.created_at) - CLOCK_SKEW
    try:
        if message.channel == messages.CALL:
            taken = sender.find_call(to=message.phone, since=since)
        else:
            taken = sender.find_text(to=message.phone, body=message.body, since=since)
    except CarrierAwayError as error:
        log.warning("the carrier can't be asked, the clock will ask again", id=message.id, error=str(error))
        return
    with database.atomic():
        messages.hold(message)
        own = [text for text in taken if not messages.sid_is_known(text.carrier_sid)]
        if own:
            settle_sent(message, own[0].carrier_sid, MessageState(own[0].state), now)
        elif now - since > SEND_ANEW_AFTER + CLOCK_SKEW:
            _send_anew(message, now)


def _send_anew(message: Message, now: datetime) -> None:
    """The carrier never had it: once more, unless that has been tried often enough."""
    reason = not_wanted(message)
    if not reason and message.attempts >= MOST_ATTEMPTS:
        settle_failure(message, MessageState.FAILED, Reason.UNKNOWN, None, now)
        return
    target = MessageState.DROPPED if reason else MessageState.PENDING
    if messages.advance(message, target, who="outbox", now=now, failure=reason, due_at=None if reason else now):
        queue.enqueue(Job.SEND_MESSAGE, message.id)


def receipt(
    reference: str, carrier_sid: str, state: MessageState, reason: Reason, code: int | None, now: datetime
) -> None:
    """What the carrier reports of one of our texts; late, repeated and regressing reports change nothing."""
    with database.atomic():
        message = messages.by_reference(reference)
        if message is None:
            log.warning("receipt for no text of ours")
            return
        messages.hold(message)
        if state in (MessageState.UNDELIVERED, MessageState.FAILED):
            settle_failure(message, state, reason, code, now, carrier_sid)
        else:
            settle_sent(message, carrier_sid, state, now)


def call_came_to_nothing(message: Message, now: datetime) -> None:
    """Nobody took the call, or nobody pressed a key: again later, and in the end it is a coordinator's.

    An offer is not phoned twice: somebody else is asked instead. Who has picked up may still call back and accept.
    """
    if message.state != MessageState.SENT:
        return
    if message.offer and calls.was_picked_up(message):
        offers.settle(message.offer, OfferState.LAPSED, who="listener", now=now)
    if message.purpose == "offer" or message.rings >= MOST_CALLS:
        settle_failure(message, MessageState.UNDELIVERED, Reason.UNREACHABLE, None, now)
        return
    due_at = calling.again_after(message, now, CALL_AGAIN)
    messages.advance(message, MessageState.PENDING, who="carrier", now=now, due_at=due_at)


def call_was_lost(message_id: int, now: datetime) -> None:
    """The carrier never told how a call ended."""
    with database.atomic():
        message = messages.by_id(message_id)
        if message is not None:
            messages.hold(message)
            call_came_to_nothing(message, now)
