"""Inbound texts: kept once by the carrier's id before any work, then heard and routed to whom they concern."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog

from hotline.delivery import outbox, texts
from hotline.delivery.fate import FAREWELL, stop_texts
from hotline.intake import conversations, guard
from hotline.intake.understanding import Understood, understand
from hotline.intake.understanding.keywords import is_start, is_stop
from hotline.intake.understanding.replies import Meaning, Reply, understand_reply
from hotline.records import conversations as kept
from hotline.records import messages, numbers, residents, towns, volunteers
from hotline.records.db import database, lock_person
from hotline.records.states import VolunteerState
from hotline.records.tables import Message, Town, Volunteer

log = structlog.get_logger()

# A text whose hearing failed is heard again by the clock after this long.
HEAR_AGAIN = timedelta(seconds=20)
# The carrier's own stop words: it has answered these itself and lets no reply of ours through.
CARRIER_STOP_WORDS = {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}

# (volunteer, what they said, is it only politeness, should less be said, now) > whether it was theirs to hear
HearAnswer = Callable[[Volunteer, Reply, bool, bool, datetime], bool]
# Whoever applied or was blocked does not become active by a START.
MAY_RESUME = (VolunteerState.ACTIVE, VolunteerState.PAUSED, VolunteerState.STOPPED)


@dataclass(frozen=True)
class Answers:
    """Where volunteers' answers go: `hear` for open offers and tasks, `hear_late` for those that are over.

    `resumed` is told that a volunteer may be asked again, `joined` that there is a new one.
    """

    hear: HearAnswer
    hear_late: HearAnswer
    resumed: Callable[[Volunteer, datetime], None]
    joined: Callable[[Volunteer, datetime], None]


def claim(form: Mapping[str, str], now: datetime) -> Message | None:
    """Keep a text that came in, once; None when it came before."""
    our_number = form.get("To", "")
    town = towns.by_number(our_number)
    phone = numbers.normalise(form.get("From", ""))
    with database.atomic():
        return messages.claim_inbound(
            town=town,
            carrier_sid=form["MessageSid"],
            phone=phone,
            our_number=our_number,
            body=form.get("Body", ""),
            form=dict(form),
            now=now,
            hear_again_at=now + HEAR_AGAIN if town and phone else None,
        )


def hear(message: Message, answers: Answers, now: datetime) -> None:
    """Understand one kept text and act on it: all of it in one transaction, or nothing."""
    town, phone = message.town, message.phone
    if town is None or phone is None:
        log.warning("a text for nobody", to=message.our_number, sender=numbers.masked(phone))
        return
    heard = understand(message.body, town.language)
    with database.atomic():
        lock_person(town.id, phone)
        if messages.heard(message, now):
            _route(town, phone, message, heard, answers, now)


def hear_again(message_id: int, answers: Answers, now: datetime) -> None:
    """Hear a text whose first hearing failed."""
    message = messages.by_id(message_id)
    if message is not None and message.heard_at is None:
        hear(message, answers, now)


def _route(town: Town, phone: str, message: Message, heard: Understood, answers: Answers, now: datetime) -> None:
    """STOP first, then emergencies, then answers to offers, then what a resident may mean."""
    form: dict[str, Any] = message.form or {}
    if form.get("OptOutType") == "HELP":
        return
    volunteer = volunteers.by_phone(town, phone)
    starts = form.get("OptOutType") == "START" or is_start(message.body)
    if form.get("OptOutType") == "STOP" or is_stop(message.body) or _wants_to_stop(volunteer, message, heard):
        _stop(town, phone, message, now)
    elif not (starts and _start(town, phone, volunteer, answers, now)):
        _hear_person(town, phone, volunteer, message, heard, answers, now)


def _wants_to_stop(volunteer: Volunteer | None, message: Message, heard: Understood) -> bool:
    """Whether a volunteer asks in so many words for no more texts: "je déménage, merci de me désinscrire"."""
    if volunteer is None or heard.emergency:
        return False
    return understand_reply(message.body).meaning == Meaning.STOP


def _hear_person(
    town: Town,
    phone: str,
    volunteer: Volunteer | None,
    message: Message,
    heard: Understood,
    answers: Answers,
    now: datetime,
) -> None:
    if not heard.emergency and volunteer and volunteer.state != VolunteerState.BLOCKED:
        asked = conversations.is_asked(kept.of(town, phone))
        if _hear_volunteer(volunteer, message.body, heard, asked, answers, now):
            return
    if heard.emergency or guard.may_reply(town, phone, now):
        conversations.hear(town, phone, message, heard, now)
    else:
        log.warning("too many texts, kept without an answer", sender=numbers.masked(phone))


def _hear_volunteer(
    volunteer: Volunteer, body: str, heard: Understood, asked: bool, answers: Answers, now: datetime
) -> bool:
    """Whether the text was a volunteer's answer.

    With an offer open an answer word belongs to the offer; a need or an address is a resident's, whoever
    else the number is; an open question of ours, and a NO to a help request of their own, come before offers
    that are over.
    """
    reply = understand_reply(body)
    if reply.meaning == Meaning.UNCLEAR and (heard.needs or heard.address or asked):
        return False
    if reply.meaning == Meaning.UNCLEAR and (heard.politeness or heard.greeting or heard.cancel):
        return False
    muted = not guard.may_reply(volunteer.town, volunteer.phone, now)
    if answers.hear(volunteer, reply, heard.politeness, muted, now):
        return True
    if asked or heard.needs or heard.address:
        return False
    if reply.meaning in (Meaning.NO, Meaning.WITHDRAW) and conversations.has_open(volunteer.town, volunteer.phone):
        return False
    return answers.hear_late(volunteer, reply, heard.politeness, muted, now)


def _stop(town: Town, phone: str, message: Message, now: datetime) -> None:
    """No more texts; one farewell, unless the carrier has said it already."""
    form: dict[str, Any] = message.form or {}
    resident, volunteer = residents.by_phone(town, phone), volunteers.by_phone(town, phone)
    spoken = resident.language if resident else town.language
    language = texts.language_or_fallback(understand(message.body, spoken).language or spoken)
    if resident is None and volunteer is None:
        resident = residents.known_or_new(town, phone, language, now)
    had_stopped = (resident and resident.stopped_at) or (volunteer and volunteer.state == VolunteerState.STOPPED)
    stop_texts(town, phone, who="person", now=now)
    conversations.drop_question(town, phone)
    said_by_carrier = form.get("OptOutType") or message.body.strip().lower() in CARRIER_STOP_WORDS
    if said_by_carrier or had_stopped:
        return
    outbox.queue_text(town, phone, texts.say("stopped", language, town=town.name), purpose=FAREWELL, now=now)


def _start(town: Town, phone: str, volunteer: Volunteer | None, answers: Answers, now: datetime) -> bool:
    """Texts are welcome again; False when nobody we know starts."""
    resident = residents.by_phone(town, phone)
    if resident:
        residents.resume(resident)
    if volunteer and volunteer.state in MAY_RESUME:
        volunteers.set_state(volunteer, VolunteerState.ACTIVE, who="volunteer", now=now)
        answers.resumed(volunteer, now)
    elif resident:
        words = texts.say("welcome_back", resident.language)
        outbox.queue_text(town, phone, words, purpose="reply", now=now)
    return bool(volunteer or resident)
