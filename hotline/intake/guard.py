"""Guards against loops and floods: they stop replies and new help requests, never an answer or an emergency."""

from datetime import datetime, timedelta

from hotline.records import help_requests, messages
from hotline.records.tables import Resident, Town

# Two machines that answer each other stop here; a person in a hurry does not get near it.
MOST_REPLIES, REPLY_WINDOW = 30, timedelta(minutes=10)
DAY = timedelta(days=1)


def may_reply(town: Town, phone: str, now: datetime) -> bool:
    """Whether this number has not had more replies than any conversation needs."""
    return messages.sent_since(town, phone, "reply", now - REPLY_WINDOW) < MOST_REPLIES


def may_open(resident: Resident, now: datetime) -> bool:
    """Whether the resident may open one more help request today."""
    most: int = resident.town.requests_per_day
    return help_requests.opened_since(resident, now - DAY) < most
