"""From "jeudi avant 10 h" to moments: what was said, now and a time zone make a stretch of time in UTC. Pure."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hotline.intake.understanding.times import Day, When
from hotline.records.windows import WHOLE_DAY, Window

SATURDAY, SUNDAY, WEEK = 5, 6, 7
# Nothing is planned further ahead: a date this long gone means next year's.
MONTHS = 12


def resolve(when: When, now: datetime, zone: ZoneInfo) -> Window | None:
    """When help is wanted, never over already today; None when only its urgency was told."""
    local = now.astimezone(zone)
    if when.minutes_ahead:
        moment = now.astimezone(UTC).replace(second=0, microsecond=0) + timedelta(minutes=when.minutes_ahead)
        return Window(moment, moment)
    if not when.is_timed:
        return None
    first, last = _days(when, local)
    start, end = _minutes(when)
    earliest, latest = _at(first, start, zone), _at(last, end, zone)
    if first == local.date() < last:
        earliest = now.astimezone(UTC).replace(second=0, microsecond=0)  # "d'ici vendredi" begins now
    return Window(earliest, max(earliest, latest))  # an hour that the clocks skip may turn them round


def _days(when: When, local: datetime) -> tuple[date, date]:
    """The first and the last day that are meant."""
    today = local.date()
    if when.day is None:
        over = when.bound == "on" and _last_minute(when) < local.hour * 60 + local.minute
        day = today + timedelta(days=1) if over else today
        return day, day
    first, last = _of_day(when.day, today)
    if when.bound == "after":
        return first, max(last, _end_of_week(first))
    if when.bound == "by":
        return today, last
    if when.bound == "before":
        before = last if when.end is not None else last - timedelta(days=1)
        return today, max(today, before)
    return first, last


def _last_minute(when: When) -> int:
    return when.end if when.end is not None else WHOLE_DAY[1]


def _of_day(day: Day, today: date) -> tuple[date, date]:
    if day.weekday is not None:
        # Who means today says so: on a Thursday, "jeudi" is the next one.
        ahead = (day.weekday - today.weekday() - 1) % WEEK + 1
        return (today + timedelta(days=ahead),) * 2
    if day.date is not None:
        return (_next_date(*day.date, today),) * 2
    if day.span is not None:
        return _of_span(day.span, today)
    return (today + timedelta(days=day.ahead or 0),) * 2


def _of_span(span: str, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    if span == "weekend":
        return max(today, monday + timedelta(days=SATURDAY)), monday + timedelta(days=SUNDAY)
    if span == "next_week":
        return monday + timedelta(days=WEEK), monday + timedelta(days=WEEK + SUNDAY)
    return today, monday + timedelta(days=SUNDAY)


def _end_of_week(day: date) -> date:
    return day + timedelta(days=SUNDAY - day.weekday())


def _next_date(day: int, month: int | None, today: date) -> date:
    """The next such day that there is: "le 31" said in April is in May."""
    for ahead in range(4 * MONTHS + 1):  # the 29th of February comes every four years
        year, index = divmod(today.year * MONTHS + today.month - 1 + ahead, MONTHS)
        if month in (None, index + 1) and day <= monthrange(year, index + 1)[1]:
            found = date(year, index + 1, day)
            if found >= today:
                return found
    return today  # "le 30 fevrier"


def _minutes(when: When) -> tuple[int, int]:
    """From which minute of the first day until which of the last."""
    return (
        WHOLE_DAY[0] if when.start is None else when.start,
        WHOLE_DAY[1] if when.end is None else when.end,
    )


def _at(day: date, minute: int, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), zone).astimezone(UTC)
