"""What people look at: the lists that the commands print and the board of the status page. Reads only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from peewee import fn

from hotline.records import numbers
from hotline.records.states import FINISHED, OPEN, Attention, OfferState, RequestState
from hotline.records.tables import Change, HelpRequest, Message, Offer, Resident, Town, Volunteer

FINISHED_SHOWN = timedelta(hours=24)
UNKNOWN_TEXTS_SHOWN = timedelta(days=7)
# A change committed late may carry a lower id than one already seen; summing the last few notices it.
CHANGES_SUMMED = 50

# Who was reached: an offer that never left asked nobody.
NOT_ASKED = (OfferState.QUEUED, OfferState.DROPPED, OfferState.UNDELIVERABLE)
SAID_YES = (OfferState.ACCEPTED, OfferState.DONE)


@dataclass(frozen=True)
class Asked:
    """One volunteer who was offered a help request, and what came back."""

    first_name: str
    distance_m: int
    round: int
    state: OfferState
    words: str
    sent_at: datetime | None
    answered_at: datetime | None


@dataclass(frozen=True)
class Card:
    """One help request as the board shows it."""

    id: int
    reference: str
    state: RequestState
    attention: Attention | None
    need: str
    details: str
    source: str
    address: str | None
    street: str | None
    precision: str | None
    phone: str | None  # only where a coordinator has to reach the resident
    needed: int
    round: int
    next_round_at: datetime | None
    created_at: datetime
    accepted_at: datetime | None
    done_at: datetime | None
    asked: tuple[Asked, ...]

    @property
    def coming(self) -> tuple[Asked, ...]:
        """The volunteers who said yes and hold to it."""
        return tuple(one for one in self.asked if one.state in SAID_YES)

    @property
    def asked_count(self) -> int:
        """How many volunteers have been reached so far."""
        return sum(one.state not in NOT_ASKED for one in self.asked)


@dataclass(frozen=True)
class Board:
    """All that is going on in one town: what to look at, what is open, what ended lately."""

    attention: tuple[Card, ...]
    open: tuple[Card, ...]
    finished: tuple[Card, ...]


def requests(town: Town, state: RequestState | None = None) -> list[dict[str, Any]]:
    """The town's help requests with their offers, newest last, in the shape of `requests list`."""
    wanted = HelpRequest.town == town
    if state is not None:
        wanted &= HelpRequest.state == state
    offers = _offers_of(wanted)
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


def board(town: Town, now: datetime) -> Board:
    """The town's board at `now`: an emergency first, then the longest waiting; finished ones newest first."""
    ended_lately = HelpRequest.state.in_(FINISHED) & (_ended_at() >= now - FINISHED_SHOWN)
    shown = HelpRequest.attention.is_null(False) | HelpRequest.state.in_(OPEN) | ended_lately
    wanted = (HelpRequest.town == town) & shown
    offers = _offers_of(wanted)
    rows = (
        HelpRequest.select(HelpRequest, Resident)
        .join(Resident)
        .where(wanted)
        .order_by(HelpRequest.created_at, HelpRequest.id)
    )
    cards = [_card(row, offers[row.id]) for row in rows]
    attention = [card for card in cards if card.attention]
    calm = [card for card in cards if not card.attention]
    return Board(
        attention=tuple(sorted(attention, key=lambda card: card.attention != Attention.EMERGENCY)),
        open=tuple(card for state in OPEN for card in calm if card.state == state),
        finished=tuple(sorted((card for card in calm if card.state in FINISHED), key=_ended, reverse=True)),
    )


def version(town: Town) -> str:
    """A short text that differs whenever something on the town's board has changed: one indexed query.

    Its part before the dot is the id of the town's newest change.
    """
    last = (
        Change.select(Change.id)
        .where(Change.town == town)
        .order_by(Change.id.desc())
        .limit(CHANGES_SUMMED)
        .alias("last")
    )
    newest, total = Change.select(fn.MAX(last.c.id), fn.SUM(last.c.id)).from_(last).scalar(as_tuple=True)
    return f"{newest or 0}.{total or 0}"


def changed_since(town: Town, change_id: int, most: int) -> list[Card]:
    """The help requests that have changed after the change with this id, latest first, without offers."""
    rows = (
        HelpRequest.select(HelpRequest, Resident)
        .join(Resident)
        .switch(HelpRequest)
        .join(Change, on=(Change.noun == "help_request") & (Change.noun_id == HelpRequest.id))
        .where((Change.town == town) & (Change.id > change_id) & (HelpRequest.town == town))
        .group_by(HelpRequest, Resident)
        .order_by(fn.MAX(Change.id).desc())
        .limit(most)
    )
    return [_card(row, []) for row in rows]


def texts_to_unknown_numbers(now: datetime) -> dict[str, int]:
    """How many texts came lately to each of our numbers that belongs to no town."""
    count = fn.COUNT(Message.id)
    rows: Any = (
        Message.select(Message.our_number, count)
        .where(
            Message.town.is_null()
            & (Message.direction == "in")
            & (Message.created_at >= now - UNKNOWN_TEXTS_SHOWN)
        )
        .group_by(Message.our_number)
        .order_by(Message.our_number)
    )
    return dict(rows.tuples())


def _offers_of(wanted: Any) -> defaultdict[int, list[Offer]]:
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


def _card(row: HelpRequest, offers: Iterable[Offer]) -> Card:
    return Card(
        id=row.id,
        reference=row.reference,
        state=RequestState(row.state),
        attention=Attention(row.attention) if row.attention else None,
        need=row.need,
        details=row.details,
        source=row.source,
        address=row.address,
        street=row.street,
        precision=row.precision,
        phone=numbers.readable(row.resident.phone) if row.attention else None,
        needed=row.needed,
        round=row.round,
        next_round_at=row.next_round_at,
        created_at=row.created_at,
        accepted_at=row.accepted_at,
        done_at=row.done_at,
        asked=tuple(_asked(offer) for offer in offers),
    )


def _asked(offer: Offer) -> Asked:
    return Asked(
        first_name=offer.volunteer.first_name,
        distance_m=offer.distance_m,
        round=offer.round,
        state=OfferState(offer.state),
        words=offer.words,
        sent_at=offer.sent_at,
        answered_at=offer.answered_at,
    )


def _ended_at() -> Any:
    """When a help request ended; a cancelled one keeps only when it began."""
    return fn.COALESCE(HelpRequest.done_at, HelpRequest.created_at)


def _ended(card: Card) -> datetime:
    return card.done_at or card.created_at
