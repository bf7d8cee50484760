"""What the commands print: a town's help requests and its volunteers. Reads only."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from hotline.records.states import RequestState
from hotline.records.tables import HelpRequest, Offer, Resident, Town, Volunteer
from hotline.records.wishes import needs_of, window_of


def requests(town: Town, state: RequestState | None = None) -> list[dict[str, Any]]:
    """The town's help requests with their offers, newest last, in the shape of `requests list`."""
    wanted = HelpRequest.town == town
    if state is not None:
        wanted &= HelpRequest.state == state
    offers = offers_of(wanted)
    rows = (
        HelpRequest.select(HelpRequest, Resident)
        .join(Resident)
        .where(wanted)
        .order_by(HelpRequest.created_at, HelpRequest.id)
    )
    return [_request_entry(row, town, offers[row.id]) for row in rows]


def volunteers(town: Town) -> list[dict[str, Any]]:
    """The town's volunteers by name, in the shape of `volunteers list`."""
    rows = Volunteer.select().where(Volunteer.town == town).order_by(Volunteer.first_name, Volunteer.id)
    return [
        {
            "name": row.first_name,
            "phone": row.phone,
            "state": row.state,
            "line": row.line,
            "languages": row.languages,
            "needs": row.needs,
            "radius_km": row.radius_m / 1000,
            "address": row.address,
            "lat": row.latitude,
            "lon": row.longitude,
        }
        for row in rows
    ]


def offers_of(wanted: Any) -> defaultdict[int, list[Offer]]:
    """The offers of the wanted help requests with their volunteers, by help request, in order of asking."""
    rows = (
        Offer.select(Offer, Volunteer)
        .join(Volunteer)
        .switch(Offer)
        .join(HelpRequest)
        .where(wanted)
        .order_by(Offer.round, Offer.distance_m, Offer.id)
    )
    offers: defaultdict[int, list[Offer]] = defaultdict(list)
    for row in rows:
        offers[row.help_request_id].append(row)
    return offers


def _request_entry(row: HelpRequest, town: Town, offers: Iterable[Offer]) -> dict[str, Any]:
    return {
        "reference": row.reference,
        "town": town.slug,
        "state": row.state,
        "attention": row.attention,
        "need": row.need,
        "needs": list(needs_of(row)),
        "when": _when(row),
        "for_whom": row.for_whom,
        "call_number": row.call_number,
        "details": row.details,
        "language": row.language,
        "source": row.source,
        "address": row.address,
        "lat": row.latitude,
        "lon": row.longitude,
        "precision": row.precision,
        "needed": row.needed,
        "accepted": row.accepted,
        "created_at": _iso(row.created_at),
        "accepted_at": _iso(row.accepted_at),
        "done_at": _iso(row.done_at),
        "offers": [_offer_entry(offer) for offer in offers],
    }


def _when(row: HelpRequest) -> dict[str, str | None] | None:
    """When it is wanted and how urgent it is; None when neither was said."""
    window = window_of(row)
    if window is None and row.urgency is None:
        return None
    return {
        "from": _iso(window.earliest) if window else None,
        "until": _iso(window.latest) if window else None,
        "urgency": row.urgency,
    }


def _offer_entry(offer: Offer) -> dict[str, Any]:
    return {
        "volunteer": offer.volunteer.phone,
        "round": offer.round,
        "state": offer.state,
        "code": offer.code,
        "distance_m": offer.distance_m,
        "sent_at": _iso(offer.sent_at),
        "answered_at": _iso(offer.answered_at),
    }


def _iso(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat() if moment else None
