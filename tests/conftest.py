"""What many tests share: a broker, a carrier, an empty database with addresses, and the town to talk to."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
import requests
from flask import Flask

from hotline import services
from hotline.app import create_app
from hotline.config import Settings
from hotline.delivery.senders.twilio import TwilioSender
from hotline.places import importing
from hotline.records import db, migrations

from .phonebox.process import start_process
from .support.broker import running_broker
from .support.world import ACCOUNT_SID, AUTH_TOKEN, NUMBER, PUBLIC_URL, World, make_town, the_town

ADDRESSES = Path(__file__).parent / "support" / "addresses.csv"


@pytest.fixture(scope="session")
def broker_url() -> Iterator[str]:
    with running_broker() as url:
        yield url


@pytest.fixture(scope="session")
def carrier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The local carrier as a process of its own; receipts are dropped, tests of receipts send their own."""
    config = {
        "account_sid": ACCOUNT_SID,
        "auth_token": AUTH_TOKEN,
        "pace": 0,
        "lines": [{"number": NUMBER, "sms_url": f"{PUBLIC_URL}/sms"}],
        "senders": [],
        "handsets": [],
    }
    process, url = start_process(config, tmp_path_factory.mktemp("carrier"))
    yield url
    process.terminate()
    process.wait(10)


@pytest.fixture(scope="session")
def filled_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema, the addresses and the town, copied for each test."""
    path = tmp_path_factory.mktemp("database") / "filled.db"
    opened = db.connect(f"sqlite:///{path}")
    migrations.upgrade()
    with db.connected():
        importing.import_file(ADDRESSES)
        make_town()
    opened.close_all()
    return path


@pytest.fixture(scope="session")
def settings(broker_url: str, carrier: str, filled_database: Path) -> Settings:
    return Settings(
        database_url=f"sqlite:///{filled_database}",
        redis_url=broker_url,
        secret_key="only for the tests, really",
        public_url=PUBLIC_URL,
        twilio_account_sid=ACCOUNT_SID,
        twilio_auth_token=AUTH_TOKEN,
        twilio_api_base_url=carrier,
    )


@pytest.fixture(scope="session")
def application(settings: Settings) -> Flask:
    """The real application; each test binds it to a database of its own."""
    return create_app(settings)


@pytest.fixture(scope="session")
def carrier_client(settings: Settings) -> TwilioSender:
    return TwilioSender(settings.twilio_account_sid, settings.twilio_auth_token, settings.twilio_api_base_url)


@pytest.fixture
def app(application: Flask, settings: Settings, carrier_client: TwilioSender) -> Flask:
    """The application with its own services, whatever a test before has started in this process."""
    services.start(settings).sender = carrier_client
    return application


@pytest.fixture
def world(app: Flask, carrier: str, broker_url: str, filled_database: Path, tmp_path: Path) -> Iterator[World]:
    """A town to talk to."""
    shutil.copy(filled_database, tmp_path / "town.db")
    opened = db.connect(f"sqlite:///{tmp_path / 'town.db'}")
    redis.Redis.from_url(broker_url).flushall()
    requests.post(f"{carrier}/phonebox/reset", timeout=10).raise_for_status()
    requests.post(f"{carrier}/phonebox/faults", json={"kind": "drop", "where": "callback"}, timeout=10)
    with db.connected():
        made = World(app, carrier, broker_url, the_town())
        yield made
        made.come_back()
    opened.close_all()
