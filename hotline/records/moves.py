"""Moving one row's state: a conditional UPDATE from the state it was seen in, with its change row."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog

from hotline.records import changes, prepared

log = structlog.get_logger()


def hold(table: Any, row_id: int) -> str | None:
    """Inside a transaction: let nobody else change this row until it ends; the state it is in now.

    Whoever holds several takes the text first, then the help request, then its offers, or two would wait for
    each other. SQLite has one writer at a time already.
    """
    found = prepared.find(table, held=True, id=row_id)
    return found.state if found else None


def move(
    row: Any,
    target: str,
    allowed: Mapping[Any, tuple[Any, ...]],
    *,
    who: str,
    now: datetime,
    why: str = "",
    help_request_id: int | None = None,
    **values: Any,
) -> bool:
    """Move `row` to `target` if it still is in the state it was read in and the move is allowed.

    Returns whether a row changed; the row in hand then shows the new values. Call it inside a transaction.
    """
    before = row.state
    if target not in allowed[before]:
        log.info("move ignored", noun=row._meta.table_name, id=row.id, before=before, target=target)
        return False
    values["state"] = target
    if not prepared.update(row, still={"state": before}, **values):
        return False
    changes.record(row, before, target, who=who, now=now, why=why, help_request_id=help_request_id)
    return True
