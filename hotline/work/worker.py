"""The worker: runs the queue's jobs one after the other in this process; importing them anew is slow."""

import redis
from rq import Queue, SimpleWorker
from rq.utils import import_attribute

from hotline import services
from hotline.delivery.senders.twilio import TwilioSender
from hotline.services import Services
from hotline.work import jobs as jobs  # imported once, here, so that no job has to
from hotline.work import queue
from hotline.work.queue import Job


def make(world: Services) -> SimpleWorker:
    """A worker on our queue with a carrier client; every job it may be given is there."""
    for job in Job:
        import_attribute(job.value)
    settings = world.settings
    if world.sender is None:
        world.sender = TwilioSender(
            settings.twilio_account_sid, settings.twilio_auth_token, settings.twilio_api_base_url
        )
    connection = redis.Redis.from_url(settings.broker_url)
    waiting = Queue(queue.NAME, connection=connection, serializer="json")
    return SimpleWorker([waiting], connection=connection, serializer="json", log_job_description=False)


def run() -> None:
    """Work until told to stop; a job that runs is finished first."""
    make(services.current()).work(with_scheduler=False, logging_level="WARNING")
