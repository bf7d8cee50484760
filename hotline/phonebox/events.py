"""The debugger: what went wrong between the carrier and the application, newest last."""

import threading
from collections import deque
from typing import Any

from hotline.phonebox.messages import utc_now

KEPT_EVENTS = 500


class Events:
    def __init__(self, lock: threading.RLock) -> None:
        self._lock = lock
        self._events: deque[dict[str, Any]] = deque(maxlen=KEPT_EVENTS)
        self._last = 0

    def record(self, error_code: int, detail: str, url: str | None = None, sid: str | None = None) -> None:
        with self._lock:
            self._last += 1
            self._events.append(
                {
                    "seq": self._last,
                    "error_code": error_code,
                    "detail": detail,
                    "url": url,
                    "sid": sid,
                    "created_at": utc_now().isoformat(),
                }
            )

    def after(self, seq: int) -> list[dict[str, Any]]:
        with self._lock:
            return [event for event in self._events if event["seq"] > seq]

    def clear(self) -> None:
        with self._lock:
            self._events.clear()
