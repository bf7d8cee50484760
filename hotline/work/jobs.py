"""The jobs: what the queue runs, each with one row id. Running one twice does nothing the second time."""

from datetime import UTC, datetime

from hotline import services
from hotline.delivery import outbox, recordings
from hotline.dispatch import closing, leaving, rounds
from hotline.intake import inbox, locating
from hotline.records.db import connected


def send_message(message_id: int) -> None:
    """Send one text of the outbox, or make its call."""
    public_address = services.current().settings.public_address
    with connected():
        outbox.send(message_id, services.sender(), public_address, _now())


def reconcile_text(message_id: int) -> None:
    """Find out what became of a text whose fate is unknown."""
    with connected():
        outbox.reconcile(message_id, services.sender(), _now())


def start_round(request_id: int) -> None:
    """Ask the next neighbours."""
    with connected():
        rounds.start(request_id, _now())


def close_request(request_id: int) -> None:
    """Tell everybody that a cancelled help request is over."""
    with connected():
        closing.close(request_id, _now())


def tell_of_correction(request_id: int) -> None:
    """Tell whoever has accepted that the help request was corrected."""
    with connected():
        closing.corrected(request_id, _now())


def volunteer_left(volunteer_id: int) -> None:
    """Ask others for what somebody who takes no more texts had accepted."""
    with connected():
        leaving.left(volunteer_id, _now())


def locate(request_id: int) -> None:
    """Ask a geocoder outside this machine for the place of a help request."""
    with connected():
        locating.locate(request_id, _now())


def hear(message_id: int) -> None:
    """Hear a text again whose first hearing failed."""
    with connected():
        inbox.hear_again(message_id, services.ANSWERS, _now())


def fetch_recording(recording_id: int) -> None:
    """Fetch from the carrier what somebody left after the beep."""
    with connected():
        recordings.fetch(recording_id, services.sender(), _now())


def _now() -> datetime:
    return datetime.now(UTC)
