"""Status callbacks: told to the application in order, unless a fault says otherwise."""

import threading
from collections import defaultdict, deque
from collections.abc import Iterable
from functools import partial

from hotline.phonebox.answers import BadAnswerError, read_answer
from hotline.phonebox.background import Background
from hotline.phonebox.config import Config
from hotline.phonebox.events import Events
from hotline.phonebox.faults import Fault, Faults
from hotline.phonebox.messages import FINAL, UNSUCCESSFUL, Message, Status, new_token, utc_now
from hotline.phonebox.signing import Fields
from hotline.phonebox.webhooks import Outcome, Webhooks

REPORTED = frozenset({Status.QUEUED, Status.SENT, *FINAL})


class Receipts:
    def __init__(
        self, config: Config, faults: Faults, events: Events, background: Background, webhooks: Webhooks
    ) -> None:
        self._config = config
        self._faults = faults
        self._events = events
        self._background = background
        self._webhooks = webhooks
        self._lock = threading.Lock()
        self._waiting: defaultdict[str, deque[tuple[Fields, str]]] = defaultdict(deque)
        self._held: dict[str, tuple[Fault, list[tuple[Status, Fields]]]] = {}

    def report(self, message: Message, status: Status, error_code: int | None, is_last: bool) -> None:
        """Tell of a status that a message has come to; the first one and `sending` are never told."""
        if not message.status_callback or status not in REPORTED:
            return
        fields = self.fields(message, status, error_code)
        if not self._hold(message, status, fields):
            self._dispatch(message, fields)
        if is_last:
            self._release(message)

    def _hold(self, message: Message, status: Status, fields: Fields) -> bool:
        """A reorder rule keeps all receipts of a message back until it has come to its end."""
        with self._lock:
            if message.sid not in self._held:
                fault = self._faults.take("reorder", "callback", message.handset)
                if not fault:
                    return False
                self._held[message.sid] = (fault, [])
            self._held[message.sid][1].append((status, fields))
            return True

    def _release(self, message: Message) -> None:
        with self._lock:
            fault, held = self._held.pop(message.sid, (None, []))
        if fault is None:
            return
        held.reverse()
        if fault.order:
            held.sort(key=lambda one: fault.order.index(one[0]) if one[0] in fault.order else len(fault.order))
        for _, fields in held:
            self._dispatch(message, fields)

    def _dispatch(self, message: Message, fields: Fields) -> None:
        if self._faults.take("drop", "callback", message.handset):
            return
        copies = 2 if self._faults.take("duplicate", "callback", message.handset) else 1
        delay = self._faults.take("delay", "callback", message.handset)
        queue = partial(self._queue, message, fields, new_token())
        for _ in range(copies):
            if delay:
                self._background.later(delay.seconds, queue)
            else:
                queue()

    def _queue(self, message: Message, fields: Fields, token: str) -> None:
        """One post at a time for each message, or two threads would shuffle its receipts."""
        with self._lock:
            queue = self._waiting[message.sid]
            queue.append((fields, token))
            is_idle = len(queue) == 1
        if is_idle:
            self._background.soon(partial(self._post_waiting, message))

    def _post_waiting(self, message: Message) -> None:
        while True:
            self.post(message, *self._waiting[message.sid][0])
            with self._lock:
                self._waiting[message.sid].popleft()
                if not self._waiting[message.sid]:
                    del self._waiting[message.sid]
                    return

    def post(self, message: Message, fields: Fields, token: str) -> Outcome:
        outcome = self._webhooks.post(str(message.status_callback), fields, token)
        if outcome.error_code:
            detail = f"Status callback failed: {outcome.status or outcome.trouble}"
            self._events.record(outcome.error_code, detail, outcome.url, message.sid)
            return outcome
        try:
            read_answer(outcome.content_type, outcome.body)
        except BadAnswerError as error:
            self._events.record(error.code, error.detail, outcome.url, message.sid)
        return outcome

    def post_these(self, message: Message, statuses: Iterable[Status], error_code: int | None) -> list[int | None]:
        """Exactly these receipts in this order, whatever really happened; the answers' HTTP statuses."""
        return [
            self.post(message, self.fields(message, status, error_code), new_token()).status for status in statuses
        ]

    def fields(self, message: Message, status: Status, error_code: int | None) -> Fields:
        fields = [
            ("SmsSid", message.sid),
            ("SmsStatus", status),
            ("MessageStatus", status),
            ("To", message.to),
            ("MessageSid", message.sid),
            ("AccountSid", self._config.account_sid),
            ("From", message.sender),
            ("ApiVersion", "2010-04-01"),
        ]
        if status in UNSUCCESSFUL and error_code:
            fields.append(("ErrorCode", str(error_code)))
        if message.service_sid:
            fields.append(("MessagingServiceSid", message.service_sid))
        if status in (Status.DELIVERED, Status.UNDELIVERED):
            fields.append(("RawDlrDoneDate", utc_now().strftime("%y%m%d%H%M")))
        return fields
