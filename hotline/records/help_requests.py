"""Help requests: opened, placed, accepted, released, done or cancelled; each move a conditional UPDATE."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from peewee import Case

from hotline.records import changes, prepared
from hotline.records.location import Location
from hotline.records.moves import hold, move
from hotline.records.states import OPEN, REQUEST_MOVES, Attention, RequestState
from hotline.records.tables import HelpRequest, Resident
from hotline.records.wishes import NONE_SAID, Wishes

# Without 0/O, 1/I/L: a reference is read aloud over the phone.
REFERENCE_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
REFERENCE_LENGTH = 6
# What a coordinator need not look at any more once the resident has said where she is.
MENDED_BY_A_PLACE = (Attention.NO_ADDRESS, Attention.UNFINISHED_CALL)
# How long a resident can still say that nobody came.
SAYS_NOBODY_CAME = timedelta(days=2)


def open_request(
    resident: Resident,
    *,
    need: str,
    details: str,
    language: str,
    source: str,
    password: str,
    location: Location | None,
    now: datetime,
    next_round_at: datetime | None = None,
    attention: Attention | None = None,
    wishes: Wishes = NONE_SAID,
) -> HelpRequest:
    """Open a help request: searching when it has a place, else unplaced."""
    state = RequestState.SEARCHING if location else RequestState.UNPLACED
    request = prepared.insert(
        HelpRequest,
        town=resident.town,
        resident=resident,
        reference="".join(secrets.choice(REFERENCE_LETTERS) for _ in range(REFERENCE_LENGTH)),
        state=state,
        attention=attention,
        need=need,
        details=details,
        language=language,
        source=source,
        password=password,
        next_round_at=next_round_at,
        created_at=now,
        **wishes.columns(),
        **(location.columns() if location else {}),
    )
    changes.record(request, None, state, who="resident", now=now, help_request_id=request.id)
    return request


def by_id(request_id: int) -> HelpRequest | None:
    """The help request with this id."""
    found: HelpRequest | None = HelpRequest.get_or_none(HelpRequest.id == request_id)
    return found


def open_of(resident: Resident) -> HelpRequest | None:
    """The resident's newest open help request."""
    found: HelpRequest | None = (
        HelpRequest.select()
        .where((HelpRequest.resident == resident) & HelpRequest.state.in_(OPEN))
        .order_by(HelpRequest.id.desc())
        .first()
    )
    return found


def done_lately(resident: Resident, since: datetime) -> HelpRequest | None:
    """The resident's newest help request that was done after `since`."""
    found: HelpRequest | None = (
        HelpRequest.select()
        .where(
            (HelpRequest.resident == resident)
            & (HelpRequest.state == RequestState.DONE)
            & (HelpRequest.done_at > since)
        )
        .order_by(HelpRequest.id.desc())
        .first()
    )
    return found


def opened_since(resident: Resident, since: datetime) -> int:
    """How many help requests this resident has opened after `since`."""
    return prepared.count_after(HelpRequest, "created_at", since, resident=resident)


def note(request: HelpRequest, why: str, *, who: str, now: datetime) -> None:
    """Put on record something that happened to a help request without moving its state."""
    changes.record(request, request.state, request.state, who=who, now=now, why=why, help_request_id=request.id)


def place(request: HelpRequest, location: Location, *, who: str, now: datetime, round_at: datetime) -> bool:
    """Give an unplaced help request its place; the search begins at `round_at`."""
    return move(
        request,
        RequestState.SEARCHING,
        REQUEST_MOVES,
        who=who,
        now=now,
        why="placed",
        help_request_id=request.id,
        attention=None if request.attention in MENDED_BY_A_PLACE else request.attention,
        next_round_at=round_at,
        locate_at=None,
        **location.columns(),
    )


def move_place(request: HelpRequest, location: Location, *, who: str, now: datetime) -> bool:
    """Correct the place of an open help request; its state stays, the correction is on record."""
    changed = (
        HelpRequest.update(**location.columns())
        .where((HelpRequest.id == request.id) & HelpRequest.state.in_(OPEN))
        .execute()
    )
    if changed:
        note(request, "moved", who=who, now=now)
    return bool(changed)


def change_needs(request: HelpRequest, needs: Sequence[str], *, who: str, now: datetime) -> bool:
    """Correct what is needed: these, and nothing that was said before."""
    values = {"need": needs[0], "needs": list(needs)}
    changed = (
        HelpRequest.update(**values).where((HelpRequest.id == request.id) & HelpRequest.state.in_(OPEN)).execute()
    )
    if changed:
        note(request, f"need {request.need} > {needs[0]}", who=who, now=now)
        request.need, request.needs = needs[0], list(needs)
    return bool(changed)


