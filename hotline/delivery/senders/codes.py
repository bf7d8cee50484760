"""The carrier's error codes and statuses in our words: for texts that leave and for receipts that come."""

from hotline.delivery.senders import Reason
from hotline.records.states import MessageState

REASONS: dict[int, Reason] = {
    **dict.fromkeys((21211, 21217, 21401, 21604, 13223, 13224), Reason.BAD_NUMBER),
    **dict.fromkeys((21614, 30006), Reason.NO_SMS),
    21610: Reason.OPTED_OUT,
    **dict.fromkeys((21612, 21408, 21215, 13227, 21606, 21212, 21603, 21703, 21704, 21705), Reason.CONFIG),
    **dict.fromkeys((21617, 21602), Reason.TOO_LONG),
    **dict.fromkeys((20003, 30002), Reason.AUTH),
    **dict.fromkeys((20429, 21611, 30001, 14107), Reason.THROTTLED),
    **dict.fromkeys((30003, 30005, 30008, 30017, 30410), Reason.UNREACHABLE),
    **dict.fromkeys((30004, 30007, 30018, 30024, 30450), Reason.BLOCKED),
}
STATES: dict[str, MessageState] = {
    **dict.fromkeys(("queued", "accepted", "scheduled", "sending", "sent"), MessageState.SENT),
    **dict.fromkeys(("delivered", "read"), MessageState.DELIVERED),
    "undelivered": MessageState.UNDELIVERED,
    **dict.fromkeys(("failed", "canceled"), MessageState.FAILED),
}


def reason_of(code: int | None) -> Reason:
    """Our word for one of the carrier's error codes."""
    return REASONS.get(code or 0, Reason.UNKNOWN)


def state_of(status: str) -> MessageState | None:
    """Our state for one of the carrier's statuses; None for one we do not know."""
    return STATES.get(status)
