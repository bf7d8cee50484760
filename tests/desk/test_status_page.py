"""What is read for the status page: the order of the board, its recordings, few queries, the version."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from hotline.records import overview, recordings, status_page
from hotline.records.states import RequestState
from hotline.records.tables import Change, Town

from .conftest import Database
from .rows import (
    ago,
    change,
    make_call,
    make_offer,
    make_recording,
    make_request,
    make_town,
    make_volunteer,
    spoken,
    text_to_nobody,
)


@contextmanager
def counted_queries(opened: Database) -> Iterator[list[str]]:
    seen: list[str] = []
    opened.connection().set_trace_callback(seen.append)
    yield seen
    opened.connection().set_trace_callback(None)


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
    board = status_page.board(town, ago(0))
    assert [card.reference for card in board.attention] == ["EMERGENCY", "NOBODY"]
    assert [card.reference for card in board.open] == ["UNPLACED", "OLDER", "YOUNGER", "ACCEPTED"]
    assert [card.reference for card in board.finished] == ["CANCELLED", "DONE"]


def test_a_card_knows_who_was_reached_and_who_comes(town: Town) -> None:
    request = make_request(town)
    for state in ("queued", "dropped", "undeliverable", "sent", "lapsed", "accepted"):
        make_offer(request, make_volunteer(town, state), state=state)
    card = status_page.board(town, ago(0)).open[0]
    assert card.asked_count == 3
    assert [one.first_name for one in card.coming] == ["accepted"]


def test_towns_do_not_mix(town: Town) -> None:
    other = make_town("beaulieu", "Beaulieu", "+33261910001")
    request = make_request(other)
    make_offer(request, make_volunteer(other))
    make_recording(other, request)
    make_recording(other)
    before = status_page.version(town)
    change(request, RequestState.CANCELLED)
    assert status_page.version(town) == before
    assert overview.requests(town) == overview.volunteers(town) == []
    assert status_page.board(town, ago(0)) == status_page.Board((), (), (), ())
    assert status_page.changed_since(town, 0, 10) == []


@pytest.mark.parametrize(
    ("read", "queries"), [(overview.requests, 2), (lambda town: status_page.board(town, ago(0)), 3)]
)
def test_more_rows_take_no_more_queries(
    opened: Database, town: Town, read: Callable[[Town], Any], queries: int
) -> None:
    volunteers = [make_volunteer(town) for _ in range(5)]
    for number in range(8):
        request = make_request(town, f"R{number}")
        for volunteer in volunteers:
            make_offer(request, volunteer)
        make_recording(town, request)
    with counted_queries(opened) as seen:
        read(town)
    assert len(seen) == queries


def test_the_version_changes_with_every_change(town: Town) -> None:
    request = make_request(town)
    first = status_page.version(town)
    assert status_page.version(town) == first
    change(request, RequestState.ACCEPTED)
    assert status_page.version(town) != first


def test_the_version_notices_a_change_that_was_committed_late(opened: Database, town: Town) -> None:
    request = make_request(town)
    for _ in range(3):
        change(request, RequestState.SEARCHING)
    late = Change.get_by_id(2)
    late.delete_instance()
    before = status_page.version(town)
    late.save(force_insert=True)
    assert status_page.version(town) != before


def test_the_version_is_one_query(opened: Database, town: Town) -> None:
    with counted_queries(opened) as seen:
        status_page.version(town)
    assert len(seen) == 1


def test_what_changed_since(town: Town) -> None:
    first, second, third = (make_request(town, name) for name in ("FIRST", "SECOND", "THIRD"))
    for request in (first, second, third, first):
        change(request, RequestState.SEARCHING)
    assert [card.reference for card in status_page.changed_since(town, 1, 2)] == ["FIRST", "THIRD"]


def test_texts_to_unknown_numbers_are_counted(town: Town) -> None:
    text_to_nobody()
    text_to_nobody()
    assert status_page.texts_to_unknown_numbers(ago(0)) == {"+33639989999": 2}


def test_a_recording_stands_with_its_help_request_or_on_its_own(town: Town) -> None:
    request = make_request(town)
    first, second = make_recording(town, request), make_recording(town, request)
    alone, newest = make_recording(town, created_at=ago(9)), make_recording(town)
    board = status_page.board(town, ago(0))
    assert [one.id for one in board.open[0].recordings] == [first.id, second.id]
    assert [one.id for one in board.recordings] == [newest.id, alone.id]


def test_a_recording_on_its_own_goes_when_it_is_erased_or_its_time_is_over(town: Town) -> None:
    make_recording(town, state="erased", sound=None)
    make_recording(town, state="lost", sound=None, erase_at=ago(1))
    assert status_page.board(town, ago(0)).recordings == ()


def test_the_version_changes_with_every_move_of_a_recording(town: Town) -> None:
    versions = [status_page.version(town)]
    recording = recordings.announce(make_call(town), "RE1", 32, ago(0), None, ago(0))
    assert recording
    versions.append(status_page.version(town))
    assert recordings.fetched(recording, spoken(1), "audio/wav", ago(0))
    versions.append(status_page.version(town))
    assert recordings.kept_here_only(recording, ago(0))
    versions.append(status_page.version(town))
    recordings.erase(recording, ago(0))
    versions.append(status_page.version(town))
    assert len(set(versions)) == 5
