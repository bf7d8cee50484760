"""The town on a database of either kind, and a carrier client that does not wait long."""

from collections.abc import Iterator

import pytest
import redis
import requests
from flask import Flask

from hotline import services
from hotline.delivery.senders import twilio
from hotline.work import queue

from ..support.databases import bound_to, database_url, make_database, postgres_server, postgres_url
from ..support.world import World, the_town

__all__ = ["database_url", "make_database", "postgres_server", "postgres_url"]

SHORT_S = 0.5


@pytest.fixture
def world(app: Flask, carrier: str, broker_url: str, database_url: str) -> Iterator[World]:
    """A town to talk to, once on SQLite and once on PostgreSQL; the carrier sends no receipts by itself."""
    queue.use(broker_url)
    redis.Redis.from_url(broker_url).flushall()
    requests.post(f"{carrier}/phonebox/reset", timeout=10).raise_for_status()
    requests.post(f"{carrier}/phonebox/faults", json={"kind": "drop", "where": "callback"}, timeout=10)
    with bound_to(database_url):
        yield World(app, carrier, broker_url, the_town())


@pytest.fixture
def impatient(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The carrier's client gives up soon, so that a test of a time-out need not wait."""
    monkeypatch.setattr(twilio, "TIMEOUT_S", SHORT_S)
    settings = services.current().settings
    sender = twilio.TwilioSender(
        settings.twilio_account_sid, settings.twilio_auth_token, settings.twilio_api_base_url
    )
    monkeypatch.setattr(services.current(), "sender", sender)
