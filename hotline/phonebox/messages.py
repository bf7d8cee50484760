"""A text as the carrier keeps it, and the states it passes through."""

import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum

from hotline.phonebox.segments import count_segments


class Status(StrEnum):
    ACCEPTED = "accepted"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    DELIVERED = "delivered"
    UNDELIVERED = "undelivered"
    FAILED = "failed"
    RECEIVED = "received"


FINAL = frozenset({Status.DELIVERED, Status.UNDELIVERED, Status.FAILED, Status.RECEIVED})
UNSUCCESSFUL = frozenset({Status.UNDELIVERED, Status.FAILED})


def new_sid(prefix: str) -> str:
    return prefix + secrets.token_hex(16)


def new_token() -> str:
    """Something never seen before: of a webhook in all its attempts, or of a memory."""
    return secrets.token_hex(16)


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Message:
    """`seq` never changes; `change` grows with every change, so that a page can ask for what is new to it."""

    sender: str
    to: str
    body: str
    direction: str
    status: Status
    service_sid: str | None = None
    status_callback: str | None = None
    error_code: int | None = None
    sid: str = field(default_factory=lambda: new_sid("SM"))
    created_at: datetime = field(default_factory=utc_now)
    updated_at: datetime = field(default_factory=utc_now)
    sent_at: datetime | None = None
    seq: int = 0
    change: int = 0

    @property
    def is_inbound(self) -> bool:
        return self.direction == "inbound"

    @property
    def handset(self) -> str:
        """The number at the other end, whoever it belongs to."""
        return self.sender if self.is_inbound else self.to

    @property
    def segments(self) -> int:
        return count_segments(self.body)
