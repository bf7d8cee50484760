"""An application with the pages alone, on a database of its own."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient

from hotline import desk
from hotline.flows import loader
from hotline.records.db import connect, database
from hotline.records.schema import TABLES
from hotline.records.tables import Coordinator, Town

from .rows import PASSWORD, make_coordinator, make_town

FLOW = """
name = "welcome"
start = "hello"

[steps.hello]
kind = "say"
next = "again"
say.fr = "Bonjour, ici {town}."
say.en = "Hello, this is {town}."
sound.fr = "accueil"
sound.en = "welcome"

[steps.again]
kind = "say"
next = "goodbye"
say.fr = "Une autre phrase."
sound.fr = "accueil"

[steps.goodbye]
kind = "end"
say.fr = "Au revoir."
"""

Database = Any  # of the pooled kind, which has no stubs


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Database]:
    """An empty database with all tables."""
    opened: Database = connect(f"sqlite:///{tmp_path}/desk.db")
    # The pool hands a connection from one thread of the server to the next.
    opened.connect_params["check_same_thread"] = False
    opened.connect()
    opened.create_tables(TABLES)
    yield opened
    opened.close_all()


@pytest.fixture
def app(opened: Database) -> Flask:
    """The pages, with a connection for each HTTP request."""
    app = Flask("pages")
    app.config.update(SECRET_KEY="only for tests", PUBLIC_URL="http://localhost", TESTING=True)

    @app.before_request
    def connect_database() -> None:
        database.connect(reuse_if_open=True)

    @app.teardown_request
    def close_database(error: BaseException | None) -> None:
        database.close()

    desk.register(app)
    return app


@pytest.fixture
def town(opened: Database) -> Town:
    return make_town()


@pytest.fixture
def coordinator(town: Town) -> Coordinator:
    return make_coordinator(town)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser that reads French; forged forms have tests of their own."""
    app.config["WTF_CSRF_ENABLED"] = False
    client = app.test_client()
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "fr-FR,fr"
    return client


@pytest.fixture
def signed_in(client: FlaskClient, coordinator: Coordinator) -> FlaskClient:
    """The same browser after its reader has signed in."""
    answer = client.post("/desk/login", data={"email": coordinator.email, "password": PASSWORD})
    assert answer.location == "/desk/"
    return client


@pytest.fixture
def flows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the only flow there is; it names a sound in each language."""
    folder = tmp_path / "flows"
    folder.mkdir()
    (folder / "welcome.toml").write_text(FLOW, encoding="utf-8")
    monkeypatch.setattr(loader, "FOLDER", folder)
    loader.load.cache_clear()
    yield folder
    loader.load.cache_clear()
