"""The turns of calls: each answered once in one transaction, and the same answer again to a repeated webhook."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hotline.delivery import notices
from hotline.intake.calls.answer import Answer, Then, from_row
from hotline.intake.calls.conductor import Conductor
from hotline.intake.calls.hearing import Said
from hotline.intake.calls.talk import Talk, awaiting
from hotline.intake.inbox import Answers
from hotline.records import calls, help_requests, offers, residents, towns, volunteers
from hotline.records.call_tables import Call
from hotline.records.calls import TurnTakenError
from hotline.records.db import database, lock_person
from hotline.records.states import VolunteerState
from hotline.records.tables import Message, Resident, Town, Volunteer

# A caller who has not come back for so long has hung up, whatever the carrier says of it.
GONE_AFTER = timedelta(minutes=10)
# Longer than two people may be connected.
CONNECTED = timedelta(minutes=31)
# Which flow tells what an outbound call is for, and where it begins; anything else is plain news.
NEWS_FLOW = ("call_resident", "hello")
FLOWS = {"offer": ("volunteer", "phoned"), "done": ("follow_up", "hello")}
SILENCE = Said()
# Whoever has asked for help within this time may well call for it again.
LATELY = timedelta(days=365)


@dataclass(frozen=True)
class Conducted:
    """A call, its answer, and which turn of the call the answer is."""

    call: Call
    answer: Answer
    number: int


def begin(call_sid: str, caller: str | None, number: str, answers: Answers, now: datetime) -> Conducted | None:
    """Somebody calls `number` of ours, E.164 or None when withheld; None when it is no town's."""
    town = towns.by_number(number)
    if town is None:
        calls.keep(calls.draft(direction=calls.IN, call_sid=call_sid, phone=caller, now=now))
        return None
    resident, volunteer = _who(town, caller)
    return open_call(
        call_sid,
        answers,
        now,
        town=town,
        direction=calls.IN,
        phone=caller,
        flow=_entrance(resident, volunteer, now),
        step="welcome",
        language=_language(town, resident, volunteer),
    )


def answered(message: Message, call_sid: str, answers: Answers, now: datetime) -> Conducted | None:
    """Somebody has picked up a call of ours, which was made to tell `message`."""
    town: Town | None = message.town
    if town is None:
        return None
    flow, step = FLOWS.get(message.purpose, NEWS_FLOW)
    return open_call(
        call_sid,
        answers,
        now,
        town=town,
        direction=calls.OUT,
        phone=message.phone,
        flow=flow,
        step=step,
        language=_language(town, *_who(town, message.phone)),
        help_request=message.help_request,
        offer=message.offer,
        message=message,
    )


def whisper(caller: Call, call_sid: str, number: str | None, answers: Answers, now: datetime) -> Conducted | None:
    """Somebody has picked up whom `caller` wants to talk to: they hear who it is before they are put through."""
    if caller.town is None:
        return None
    offer_id = caller.facts.get("offer_id") or caller.offer_id
    return open_call(
        call_sid,
        answers,
        now,
        town=caller.town,
        direction=calls.OUT,
        phone=number,
        flow="whisper",
        step="ask",
        language=_language(caller.town, *_who(caller.town, number)),
        help_request=caller.help_request,
        offer=offers.by_id(offer_id) if offer_id else None,
        parent=caller,
    )


def go_on(call_sid: str, number: int, said: Said, answers: Answers, now: datetime) -> Conducted | None:
    """Turn `number` of a call; None for a call we do not know.

    A turn that was answered before gets its own answer again, and one that is out of order the latest one. What
    was said is understood before the transaction: writers wait for each other.
    """
    call = calls.by_sid(call_sid)
    if call is None or call.town is None:
        return None
    if number != call.turn:
        return _repeated(call, number) or _repeated(call, call.turn - 1)
    talk = Talk(call, call.town, call.language, said, answers, now)
    talk.understand()
    try:
        with database.atomic():
            lock_person(call.town.id, call.phone or call.call_sid)
            answer = Conductor(talk).go_on()
            place = _place(talk, answer)
            calls.keep_turn(call, number, said.as_row(), answer.as_row(), now, **place)
    except TurnTakenError:
        return _repeated(call, number)
    return Conducted(call, answer, number)


def open_call(call_sid: str, answers: Answers, now: datetime, **values: Any) -> Conducted | None:
    """The first turn of a call that is kept with these values; a repeated webhook gets the same answer again.

    The first turn of every flow only looks; so it is conducted before the call is kept.
    """
    call = calls.draft(call_sid=call_sid, now=now, **values)
    talk = Talk(call, values["town"], call.language, SILENCE, answers, now)
    answer = Conductor(talk).begin()
    for name, value in (_place(talk, answer) | {"turn": 1}).items():
        setattr(call, name, value)
    with database.atomic():
        kept = calls.keep(call)
        if kept:
            calls.keep_first_turn(kept, answer.as_row(), now)
            return Conducted(kept, answer, 0)
    known = calls.by_sid(call_sid)
    return _repeated(known, 0) if known else None


def _repeated(call: Call, number: int) -> Conducted | None:
    """The answer that this turn got before."""
    before = calls.turn_of(call, number)
    return Conducted(call, from_row(before.answer), number) if before else None


def _place(talk: Talk, answer: Answer) -> dict[str, Any]:
    """Where the call stands after a turn."""
    call, now = talk.call, talk.now
    return {
        "flow": call.flow,
        "step": call.step,
        "tries": call.tries,
        "facts": talk.facts,
        "language": talk.language,
        "help_request": talk.request,  # none any more once a new one is begun beside it
        "hang_up_due_at": None if answer.ends else now + GONE_AFTER + CONNECTED * (answer.then == Then.CONNECT),
        "over_at": now if answer.ends else None,
    }


def _who(town: Town, phone: str | None) -> tuple[Resident | None, Volunteer | None]:
    """Whom this number belongs to: a resident, a volunteer, both or neither."""
    if phone is None:
        return None, None
    return residents.by_phone(town, phone), volunteers.by_phone(town, phone)


def _entrance(resident: Resident | None, volunteer: Volunteer | None, now: datetime) -> str:
    """A volunteer whom something awaits, or who needed no help lately, is met as one; all others as residents."""
    if volunteer is None or volunteer.state == VolunteerState.BLOCKED:
        return "resident"
    asked_lately = resident is not None and help_requests.opened_since(resident, now - LATELY)
    return "resident" if asked_lately and not awaiting(volunteer) else "volunteer"


def _language(town: Town, resident: Resident | None, volunteer: Volunteer | None) -> str:
    """The one this person spoke before, else the town's."""
    if resident:
        return resident.language
    return notices.first_language(volunteer) if volunteer else town.language
