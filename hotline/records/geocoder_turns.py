"""Whose turn it is to ask a geocoder outside: one row for all processes, claimed without ever holding a lock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from peewee import Case

from hotline.records.place_tables import GeocoderTurn


@dataclass(frozen=True)
class Wait:
    """Not now: when to try for a turn again, and why the service is left alone until then, if it has failed."""

    until: datetime
    failure: str | None


def take(service: str, now: datetime, every: timedelta) -> Wait | None:
    """Take a turn at the service, one in each `every`; None when it is taken, else how long to wait."""
    taken = (
        GeocoderTurn.update(next_at=now + every)
        .where((GeocoderTurn.service == service) & (GeocoderTurn.next_at <= now))
        .execute()
    )
    if taken:
        return None
    first = GeocoderTurn.insert(service=service, next_at=now + every).on_conflict_ignore()
    if list(first.returning(GeocoderTurn.service).execute()):
        return None
    row: GeocoderTurn = GeocoderTurn.get_by_id(service)
    return Wait(row.next_at, row.failure)


def leave_alone(service: str, until: datetime, failure: str) -> None:
    """The service has failed: nobody asks it before `until`."""
    later = Case(None, [(GeocoderTurn.next_at < until, until)], GeocoderTurn.next_at)
    GeocoderTurn.update(next_at=later, failure=failure).where(GeocoderTurn.service == service).execute()


def has_answered(service: str) -> None:
    """The service works again."""
    GeocoderTurn.update(failure=None).where(
        (GeocoderTurn.service == service) & GeocoderTurn.failure.is_null(False)
    ).execute()
