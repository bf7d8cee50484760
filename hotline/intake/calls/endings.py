"""How calls end: what was heard before a caller hung up is kept, and news that nobody heard is told again."""

from datetime import datetime

import structlog

from hotline.delivery import outbox
from hotline.flows import loader
from hotline.flows.model import Kind
from hotline.intake.calls.hearing import Said
from hotline.intake.calls.talk import Talk
from hotline.intake.calls.voicemail_actions import ask_somebody_to_look
from hotline.intake.inbox import Answers
from hotline.intake.placing import look_outside, note_where
from hotline.places import outside
from hotline.records import calls, messages, recordings
from hotline.records.call_tables import Call
from hotline.records.db import database, lock_person
from hotline.records.states import Attention, CallState, RequestState
from hotline.records.tables import HelpRequest, Message
from hotline.work import queue
from hotline.work.queue import Job

log = structlog.get_logger()

# Facts that are worth calling somebody back for.
WORTH_KEEPING = ("need", "words", "said_address", "address", "postcode")
RESIDENTS_FLOWS = ("resident", "voicemail")


def ended(call_sid: str, state: CallState, duration_s: int | None, answers: Answers, now: datetime) -> None:
    """The carrier reports the end of a call that was answered."""
    with database.atomic():
        call = calls.by_sid(call_sid)
        if call:
            _end(call, state, duration_s, answers, now)


def not_answered(reference: str, now: datetime) -> None:
    """The carrier reports the end of a call of ours: if nobody heard the news, it is told again."""
    with database.atomic():
        message = messages.by_reference(reference)
        if message:
            messages.hold(message)
            outbox.call_came_to_nothing(message, now)


def recorded(carrier_sid: str) -> None:
    """The carrier has written down what a caller left: it can be fetched now."""
    found = recordings.by_carrier_sid(carrier_sid)
    if found:
        queue.enqueue(Job.FETCH_RECORDING, found.id)


def gone(answers: Answers, now: datetime) -> None:
    """Callers who have not come back for long, and of whose hanging up nobody told us."""
    for call in calls.hung_up_unnoticed(now):
        try:
            _gone(call, answers, now)
        except Exception:  # one call must not keep the others from being ended
            log.exception("a call could not be ended", id=call.id)


def _gone(call: Call, answers: Answers, now: datetime) -> None:
    with database.atomic():
        _end(call, CallState.COMPLETED, None, answers, now)
    message: Message | None = call.message
    if message and message.reference:
        not_answered(message.reference, now)


def _end(call: Call, state: CallState, duration_s: int | None, answers: Answers, now: datetime) -> None:
    if call.town:
        lock_person(call.town.id, call.phone or call.call_sid)
    call = calls.held(call)
    calls.complete(call, state, duration_s, now)
    if call.hang_up_due_at:  # which a turn that was still under way sets again
        calls.nothing_more_is_due(call)
        _keep_what_was_heard(call, answers, now)


def _keep_what_was_heard(call: Call, answers: Answers, now: datetime) -> None:
    """Hung up in the middle: a help request with attention, unless nothing at all was said."""
    if call.direction != calls.IN or call.flow not in RESIDENTS_FLOWS or call.town is None:
        return
    talk = Talk(call, call.town, call.language, Said(), answers, now)
    if not any(talk.facts.get(fact) for fact in WORTH_KEEPING) or _was_put_through(talk):
        return
    reason = Attention.UNFINISHED_CALL if talk.phone else Attention.NO_NUMBER
    request = ask_somebody_to_look(talk, reason)
    calls.about(call, request)
    if request.state == RequestState.UNPLACED:
        note_where(talk.dialogue(), request)
        _look_outside(talk, request)


def _was_put_through(talk: Talk) -> bool:
    """Whether the caller was talking, or about to, over a help request that is under way."""
    step = loader.load(talk.call.flow).steps[talk.call.step]
    under_way = talk.request is not None and talk.request.state != RequestState.UNPLACED
    return step.kind == Kind.CONNECT and under_way


def _look_outside(talk: Talk, request: HelpRequest) -> None:
    """The geocoder outside may still find what was said; its answer is then told by a call or a text."""
    said = talk.facts.get("said_address")
    if said and outside.service():
        look_outside(request, said, talk.now)
