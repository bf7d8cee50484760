"""Waiting for something to come true, within bounds wide enough for a busy machine."""

import time
from collections.abc import Callable
from typing import TypeVar

PATIENCE_S = 60.0
LOOK_EVERY_S = 0.05

Found = TypeVar("Found")


def eventually(look: Callable[[], Found]) -> Found:
    """The first thing found that counts as true."""
    ends = time.monotonic() + PATIENCE_S
    while not (found := look()):
        assert time.monotonic() < ends, "waited in vain"
        time.sleep(LOOK_EVERY_S)
    return found
