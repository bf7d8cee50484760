"""All calls under the carrier's one lock, and the one place where a call waits for something."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from hotline.phonebox.calls.call import Call, Step
from hotline.phonebox.messages import new_token, utc_now

KEPT_CALLS = 1000

Found = TypeVar("Found")


class EndedError(Exception):
    """The call that somebody waited on has ended."""


class ForgottenError(Exception):
    """The call that somebody waited on is known no more: nobody is to be told of it."""


class RedirectedError(Exception):
    """The application has led the call elsewhere."""

    def __init__(self, step: Step) -> None:
        super().__init__(step.url)
        self.step = step


class Switchboard:
    def __init__(self, lock: threading.RLock) -> None:
        self.lock = lock
        self._changed = threading.Condition(lock)
        self._calls: OrderedDict[str, Call] = OrderedDict()
        self.epoch = new_token()
        self.last_change = 0

    def add(self, call: Call) -> None:
        with self.lock:
            self._calls[call.sid] = call
            while len(self._calls) > KEPT_CALLS:
                self._calls.popitem(last=False)
        with self.changing(call):
            pass

    @contextmanager
    def changing(self, call: Call) -> Iterator[None]:
        """Everything done to a call is done in here, so that whoever waits or looks on takes notice."""
        with self.lock:
            yield
            self.last_change += 1
            call.change = self.last_change
            call.updated_at = utc_now()
            self._changed.notify_all()

    def find(self, sid: str) -> Call | None:
        with self.lock:
            return self._calls.get(sid)

    def newest_first(self) -> list[Call]:
        with self.lock:
            return list(reversed(self._calls.values()))

    def calls(self, number: str | None, changed_after: int) -> list[Call]:
        """Oldest first. Pages ask several times a second: nothing is looked through when nothing is new."""
        with self.lock:
            if changed_after >= self.last_change:
                return []
            return [
                call
                for call in self._calls.values()
                if call.change > changed_after and number in (None, call.handset)
            ]

    def wait(self, call: Call, look: Callable[[], Found], seconds: float | None = None) -> Found:
        """What `look` finds once it is true, or after so many seconds (None: for ever). Raises what `check`
        raises, as soon as there is reason."""
        with self._changed:
            self._changed.wait_for(lambda: call.has_ended or call.redirect or look(), timeout=seconds)
            self.check(call)
            return look()

    def check(self, call: Call) -> None:
        """Raises EndedError, ForgottenError or RedirectedError if the call has gone elsewhere meanwhile."""
        with self.lock:
            if call.sid not in self._calls:
                raise ForgottenError
            if call.has_ended:
                raise EndedError
            if call.redirect:
                step, call.redirect, call.listener = call.redirect, None, None
                raise RedirectedError(step)

    def forget(self) -> list[Call]:
        """Forget all calls and give them; the new epoch tells an open page that what it shows is gone."""
        with self.lock:
            forgotten = list(self._calls.values())
            self._calls.clear()
            self.epoch = new_token()
            return forgotten
