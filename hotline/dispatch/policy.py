"""How many to ask and how long to wait for them. Pure."""

from collections.abc import Sequence
from datetime import timedelta
from typing import TypeVar

Candidate = TypeVar("Candidate")

# Small first, so that few people are disturbed; wider as nobody answers.
ROUND_SIZES = (3, 5, 8, 12)
REPLY_WAIT = timedelta(minutes=5)
# How often a search that found nobody looks again by itself.
LOOK_AGAIN = timedelta(minutes=10)


def reply_wait(town_reply_wait_s: int | None) -> timedelta:
    """How long a round waits for answers; the town's own setting decides outright."""
    return REPLY_WAIT if town_reply_wait_s is None else timedelta(seconds=town_reply_wait_s)


def round_size(round_number: int) -> int:
    """How many answers are awaited at the same time in this round (counted from 1)."""
    return ROUND_SIZES[min(round_number, len(ROUND_SIZES)) - 1]


def choose(nearest_first: Sequence[Candidate], round_number: int, still_awaited: int) -> Sequence[Candidate]:
    """Whom to ask now: the nearest, as many as the round has room for."""
    return nearest_first[: max(0, round_size(round_number) - still_awaited)]
