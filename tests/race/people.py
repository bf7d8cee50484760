"""The people of a race: volunteers who all have an open offer of the same help request."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hotline.dispatch import closing
from hotline.records import help_requests, offers, residents, volunteers
from hotline.records.db import database
from hotline.records.location import Location
from hotline.records.states import Need, OfferState, Precision, RequestState
from hotline.records.tables import HelpRequest, Message, Offer, Resident, Volunteer

from ..support.world import CENTER, the_town

HOUSE = Location("1 rue Royale, 45000 Orléans", "rue Royale", *CENTER, Precision.HOUSE, 1.0)
ODETTE = "+33639980001"


def now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


def phone_of(number: int) -> str:
    """The number of one of up to a hundred volunteers, from those reserved for fiction."""
    return f"+3363998{9900 + number if number < 90 else 9700 + number:04d}"


def register(count: int) -> list[Volunteer]:
    """So many active volunteers around the town's centre."""
    town = the_town()
    for number in range(count):
        volunteers.register(
            town,
            phone=phone_of(number),
            first_name=f"V{number}",
            location=HOUSE,
            needs=[],
            languages=["fr"],
            radius_m=3000,
            consent="import",
            now=now(),
        )
    return list(Volunteer.select().order_by(Volunteer.id))


def resident(phone: str = ODETTE) -> Resident:
    """Somebody who needs help."""
    return residents.known_or_new(the_town(), phone, "fr", now())


def offered_to(
    people: Sequence[Volunteer], *, needed: int = 1, state: OfferState = OfferState.SENT
) -> HelpRequest:
    """A searching help request that all of them have been offered."""
    with database.atomic():
        request = help_requests.open_request(
            resident(),
            need=Need.GROCERIES,
            details="du pain",
            language="fr",
            source="sms",
            password="tilleul",
            location=HOUSE,
            now=now(),
        )
        HelpRequest.update(needed=needed).where(HelpRequest.id == request.id).execute()
        for offer in offers.create_round(request, [(one, 100) for one in people], now()):
            if state != OfferState.QUEUED:
                offers.settle(offer, state, who="carrier", now=now())
    return HelpRequest.get_by_id(request.id)


def count_offers(request: HelpRequest, state: OfferState) -> int:
    """How many offers of a help request are in one state."""
    return len(offers.of_request(request, (state,)))


def put_away(request: HelpRequest) -> None:
    """End a race, so that nothing of it is open when the next begins."""
    fresh = HelpRequest.get_by_id(request.id)
    with database.atomic():
        help_requests.cancel(fresh, who="test", now=now())
        closing.close(fresh.id, now())


def let_a_day_pass() -> None:
    """Whoever had dozens of replies in a few minutes would hear no more: the guard against loops forgets."""
    Message.update(created_at=now() - timedelta(days=1)).where(Message.purpose == "reply").execute()


def is_consistent(request: HelpRequest) -> bool:
    """Whether the help request and its offers tell the same story."""
    fresh = HelpRequest.get_by_id(request.id)
    accepted = Offer.select().where((Offer.help_request == fresh) & (Offer.state == OfferState.ACCEPTED)).count()
    if fresh.state == RequestState.ACCEPTED:
        return bool(accepted == fresh.accepted == fresh.needed)
    if fresh.state == RequestState.SEARCHING:
        return bool(accepted == fresh.accepted < fresh.needed)
    return bool(accepted == 0)


def close(request: HelpRequest) -> None:
    """What the worker does with a cancelled help request."""
    closing.close(request.id, now())
