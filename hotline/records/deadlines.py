"""The deadlines of help requests: when the next round is due."""

from datetime import datetime

from hotline.records.states import Attention, RequestState
from hotline.records.tables import HelpRequest, Town


def claim_round(request_id: int, now: datetime, ends_at: datetime) -> HelpRequest | None:
    """Claim a help request whose round is due, until `ends_at`; None when another worker has it."""
    rows = list(
        HelpRequest.update(next_round_at=ends_at)
        .where(
            (HelpRequest.id == request_id)
            & (HelpRequest.state == RequestState.SEARCHING)
            & (HelpRequest.next_round_at <= now)
        )
        .returning(HelpRequest)
        .execute()
    )
    return rows[0] if rows else None


def count_round(request: HelpRequest) -> None:
    """One more wave of offers goes out for a help request that was claimed."""
    request.round += 1
    HelpRequest.update(round=request.round).where(HelpRequest.id == request.id).execute()


def round_at(request_id: int, moment: datetime) -> None:
    """Let the next round of a searching help request begin at `moment`."""
    HelpRequest.update(next_round_at=moment).where(
        (HelpRequest.id == request_id) & (HelpRequest.state == RequestState.SEARCHING)
    ).execute()


def wake_the_waiting(town: Town, now: datetime) -> list[int]:
    """Somebody became free: let the help requests nobody was found for try again now. Their ids."""
    rows = (
        HelpRequest.update(next_round_at=now)
        .where(
            (HelpRequest.town == town)
            & (HelpRequest.state == RequestState.SEARCHING)
            & (HelpRequest.attention == Attention.NOBODY_FOUND)
        )
        .returning(HelpRequest.id)
        .execute()
    )
    return [row.id for row in rows]


def rounds_due(now: datetime, most: int = 100) -> list[int]:
    """Ids of searching help requests whose round is over."""
    query = (
        HelpRequest.select(HelpRequest.id)
        .where((HelpRequest.state == RequestState.SEARCHING) & (HelpRequest.next_round_at <= now))
        .order_by(HelpRequest.next_round_at)
        .limit(most)
    )
    return [row.id for row in query]
