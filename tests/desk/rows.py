"""Plain helpers that make the rows a test is about; every name and number is invented."""

import wave
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import count
from typing import Any

from hotline.records import changes, coordinators
from hotline.records.call_tables import Call, Recording
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


def make_call(town: Town, phone: str | None = "+33261910042") -> Call:
    number = next(NUMBERS)
    return Call.create(
        town=town,
        direction="in",
        state="completed",
        call_sid=f"CA{number}",
        reference=f"call-{number}",
        phone=phone,
        flow="resident",
        facts={},
        language="fr",
    )


def make_recording(town: Town, request: HelpRequest | None = None, **values: Any) -> Recording:
    """What somebody left after the beep: 32 seconds, kept here."""
    call = make_call(town, values.pop("phone", "+33261910042"))
    defaults = {
        "state": "kept",
        "carrier_sid": f"RE{next(NUMBERS)}",
        "seconds": 32,
        "sound": spoken(1),
        "content_type": "audio/x-wav",
        "consent_at": ago(5),
        "erase_at": ago(-1000),
        "created_at": ago(5),
    }
    return Recording.create(town=town, call=call, help_request=request, **(defaults | values))


def spoken(seconds: int) -> bytes:
    """A soft hum of this length as a WAV file, as telephones sound: 8000 samples a second."""
    file = BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", ""))
        sound.writeframes(bytes(range(128, 148)) * 400 * seconds)
    return file.getvalue()


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
