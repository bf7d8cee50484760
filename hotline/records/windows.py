"""A stretch of time by a town's clock, and the parts a day has for people. Pure."""

from dataclasses import dataclass
from datetime import datetime

# In minutes after midnight, from and until; the last minute of a day is 23:59.
WHOLE_DAY = (0, 24 * 60 - 1)
PARTS_OF_DAY = {
    "morning": (6 * 60, 12 * 60),
    "noon": (12 * 60, 14 * 60),
    "afternoon": (14 * 60, 18 * 60),
    "evening": (18 * 60, 22 * 60),
    "night": (22 * 60, WHOLE_DAY[1]),
}


@dataclass(frozen=True)
class Window:
    """When something is wanted, both in UTC; the same moment twice is a point in time."""

    earliest: datetime
    latest: datetime
