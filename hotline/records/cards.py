"""A help request, and what a caller has left after the beep, as the status page shows them."""

import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hotline.records import numbers
from hotline.records.call_tables import Recording
from hotline.records.states import Attention, OfferState, RecordingState, RequestState
from hotline.records.tables import HelpRequest, Offer
from hotline.records.windows import Window
from hotline.records.wishes import needs_of, window_of

# Who was reached: an offer that never left asked nobody.
NOT_ASKED = (OfferState.QUEUED, OfferState.DROPPED, OfferState.UNDELIVERABLE)
SAID_YES = (OfferState.ACCEPTED, OfferState.DONE)
HERE = (RecordingState.FETCHED, RecordingState.KEPT)


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
class Recorded:
    """One recording, without its sound."""

    id: int
    state: RecordingState
    seconds: int
    phone: str | None  # the caller's, readable; None when withheld
    created_at: datetime

    @property
    def is_here(self) -> bool:
        """Whether its sound can be played."""
        return self.state in HERE


@dataclass(frozen=True)
class Card:
    """One help request as the board shows it."""

    id: int
    reference: str
    state: RequestState
    attention: Attention | None
    needs: tuple[str, ...]
    window: Window | None  # when it is wanted
    urgency: str | None
    for_whom: str | None
    details: str
    source: str
    address: str | None
    street: str | None
    precision: str | None
    said_address: str | None  # her words, for which no place was found at once
    locate_at: datetime | None
    locate_failure: str | None
    phone: str | None  # only where a coordinator has to reach the resident; None too when nobody knows it
    call_number: str | None  # whom to call in her place
    needed: int
    round: int
    next_round_at: datetime | None
    created_at: datetime
    accepted_at: datetime | None
    done_at: datetime | None
    asked: tuple[Asked, ...]
    recordings: tuple[Recorded, ...]

    @property
    def waits_for_place(self) -> bool:
        """Whether a coordinator who knows where it is can have it searched for there."""
        return self.state == RequestState.UNPLACED and self.attention != Attention.EMERGENCY

    @property
    def mark_of_words(self) -> str:
        """Differs when other words were said for the address: a form filled with the old ones is stale."""
        return f"{zlib.crc32((self.said_address or '').encode()):x}"

    @property
    def coming(self) -> tuple[Asked, ...]:
        """The volunteers who said yes and hold to it."""
        return tuple(one for one in self.asked if one.state in SAID_YES)

    @property
    def asked_count(self) -> int:
        """How many volunteers have been reached so far."""
        return sum(one.state not in NOT_ASKED for one in self.asked)


def card(row: HelpRequest, offers: Iterable[Offer], recordings: Iterable[Recording]) -> Card:
    """The card of a help request that was read with its resident."""
    return Card(
        id=row.id,
        reference=row.reference,
        state=RequestState(row.state),
        attention=Attention(row.attention) if row.attention else None,
        needs=needs_of(row),
        window=window_of(row),
        urgency=row.urgency,
        for_whom=row.for_whom,
        details=row.details,
        source=row.source,
        address=row.address,
        street=row.street,
        precision=row.precision,
        said_address=row.said_address,
        locate_at=row.locate_at,
        locate_failure=row.locate_failure,
        phone=_readable(row.resident.phone) if row.attention else None,
        call_number=_readable(row.call_number),
        needed=row.needed,
        round=row.round,
        next_round_at=row.next_round_at,
        created_at=row.created_at,
        accepted_at=row.accepted_at,
        done_at=row.done_at,
        asked=tuple(_asked(offer) for offer in offers),
        recordings=tuple(recorded(recording) for recording in recordings),
    )


def recorded(row: Recording) -> Recorded:
    """A recording that was read with its call."""
    return Recorded(
        id=row.id,
        state=RecordingState(row.state),
        seconds=row.seconds,
        phone=_readable(row.call.phone),
        created_at=row.created_at,
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


def _readable(phone: str | None) -> str | None:
    return numbers.readable(phone) if phone else None
