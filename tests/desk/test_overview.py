"""The lists that the commands print: their shape and their order."""

import json
from datetime import UTC, datetime

from hotline.records import overview
from hotline.records.states import RequestState
from hotline.records.tables import Resident, Town

from .rows import ago, make_offer, make_request, make_volunteer

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def test_requests_have_the_shape_others_rely_on(town: Town) -> None:
    request = make_request(town, created_at=NOON, accepted_at=NOON, accepted=1, state="accepted")
    marie = make_volunteer(town)
    offer = make_offer(request, marie, state="accepted", sent_at=NOON, answered_at=NOON)
    expected = {
        "reference": "ABCDEF",
        "town": "saint-aubin",
        "state": "accepted",
        "attention": None,
        "need": "groceries",
        "needs": ["groceries"],
        "when": None,
        "for_whom": None,
        "call_number": None,
        "details": "du pain et du lait",
        "language": "fr",
        "source": "sms",
        "address": "12 rue de Bourgogne, 45000 Saint-Aubin",
        "lat": 47.9,
        "lon": 1.9,
        "precision": "house",
        "needed": 1,
        "accepted": 1,
        "created_at": "2026-06-01T12:00:00+00:00",
        "accepted_at": "2026-06-01T12:00:00+00:00",
        "done_at": None,
        "offers": [
            {
                "volunteer": marie.phone,
                "round": 1,
                "state": "accepted",
                "code": offer.code,
                "distance_m": 320,
                "sent_at": "2026-06-01T12:00:00+00:00",
                "answered_at": "2026-06-01T12:00:00+00:00",
            }
        ],
    }
    assert json.loads(json.dumps(overview.requests(town))) == [expected]


def test_requests_come_newest_last_and_by_state(town: Town) -> None:
    make_request(town, "LATER", created_at=ago(1))
    make_request(town, "EARLIER", created_at=ago(9), state=RequestState.DONE)
    assert [row["reference"] for row in overview.requests(town)] == ["EARLIER", "LATER"]
    assert [row["reference"] for row in overview.requests(town, RequestState.DONE)] == ["EARLIER"]


def test_volunteers(town: Town) -> None:
    marie = make_volunteer(town, radius_m=2500, needs=["meal"], address="3 rue Neuve")
    assert overview.volunteers(town) == [
        {
            "name": "Marie",
            "phone": marie.phone,
            "state": "active",
            "line": "mobile",
            "languages": ["fr"],
            "needs": ["meal"],
            "radius_km": 2.5,
            "address": "3 rue Neuve",
            "lat": 47.9,
            "lon": 1.9,
        }
    ]


def test_somebody_without_a_number_is_listed_like_everybody(town: Town) -> None:
    request = make_request(town)
    Resident.update(phone=None).execute()
    assert [row["reference"] for row in overview.requests(town)] == [request.reference]