def add_details(request: HelpRequest, words: str) -> None:
    """Keep more of what the resident said."""
    joined = Case(None, [(HelpRequest.details == "", words)], HelpRequest.details.concat("\n" + words))
    HelpRequest.update(details=joined).where(HelpRequest.id == request.id).execute()


def still_wanted() -> Any:
    """The condition under which one more acceptance is taken: the whole of "exactly one" rests on it."""
    return (HelpRequest.state == RequestState.SEARCHING) & (HelpRequest.accepted < HelpRequest.needed)


def accept_one(request_id: int, *, who: str, now: datetime) -> HelpRequest | None:
    """Count one more acceptance if the help request still searches; None when somebody was faster."""
    full = HelpRequest.accepted + 1 >= HelpRequest.needed
    rows = list(
        HelpRequest.update(
            accepted=HelpRequest.accepted + 1,
            state=Case(None, [(full, RequestState.ACCEPTED)], HelpRequest.state),
            next_round_at=Case(None, [(full, None)], HelpRequest.next_round_at),
            accepted_at=now,
            attention=_unless_emergency(None),
        )
        .where((HelpRequest.id == request_id) & still_wanted())
        .returning(HelpRequest)
        .execute()
    )
    if not rows:
        return None
    request: HelpRequest = rows[0]
    changes.record(request, RequestState.SEARCHING, request.state, who=who, now=now, help_request_id=request.id)
    return request


def _unless_emergency(attention: Attention | None) -> Any:
    """This attention, but an emergency stays until a coordinator has seen to it."""
    emergency = HelpRequest.attention == Attention.EMERGENCY
    return Case(None, [(emergency, HelpRequest.attention)], attention)


def release(request: HelpRequest, *, who: str, now: datetime, why: str) -> bool:
    """One acceptance is taken back: the search goes on at once, and a coordinator sees it."""
    before = request.state
    changed = (
        HelpRequest.update(
            accepted=HelpRequest.accepted - 1,
            state=RequestState.SEARCHING,
            next_round_at=now,
            accepted_at=None,
            attention=_unless_emergency(Attention.WITHDRAWN),
        )
        .where(
            (HelpRequest.id == request.id)
            & HelpRequest.state.in_((RequestState.ACCEPTED, RequestState.SEARCHING))
            & (HelpRequest.accepted > 0)
        )
        .execute()
    )
    if changed:
        changes.record(
            request,
            before,
            RequestState.SEARCHING,
            who=who,
            now=now,
            why=why,
            help_request_id=request.id,
        )
    return bool(changed)


def finish(request: HelpRequest, *, who: str, now: datetime) -> bool:
    """The help was given."""
    return _end(request, RequestState.DONE, who=who, now=now, done_at=now, attention=None)


def cancel(request: HelpRequest, *, who: str, now: datetime, why: str = "") -> bool:
    """The help is no longer wanted, even if somebody has accepted it since `request` was read."""
    request.state = hold(HelpRequest, request.id) or request.state
    return _end(request, RequestState.CANCELLED, who=who, now=now, why=why, attention=None)


def _end(request: HelpRequest, target: RequestState, *, who: str, now: datetime, **values: Any) -> bool:
    why = values.pop("why", "")
    return move(
        request,
        target,
        REQUEST_MOVES,
        who=who,
        now=now,
        why=why,
        help_request_id=request.id,
        next_round_at=None,
        locate_at=None,
        **values,
    )


def reopen(request: HelpRequest, *, who: str, now: datetime) -> bool:
    """The resident says that nobody came: search again, and let a coordinator look."""
    return move(
        request,
        RequestState.SEARCHING,
        REQUEST_MOVES,
        who=who,
        now=now,
        why="not helped",
        help_request_id=request.id,
        accepted=0,
        accepted_at=None,
        done_at=None,
        next_round_at=now,
        attention=Attention.NOT_HELPED,
    )


def raise_attention(request: HelpRequest, reason: Attention, *, who: str, now: datetime) -> bool:
    """Ask a coordinator to look; an emergency is never covered by a lesser reason. Whether it is new."""
    changed = (
        HelpRequest.update(attention=reason)
        .where(
            (HelpRequest.id == request.id)
            & (
                HelpRequest.attention.is_null()
                | ((HelpRequest.attention != reason) & (HelpRequest.attention != Attention.EMERGENCY))
            )
        )
        .execute()
    )
    if changed:
        request.attention = reason
        note(request, f"attention {reason}", who=who, now=now)
    return bool(changed)
