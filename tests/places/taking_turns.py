"""A worker that wants to ask a geocoder outside: run in processes of its own, so it imports little."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

from hotline.records import db, geocoder_turns

EVERY = timedelta(milliseconds=10)
THREADS, TURNS = 3, 4


def work(url: str, service: str) -> list[datetime]:
    """One worker process with some threads; when each of their turns was taken."""
    pool = db.connect(url)
    with ThreadPoolExecutor(THREADS) as threads:
        taken = list(threads.map(_take_turns, [service] * THREADS))
    pool.close_all()
    return [moment for each in taken for moment in each]


def _take_turns(service: str) -> list[datetime]:
    taken: list[datetime] = []
    with db.connected():
        while len(taken) < TURNS:
            now = datetime.now(UTC)
            if geocoder_turns.take(service, now, EVERY) is None:
                taken.append(now)
            time.sleep(0.001)
    return taken
