"""A call as the carrier keeps it: one leg between the network and a handset, and what was heard on it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from hotline.phonebox.messages import new_sid, utc_now
from hotline.phonebox.signing import Fields


class CallStatus(StrEnum):
    QUEUED = "queued"
    INITIATED = "initiated"
    RINGING = "ringing"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    BUSY = "busy"
    FAILED = "failed"
    NO_ANSWER = "no-answer"
    CANCELED = "canceled"


ENDED = frozenset(
    {CallStatus.COMPLETED, CallStatus.BUSY, CallStatus.FAILED, CallStatus.NO_ANSWER, CallStatus.CANCELED}
)


class Party(StrEnum):
    HANDSET = "handset"
    APPLICATION = "application"
    CARRIER = "carrier"
    OTHER = "other"


@dataclass(frozen=True)
class Step:
    """Where a call finds its next document: at an address, or given outright as `markup`."""

    url: str
    method: str = "POST"
    fields: Fields = field(default_factory=list)
    markup: str | None = None


@dataclass(frozen=True)
class Callback:
    """An address that is told of a call's progress, for the events asked for."""

    url: str
    events: frozenset[str] = frozenset({"completed"})
    method: str = "POST"


@dataclass(frozen=True)
class Caption:
    """Something that happened on the line, numbered from 1, as a person at the handset would notice it."""

    number: int
    at: datetime
    kind: str
    words: str
    by: Party
    language: str | None = None
    voice: str | None = None
    sound_url: str | None = None


class Listener(Protocol):
    """What waits for the person at the handset: a Gather or a Record. It is open once it may be seen to wait."""

    is_open: bool
    is_over: bool

    def press(self, key: str) -> None: ...

    def speak(self, words: str) -> None: ...

    def fall_silent(self) -> None: ...

    def show(self) -> dict[str, Any]: ...


@dataclass
class Call:
    """`handset` is the number at the end of this leg and `shown` the number that it sees; `origin` is the
    address of the account at this carrier; `fields` are added to the form of every webhook or replace its own.
    A dialled leg is ready once it may be bridged."""

    direction: str
    sender: str
    to: str
    handset: str
    shown: str
    origin: str
    parent_sid: str | None = None
    fields: dict[str, str | None] = field(default_factory=dict)
    callback: Callback | None = None
    fallback_url: str | None = None
    time_limit: float | None = None
    machine_detection: str = ""
    is_ready: bool = False
    status: CallStatus = CallStatus.QUEUED
    answered_by: str | None = None
    sid: str = field(default_factory=lambda: new_sid("CA"))
    change: int = 0
    created_at: datetime = field(default_factory=utc_now)
    updated_at: datetime = field(default_factory=utc_now)
    started_at: datetime | None = None
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    ended_by: Party | None = None
    captions: list[Caption] = field(default_factory=list)
    speaking: dict[str, Any] | None = None
    listener: Listener | None = None
    is_dialling: bool = False
    bridged_with: str | None = None
    redirect: Step | None = None
    documents: int = 0
    notices: int = 0

    @property
    def is_inbound(self) -> bool:
        return self.direction == "inbound"

    @property
    def has_ended(self) -> bool:
        return self.status in ENDED

    @property
    def is_answered(self) -> bool:
        return self.status is CallStatus.IN_PROGRESS

    @property
    def duration(self) -> int | None:
        """Whole seconds of conversation; None while the call lasts, 0 if nobody answered."""
        if self.ended_at is None:
            return None
        return round((self.ended_at - self.answered_at).total_seconds()) if self.answered_at else 0

    def caption(self, kind: str, words: str, by: Party, **more: str | None) -> None:
        self.captions.append(Caption(len(self.captions) + 1, utc_now(), kind, words, by, **more))
