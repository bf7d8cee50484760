"""Moving one row's state: a conditional UPDATE from the state it was seen in, with its change row."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import structlog

from hotline.records import changes

log = structlog.get_logger()


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
