"""Which texts a list of messages holds: Twilio's filters, and its pages (pure)."""

from collections.abc import Mapping
from datetime import UTC, datetime

from hotline.phonebox.checks import RefusalError
from hotline.phonebox.messages import Message

FILTERS = ("To", "From", "DateSent", "DateSent>", "DateSent<")
LARGEST_PAGE = 1000


def choose(messages: list[Message], filters: Mapping[str, str]) -> list[Message]:
    return [message for message in messages if _fits(message, filters)]


def _fits(message: Message, filters: Mapping[str, str]) -> bool:
    if filters.get("To", message.to) != message.to:
        return False
    if filters.get("From", message.sender) != message.sender:
        return False
    # What is still queued is found by when it was taken: whoever reconciles after a time-out looks for it.
    sent_at = (message.sent_at or message.created_at).replace(microsecond=0)
    return _is_within(sent_at, filters)


def _is_within(moment: datetime, filters: Mapping[str, str]) -> bool:
    """Both bounds belong to the range, to the second; an exact date without a time means that whole day."""
    if "DateSent" in filters:
        exact = read_moment(filters["DateSent"])
        is_day = len(filters["DateSent"]) == len("2026-01-31")
        if moment.date() != exact.date() if is_day else moment != exact:
            return False
    if "DateSent>" in filters and moment < read_moment(filters["DateSent>"]):
        return False
    return "DateSent<" not in filters or moment <= read_moment(filters["DateSent<"])


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


def cut_page(
    messages: list[Message], page: int, page_size: int, after_sid: str | None
) -> tuple[list[Message], bool]:
    """One page, and whether more follow; `after_sid` keeps the place while new texts arrive."""
    start = page * page_size
    if after_sid:
        start = next((place + 1 for place, one in enumerate(messages) if one.sid == after_sid), start)
    return messages[start : start + page_size], len(messages) > start + page_size
