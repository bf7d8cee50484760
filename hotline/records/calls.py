"""Calls as they are kept: each by its carrier's id, with its turns; this module alone moves their state."""

import secrets
from datetime import datetime, timedelta
from typing import Any

from hotline.records import moves, prepared
from hotline.records.call_tables import Call, CallTurn
from hotline.records.states import CALL_MOVES, CallState
from hotline.records.tables import HelpRequest, Message, Offer, Town

IN, OUT = "in", "out"
# How long after the last sentence the receiver is down.
TO_HANG_UP = timedelta(seconds=30)


class TurnTakenError(Exception):
    """Another webhook has answered this turn in the meantime: undo what this transaction began."""


def draft(
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
) -> Call:
    """A call as it begins, not kept yet."""
    return Call(
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


def keep(call: Call) -> Call | None:
    """Keep a call once by its carrier's id; None when it was kept before."""
    kept = prepared.insert_once(Call, **call.__data__)
    if kept:
        call.id = kept.id
    return call if kept else None


def by_sid(call_sid: str) -> Call | None:
    """The call with this id of the carrier's."""
    return prepared.find(Call, call_sid=call_sid)


def by_reference(reference: str) -> Call | None:
    """The call with this reference of ours."""
    return prepared.find(Call, reference=reference)


def held(call: Call) -> Call:
    """Inside a transaction: let nobody else answer this call's turns until it ends; the call as it is now."""
    return prepared.find(Call, held=True, id=call.id) or call


def put_found_outside(call: Call, found: dict[str, Any] | None) -> None:
    """What a geocoder outside has answered to which address, for the call's next turn; None when it was heard."""
    Call.update(found_outside=found).where(Call.id == call.id).execute()


def is_talking(town: Town, phone: str, now: datetime) -> bool:
    """Whether a call with this number has not ended yet, or only a moment ago."""
    return bool(
        Call.select(Call.id)
        .where(
            (Call.town == town)
            & (Call.phone == phone)
            & (Call.state == CallState.TALKING)
            & (Call.over_at.is_null() | (Call.over_at > now - TO_HANG_UP))
        )
        .exists()
    )


def was_picked_up(message: Message) -> bool:
    """Whether somebody, or a machine, answered a call that was to tell this."""
    return bool(Call.select(Call.id).where(Call.message == message).exists())


def live_about(request: HelpRequest) -> Call | None:
    """The call in which this help request is being spoken of just now."""
    found: Call | None = (
        Call.select()
        .where(
            (Call.help_request == request)
            & (Call.state == CallState.TALKING)
            & Call.over_at.is_null()
            & Call.parent.is_null()
        )
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


def keep_first_turn(call: Call, answer: dict[str, Any], now: datetime) -> None:
    """Write down how a call was met."""
    prepared.insert(CallTurn, call=call, number=0, heard={}, answer=answer, at=now)


def keep_turn(
    call: Call, number: int, heard: dict[str, Any], answer: dict[str, Any], now: datetime, **place: Any
) -> None:
    """Write down a turn's answer, and in `place` where the dialogue stands after it; TurnTakenError."""
    if not prepared.update(call, still={"turn": number}, turn=number + 1, **place):
        raise TurnTakenError
    prepared.insert(CallTurn, call=call, number=number, heard=heard, answer=answer, at=now)


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
    )


def nothing_more_is_due(call: Call) -> None:
    """What had to be done about the hanging up was done."""
    prepared.update(call, hang_up_due_at=None)


def hung_up_unnoticed(now: datetime, most: int = 50) -> list[Call]:
    """Calls that have had no turn for so long that whoever called is gone."""
    return list(Call.select().where(Call.over_at.is_null() & (Call.hang_up_due_at <= now)).limit(most))


def about(call: Call, request: HelpRequest) -> None:
    """The call belongs to this help request."""
    prepared.update(call, help_request=request)
