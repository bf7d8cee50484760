"""The queue: jobs by dotted name and row id, handed to RQ after the transaction has committed.

The database knows all that is due; the queue makes it happen soon. A lost broker loses seconds.
"""

from enum import StrEnum
from functools import cache
from typing import Any

import redis
import structlog
from redis.backoff import NoBackoff
from redis.retry import Retry
from rq import Queue

from hotline.records.db import database

log = structlog.get_logger()

NAME = "hotline"
# A webhook must not wait for a broker that is away.
CONNECT_TIMEOUT_S, ANSWER_TIMEOUT_S = 0.5, 1.0
JOB_TIMEOUT_S = 30
FAILURES_KEPT_S = 3600


class Job(StrEnum):
    """The jobs there are, by dotted name."""

    SEND_MESSAGE = "hotline.work.jobs.send_message"
    RECONCILE_TEXT = "hotline.work.jobs.reconcile_text"
    START_ROUND = "hotline.work.jobs.start_round"
    CLOSE_REQUEST = "hotline.work.jobs.close_request"
    CORRECTED = "hotline.work.jobs.tell_of_correction"
    LOCATE = "hotline.work.jobs.locate"
    FETCH_RECORDING = "hotline.work.jobs.fetch_recording"
    VOLUNTEER_LEFT = "hotline.work.jobs.volunteer_left"
    HEAR = "hotline.work.jobs.hear"


_broker_url = ""


def use(broker_url: str) -> None:
    """Name the broker; connects at the first job."""
    global _broker_url
    _broker_url = broker_url
    _queue.cache_clear()


@cache
def _queue() -> Queue:
    client = redis.Redis.from_url(
        _broker_url,
        retry=Retry(NoBackoff(), 0),
        socket_connect_timeout=CONNECT_TIMEOUT_S,
        socket_timeout=ANSWER_TIMEOUT_S,
    )
    return Queue(NAME, connection=client, serializer="json", default_timeout=JOB_TIMEOUT_S)


def enqueue(job: Job, row_id: int) -> None:
    """Run `job` on this row soon: once the present transaction has committed, at once outside one."""
    if database.transaction_depth() == 0:
        _push([(job, row_id)])
        return
    waiting = _jobs_of_transaction()
    waiting.append((job, row_id))
    if len(waiting) == 1:
        database.after_commit(lambda: _push(waiting))


def _jobs_of_transaction() -> list[tuple[Job, int]]:
    """What the outermost transaction will hand over; it goes with it when that is rolled back."""
    outermost: Any = database.obj._state.transactions[0]
    jobs: list[tuple[Job, int]] = outermost.__dict__.setdefault("jobs", [])
    return jobs


def _push(jobs: list[tuple[Job, int]]) -> None:
    """Hand jobs to the broker in one round trip, in order and each once."""
    queue = _queue()
    prepared = [
        queue.prepare_data(job.value, (row_id,), result_ttl=0, failure_ttl=FAILURES_KEPT_S)
        for job, row_id in dict.fromkeys(jobs)
    ]
    try:
        queue.enqueue_many(prepared)
    except redis.RedisError as error:
        log.warning("broker away, the clock will find it", jobs=len(jobs), error=str(error))


def is_reachable() -> bool:
    """Whether the broker answers."""
    try:
        return bool(_queue().connection.ping())
    except redis.RedisError:
        return False
