"""The worker: runs the queue's jobs one after the other in this process; importing them anew is slow."""

import redis
from rq import Queue, SimpleWorker
from rq.utils import import_attribute

from hotline.work import jobs as jobs  # imported once, here, so that no job has to
from hotline.work import queue
from hotline.work.queue import Job


def make(broker_url: str) -> SimpleWorker:
    """A worker on our queue; every job it may be given is there."""
    for job in Job:
        import_attribute(job.value)
    connection = redis.Redis.from_url(broker_url)
    waiting = Queue(queue.NAME, connection=connection, serializer="json")
    return SimpleWorker([waiting], connection=connection, serializer="json", log_job_description=False)


def run(broker_url: str) -> None:
    """Work until told to stop; a job that runs is finished first."""
    make(broker_url).work(with_scheduler=False, logging_level="WARNING")
