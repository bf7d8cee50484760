"""Who is told what, by text or by call: sentences with a request's facts in them, put in the outbox."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from hotline.delivery import calling, outbox, segments, texts, wanted
from hotline.records import numbers
from hotline.records.tables import HelpRequest, Offer, Resident, Town, Volunteer

OFFER = "offer"


def tell_volunteer(
    volunteer: Volunteer,
    key: str,
    now: datetime,
    *,
    request: HelpRequest | None = None,
    language: str | None = None,
    purpose: str = "reply",
    once: str | None = None,
    offer_id: int | None = None,
    more: str = "",
    shorter: str | None = None,
    **values: Any,
) -> None:
    """One sentence to a volunteer, in the language they wrote or else their first one.

    shorter: the sentence that is sent instead when `key` takes more than one part.
    """
    town: Town = volunteer.town
    spoken = language or first_language(volunteer)
    facts = {"volunteer": volunteer.first_name, "town": town.name, "number": numbers.readable(town.number)}
    filled = facts | _facts(request, spoken) | values
    text = segments.economical(texts.say(key, spoken, **filled) + more)
    if shorter and segments.count(text) > 1:
        text = segments.economical(texts.say(shorter, spoken, **filled) + more)
    _deliver(
        volunteer,
        key,
        text,
        "" if purpose == OFFER else _spoken(key, spoken, filled | _aloud(request, spoken), more),
        purpose=purpose,
        now=now,
        once=once,
        help_request_id=request.id if request else None,
        offer_id=offer_id,
    )


def tell_resident(
    request: HelpRequest, key: str, now: datetime, *, once: str | None = None, more: str = "", **values: Any
) -> None:
    """One sentence to the resident behind a help request, in the language she wrote last."""
    town: Town = request.town
    facts = {"town": town.name, "number": numbers.readable(town.number)}
    spoken = request.resident.language
    filled = facts | _facts(request, spoken) | values
    _deliver(
        request.resident,
        key,
        texts.say(key, spoken, **filled) + more,
        _spoken(key, spoken, filled | _aloud(request, spoken), more),
        purpose=key,
        now=now,
        once=once,
        help_request_id=request.id,
    )


def _spoken(key: str, language: str, filled: dict[str, Any], more: str) -> str | None:
    """The same news as it is said in a call; None for what is worth no call."""
    if not texts.is_spoken(key):
        return None
    if "words" in filled:
        filled = filled | {"words": filled["words"].rstrip(" .")}  # the sentence has its own full stop
    return texts.spoken(key, language, **filled) + more


def is_told_by_call(person: Resident | Volunteer) -> bool:
    """Whether this person's number takes no texts."""
    return bool(person.line == numbers.Line.LANDLINE)


def _deliver(
    person: Resident | Volunteer,
    key: str,
    text: str,
    spoken: str | None,
    *,
    purpose: str,
    now: datetime,
    **more: Any,
) -> None:
    """By text, or by a call to a number that takes none. Whoever gave no number is told by a coordinator alone."""
    if person.phone is None:
        return
    if not is_told_by_call(person):
        outbox.queue_text(person.town, person.phone, text, purpose=purpose, now=now, spoken=spoken, **more)
    elif spoken is not None:
        by_call = OFFER if purpose == OFFER else key
        calling.queue_call(person.town, person.phone, spoken, purpose=by_call, now=now, **more)


def first_language(volunteer: Volunteer) -> str:
    """The language a volunteer is written to before they have written themselves."""
    spoken: Sequence[str] = volunteer.languages
    return next((language for language in spoken if language in texts.TABLES), volunteer.town.language)


def _facts(request: HelpRequest | None, language: str) -> dict[str, str]:
    if request is None:
        return {}
    return {
        "need": wanted.of_request(request, language),
        "street": request.street or request.town.name,
        "address": request.address or "",
        "password": request.password,
        "resident": request.resident.first_name or texts.say("somebody", language),
        "whom": texts.kin(request.for_whom, language, "their") if request.for_whom else "",
    }


def _aloud(request: HelpRequest | None, language: str) -> dict[str, str]:
    """What is written otherwise where it is said: hours in full."""
    return {"need": wanted.of_request(request, language, aloud=True)} if request else {}


def offer(request: HelpRequest, made: Offer, now: datetime) -> None:
    """Ask one volunteer; the number is named when our sender can't be answered."""
    volunteer: Volunteer = made.volunteer
    answerable = _sender_can_be_answered(request.town)
    tell_volunteer(
        volunteer,
        "offer" if answerable else "offer_elsewhere",
        now,
        request=request,
        shorter="offer_short" if answerable else None,
        purpose=OFFER,
        once=f"offer:{made.id}",
        offer_id=made.id,
        code=made.code,
        distance=texts.distance(made.distance_m, first_language(volunteer)),
    )


def _sender_can_be_answered(town: Town) -> bool:
    return town.sender is None or town.sender == town.number


def accepted(request: HelpRequest, volunteer: Volunteer, words: str, language: str | None, now: datetime) -> None:
    """The volunteer gets everything needed to go; the resident learns who comes, and what they said."""
    spoken = language or first_language(volunteer)
    said = f" {texts.say('accepted_words', spoken, words=request.details)}" if request.details else ""
    key = "accepted_for_somebody" if request.for_whom else "accepted_by_you"
    tell_volunteer(volunteer, key, now, request=request, language=language, more=said)
    answer = ""
    if words:
        hers = request.resident.language
        answer = " " + texts.say("volunteer_says", hers, volunteer=volunteer.first_name, words=words)
    tell_resident(request, "somebody_comes", now, more=answer, volunteer=volunteer.first_name)


def stand_down(offers_told: Sequence[Offer], now: datetime) -> None:
    """Those who were asked and have not answered hear kindly that it is taken."""
    for made in offers_told:
        tell_volunteer(
            made.volunteer,
            "stand_down",
            now,
            request=made.help_request,
            purpose="closing",
            once=f"closing:{made.id}",
        )


def no_longer_needed(request: HelpRequest, volunteer: Volunteer, now: datetime) -> None:
    """A volunteer who was asked and has not answered need not."""
    tell_volunteer(
        volunteer,
        "no_longer_needed",
        now,
        request=request,
        purpose="closing",
        once=f"closing:{request.id}:{volunteer.id}",
    )


def nobody_found(request: HelpRequest, town: Town, now: datetime) -> None:
    """The truth: nobody yet, the search goes on, the town hall knows."""
    tell_resident(request, "nobody_found", now, town=town.name)
