"""Moving one row's state: a conditional UPDATE from the state it was seen in, with its change row."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog

from hotline.records import changes
from hotline.records.db import is_sqlite

log = structlog.get_logger()

# The plain FOR UPDATE would also wait for everyone who has merely written a row that refers to this one.
NO_KEY = "FOR NO KEY UPDATE"


def hold(table: Any, row_id: int) -> str | None:
    """Inside a transaction: let nobody else change this row until it ends; the state it is in now.

    Whoever holds several takes the text first, then the help request, then its offers, or two would wait for
    each other. SQLite has one writer at a time already.
    """
    query = table.select(table.state).where(table.id == row_id)
    state: str | None = (query if is_sqlite() else query.for_update(NO_KEY)).scalar()
    return state


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
    table, before = type(row), row.state
    if target not in allowed[before]:
        log.info("move ignored", noun=table._meta.table_name, id=row.id, before=before, target=target)
        return False
    values["state"] = target
    changed = table.update(values).where((table.id == row.id) & (table.state == before)).execute()
    if not changed:
        return False
    for name, value in values.items():
        setattr(row, name, value)
    changes.record(row, before, target, who=who, now=now, why=why, help_request_id=help_request_id)
    return True
