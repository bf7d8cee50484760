"""Carries status callbacks to the application: in order for each text or call, unless a fault says otherwise."""

import threading
from collections import defaultdict, deque
from dataclasses import dataclass
from functools import partial

from hotline.phonebox.answers import BadAnswerError, read_answer
from hotline.phonebox.background import Background
from hotline.phonebox.events import Events
from hotline.phonebox.faults import Fault, Faults
from hotline.phonebox.messages import new_token
from hotline.phonebox.signing import Fields
from hotline.phonebox.webhooks import Errand, Outcome, Webhooks


@dataclass(frozen=True)
class Notice:
    """One status of the text or call `sid`, to be told about the handset at its other end."""

    sid: str
    handset: str
    status: str
    url: str
    fields: Fields
    method: str = "POST"


class Courier:
    """Works under the carrier's one lock: what is sent while it is held keeps its order."""

    def __init__(
        self,
        lock: threading.RLock,
        faults: Faults,
        events: Events,
        background: Background,
        webhooks: Webhooks,
    ) -> None:
        self._lock = lock
        self._faults = faults
        self._events = events
        self._background = background
        self._webhooks = webhooks
        self._waiting: defaultdict[str, deque[tuple[Notice, str]]] = defaultdict(deque)
        self._held: dict[str, tuple[Fault, list[Notice]]] = {}

    def send(self, notice: Notice) -> None:
        if not self._hold(notice):
            self._dispatch(notice)

    def _hold(self, notice: Notice) -> bool:
        """A reorder rule keeps all notices of a text or call back until it has come to its end."""
        with self._lock:
            if notice.sid not in self._held:
                fault = self._faults.take("reorder", "callback", notice.handset)
                if not fault:
                    return False
                self._held[notice.sid] = (fault, [])
            self._held[notice.sid][1].append(notice)
            return True

    def release(self, sid: str) -> None:
        """A text or call has come to its end: what was held back goes out now."""
        with self._lock:
            fault, held = self._held.pop(sid, (None, []))
        if fault is None:
            return
        held.reverse()
        if fault.order:
            held.sort(
                key=lambda one: fault.order.index(one.status) if one.status in fault.order else len(fault.order)
            )
        for notice in held:
            self._dispatch(notice)

    def _dispatch(self, notice: Notice) -> None:
        if self._faults.take("drop", "callback", notice.handset):
            return
        copies = 2 if self._faults.take("duplicate", "callback", notice.handset) else 1
        delay = self._faults.take("delay", "callback", notice.handset)
        queue = partial(self._queue, notice, new_token())
        for _ in range(copies):
            if delay:
                self._background.later(delay.seconds, queue)
            else:
                queue()

    def _queue(self, notice: Notice, token: str) -> None:
        """One at a time for each text or call, or two threads would shuffle its notices."""
        with self._lock:
            queue = self._waiting[notice.sid]
            queue.append((notice, token))
            is_idle = len(queue) == 1
        if is_idle:
            self._background.soon(partial(self._carry_waiting, notice.sid))

    def _carry_waiting(self, sid: str) -> None:
        while True:
            self.carry(*self._waiting[sid][0])
            with self._lock:
                self._waiting[sid].popleft()
                if not self._waiting[sid]:
                    del self._waiting[sid]
                    return

    def carry(self, notice: Notice, token: str) -> Outcome:
        """Carry one notice now and wait for the answer, which must be none or harmless."""
        outcome = self._webhooks.run(Errand(notice.method, notice.url, notice.fields, token))
        if outcome.error_code:
            detail = f"Status callback failed: {outcome.status or outcome.trouble}"
            self._events.record(outcome.error_code, detail, outcome.url, notice.sid)
            return outcome
        try:
            read_answer(outcome.content_type, outcome.body)
        except BadAnswerError as error:
            self._events.record(error.code, error.detail, outcome.url, notice.sid)
        return outcome
