"""The carriers hotline can send through: one small contract, one module for each carrier."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol


class Reason(StrEnum):
    """Why a text or a call did not go out, in our words whatever the carrier calls it."""

    BAD_NUMBER = "bad_number"
    NO_SMS = "no_sms"
    OPTED_OUT = "opted_out"
    BLOCKED = "blocked"
    UNREACHABLE = "unreachable"
    THROTTLED = "throttled"
    CONFIG = "config"
    AUTH = "auth"
    TOO_LONG = "too_long"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Accepted:
    """The carrier has the text; `state` is one of our message states."""

    carrier_sid: str
    state: str


@dataclass(frozen=True)
class Rejected:
    """The carrier does not have the text; `retry` says whether trying again is safe and may help."""

    reason: Reason
    code: int | None
    retry: bool


@dataclass(frozen=True)
class Unknown:
    """Nobody can tell whether the carrier took the text: look before sending again."""

    why: str


Outcome = Accepted | Rejected | Unknown


class CarrierAwayError(Exception):
    """The carrier can't be asked at this moment; the message is its answer or the network's."""


class Sender(Protocol):
    """What the outbox asks of a carrier."""

    def send_text(self, *, to: str, body: str, sender: str, receipt_url: str, valid_s: int) -> Outcome:
        """Hand one text to the carrier."""

    def place_call(self, *, to: str, shown: str, answer_url: str, status_url: str, ring_s: int) -> Outcome:
        """Let the carrier call somebody; what is said is asked for at `answer_url` when they answer."""

    def find_call(self, *, to: str, since: datetime) -> list[Accepted]:
        """The calls the carrier has made to this number since then; CarrierAwayError."""

    def fetch_recording(self, carrier_sid: str) -> tuple[bytes, str] | None:
        """The sound and its content type; None when there is no such recording; CarrierAwayError."""

    def delete_recording(self, carrier_sid: str) -> None:
        """The carrier keeps no copy any more; CarrierAwayError."""

    def find_text(self, *, to: str, body: str, since: datetime) -> list[Accepted]:
        """The texts the carrier has taken to this number with this body since then; CarrierAwayError."""
