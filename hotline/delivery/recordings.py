"""Fetching recordings: kept here, deleted at the carrier, each step once more until it is done."""

from datetime import datetime

import structlog

from hotline.delivery.senders import CarrierAwayError, Sender
from hotline.records import recordings
from hotline.records.db import database
from hotline.records.states import RecordingState

log = structlog.get_logger()

LARGEST = 16 * 1024 * 1024


def fetch(recording_id: int, sender: Sender, now: datetime) -> None:
    """Fetch one recording, then delete the carrier's copy; what fails is tried again by the clock."""
    recording = recordings.by_id(recording_id)
    if recording is None:
        return
    try:
        if recording.state == RecordingState.AT_CARRIER and now >= recording.erase_at:
            with database.atomic():
                recordings.fetched(recording, None, None, now)
        elif recording.state == RecordingState.AT_CARRIER:
            found = sender.fetch_recording(recording.carrier_sid)
            with database.atomic():
                if found is None or len(found[0]) > LARGEST:
                    recordings.not_there(recording, now)
                else:
                    recordings.fetched(recording, *found, now)
        if recording.state == RecordingState.FETCHED:
            sender.delete_recording(recording.carrier_sid)
            with database.atomic():
                recordings.kept_here_only(recording, now)
    except CarrierAwayError as error:
        log.warning("a recording could not be fetched, the clock tries again", id=recording.id, error=str(error))
