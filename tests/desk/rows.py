"""Plain helpers that make the rows a test is about; every name and number is invented."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from hotline.records import changes, coordinators
from hotline.records.coordinators import Role
from hotline.records.states import OfferState, RequestState
from hotline.records.tables import Coordinator, HelpRequest, Message, Offer, Resident, Town, Volunteer

PASSWORD = "trois pommes mûres"
NUMBERS = count(1)


def ago(minutes: float) -> datetime:
    return datetime.now(UTC) - timedelta(minutes=minutes)


def next_phone() -> str:
    return f"+336399{80000 + next(NUMBERS):05}"


def make_town(slug: str = "saint-aubin", name: str = "Saint-Aubin", number: str = "+33261910000") -> Town:
    return Town.create(slug=slug, name=name, number=number, latitude=47.9, longitude=1.9)


def make_coordinator(town: Town, email: str = "odile@saint-aubin.example", **values: Any) -> Coordinator:
    role = values.pop("role", Role.COORDINATOR)
    coordinator, _ = coordinators.add(town, email, role, PASSWORD, now=ago(0))
    return coordinator


def make_volunteer(town: Town, first_name: str = "Marie", **values: Any) -> Volunteer:
    defaults = {
        "phone": next_phone(),
        "line": "mobile",
        "state": "active",
        "languages": ["fr"],
        "needs": [],
        "latitude": 47.9,
        "longitude": 1.9,
        "consent": "import",
        "consent_at": ago(1000),
    }
    return Volunteer.create(town=town, first_name=first_name, **(defaults | values))


def make_request(town: Town, reference: str = "ABCDEF", **values: Any) -> HelpRequest:
    resident = Resident.create(town=town, phone=next_phone(), line="mobile", language="fr")
    defaults = {
        "state": RequestState.SEARCHING,
        "need": "groceries",
        "details": "du pain et du lait",
        "language": "fr",
        "source": "sms",
        "address": "12 rue de Bourgogne, 45000 Saint-Aubin",
        "street": "Rue de Bourgogne",
        "latitude": 47.9,
        "longitude": 1.9,
        "precision": "house",
        "password": "tulipe",
        "created_at": ago(12),
    }
    return HelpRequest.create(town=town, resident=resident, reference=reference, **(defaults | values))


def make_offer(request: HelpRequest, volunteer: Volunteer, **values: Any) -> Offer:
    defaults = {"round": 1, "state": OfferState.SENT, "distance_m": 320, "sent_at": ago(10)}
    values = defaults | values
    return Offer.create(
        town=request.town,
        help_request=request,
        volunteer=volunteer,
        code=str(1000 + next(NUMBERS)),
        **values,
    )


def text_to_nobody(our_number: str = "+33639989999") -> Message:
    return Message.create(
        direction="in",
        state="received",
        phone=next_phone(),
        our_number=our_number,
        body="Bonjour",
        purpose="unknown",
    )


def change(request: HelpRequest, state: RequestState, **values: Any) -> None:
    """Move a help request and put it on record, as the module that owns it does."""
    before = request.state
    for name, value in {"state": state, **values}.items():
        setattr(request, name, value)
    request.save()
    changes.record(request, before, state, who="test", now=ago(0), help_request_id=request.id)
