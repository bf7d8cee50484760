"""The clock: every half second it finds in the database whatever is due, and sees that it happens.

Any number of clocks may run: each due row is claimed by one UPDATE, or its work is a no-op the second time.
"""

import signal
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import structlog

from hotline import services
from hotline.delivery import outbox
from hotline.dispatch import closing, leaving, rounds
from hotline.intake import conversations
from hotline.intake.calls import endings
from hotline.records import conversations as kept
from hotline.records import (
    deadlines,
    geocoder_answers,
    heartbeats,
    look_ups,
    messages,
    offers,
    recordings,
    volunteers,
)
from hotline.records.db import connected, database
from hotline.records.states import MessageState, RecordingState
from hotline.work import queue
from hotline.work.queue import Job

log = structlog.get_logger()

EVERY_S = 0.5
# How long a claimed row is left to the queue before it is handed out again.
LEASE = timedelta(seconds=15)
RARELY = timedelta(minutes=1)


def sweep(now: datetime) -> None:
    """Everything that is due at `now`; one part failing does not keep the others from running."""
    for part in PARTS:
        try:
            part(now)
        except Exception:
            log.exception("a part of the sweep failed", part=part.__name__)


def _texts_to_send(now: datetime) -> None:
    for message_id in messages.claim_due(MessageState.PENDING, messages.OUT, now, LEASE):
        queue.enqueue(Job.SEND_MESSAGE, message_id)


def _texts_that_lost_their_worker(now: datetime) -> None:
    for message_id in messages.claim_due(MessageState.SENDING, messages.OUT, now, LEASE):
        outbox.lost(message_id, now)


def _texts_of_unknown_fate(now: datetime) -> None:
    for message_id in messages.claim_due(MessageState.UNKNOWN, messages.OUT, now, LEASE):
        queue.enqueue(Job.RECONCILE_TEXT, message_id)


def _calls_that_were_lost(now: datetime) -> None:
    for message_id in messages.claim_due(MessageState.SENT, messages.OUT, now, LEASE * 4):
        outbox.call_was_lost(message_id, now)


def _callers_who_are_gone(now: datetime) -> None:
    endings.gone(services.ANSWERS, now)


def _recordings_to_fetch(now: datetime) -> None:
    for state in (RecordingState.AT_CARRIER, RecordingState.FETCHED):
        for recording_id in recordings.claim_due(state, now, LEASE):
            queue.enqueue(Job.FETCH_RECORDING, recording_id)


def _recordings_to_erase(now: datetime) -> None:
    for recording in recordings.to_erase(now):
        with database.atomic():
            recordings.erase(recording, now)


def _texts_not_heard(now: datetime) -> None:
    for message_id in messages.claim_due(MessageState.RECEIVED, messages.IN, now, LEASE * 4):
        queue.enqueue(Job.HEAR, message_id)


def _rounds(now: datetime) -> None:
    for request_id in deadlines.rounds_due(now):
        rounds.start(request_id, now)


def _questions_without_an_answer(now: datetime) -> None:
    """Given out and acted on in one transaction, or neither."""
    with database.atomic():
        for conversation in kept.unanswered(now):
            conversations.nobody_answered(conversation, now)


def _cancelled_and_not_told(now: datetime) -> None:
    for request_id in offers.left_behind():
        closing.close(request_id, now)


def _tasks_of_those_who_left(now: datetime) -> None:
    for volunteer_id in offers.of_those_who_left(volunteers.GONE):
        leaving.left(volunteer_id, now)


def _places_to_look_up(now: datetime) -> None:
    for request_id in look_ups.claim_due(now, RARELY):
        queue.enqueue(Job.LOCATE, request_id)


def _answers_to_erase(now: datetime) -> None:
    geocoder_answers.erase(now)


def _sign_of_life(now: datetime) -> None:
    heartbeats.beat("clock", now)
    if now.second == 0:
        offers.release_codes(now)


PARTS: tuple[Callable[[datetime], None], ...] = (
    _texts_to_send,
    _texts_that_lost_their_worker,
    _texts_of_unknown_fate,
    _texts_not_heard,
    _calls_that_were_lost,
    _callers_who_are_gone,
    _recordings_to_fetch,
    _recordings_to_erase,
    _rounds,
    _questions_without_an_answer,
    _cancelled_and_not_told,
    _tasks_of_those_who_left,
    _places_to_look_up,
    _answers_to_erase,
    _sign_of_life,
)


def run() -> None:
    """Sweep until told to stop."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    while not stop.wait(EVERY_S):
        with connected():
            sweep(datetime.now(UTC))
