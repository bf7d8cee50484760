"""What is read of help requests: the shape of the lists, the order of the board, few queries, the version."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import pytest

from hotline.records import overview
from hotline.records.states import RequestState
from hotline.records.tables import Change, Town

from .conftest import Database
from .rows import ago, change, make_offer, make_request, make_town, make_volunteer, text_to_nobody

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


@contextmanager
def counted_queries(opened: Database) -> Iterator[list[str]]:
    seen: list[str] = []
    opened.connection().set_trace_callback(seen.append)
    yield seen
    opened.connection().set_trace_callback(None)


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


def test_the_board_shows_what_needs_attention_first(town: Town) -> None:
    make_request(town, "ACCEPTED", state="accepted", created_at=ago(90))
    make_request(town, "YOUNGER", created_at=ago(5))
    make_request(town, "OLDER", created_at=ago(50))
    make_request(town, "UNPLACED", state="unplaced", created_at=ago(1))
    make_request(town, "NOBODY", attention="nobody_found", created_at=ago(70))
    make_request(town, "EMERGENCY", attention="emergency", created_at=ago(2))
    make_request(town, "DONE", state="done", done_at=ago(60), created_at=ago(2000))
    make_request(town, "CANCELLED", state="cancelled", created_at=ago(30))
    make_request(town, "LONG AGO", state="done", done_at=ago(1500), created_at=ago(2000))
    board = overview.board(town, ago(0))
    assert [card.reference for card in board.attention] == ["EMERGENCY", "NOBODY"]
    assert [card.reference for card in board.open] == ["UNPLACED", "OLDER", "YOUNGER", "ACCEPTED"]
    assert [card.reference for card in board.finished] == ["CANCELLED", "DONE"]


def test_a_card_knows_who_was_reached_and_who_comes(town: Town) -> None:
    request = make_request(town)
    for state in ("queued", "dropped", "undeliverable", "sent", "lapsed", "accepted"):
        make_offer(request, make_volunteer(town, state), state=state)
    card = overview.board(town, ago(0)).open[0]
    assert card.asked_count == 3
    assert [one.first_name for one in card.coming] == ["accepted"]


def test_towns_do_not_mix(town: Town) -> None:
    other = make_town("beaulieu", "Beaulieu", "+33261910001")
    request = make_request(other)
    make_offer(request, make_volunteer(other))
    before = overview.version(town)
    change(request, RequestState.CANCELLED)
    assert overview.version(town) == before
    assert overview.requests(town) == overview.volunteers(town) == []
    assert overview.board(town, ago(0)) == overview.Board((), (), ())
    assert overview.changed_since(town, 0, 10) == []


@pytest.mark.parametrize("read", [overview.requests, lambda town: overview.board(town, ago(0))])
def test_more_rows_take_no_more_queries(opened: Database, town: Town, read: Callable[[Town], Any]) -> None:
    volunteers = [make_volunteer(town) for _ in range(5)]
    for number in range(8):
        request = make_request(town, f"R{number}")
        for volunteer in volunteers:
            make_offer(request, volunteer)
    with counted_queries(opened) as seen:
        read(town)
    assert len(seen) == 2


def test_the_version_changes_with_every_change(town: Town) -> None:
    request = make_request(town)
    first = overview.version(town)
    assert overview.version(town) == first
    change(request, RequestState.ACCEPTED)
    assert overview.version(town) != first


def test_the_version_notices_a_change_that_was_committed_late(opened: Database, town: Town) -> None:
    request = make_request(town)
    for _ in range(3):
        change(request, RequestState.SEARCHING)
    late = Change.get_by_id(2)
    late.delete_instance()
    before = overview.version(town)
    late.save(force_insert=True)
    assert overview.version(town) != before


def test_the_version_is_one_query(opened: Database, town: Town) -> None:
    with counted_queries(opened) as seen:
        overview.version(town)
    assert len(seen) == 1


def test_what_changed_since(town: Town) -> None:
    first, second, third = (make_request(town, name) for name in ("FIRST", "SECOND", "THIRD"))
    for request in (first, second, third, first):
        change(request, RequestState.SEARCHING)
    assert [card.reference for card in overview.changed_since(town, 1, 2)] == ["FIRST", "THIRD"]


def test_texts_to_unknown_numbers_are_counted(town: Town) -> None:
    text_to_nobody()
    text_to_nobody()
    assert overview.texts_to_unknown_numbers(ago(0)) == {"+33639989999": 2}
