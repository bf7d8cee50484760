"""The outside world, built once in a process: settings, logs, database, broker, carrier; and who hears answers."""

from dataclasses import dataclass
from datetime import datetime

from hotline import config, logs
from hotline.config import Settings
from hotline.delivery.senders import Sender
from hotline.dispatch import answers, rounds
from hotline.dispatch.answers import Answer
from hotline.intake.inbox import Answers
from hotline.intake.understanding.replies import Reply
from hotline.places import outside
from hotline.records import db
from hotline.records.tables import Volunteer
from hotline.work import queue


@dataclass
class Services:
    """What a process of hotline needs beside the code."""

    settings: Settings

    # The carrier; its client is heavy, so only the worker builds it.
    sender: Sender | None = None


_services: Services | None = None


def start(settings: Settings | None = None) -> Services:
    """Bind database, queue and geocoder to the settings; call once in a process."""
    global _services
    loaded = settings or config.load()
    logs.start()
    db.connect(loaded.database_url)
    queue.use(loaded.broker_url)
    outside.use(loaded.hotline_geocoder, loaded.public_url, loaded.secret_key)
    _services = Services(loaded)
    return _services


def current() -> Services:
    """The services of this process."""
    if _services is None:
        return start()
    return _services


def sender() -> Sender:
    """The carrier's client of this process, which must be a worker."""
    found = current().sender
    if found is None:
        raise RuntimeError("only a worker sends: this process has no carrier client")
    return found


def _answer(volunteer: Volunteer, reply: Reply, polite: bool, muted: bool, now: datetime) -> Answer:
    return Answer(volunteer, reply.meaning, reply.code, reply.rest, reply.language, polite, muted, now)


ANSWERS = Answers(
    hear=lambda *said: answers.hear(_answer(*said)),
    hear_late=lambda *said: answers.hear_late(_answer(*said)),
    resumed=rounds.resumed,
    joined=lambda volunteer, now: rounds.somebody_is_free(volunteer.town, now),
)
