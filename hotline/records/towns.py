"""Towns: finding the one that was texted, its hours, its area."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from hotline.records import prepared
from hotline.records.tables import Town


def by_number(number: str) -> Town | None:
    """The town whose number was texted or called, E.164."""
    return prepared.find(Town, number=number)


def by_slug(slug: str) -> Town | None:
    """The town with this short name."""
    found: Town | None = Town.get_or_none(Town.slug == slug)
    return found


def every() -> list[Town]:
    """All towns, by name."""
    return list(Town.select().order_by(Town.name))


def quiet_until(town: Town, now: datetime) -> datetime | None:
    """When the quiet hours that hold now are over, by the town's clock; None outside them."""
    if not town.quiet_from or not town.quiet_until:
        return None
    zone = ZoneInfo(town.timezone)
    local = now.astimezone(zone)
    begin, end = time.fromisoformat(town.quiet_from), time.fromisoformat(town.quiet_until)
    if not _within(local.time(), begin, end):
        return None
    day = local.date() if local.time() < end else local.date() + timedelta(days=1)
    return datetime.combine(day, end, zone).astimezone(now.tzinfo)


def _within(clock: time, begin: time, end: time) -> bool:
    """Whether `clock` lies in hours that may pass midnight."""
    if begin <= end:
        return begin <= clock < end
    return clock >= begin or clock < end
