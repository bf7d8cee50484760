"""The database connection: SQLite (write-ahead log) or PostgreSQL, one proxy the tables are bound to."""

import hashlib
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlparse

import peewee
from playhouse.db_url import parse
from playhouse.pool import PooledPostgresqlDatabase

from hotline.records.turns import TurnTakingSqlite

database = peewee.DatabaseProxy()

# Waiting writers give up after this many milliseconds: well under the carrier's 15 seconds.
BUSY_TIMEOUT_MS = 8000
PRAGMAS = {
    "journal_mode": "wal",
    "foreign_keys": 1,
    "synchronous": "normal",
    "busy_timeout": BUSY_TIMEOUT_MS,
}
# Enough for the web's sixteen threads, the desk and a sweep in one process.
MOST_CONNECTIONS = 40


def _moment_to_sqlite(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(sep=" ", timespec="microseconds")


# Registered for all of sqlite3: moments sort as text only when every one of them has the same form.
sqlite3.register_adapter(datetime, _moment_to_sqlite)


def connect(url: str) -> Any:  # of the pooled kinds, which have no stubs
    """Bind the tables to the database at `url` (sqlite:///file or postgresql://…); opens nothing yet."""
    if urlparse(url).scheme.startswith("sqlite"):
        opened: Any = TurnTakingSqlite(
            parse(url)["database"],
            pragmas=PRAGMAS,
            lock_type="IMMEDIATE",
            max_connections=MOST_CONNECTIONS,
            check_same_thread=False,  # the pool hands a connection from one thread to the next, never to two
        )
    else:
        opened = PooledPostgresqlDatabase(
            prefer_psycopg3=True,
            max_connections=MOST_CONNECTIONS,
            options="-c timezone=UTC",
            **parse(url, unquote_password=True, unquote_user=True),
        )
    database.initialize(opened)
    return opened


def is_sqlite() -> bool:
    """Whether the bound database is SQLite."""
    return isinstance(database.obj, peewee.SqliteDatabase)


@contextmanager
def connected() -> Iterator[None]:
    """A connection for one request, job or sweep; an open one is used as it is."""
    if not database.is_closed():
        yield
        return
    database.connect()
    try:
        yield
    finally:
        database.close()


_in_turn = threading.Lock()


@contextmanager
def in_turn() -> Iterator[None]:
    """A connection for one webhook; on SQLite this process answers them one after the other.

    Its writers take turns anyway, and threads that wait for each other at every statement cost a quarter more.
    """
    with _in_turn if is_sqlite() else nullcontext(), connected():
        yield


def lock_person(town_id: int, phone: str) -> None:
    """Inside a transaction: let nobody else hear this person until it ends.

    SQLite has one writer at a time already; PostgreSQL gets an advisory lock.
    """
    if is_sqlite():
        return
    digest = hashlib.blake2b(f"{town_id}:{phone}".encode(), digest_size=8).digest()
    database.execute_sql("SELECT pg_advisory_xact_lock(%s)", (int.from_bytes(digest, signed=True),))


class MomentField(peewee.Field):
    """A moment in UTC, always zone-aware: timestamptz on PostgreSQL, fixed-width text on SQLite."""

    field_type = "TIMESTAMPTZ"

    def db_value(self, value: Any) -> Any:
        """Refuse naive datetimes: a moment without a zone is a fault waiting for summer time."""
        if isinstance(value, datetime):
            if value.tzinfo is None:
                raise ValueError("a moment needs a time zone")
            return value.astimezone(UTC)
        return value

    def python_value(self, value: Any) -> Any:
        """A zone-aware datetime in UTC, or None."""
        if isinstance(value, str):
            return datetime.fromisoformat(value)
        return value.astimezone(UTC) if isinstance(value, datetime) else value
