"""What happens beside the requests: jobs run soon by a few threads, or later by the clock."""

import heapq
import itertools
import logging
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

log = logging.getLogger(__name__)

Job = Callable[[], object]


@dataclass(order=True)
class _Due:
    at: float
    order: int
    job: Job = field(compare=False)


class Background:
    """Daemon threads only: the carrier remembers nothing, so it may be stopped at any moment."""

    def __init__(self, workers: int = 24) -> None:
        self._jobs: queue.SimpleQueue[Job] = queue.SimpleQueue()
        self._due: list[_Due] = []
        self._order = itertools.count()
        self._changed = threading.Condition()
        for loop in (self._keep_time, *[self._work] * workers):
            threading.Thread(target=loop, daemon=True).start()

    def soon(self, job: Job) -> None:
        self._jobs.put(job)

    def later(self, seconds: float, job: Job) -> None:
        with self._changed:
            heapq.heappush(self._due, _Due(time.monotonic() + seconds, next(self._order), job))
            self._changed.notify()

    def alongside(self, job: Job) -> None:
        """Run what may last for minutes, such as a call, in a thread of its own."""
        threading.Thread(target=self._run, args=(job,), daemon=True).start()

    def _work(self) -> None:
        while True:
            self._run(self._jobs.get())

    def _run(self, job: Job) -> None:
        try:
            job()
        except Exception:
            log.exception("a background job failed")

    def _keep_time(self) -> None:
        while True:
            with self._changed:
                while not self._due or self._due[0].at > time.monotonic():
                    self._changed.wait(self._due[0].at - time.monotonic() if self._due else None)
                self.soon(heapq.heappop(self._due).job)
