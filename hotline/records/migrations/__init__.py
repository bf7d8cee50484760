"""Bringing a database to the present schema: numbered steps in this folder, run by one process at a time."""

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path

from playhouse.migrations import Runner

from hotline.records.db import connected, database, is_sqlite

FOLDER = Path(__file__).parent
LOCK_NUMBER = 720_315


def upgrade() -> list[str]:
    """Apply what is pending; the names of the steps applied. Safe to run at the same time from anywhere."""
    with connected(), _alone():
        names: list[str] = Runner(database.obj, str(FOLDER)).up()
        return names


def pending() -> list[str]:
    """The steps this database still lacks."""
    return [step.name for step in Runner(database.obj, str(FOLDER)).status() if not step.applied]


@contextmanager
def _alone() -> Iterator[None]:
    """PostgreSQL locks by number; SQLite by a file named after the database."""
    if not is_sqlite():
        database.execute_sql("SELECT pg_advisory_lock(%s)", (LOCK_NUMBER,))
        try:
            yield
        finally:
            database.execute_sql("SELECT pg_advisory_unlock(%s)", (LOCK_NUMBER,))
        return
    name = blake2b(str(Path(database.obj.database).resolve()).encode(), digest_size=8).hexdigest()
    with (Path(tempfile.gettempdir()) / f"hotline-{name}.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
