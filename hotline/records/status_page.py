"""What the status page shows of a town, and a version that tells whether anything has changed. Reads only."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from peewee import fn

from hotline.records import overview
from hotline.records.call_tables import Call, Recording
from hotline.records.cards import Card, Recorded, card, recorded
from hotline.records.states import FINISHED, OPEN, Attention, RecordingState
from hotline.records.tables import Change, HelpRequest, Message, Resident, Town

FINISHED_SHOWN = timedelta(hours=24)
UNKNOWN_TEXTS_SHOWN = timedelta(days=7)
# A change committed late may carry a lower id than one already seen; summing the last few notices it.
CHANGES_SUMMED = 50


@dataclass(frozen=True)
class Board:
    """All that is going on in one town: what to look at, what was recorded, what is open, what ended lately."""

    attention: tuple[Card, ...]
    recordings: tuple[Recorded, ...]  # those that belong to no help request
    open: tuple[Card, ...]
    finished: tuple[Card, ...]


def board(town: Town, now: datetime) -> Board:
    """The town's board at `now`: an emergency first, then the longest waiting; the rest newest first."""
    ended_lately = HelpRequest.state.in_(FINISHED) & (_ended_at() >= now - FINISHED_SHOWN)
    shown = HelpRequest.attention.is_null(False) | HelpRequest.state.in_(OPEN) | ended_lately
    wanted = (HelpRequest.town == town) & shown
    offers = overview.offers_of(wanted)
    recordings = _recordings_of(town, wanted, now)
    rows = (
        HelpRequest.select(HelpRequest, Resident)
        .join(Resident)
        .where(wanted)
        .order_by(HelpRequest.created_at, HelpRequest.id)
    )
    cards = [card(row, offers[row.id], recordings[row.id]) for row in rows]
    attention = [one for one in cards if one.attention]
    calm = [one for one in cards if not one.attention]
    return Board(
        attention=tuple(sorted(attention, key=lambda one: one.attention != Attention.EMERGENCY)),
        recordings=tuple(recorded(row) for row in reversed(recordings[None])),
        open=tuple(one for state in OPEN for one in calm if one.state == state),
        finished=tuple(sorted((one for one in calm if one.state in FINISHED), key=_ended, reverse=True)),
    )


def version(town: Town) -> str:
    """A short text that differs whenever something on the town's board has changed: one indexed query.

    Its part before the dot is the id of the town's newest change.
    """
    last = (
        Change.select(Change.id)
        .where(Change.town == town)
        .order_by(Change.id.desc())
        .limit(CHANGES_SUMMED)
        .alias("last")
    )
    newest, total = Change.select(fn.MAX(last.c.id), fn.SUM(last.c.id)).from_(last).scalar(as_tuple=True)
    return f"{newest or 0}.{total or 0}"


def changed_since(town: Town, change_id: int, most: int) -> list[Card]:
    """The help requests that have changed after the change with this id, latest first; offers left out."""
    rows = (
        HelpRequest.select(HelpRequest, Resident)
        .join(Resident)
        .switch(HelpRequest)
        .join(Change, on=(Change.noun == "help_request") & (Change.noun_id == HelpRequest.id))
        .where((Change.town == town) & (Change.id > change_id) & (HelpRequest.town == town))
        .group_by(HelpRequest, Resident)
        .order_by(fn.MAX(Change.id).desc())
        .limit(most)
    )
    return [card(row, [], []) for row in rows]


def texts_to_unknown_numbers(now: datetime) -> dict[str, int]:
    """How many texts came lately to each of our numbers that belongs to no town."""
    count = fn.COUNT(Message.id)
    rows: Any = (
        Message.select(Message.our_number, count)
        .where(
            Message.town.is_null()
            & (Message.direction == "in")
            & (Message.created_at >= now - UNKNOWN_TEXTS_SHOWN)
        )
        .group_by(Message.our_number)
        .order_by(Message.our_number)
    )
    return dict(rows.tuples())


def _recordings_of(town: Town, wanted: Any, now: datetime) -> defaultdict[int | None, list[Recording]]:
    """The recordings of the wanted help requests, and of none, by help request; oldest first, without sound."""
    of_none = Recording.help_request.is_null() & (Recording.state != RecordingState.ERASED)
    of_wanted = Recording.help_request.in_(HelpRequest.select(HelpRequest.id).where(wanted))
    rows = (
        Recording.select(
            Recording.id,
            Recording.help_request,
            Recording.state,
            Recording.seconds,
            Recording.created_at,
            Call.id,
            Call.phone,
        )
        .join(Call)
        .where((Recording.town == town) & (of_wanted | (of_none & (Recording.erase_at > now))))
        .order_by(Recording.created_at, Recording.id)
    )
    recordings: defaultdict[int | None, list[Recording]] = defaultdict(list)
    for row in rows:
        recordings[row.help_request_id].append(row)
    return recordings


def _ended_at() -> Any:
    """When a help request ended; a cancelled one keeps only when it began."""
    return fn.COALESCE(HelpRequest.done_at, HelpRequest.created_at)


def _ended(one: Card) -> datetime:
    return one.done_at or one.created_at
