"""What is wanted and when, in words: "courses et médicaments, jeudi 26 avant 10h". Pure."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hotline.delivery import texts
from hotline.records.tables import HelpRequest, Town
from hotline.records.windows import PARTS_OF_DAY, WHOLE_DAY, Window
from hotline.records.wishes import needs_of, window_of


def of_request(request: HelpRequest, language: str, *, aloud: bool = False) -> str:
    """All that is wanted; `aloud` writes hours as they are said."""
    town: Town = request.town
    return in_words(
        needs_of(request), window_of(request), request.urgency, ZoneInfo(town.timezone), language, aloud=aloud
    )


def in_words(
    needs: Sequence[str],
    window: Window | None,
    urgency: str | None,
    zone: ZoneInfo,
    language: str,
    *,
    aloud: bool = False,
) -> str:
    """The needs, then when they are wanted by the clock of `zone`, then how urgent it is."""
    names = [texts.need(name, language) for name in dict.fromkeys(needs)]
    if len(names) > 1:
        names = [texts.when("and", language, first=", ".join(names[:-1]), last=names[-1])]
    said = [*names, when(window, zone, language, aloud=aloud), texts.when(urgency, language) if urgency else ""]
    return ", ".join(one for one in said if one)


def when(window: Window | None, zone: ZoneInfo, language: str, *, aloud: bool = False) -> str:
    """A stretch of time: "jeudi 26 avant 10h", "d'ici vendredi 27", "mardi 24 matin"."""
    if window is None:
        return ""
    earliest, latest = window.earliest.astimezone(zone), window.latest.astimezone(zone)
    if earliest.date() != latest.date():
        return _over_days(earliest, latest, language, aloud)
    minutes = _minute(earliest), _minute(latest)
    words = {
        "day": _day(earliest.date(), language),
        "from": _clock(earliest, language, aloud),
        "until": _clock(latest, language, aloud),
    }
    part = next((name for name, span in PARTS_OF_DAY.items() if span == minutes), None)
    return texts.when(part or _form(*minutes), language, **words)


def _form(start: int, end: int) -> str:
    if (start, end) == WHOLE_DAY:
        return "day"
    if start == end:
        return "at"
    if start == WHOLE_DAY[0]:
        return "before"
    return "after" if end == WHOLE_DAY[1] else "between"


def _over_days(earliest: datetime, latest: datetime, language: str, aloud: bool) -> str:
    """From the middle of a day on it is "by" the last one, else from one whole day to another."""
    form = "by" if _minute(latest) == WHOLE_DAY[1] else "by_hour"
    if _minute(earliest) == WHOLE_DAY[0]:
        form = "days"
    return texts.when(
        form,
        language,
        first=_day(earliest.date(), language),
        day=_day(latest.date(), language),
        until=_clock(latest, language, aloud),
    )


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _day(day: date, language: str) -> str:
    """ "jeudi 26": a text may be read tomorrow, so never "demain"."""
    weekdays = texts.when("weekdays", language).split()
    return texts.when("date", language, weekday=weekdays[day.weekday()], number=day.day)


def _clock(moment: datetime, language: str, aloud: bool) -> str:
    form = "clock_aloud" if aloud else "clock"
    if not moment.minute:
        form += "_full"
    return texts.when(form, language, hour=moment.hour, minute=f"{moment.minute:02}")
