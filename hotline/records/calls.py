"""Calls as they are kept: each by its carrier's id, with its turns; this module alone moves their state."""

import secrets
from datetime import datetime
from typing import Any

from hotline.records import moves, prepared
from hotline.records.call_tables import Call, CallTurn
from hotline.records.db import database
from hotline.records.states import CALL_MOVES, CallState
from hotline.records.tables import HelpRequest, Message, Offer, Town

IN, OUT = "in", "out"


def begin(
    *,
    direction: str,
    call_sid: str,
    phone: str | None,
    now: datetime,
    town: Town | None = None,
    flow: str = "",
    step: str = "",
    language: str = "",
    help_request: HelpRequest | None = None,
    offer: Offer | None = None,
    message: Message | None = None,
    parent: Call | None = None,
) -> Call | None:
    """Keep a call once by its carrier's id; None when it was kept before."""
    return prepared.insert_once(
        Call,
        town=town,
        direction=direction,
        state=CallState.TALKING,
        call_sid=call_sid,
        reference=secrets.token_urlsafe(12),
        phone=phone,
        flow=flow,
        step=step,
        language=language,
        facts={},
        help_request=help_request,
        offer=offer,
        message=message,
        parent=parent,
        created_at=now,
    )


def by_sid(call_sid: str) -> Call | None:
    """The call with this id of the carrier's."""
    return prepared.find(Call, call_sid=call_sid)


def held_by_sid(call_sid: str) -> Call | None:
    """Inside a transaction: the call with this id of the carrier's, kept from other turns until it ends."""
    return prepared.find(Call, held=True, call_sid=call_sid)


def by_reference(reference: str) -> Call | None:
    """The call with this reference of ours."""
    return prepared.find(Call, reference=reference)


def held(call: Call) -> Call:
    """Inside a transaction: let nobody else answer this call's turns until it ends; the call as it is now."""
    return prepared.find(Call, held=True, id=call.id) or call


def put_fact(call: Call, name: str, value: Any) -> None:
    """Let the call's next turn know something that was found out meanwhile."""
    with database.atomic():
        present = held(call)
        prepared.update(present, facts=present.facts | {name: value})


def live_about(request: HelpRequest) -> Call | None:
    """The call in which this help request is being spoken of just now."""
    found: Call | None = (
        Call.select()
        .where((Call.help_request == request) & (Call.state == CallState.TALKING) & Call.over_at.is_null())
        .order_by(Call.id.desc())
        .first()
    )
    return found


def latest_about(request: HelpRequest) -> Call | None:
    """The last call in which this help request was spoken of."""
    found: Call | None = Call.select().where(Call.help_request == request).order_by(Call.id.desc()).first()
    return found


def turn_of(call: Call, number: int) -> CallTurn | None:
    """The turn with this number, if it was answered."""
    return prepared.find(CallTurn, call=call, number=number)


def keep_turn(
    call: Call, number: int, heard: dict[str, Any], answer: dict[str, Any], now: datetime, **place: Any
) -> None:
    """Write down a turn's answer, and in `place` where the dialogue stands after it."""
    prepared.insert(CallTurn, call=call, number=number, heard=heard, answer=answer, at=now)
    prepared.update(call, turn=number + 1, **place)


def complete(call: Call, state: CallState, duration_s: int | None, now: datetime) -> bool:
    """The carrier says that the call is over; False when it had said so before."""
    return moves.move(
        call,
        state,
        CALL_MOVES,
        who="carrier",
        now=now,
        help_request_id=call.help_request_id,
        completed_at=now,
        duration_s=duration_s,
        hang_up_due_at=None,
    )


def hung_up_unnoticed(now: datetime, most: int = 50) -> list[Call]:
    """Calls that have had no turn for so long that whoever called is gone."""
    return list(Call.select().where((Call.state == CallState.TALKING) & (Call.hang_up_due_at <= now)).limit(most))


def about(call: Call, request: HelpRequest) -> None:
    """The call belongs to this help request."""
    prepared.update(call, help_request=request)
