"""Offers: one help request offered to one volunteer; their codes, states and the questions asked of them."""

import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from peewee import fn

from hotline.records import changes
from hotline.records.moves import hold, move
from hotline.records.states import ALIVE, ANSWERABLE, FINISHED, OFFER_MOVES, SILENT, OfferState, RequestState
from hotline.records.tables import HelpRequest, Offer, Volunteer

# No code begins with a key that a menu takes: keyed there, its first digit must not accept or decline.
FIRST_CODE, CODES = 5000, 5000
# A code stays with its offer this long after the help request has ended, for late answers.
CODE_REST = timedelta(days=1)


def create_round(request: HelpRequest, chosen: Sequence[tuple[Volunteer, int]], now: datetime) -> list[Offer]:
    """One queued offer for each (volunteer, distance in metres), with a code of its own."""
    codes = _free_codes(request.town_id, len(chosen))
    made = [
        Offer.create(
            help_request=request,
            volunteer=volunteer,
            town=request.town_id,
            round=request.round,
            state=OfferState.QUEUED,
            code=code,
            code_held=held,
            distance_m=distance_m,
            queued_at=now,
        )
        for (volunteer, distance_m), (code, held) in zip(chosen, codes, strict=True)
    ]
    for offer in made:
        changes.record(offer, None, OfferState.QUEUED, who="clock", now=now, help_request_id=request.id)
    return made


def _free_codes(town_id: int, count: int) -> list[tuple[str, bool]]:
    """Codes nobody in the town holds; when all are held, any code, which then is not held."""
    held = {row.code for row in Offer.select(Offer.code).where((Offer.town == town_id) & Offer.code_held)}
    codes: list[tuple[str, bool]] = []
    while len(codes) < count:
        code = str(FIRST_CODE + secrets.randbelow(CODES))
        free = code not in held
        if free or len(held) >= CODES:
            held.add(code)
            codes.append((code, free))
    return codes


def release_codes(now: datetime) -> int:
    """Give back the codes of offers whose help request ended some time ago."""
    ended = HelpRequest.select(HelpRequest.id).where(HelpRequest.state.in_(FINISHED))
    return int(
        Offer.update(code_held=False)
        .where(Offer.code_held & (Offer.queued_at < now - CODE_REST) & Offer.help_request.in_(ended))
        .execute()
    )


def by_id(offer_id: int) -> Offer | None:
    """The offer with this id."""
    found: Offer | None = Offer.get_or_none(Offer.id == offer_id)
    return found


def answerable(volunteer: Volunteer) -> list[Offer]:
    """The volunteer's offers that an OUI would still take, newest first."""
    return list(
        Offer.select(Offer, HelpRequest)
        .join(HelpRequest)
        .where(
            (Offer.volunteer == volunteer)
            & Offer.state.in_(ANSWERABLE)
            & (HelpRequest.state == RequestState.SEARCHING)
        )
        .order_by(Offer.id.desc())
    )


def accepted_by(volunteer: Volunteer) -> list[Offer]:
    """What the volunteer has accepted and not done yet, newest first."""
    return list(
        Offer.select(Offer, HelpRequest)
        .join(HelpRequest)
        .where((Offer.volunteer == volunteer) & (Offer.state == OfferState.ACCEPTED))
        .order_by(Offer.id.desc())
    )


def with_code(volunteer: Volunteer, code: str) -> Offer | None:
    """The volunteer's newest offer with this code, whatever became of it."""
    found: Offer | None = (
        Offer.select().where((Offer.volunteer == volunteer) & (Offer.code == code)).order_by(Offer.id.desc())
    ).first()
    return found


def latest(volunteer: Volunteer, since: datetime) -> Offer | None:
    """The volunteer's newest offer made after `since`."""
    found: Offer | None = (
        Offer.select()
        .where((Offer.volunteer == volunteer) & (Offer.queued_at > since))
        .order_by(Offer.id.desc())
        .first()
    )
    return found


def of_request(request: HelpRequest, states: Sequence[OfferState]) -> list[Offer]:
    """The offers of a help request that are in one of `states`."""
    return list(
        Offer.select(Offer, Volunteer)
        .join(Volunteer)
        .where((Offer.help_request == request) & Offer.state.in_(list(states)))
        .order_by(Offer.id)
    )


def any_alive(request: HelpRequest) -> bool:
    """Whether an answer is still awaited from somebody."""
    return bool(
        Offer.select(fn.COUNT(Offer.id))
        .where((Offer.help_request == request) & Offer.state.in_(list(ALIVE)))
        .scalar()
    )


def stand_down(request: HelpRequest, *, who: str, now: datetime) -> list[Offer]:
    """Everyone asked who has not answered is no longer needed. The offers whose volunteers had been told."""
    hold(HelpRequest, request.id)
    told = []
    for offer in of_request(request, SILENT):
        was_queued = offer.state == OfferState.QUEUED
        target = OfferState.DROPPED if was_queued else OfferState.STOOD_DOWN
        if settle(offer, target, who=who, now=now) and not was_queued:
            told.append(offer)
    return told


def keep_words(offer: Offer, words: str, now: datetime) -> None:
    """Keep what a volunteer said about an offer that is over or whose answer was unclear."""
    if words:
        Offer.update(words=words, answered_at=now).where(Offer.id == offer.id).execute()


def settle(offer: Offer, target: OfferState, *, who: str, now: datetime, words: str | None = None) -> bool:
    """Move one offer; `words` are what was said with the answer."""
    hold(HelpRequest, offer.help_request_id)
    values: dict[str, Any] = {}
    if target == OfferState.SENT:
        values["sent_at"] = now
    if words is not None:
        values |= {"answered_at": now, "words": words or offer.words}
    return move(offer, target, OFFER_MOVES, who=who, now=now, help_request_id=offer.help_request_id, **values)


def of_those_who_left(gone: Sequence[str], most: int = 100) -> list[int]:
    """Ids of volunteers in one of the states `gone` who still have something accepted."""
    query = (
        Offer.select(Offer.volunteer)
        .join(Volunteer)
        .where((Offer.state == OfferState.ACCEPTED) & Volunteer.state.in_(list(gone)))
        .distinct()
        .limit(most)
    )
    return [row.volunteer_id for row in query]


def left_behind(most: int = 100) -> list[int]:
    """Ids of cancelled help requests some of whose volunteers have not been told."""
    query = (
        Offer.select(Offer.help_request)
        .join(HelpRequest)
        .where((HelpRequest.state == RequestState.CANCELLED) & Offer.state.in_((*SILENT, OfferState.ACCEPTED)))
        .distinct()
        .limit(most)
    )
    return [row.help_request_id for row in query]
