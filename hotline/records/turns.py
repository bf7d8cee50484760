"""SQLite whose writers take turns: they wait in the kernel instead of asking again and again.

SQLite lets a second writer sleep for ever longer pauses; with many at once most of the time is slept away.
"""

import fcntl
import os
import threading
from typing import Any

from playhouse.pool import PooledSqliteDatabase


class TurnTakingSqlite(PooledSqliteDatabase):  # type: ignore[misc]  # playhouse ships no types
    """Each outermost transaction holds a lock over all threads and processes; it is freed with its process."""

    def __init__(self, path: str, **options: Any) -> None:
        super().__init__(path, **options)
        self._threads = threading.Lock()
        self._file: Any = None
        self._owner = 0
        self._mine = threading.local()

    def begin(self, lock_type: str | None = None) -> None:
        """Wait for the turn, then begin."""
        self._take()
        try:
            super().begin(lock_type)
        except BaseException:
            self._pass_on()
            raise

    def commit(self) -> None:
        """Commit and let the next one begin."""
        super().commit()
        self._pass_on()

    def rollback(self) -> None:
        """Undo and let the next one begin."""
        try:
            super().rollback()
        finally:
            self._pass_on()

    def _take(self) -> None:
        """Threads first, so that a process asks for the file's lock only once at a time."""
        self._threads.acquire()
        self._mine.held = True
        if self._owner != os.getpid():
            # A file opened before a fork would be one lock for both processes.
            self._file = open(f"{self.database}-turn", "w")  # noqa: SIM115  kept open as long as the database
            self._owner = os.getpid()
        fcntl.flock(self._file, fcntl.LOCK_EX)

    def _pass_on(self) -> None:
        """Once only: a commit that fails is rolled back afterwards."""
        if getattr(self._mine, "held", False):
            self._mine.held = False
            fcntl.flock(self._file, fcntl.LOCK_UN)
            self._threads.release()
