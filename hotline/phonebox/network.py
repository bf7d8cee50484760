"""The memory of the carrier: texts, handsets and who said STOP to which line, under one lock."""

import threading
from collections import OrderedDict
from collections.abc import Iterator

from hotline.phonebox.config import Config, Handset
from hotline.phonebox.messages import Message, Status, new_token, utc_now

KEPT_MESSAGES = 5000


class Network:
    def __init__(self, config: Config, lock: threading.RLock) -> None:
        self.lock = lock
        self._config = config
        self._messages: OrderedDict[str, Message] = OrderedDict()
        self._blocks: set[tuple[str, str]] = set()
        self._handsets = {handset.number: handset for handset in config.handsets}
        self.epoch = new_token()
        self.last_seq = 0
        self.last_change = 0

    def add(self, message: Message) -> None:
        with self.lock:
            self.last_seq += 1
            message.seq = self.last_seq
            self._messages[message.sid] = message
            self._touch(message)
            while len(self._messages) > KEPT_MESSAGES:
                self._messages.popitem(last=False)

    def move(self, message: Message, status: Status, error_code: int | None = None) -> None:
        with self.lock:
            message.status = status
            message.error_code = error_code
            message.updated_at = utc_now()
            if status is Status.SENT:
                message.sent_at = message.updated_at
            self._touch(message)

    def _touch(self, message: Message) -> None:
        self.last_change += 1
        message.change = self.last_change

    def find(self, sid: str) -> Message | None:
        with self.lock:
            return self._messages.get(sid)

    def newest_first(self) -> list[Message]:
        with self.lock:
            return list(reversed(self._messages.values()))

    def texts(self, number: str | None, after: int, changed_after: int) -> list[Message]:
        """Oldest first. Pages ask several times a second: nothing is looked through when nothing is new."""
        with self.lock:
            if after >= self.last_seq or changed_after >= self.last_change:
                return []
            found = [message for message in self._since(after) if message.change > changed_after]
        return [message for message in reversed(found) if number in (None, message.handset)]

    def _since(self, seq: int) -> Iterator[Message]:
        for message in reversed(self._messages.values()):
            if message.seq <= seq:
                return
            yield message

    def block(self, line: str, handset: str) -> bool:
        """Heed a STOP; False if it had been said before."""
        with self.lock:
            is_new = (line, handset) not in self._blocks
            self._blocks.add((line, handset))
            return is_new

    def unblock(self, line: str, handset: str) -> bool:
        with self.lock:
            was_blocked = (line, handset) in self._blocks
            self._blocks.discard((line, handset))
            return was_blocked

    def is_blocked(self, line: str, handset: str) -> bool:
        with self.lock:
            return (line, handset) in self._blocks

    def is_blocked_by_service(self, handset: str) -> bool:
        """With a messaging service a STOP to any of its numbers holds for all of them."""
        with self.lock:
            return any(blocked == handset for _, blocked in self._blocks)

    def add_handset(self, handset: Handset) -> None:
        with self.lock:
            self._handsets[handset.number] = handset

    def handset(self, number: str) -> Handset | None:
        with self.lock:
            return self._handsets.get(number)

    def handsets(self) -> list[Handset]:
        with self.lock:
            return list(self._handsets.values())

    def reset(self) -> None:
        """Forget texts and blocks. The new epoch tells an open page that what it shows is gone."""
        with self.lock:
            self._messages.clear()
            self._blocks.clear()
            self.epoch = new_token()
