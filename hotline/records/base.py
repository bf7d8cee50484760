"""What all tables share: the database they are bound to, and the present moment."""

from datetime import UTC, datetime
from typing import Any

from peewee import Model

from hotline.records.db import database


def utc_now() -> datetime:
    """The present moment, zone-aware."""
    return datetime.now(UTC)


class Table(Model):
    """What all tables share: the database they are bound to."""

    _dirty: set[str]
    _pk: Any

    class Meta:
        database = database
        legacy_table_names = False
