"""Databases of the tests' own on SQLite and on PostgreSQL: migrated, with the addresses and the town in them."""

import itertools
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest

from hotline.places import importing
from hotline.records import db, migrations

from .needs import missing
from .postgres import binaries, create_database, running_cluster
from .world import make_town

ADDRESSES = Path(__file__).parent / "addresses.csv"
BOTH = ("sqlite", "postgresql")
MakeDatabase = Callable[[str], str]


@contextmanager
def bound_to(url: str) -> Iterator[None]:
    """The tables are those of this database, open in the test's own process."""
    pool: Any = db.connect(url)
    with db.connected():
        yield
    pool.close_all()


def fill(url: str) -> None:
    """The schema, the addresses and the town."""
    with bound_to(url):
        migrations.upgrade()
        importing.import_file(ADDRESSES)
        make_town()


@contextmanager
def databases(folder: Path, cluster: Callable[[], str]) -> Iterator[MakeDatabase]:
    """Gives a function that makes a filled database of a kind and tells its address."""
    numbers = itertools.count(1)
    filled: set[str] = set()

    def make(kind: str) -> str:
        first = kind not in filled
        filled.add(kind)
        if kind == "sqlite":
            original = folder / "filled.db"
            if first:
                fill(f"sqlite:///{original}")
            copy = folder / f"town-{next(numbers)}.db"
            shutil.copy(original, copy)
            return f"sqlite:///{copy}"
        address = cluster()
        if first:
            fill(create_database(address, "filled"))
        return create_database(address, f"town_{next(numbers)}", template="filled")

    yield make


def empty_database(kind: str, folder: Path, request: pytest.FixtureRequest) -> str:
    """A database without any table."""
    if kind == "sqlite":
        return f"sqlite:///{folder / 'empty.db'}"
    name = f"empty_{uuid.uuid4().hex[:12]}"
    return create_database(str(request.getfixturevalue("postgres_server")), name)


def cluster_or_skip() -> AbstractContextManager[str]:
    """A running PostgreSQL; the test is skipped when there is none on this machine."""
    found = binaries()
    if found is None:
        missing("PostgreSQL")
    assert found is not None
    return running_cluster(found)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The address of a PostgreSQL server without the database's name, one for the whole run."""
    with cluster_or_skip() as address:
        yield address


@pytest.fixture(scope="session")
def make_database(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[MakeDatabase]:
    """Makes a filled database of its own for whoever asks; PostgreSQL starts when it is first asked for."""
    folder = tmp_path_factory.mktemp("databases")
    with databases(folder, lambda: str(request.getfixturevalue("postgres_server"))) as make:
        yield make


@pytest.fixture(params=BOTH)
def database_url(request: pytest.FixtureRequest, make_database: MakeDatabase) -> str:
    """A filled database, once on SQLite and once on PostgreSQL."""
    return make_database(request.param)


@pytest.fixture
def postgres_url(make_database: MakeDatabase) -> str:
    """A filled PostgreSQL database."""
    return make_database("postgresql")
