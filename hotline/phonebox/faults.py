"""Network trouble on demand: rules that say what goes wrong, where, how often and for whom."""

import itertools
import threading
from dataclasses import asdict, dataclass
from typing import Any

LONGEST_SILENCE = 60.0
PLACES = {
    "delay": ("api", "webhook", "callback"),
    "duplicate": ("webhook", "callback"),
    "reorder": ("callback", "webhook"),
    "drop": ("webhook", "callback", "api"),
    "429": ("api",),
    "500_before": ("api",),
    "500_after": ("api",),
    "timeout_before": ("api",),
    "timeout_after": ("api",),
    "refuse": ("api",),
    "undelivered": ("api",),
    "failed": ("api", "calls"),
    "busy": ("calls",),
    "no_answer": ("calls",),
    "machine": ("calls",),
    "no_confidence": ("calls",),
}
DEFAULT_SECONDS = {"delay": 2.0, "reorder": 5.0, "timeout_before": 60.0, "timeout_after": 60.0}
DEFAULT_CODES = {"refuse": 21612, "undelivered": 30003, "failed": 30008}


class FaultError(Exception):
    """A rule that makes no sense; the message says why."""


@dataclass
class Fault:
    """`times` None means always; `to` limits the rule to one handset; `order` is for receipts only."""

    id: int
    kind: str
    where: str
    seconds: float
    times: int | None
    to: str | None
    order: list[str]
    error_code: int | None


class Faults:
    def __init__(self, lock: threading.RLock) -> None:
        self._lock = lock
        self._faults: list[Fault] = []
        self._ids = itertools.count(1)
        self._cleared = threading.Event()

    def add(self, data: dict[str, Any]) -> Fault:
        fault = read_fault(data, next(self._ids))
        with self._lock:
            self._faults.append(fault)
        return fault

    def list(self) -> list[dict[str, Any]]:
        with self._lock:
            return [asdict(fault) for fault in self._faults]

    def remove(self, fault_id: int | None = None) -> None:
        """Take away one rule, or all; whoever is held up by a delay goes on at once."""
        with self._lock:
            self._faults = [fault for fault in self._faults if fault_id not in (None, fault.id)]
            self._cleared.set()
            self._cleared = threading.Event()

    def take(self, kind: str, where: str, handset: str) -> Fault | None:
        """The first rule that applies here, used up once."""
        with self._lock:
            for fault in self._faults:
                if (fault.kind, fault.where) == (kind, where) and fault.to in (None, handset):
                    self._use_up(fault)
                    return fault
        return None

    def _use_up(self, fault: Fault) -> None:
        if fault.times is not None:
            fault.times -= 1
            if fault.times == 0:
                self._faults.remove(fault)

    def wait(self, seconds: float) -> bool:
        """Hold up the caller; True if the rules were taken away meanwhile."""
        return self._cleared.wait(min(seconds, LONGEST_SILENCE))


def read_fault(data: dict[str, Any], fault_id: int) -> Fault:
    kind = str(data.get("kind"))
    if kind not in PLACES:
        raise FaultError(f"kind must be one of {', '.join(PLACES)}.")
    where = data.get("where") or PLACES[kind][0]
    # Tests think of a final outcome as "the receipt says so"; it is decided when the text is taken.
    if kind in ("undelivered", "failed") and where == "callback":
        where = "api"
    if where not in PLACES[kind]:
        raise FaultError(f"{kind} can happen at {', '.join(PLACES[kind])}.")
    times = data.get("times")
    if times is not None and (not isinstance(times, int) or times < 1):
        raise FaultError("times must be a whole number from 1, or null for always.")
    try:
        seconds = float(data.get("seconds") or DEFAULT_SECONDS.get(kind, 0.0))
        error_code = int(data.get("error_code") or DEFAULT_CODES.get(kind, 0)) or None
    except (TypeError, ValueError) as error:
        raise FaultError("seconds and error_code must be numbers.") from error
    order = [str(status) for status in data.get("order") or ()]
    return Fault(fault_id, kind, where, seconds, times, data.get("to"), order, error_code)
