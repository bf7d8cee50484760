"""Which texts or calls a list holds: Twilio's filters, and its pages (pure)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from hotline.phonebox.checks import RefusalError
from hotline.phonebox.messages import Message

FILTERS = ("To", "From", "DateSent", "DateSent>", "DateSent<")
LARGEST_PAGE = 1000


class Listed(Protocol):
    @property
    def sid(self) -> str: ...


Item = TypeVar("Item", bound=Listed)


def choose(messages: list[Message], filters: Mapping[str, str]) -> list[Message]:
    return [message for message in messages if _fits(message, filters)]


def _fits(message: Message, filters: Mapping[str, str]) -> bool:
    if filters.get("To", message.to) != message.to:
        return False
    if filters.get("From", message.sender) != message.sender:
        return False
    # What is still queued is found by when it was taken: whoever reconciles after a time-out looks for it.
    sent_at = (message.sent_at or message.created_at).replace(microsecond=0)
    return is_within(sent_at, filters, "DateSent")


def is_within(moment: datetime, filters: Mapping[str, str], name: str) -> bool:
    """Both bounds belong to the range, to the second; an exact date without a time means that whole day."""
    if name in filters:
        exact = read_moment(filters[name])
        is_day = len(filters[name]) == len("2026-01-31")
        if moment.date() != exact.date() if is_day else moment != exact:
            return False
    if f"{name}>" in filters and moment < read_moment(filters[f"{name}>"]):
        return False
    return f"{name}<" not in filters or moment <= read_moment(filters[f"{name}<"])


def read_moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise RefusalError(20001, f"{text} is not a date such as 2026-01-31 or 2026-01-31T12:00:00Z.") from error
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def read_number(text: str | None, otherwise: int, lowest: int, highest: int) -> int:
    if text is None:
        return otherwise
    if not text.isascii() or not text.isdigit():
        raise RefusalError(20001, f"{text} is not a number.")
    return min(max(int(text), lowest), highest)


def cut_page(items: list[Item], page: int, page_size: int, after_sid: str | None) -> tuple[list[Item], bool]:
    """One page, and whether more follow; `after_sid` keeps the place while new ones arrive."""
    start = page * page_size
    if after_sid:
        start = next((place + 1 for place, one in enumerate(items) if one.sid == after_sid), start)
    return items[start : start + page_size], len(items) > start + page_size
