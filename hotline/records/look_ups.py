"""Looking addresses up outside this machine: which help requests wait for it, until when, how it went."""

from datetime import datetime, timedelta

from hotline.records.states import RequestState
from hotline.records.tables import HelpRequest


def keep_words(request: HelpRequest, said: str) -> None:
    """Keep the words for which no place is found yet."""
    HelpRequest.update(said_address=said).where(HelpRequest.id == request.id).execute()


def begin(request: HelpRequest, said: str, now: datetime) -> None:
    """Have the resident's address looked up from now on, until there is an answer."""
    HelpRequest.update(
        said_address=said, desk_words=None, locate_at=now, locate_tries=0, locate_failure=None
    ).where(HelpRequest.id == request.id).execute()


def begin_for_desk(request: HelpRequest, words: str, now: datetime) -> bool:
    """Have a coordinator's words looked up, if no place is found yet; the resident is told nothing of it."""
    changed = (
        HelpRequest.update(desk_words=words, locate_at=now)
        .where((HelpRequest.id == request.id) & (HelpRequest.state == RequestState.UNPLACED))
        .execute()
    )
    return bool(changed)


def claim_due(now: datetime, again_in: timedelta, most: int = 20) -> list[int]:
    """Claim the unplaced help requests whose look-up is due, the longest waiting first. Their ids."""
    due = (
        HelpRequest.select(HelpRequest.id)
        .where((HelpRequest.state == RequestState.UNPLACED) & (HelpRequest.locate_at <= now))
        .order_by(HelpRequest.locate_at)
        .limit(most)
    )
    rows = (
        HelpRequest.update(locate_at=now + again_in)
        .where(HelpRequest.id.in_(due) & (HelpRequest.locate_at <= now))
        .returning(HelpRequest.id)
        .execute()
    )
    return [row.id for row in rows]


def take(request_id: int, until: datetime) -> HelpRequest | None:
    """Take a look-up in hand until `until`; None when nothing is to be looked up any more.

    Whoever takes it later, or says another address, takes it away: the end of the earlier one comes to nothing.
    """
    rows = list(
        HelpRequest.update(locate_at=until)
        .where(
            (HelpRequest.id == request_id)
            & (HelpRequest.state == RequestState.UNPLACED)
            & HelpRequest.locate_at.is_null(False)
        )
        .returning(HelpRequest)
        .execute()
    )
    return rows[0] if rows else None


def end(request: HelpRequest) -> bool:
    """There is an answer; False when the look-up in hand was taken away meanwhile."""
    return _change(request, locate_at=None, desk_words=None, locate_failure=None)


def put_off(request: HelpRequest, until: datetime) -> bool:
    """Others were being looked up: try again at `until`."""
    return _change(request, locate_at=until)


def has_failed(request: HelpRequest, failure: str, until: datetime) -> bool:
    """There was no answer: the same words are tried again at `until`."""
    tries = HelpRequest.locate_tries + 1
    return _change(request, locate_at=until, locate_tries=tries, locate_failure=failure)


def _change(request: HelpRequest, **values: object) -> bool:
    still_in_hand = (HelpRequest.id == request.id) & (HelpRequest.locate_at == request.locate_at)
    return bool(HelpRequest.update(**values).where(still_in_hand).execute())
