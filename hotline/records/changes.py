"""The record of every change of state: of what, from, to, why, who, when."""

from datetime import datetime
from typing import Any

from hotline.records import prepared
from hotline.records.tables import Change


def record(
    row: Any,
    before: str | None,
    after: str,
    *,
    who: str,
    now: datetime,
    why: str = "",
    help_request_id: int | None = None,
) -> None:
    """Write one change of `row`, in the transaction that makes it."""
    prepared.insert(
        Change,
        town=row.town_id,
        noun=row._meta.table_name,
        noun_id=row.id,
        help_request=help_request_id,
        before=before,
        after=after,
        why=why,
        who=who,
        at=now,
    )
