"""Recordings: what callers leave after the beep, fetched from the carrier, kept for a while, erased."""

from datetime import datetime, timedelta
from typing import Any

from hotline.records import changes
from hotline.records.call_tables import Call, Recording
from hotline.records.moves import move
from hotline.records.states import RECORDING_MOVES, RecordingState
from hotline.records.tables import HelpRequest

# The carrier writes a recording down a moment after the caller has finished.
READY_AFTER = timedelta(seconds=2)
# What the carrier has not got by then it will not get.
GIVEN_UP_AFTER = timedelta(minutes=10)


def announce(
    call: Call, carrier_sid: str, seconds: int, consent_at: datetime, request: HelpRequest | None, now: datetime
) -> Recording | None:
    """A recording waits at the carrier; None when that was known already, or the call belongs to no town."""
    if call.town is None or Recording.get_or_none(Recording.carrier_sid == carrier_sid):
        return None
    recording: Recording = Recording.create(
        town=call.town,
        call=call,
        help_request=request,
        state=RecordingState.AT_CARRIER,
        carrier_sid=carrier_sid,
        seconds=seconds,
        consent_at=consent_at,
        due_at=now + READY_AFTER,
        erase_at=now + timedelta(days=call.town.recordings_days),
        created_at=now,
    )
    changes.record(
        recording,
        None,
        RecordingState.AT_CARRIER,
        who="caller",
        now=now,
        help_request_id=request.id if request else None,
    )
    return recording


def by_id(recording_id: int) -> Recording | None:
    """The recording with this id."""
    found: Recording | None = Recording.get_or_none(Recording.id == recording_id)
    return found


def by_carrier_sid(carrier_sid: str) -> Recording | None:
    """The recording with this id of the carrier's."""
    found: Recording | None = Recording.get_or_none(Recording.carrier_sid == carrier_sid)
    return found


def fetched(recording: Recording, sound: bytes | None, content_type: str | None, now: datetime) -> bool:
    """The sound is kept here, or its time was over before it came; the carrier's copy is deleted next."""
    return _advance(recording, RecordingState.FETCHED, now, sound=sound, content_type=content_type, due_at=now)


def kept_here_only(recording: Recording, now: datetime) -> bool:
    """The carrier has no copy any more."""
    return _advance(recording, RecordingState.KEPT, now, due_at=None)


def not_there(recording: Recording, now: datetime) -> bool:
    """The carrier has no such recording, or not yet: whether it is given up."""
    if now - recording.created_at < GIVEN_UP_AFTER:
        return False
    return _advance(recording, RecordingState.LOST, now, due_at=None)


def erase(recording: Recording, now: datetime) -> None:
    """The town's time for keeping it is over; that there was one stays known.

    Where the carrier still has a copy our own goes at once, and the row waits until that is deleted too.
    """
    Recording.update(sound=None).where(Recording.id == recording.id).execute()
    if recording.state == RecordingState.KEPT:
        _advance(recording, RecordingState.ERASED, now, due_at=None)


def claim_due(state: RecordingState, now: datetime, again_in: timedelta, most: int = 20) -> list[int]:
    """Claim recordings in `state` whose next step is due; each is given out again after `again_in`. Ids."""
    due = Recording.select(Recording.id).where((Recording.state == state) & (Recording.due_at <= now)).limit(most)
    rows = (
        Recording.update(due_at=now + again_in)
        .where(Recording.id.in_(due) & (Recording.state == state) & (Recording.due_at <= now))
        .returning(Recording.id)
        .execute()
    )
    return [row.id for row in rows]


def to_erase(now: datetime, most: int = 100) -> list[Recording]:
    """Recordings whose time is over and of which something is still here."""
    is_kept = Recording.state == RecordingState.KEPT
    is_here = (Recording.state == RecordingState.FETCHED) & Recording.sound.is_null(False)
    return list(Recording.select().where((Recording.erase_at <= now) & (is_kept | is_here)).limit(most))


def _advance(recording: Recording, target: RecordingState, now: datetime, **values: Any) -> bool:
    return move(
        recording,
        target,
        RECORDING_MOVES,
        who="recordings",
        now=now,
        help_request_id=recording.help_request_id,
        **values,
    )
