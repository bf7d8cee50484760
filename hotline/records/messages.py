"""Texts as they are kept, in and out; this module alone moves their state."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from peewee import fn

from hotline.records.moves import move
from hotline.records.states import MESSAGE_MOVES, MessageState
from hotline.records.tables import Message, Town

IN, OUT = "in", "out"


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
    rows = list(
        Message.insert(
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
        .on_conflict_ignore()
        .returning(Message)
        .execute()
    )
    return rows[0] if rows else None


def heard(message: Message, now: datetime) -> None:
    """An inbound text has been understood and acted on; nothing more is due."""
    Message.update(heard_at=now, due_at=None).where(Message.id == message.id).execute()


def about(message: Message, help_request_id: int) -> None:
    """An inbound text belongs to this help request."""
    Message.update(help_request=help_request_id).where(Message.id == message.id).execute()


def queue(
    *,
    town: Town,
    phone: str,
    our_number: str,
    body: str,
    purpose: str,
    segments: int,
    now: datetime,
    once: str | None = None,
    help_request_id: int | None = None,
    offer_id: int | None = None,
) -> int | None:
    """Put a text in the outbox, due now; its id, or None when `once` says it is there already."""
    rows = list(
        Message.insert(
            town=town,
            direction=OUT,
            state=MessageState.PENDING,
            phone=phone,
            our_number=our_number,
            body=body,
            purpose=purpose,
            segments=segments,
            once=once,
            reference=secrets.token_urlsafe(12),
            help_request=help_request_id,
            offer=offer_id,
            created_at=now,
            due_at=now,
        )
        .on_conflict_ignore()
        .returning(Message.id)
        .execute()
    )
    return rows[0].id if rows else None


def by_id(message_id: int) -> Message | None:
    """The text with this id."""
    found: Message | None = Message.get_or_none(Message.id == message_id)
    return found


def by_reference(reference: str) -> Message | None:
    """The text with this reference of ours."""
    found: Message | None = Message.get_or_none(Message.reference == reference)
    return found


def advance(message: Message, target: MessageState, *, who: str, now: datetime, **values: Any) -> bool:
    """Move a text's state if nobody else has; sets the columns in `values` with it."""
    return move(
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
    return int(
        Message.select(fn.COUNT(Message.id))
        .where(
            (Message.town == town)
            & (Message.phone == phone)
            & (Message.direction == OUT)
            & (Message.purpose == purpose)
            & (Message.created_at > since)
        )
        .scalar()
    )


def sid_is_known(carrier_sid: str) -> bool:
    """Whether a text of ours has this carrier id."""
    return bool(Message.select(Message.id).where(Message.carrier_sid == carrier_sid).exists())
