"""Lets a later webhook overtake one that a reorder rule holds up."""

import threading


class Overtaking:
    def __init__(self) -> None:
        self._passed = threading.Condition()
        self._count = 0

    def let_one_pass(self, seconds: float) -> None:
        """Hold up the caller until another has passed, or for so many seconds."""
        with self._passed:
            before = self._count
            self._passed.wait_for(lambda: self._count > before, timeout=seconds)

    def pass_by(self) -> None:
        with self._passed:
            self._count += 1
            self._passed.notify_all()
