"""Texts and news told by calls as they are kept, in and out; this module alone moves their state."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from hotline.records import moves, prepared
from hotline.records.states import MESSAGE_MOVES, MessageState
from hotline.records.tables import Message, Town

IN, OUT = "in", "out"
TEXT, CALL = "text", "call"


def claim_inbound(
    *,
    town: Town | None,
    carrier_sid: str,
    phone: str | None,
    our_number: str,
    body: str,
    form: dict[str, Any],
    now: datetime,
    hear_again_at: datetime | None,
) -> Message | None:
    """Keep an inbound text once by its carrier id; None when it has been received before."""
    return prepared.insert_once(
        Message,
        town=town,
        direction=IN,
        state=MessageState.RECEIVED,
        carrier_sid=carrier_sid,
        phone=phone,
        our_number=our_number,
        body=body,
        form=form,
        purpose="heard",
        created_at=now,
        due_at=hear_again_at,
    )


def heard(message: Message, now: datetime) -> bool:
    """An inbound text is acted on in this transaction, nothing more is due; False when another one has done it."""
    return prepared.update(message, unless_set="heard_at", heard_at=now, due_at=None)


def about(message: Message, help_request_id: int) -> None:
    """An inbound text belongs to this help request."""
    prepared.update(message, help_request=help_request_id)


def queue(
    *,
    town: Town,
    phone: str,
    our_number: str,
    body: str,
    purpose: str,
    segments: int,
    now: datetime,
    channel: str = TEXT,
    spoken: str | None = None,
    due_at: datetime | None = None,
    once: str | None = None,
    help_request_id: int | None = None,
    offer_id: int | None = None,
) -> int | None:
    """Put a text, or news for a call, in the outbox, due at `due_at` or now.

    Its id, or None when `once` says it is there already.
    """
    made = prepared.insert_once(
        Message,
        town=town,
        direction=OUT,
        channel=channel,
        state=MessageState.PENDING,
        phone=phone,
        our_number=our_number,
        body=body,
        spoken=spoken,
        purpose=purpose,
        segments=segments,
        once=once,
        reference=secrets.token_urlsafe(12),
        help_request=help_request_id,
        offer=offer_id,
        created_at=now,
        due_at=due_at or now,
    )
    return made.id if made else None


def by_id(message_id: int) -> Message | None:
    """The text with this id."""
    found: Message | None = Message.get_or_none(Message.id == message_id)
    return found


def by_reference(reference: str) -> Message | None:
    """The text with this reference of ours."""
    found: Message | None = Message.get_or_none(Message.reference == reference)
    return found


def put_off(message: Message, due_at: datetime) -> None:
    """Nothing happens to a pending message until then."""
    prepared.update(message, due_at=due_at)


def hold(message: Message) -> None:
    """Keep a text from others until the transaction ends; its state in hand is then the present one."""
    message.state = moves.hold(Message, message.id) or message.state


def advance(message: Message, target: MessageState, *, who: str, now: datetime, **values: Any) -> bool:
    """Move a text's state if nobody else has; sets the columns in `values` with it."""
    return moves.move(
        message,
        target,
        MESSAGE_MOVES,
        who=who,
        now=now,
        help_request_id=message.help_request_id,
        **values,
    )


def claim_due(
    state: MessageState, direction: str, now: datetime, again_in: timedelta, most: int = 100
) -> list[int]:
    """Claim texts in `state` whose next step is due; each is given out again only after `again_in`. Ids."""
    candidates = (
        Message.select(Message.id)
        .where((Message.state == state) & (Message.direction == direction) & (Message.due_at <= now))
        .order_by(Message.due_at)
        .limit(most)
    )
    rows = (
        Message.update(due_at=now + again_in)
        .where(Message.id.in_(candidates) & (Message.state == state) & (Message.due_at <= now))
        .returning(Message.id)
        .execute()
    )
    return [row.id for row in rows]


def sent_since(town: Town, phone: str, purpose: str, since: datetime) -> int:
    """How many texts of one purpose this number was sent after `since`."""
    return prepared.count_after(
        Message, "created_at", since, town=town, phone=phone, direction=OUT, purpose=purpose
    )


def sid_is_known(carrier_sid: str) -> bool:
    """Whether a text of ours has this carrier id."""
    return bool(Message.select(Message.id).where(Message.carrier_sid == carrier_sid).exists())
