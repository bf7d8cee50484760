"""Volunteers: the registered neighbours, their states, and who may be asked now."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from peewee import JOIN, fn

from hotline.records import changes, numbers, prepared
from hotline.records.location import Location
from hotline.records.moves import move
from hotline.records.states import OPEN, VOLUNTEER_MOVES, OfferState, VolunteerState
from hotline.records.tables import HelpRequest, Offer, Town, Volunteer

METRES_PER_DEGREE = 111_000
DAY = timedelta(days=1)
GONE = (VolunteerState.STOPPED, VolunteerState.BLOCKED)


def by_phone(town: Town, phone: str) -> Volunteer | None:
    """The volunteer with this number in this town."""
    return prepared.find(Volunteer, town=town, phone=phone)


def by_id(volunteer_id: int) -> Volunteer | None:
    """The volunteer with this id."""
    found: Volunteer | None = Volunteer.get_or_none(Volunteer.id == volunteer_id)
    return found


def register(
    town: Town,
    *,
    phone: str,
    first_name: str,
    location: Location,
    needs: Sequence[str],
    languages: Sequence[str],
    radius_m: int,
    consent: str,
    now: datetime,
    state: VolunteerState = VolunteerState.ACTIVE,
) -> bool:
    """Add a volunteer, or bring what is known of one up to date; whether anything changed."""
    values: dict[str, Any] = {
        "first_name": first_name,
        "needs": list(needs),
        "languages": list(languages),
        "radius_m": radius_m,
        "address": location.address,
        "latitude": location.latitude,
        "longitude": location.longitude,
    }
    known = by_phone(town, phone)
    if known is None:
        _add(town, phone, state, values, consent, now)
        return True
    if all(getattr(known, name) == value for name, value in values.items()):
        return False
    Volunteer.update(**values).where(Volunteer.id == known.id).execute()
    return True


def _add(
    town: Town, phone: str, state: VolunteerState, values: dict[str, Any], consent: str, now: datetime
) -> None:
    added = Volunteer.create(
        town=town,
        phone=phone,
        line=numbers.line_of(phone),
        state=state,
        consent=consent,
        consent_at=now,
        created_at=now,
        **values,
    )
    changes.record(added, None, state, who=consent, now=now)


def set_state(volunteer: Volunteer, target: VolunteerState, *, who: str, now: datetime, why: str = "") -> bool:
    """Move the volunteer to `target` if that is allowed from where they are."""
    return move(volunteer, target, VOLUNTEER_MOVES, who=who, now=now)


def is_landline(town: Town, phone: str) -> None:
    """Remember that this number can't be texted."""
    Volunteer.update(line=numbers.Line.LANDLINE).where(
        (Volunteer.town == town) & (Volunteer.phone == phone)
    ).execute()


def may_be_asked(request: HelpRequest, now: datetime) -> list[Volunteer]:
    """Active volunteers of the town who are free, not capped and not yet asked for `request`.

    Distance and needs are not looked at here; a wide box around the place keeps the list short.
    """
    town: Town = request.town
    reach = fn.COALESCE(Volunteer.select(fn.MAX(Volunteer.radius_m)).where(Volunteer.town == town), 0)
    margin = reach / float(METRES_PER_DEGREE)
    asked = Offer.select(Offer.volunteer).where(Offer.help_request == request)
    query = Volunteer.select().where(
        (Volunteer.town == town)
        & (Volunteer.state == VolunteerState.ACTIVE)
        & (Volunteer.latitude.between(request.latitude - margin, request.latitude + margin))
        & (Volunteer.phone != (request.resident.phone or ""))
        & Volunteer.id.not_in(asked)
        & Volunteer.id.not_in(_busy(town))
        & Volunteer.id.not_in(_capped(town, now))
    )
    return list(query)


def _busy(town: Town) -> Any:
    """Those who have accepted as much as the town allows at once and not done it yet."""
    return (
        Offer.select(Offer.volunteer)
        .join(HelpRequest, JOIN.INNER)
        .where((Offer.town == town) & (Offer.state == OfferState.ACCEPTED) & HelpRequest.state.in_(OPEN))
        .group_by(Offer.volunteer)
        .having(fn.COUNT(Offer.id) >= town.tasks_at_once)
    )


def _capped(town: Town, now: datetime) -> Any:
    """Those who were offered as much as the town allows in the last 24 hours."""
    return (
        Offer.select(Offer.volunteer)
        .where((Offer.town == town) & (Offer.queued_at > now - DAY))
        .group_by(Offer.volunteer)
        .having(fn.COUNT(Offer.id) >= town.offers_per_day)
    )
