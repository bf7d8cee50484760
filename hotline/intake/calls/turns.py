"""The turns of calls: each answered once in one transaction, and the same answer again to a repeated webhook."""

from datetime import datetime, timedelta
from typing import Any

from hotline.delivery import notices
from hotline.intake.calls.answer import Answer, from_row
from hotline.intake.calls.conductor import Conductor
from hotline.intake.calls.hearing import Said
from hotline.intake.calls.talk import Talk
from hotline.intake.inbox import Answers
from hotline.records import calls, offers, residents, towns, volunteers
from hotline.records.call_tables import Call
from hotline.records.db import database, lock_person
from hotline.records.states import VolunteerState
from hotline.records.tables import Message, Town

# A caller who has not come back for so long has hung up, whatever the carrier says of it.
GONE_AFTER = timedelta(minutes=10)
# Which flow tells what an outbound call is for, and where it begins; anything else is plain news.
NEWS_FLOW = ("call_resident", "hello")
FLOWS = {"offer": ("volunteer", "phoned"), "done": ("follow_up", "hello")}
SILENCE = Said()


def begin(call_sid: str, caller: str | None, number: str, answers: Answers, now: datetime) -> Answer | None:
    """Somebody calls `number` of ours, E.164 or None when withheld; None when it is no town's."""
    town = towns.by_number(number)
    if town is None:
        calls.begin(direction=calls.IN, call_sid=call_sid, phone=caller, now=now)
        return None
    flow, step = _entrance(town, caller)
    return _open(
        call_sid,
        answers,
        now,
        town=town,
        direction=calls.IN,
        phone=caller,
        flow=flow,
        step=step,
        language=_language(town, caller),
    )


def answered(message: Message, call_sid: str, answers: Answers, now: datetime) -> Answer | None:
    """Somebody has picked up a call of ours, which was made to tell `message`."""
    town: Town | None = message.town
    if town is None:
        return None
    flow, step = FLOWS.get(message.purpose, NEWS_FLOW)
    return _open(
        call_sid,
        answers,
        now,
        town=town,
        direction=calls.OUT,
        phone=message.phone,
        flow=flow,
        step=step,
        language=_language(town, message.phone),
        help_request=message.help_request,
        offer=message.offer,
        message=message,
    )


def whisper(caller: Call, call_sid: str, number: str | None, answers: Answers, now: datetime) -> Answer | None:
    """Somebody has picked up whom `caller` wants to talk to: they hear who it is before they are put through."""
    if caller.town is None:
        return None
    offer_id = caller.facts.get("offer_id") or caller.offer_id
    return _open(
        call_sid,
        answers,
        now,
        town=caller.town,
        direction=calls.OUT,
        phone=number,
        flow="whisper",
        step="ask",
        language=_language(caller.town, number),
        help_request=caller.help_request,
        offer=offers.by_id(offer_id) if offer_id else None,
        parent=caller,
    )


def _open(call_sid: str, answers: Answers, now: datetime, **values: Any) -> Answer | None:
    """The first turn of a call; a repeated webhook gets the same answer again."""
    known = calls.by_sid(call_sid)
    if known is None:
        with database.atomic():
            call = calls.begin(call_sid=call_sid, now=now, **values)
            if call:
                return _conduct(call, values["town"], 0, SILENCE, answers, now)
        known = calls.by_sid(call_sid)  # another webhook was faster by a moment
    first = calls.turn_of(known, 0) if known else None
    return from_row(first.answer) if first else None


def go_on(call_sid: str, number: int, said: Said, answers: Answers, now: datetime) -> Answer | None:
    """Turn `number` of a call; None for a call we do not know.

    A turn that was answered before gets its own answer again, and one that is out of order the latest one.
    """
    known = calls.by_sid(call_sid)
    if known is None or known.town is None:
        return None
    with database.atomic():
        if known.phone:
            lock_person(known.town.id, known.phone)
        call = calls.held(known)
        before = calls.turn_of(call, number) or (calls.latest_turn(call) if number != call.turn else None)
        if before:
            return from_row(before.answer)
        return _conduct(call, known.town, number, said, answers, now)


def _conduct(call: Call, town: Town, number: int, said: Said, answers: Answers, now: datetime) -> Answer:
    talk = Talk(call, town, call.language, said, answers, now)
    conductor = Conductor(talk)
    answer = conductor.go_on() if number else conductor.begin()
    if talk.request:
        calls.about(call, talk.request, now)
    calls.keep_turn(
        call,
        number,
        said.as_row(),
        answer.as_row(),
        now,
        flow=call.flow,
        step=call.step,
        tries=call.tries,
        facts=talk.facts,
        language=talk.language,
        hang_up_due_at=None if answer.ends else now + GONE_AFTER,
        over_at=now if answer.ends else None,
    )
    return answer


def _entrance(town: Town, caller: str | None) -> tuple[str, str]:
    """A volunteer whom something awaits, or who never asked for help, is met as one; all others as residents."""
    volunteer = volunteers.by_phone(town, caller) if caller else None
    if volunteer is None or volunteer.state == VolunteerState.BLOCKED:
        return "resident", "welcome"
    awaited = offers.answerable(volunteer) or offers.accepted_by(volunteer)
    if awaited or residents.by_phone(town, caller or "") is None:
        return "volunteer", "welcome"
    return "resident", "welcome"


def _language(town: Town, phone: str | None) -> str:
    """The one this person spoke before, else the town's."""
    if phone:
        resident = residents.by_phone(town, phone)
        if resident:
            return resident.language
        volunteer = volunteers.by_phone(town, phone)
        if volunteer:
            return notices.first_language(volunteer)
    return town.language
