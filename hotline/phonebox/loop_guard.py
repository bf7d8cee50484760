"""Stops two machines from answering each other without end: so many replies in half a minute, no more."""

import threading
import time
from collections import defaultdict, deque

MOST_REPLIES = 15
WITHIN = 30.0


class LoopGuard:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._replies: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)

    def allows(self, sender: str, to: str) -> bool:
        """Whether one more reply may go out; one that may is counted."""
        now = time.monotonic()
        with self._lock:
            replies = self._replies[sender, to]
            while replies and replies[0] < now - WITHIN:
                replies.popleft()
            if len(replies) >= MOST_REPLIES:
                return False
            replies.append(now)
            return True

    def forget(self) -> None:
        with self._lock:
            self._replies.clear()
