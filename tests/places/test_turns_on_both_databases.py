"""However many workers there are, a geocoder outside is asked by one of them at a time: SQLite and PostgreSQL."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hotline.records import geocoder_answers, geocoder_turns
from hotline.records.place_tables import GeocoderAnswer, GeocoderTurn

from ..support.databases import bound_to, database_url, make_database, postgres_server
from .taking_turns import EVERY, THREADS, TURNS, work

__all__ = ["database_url", "make_database", "postgres_server"]

WORKERS = 2


def test_no_two_turns_are_nearer_than_the_service_allows(database_url: str) -> None:
    with ProcessPoolExecutor(WORKERS, multiprocessing.get_context("spawn")) as processes:
        working = [processes.submit(work, database_url, "http://geocoder.example") for _ in range(WORKERS)]
        moments = sorted(moment for each in working for moment in each.result())
    assert len(moments) == WORKERS * THREADS * TURNS
    assert all(later - earlier >= EVERY for earlier, later in pairwise(moments))


def test_a_failure_and_an_answer_are_known_to_everybody(database_url: str) -> None:
    now = datetime.now(UTC)
    later = now + timedelta(seconds=30)
    with bound_to(database_url):
        assert geocoder_turns.take("one", now, EVERY) is None
        geocoder_turns.leave_alone("one", later, "away")
        geocoder_turns.leave_alone("one", now, "busy")
        assert geocoder_turns.take("one", now, EVERY) == geocoder_turns.Wait(later, "busy")
        assert geocoder_turns.take("two", now, EVERY) is None, "another service has turns of its own"
        assert geocoder_turns.take("one", later, EVERY) is None
        geocoder_turns.has_answered("one")
        assert GeocoderTurn.get_by_id("one").failure is None
        for found in ([{"city": "Olivet"}], []):
            geocoder_answers.keep("key", found, later)
            assert geocoder_answers.of("key", now) == found
        geocoder_answers.erase(later)
        assert GeocoderAnswer.select().count() == 0
