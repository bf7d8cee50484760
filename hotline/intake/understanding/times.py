"""When help is wanted, as it is said: "jeudi 10h", "d'ici vendredi", "avant midi", "pas urgent". Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from hotline.intake.understanding.folding import MARKS, Word
from hotline.intake.understanding.hours import Hours, hours_in
from hotline.intake.understanding.needs import longest
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING
from hotline.records.windows import PARTS_OF_DAY

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS_AHEAD = {"today": 0, "tomorrow": 1, "after_tomorrow": 2, "in_two_days": 2, "in_three_days": 3, "in_a_week": 7}
MINUTES_AHEAD = {"in_an_hour": 60, "in_two_hours": 120, "in_half_an_hour": 30}
SPANS_OF_DAYS = ("this_week", "next_week", "weekend")
FARTHEST_AHEAD = 60  # days that "dans 40 jours" may mean
FARTHEST_OTHER = 3  # words between "ferme" and "à 19h"
LAST_DAY = 31
MOST_MINUTES = 31 * 24 * 60  # "dans 99999999 heures" is no time


@dataclass(frozen=True)
class Day:
    """Which day: so many ahead, a weekday (0 is Monday), a date, or a span: this week, next week, the weekend."""

    ahead: int | None = None
    weekday: int | None = None
    date: tuple[int, int | None] | None = None  # day of the month, month
    span: str | None = None


@dataclass(frozen=True)
class When:
    """When help is wanted: hours in minutes after midnight; `bound` tells on, by, before or after the day."""

    words: str
    urgency: str | None = None  # urgent | whenever
    day: Day | None = None
    bound: str = "on"
    start: int | None = None
    end: int | None = None
    minutes_ahead: int | None = None

    @property
    def is_timed(self) -> bool:
        """Whether it says more than how urgent it is."""
        return self.day is not None or self.end is not None or self.start is not None or bool(self.minutes_ahead)


class _Piece(NamedTuple):
    """One piece of a time and the words [first, after) that say it."""

    first: int
    after: int
    kind: str  # day | part | hours | bound | minutes
    value: Day | Hours | str | int


def when_in(text: str, words: Sequence[Word], found: Sequence[Found], *, dates: bool) -> When | None:
    """The first time that is wanted in a text; `dates`: whether a bare "le 12" may be one."""
    hits = longest(
        [hit for hit in found if hit.label.startswith("when.") and not hit.label.startswith("when.other")]
    )
    urgency = [hit for hit in hits if hit.label.startswith("when.urgency")]
    others = [hit for hit in found if hit.label == "when.other.before"]
    for group in _groups(_pieces(text, words, hits, dates=dates), words):
        if not _is_others(group, words, others):
            when = _when(group)
            if when is not None:
                about = group[0].first - _is_about(words, group[0].first)
                said = text[words[about].start : words[group[-1].after - 1].end]
                return replace(when, words=said, urgency=_urgency(urgency))
    if not urgency:
        return None
    said = text[words[urgency[0].first].start : words[urgency[0].after - 1].end]
    return When(said, urgency=_urgency(urgency))


def _is_about(words: Sequence[Word], first: int) -> bool:
    return first > 0 and words[first - 1].fold in WORDING.words["about"]


def _urgency(hits: Sequence[Found]) -> str | None:
    """Nobody calls urgent what can wait: of two words the calmer one is meant."""
    said = {hit.label.rpartition(".")[2] for hit in hits}
    return "whenever" if "whenever" in said else "urgent" if said else None


def _pieces(text: str, words: Sequence[Word], hits: Iterable[Found], *, dates: bool) -> list[_Piece]:
    found = [piece for hit in hits if (piece := _piece_of(hit, words)) is not None]
    found += [_Piece(hours.first, hours.after, "hours", hours) for hours in hours_in(text, words)]
    taken = {index for piece in found for index in range(piece.first, piece.after)}
    found += [
        piece for piece in _dates(text, words, dates=dates) if not taken & {*range(piece.first, piece.after)}
    ]
    return sorted(found, key=lambda piece: (piece.first, -piece.after))


def _piece_of(hit: Found, words: Sequence[Word]) -> _Piece | None:
    _, kind, name = hit.label.split(".")
    said = next((int(word.fold) for word in words[hit.first : hit.after] if word.fold.isdigit()), 0)
    value: Day | str | int | None = None
    if kind == "day":
        value = _day(name, said)
    elif kind == "weekday":
        kind, value = "day", Day(weekday=WEEKDAYS.index(name))
    elif kind == "minutes":
        value = MINUTES_AHEAD.get(name) or (said * 60 if name == "in_hours" else said)
    elif kind in ("part", "today_part", "bound"):
        value = name
    return _Piece(hit.first, hit.after, kind, value) if value else None


def _day(name: str, said: int) -> Day | None:
    if name in SPANS_OF_DAYS:
        return Day(span=name)
    if name == "in_days":
        return Day(ahead=said) if said <= FARTHEST_AHEAD else None
    return Day(ahead=DAYS_AHEAD[name]) if name in DAYS_AHEAD else None


def _dates(text: str, words: Sequence[Word], *, dates: bool) -> list[_Piece]:
    """ "le 12", "12 decembre", "the 12th", "12/12"."""
    return [piece for index in range(len(words)) if (piece := _date_at(text, words, index, bare=dates))]


def _date_at(text: str, words: Sequence[Word], index: int, *, bare: bool) -> _Piece | None:
    day = _day_of_month(words[index].fold)
    if day is None:
        return None
    before = words[index - 1].fold if index else ""
    after = words[index + 1].fold if index + 1 < len(words) else ""
    for month, other in ((after, index + 1), (before, index - 1)):
        if month in WORDING.months:
            return _Piece(min(index, other), max(index, other) + 1, "day", Day(date=(day, WORDING.months[month])))
    slash = text[words[index].end : words[index].end + 1] == "/"
    if (
        slash
        and index + 2 < len(words)
        and words[index + 2].fold.isdigit()
        and 1 <= int(words[index + 2].fold) <= 12
    ):
        return _Piece(index, index + 3, "day", Day(date=(day, int(words[index + 2].fold))))
    alone = bare and before in WORDING.words["before_dates"] and after not in WORDING.words["after_numbers"]
    weekday = before in WORDING.weekdays
    return _Piece(index, index + 1, "day", Day(date=(day, None))) if alone or weekday else None


def _day_of_month(word: str) -> int | None:
    """12 of "12", "12th", "1er"."""
    digits = word.removesuffix("er").removesuffix("th").removesuffix("st").removesuffix("nd").removesuffix("rd")
    return int(digits) if digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= LAST_DAY else None


def _groups(pieces: Sequence[_Piece], words: Sequence[Word]) -> list[list[_Piece]]:
    """Pieces with nothing but small words between them are one time."""
    groups: list[list[_Piece]] = []
    for piece in pieces:
        last = groups[-1][-1] if groups else None
        if last and piece.first < last.after:
            continue
        joined = last and all(
            word.fold in WORDING.words["between_times"] for word in words[last.after : piece.first]
        )
        if joined:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [_trimmed(group, words) for group in groups if _trimmed(group, words)]


def _trimmed(group: list[_Piece], words: Sequence[Word]) -> list[_Piece]:
    """Without a bound that bounds nothing, and without "matin" where no time stands beside it."""
    while group and group[-1].kind == "bound":
        group = group[:-1]
    if len(group) == 1 and group[0].kind == "part":
        near = [word.fold for word in words[max(0, group[0].first - 2) : group[0].first]]
        return group if WORDING.words["before_parts"] & {*near} else []
    return group


def _is_others(group: Sequence[_Piece], words: Sequence[Word], others: Sequence[Found]) -> bool:
    """Whether it is past, a habit, or when somebody else does something: "la pharmacie ferme à 19h"."""
    first, after = group[0].first, group[-1].after
    before = words[first - 1].fold if first else ""
    behind = words[after].fold if after < len(words) else ""
    if before in WORDING.words["habits"] or behind in WORDING.words["over"]:
        return True
    return any(
        0 <= first - hit.after <= FARTHEST_OTHER
        and not any(word.fold in MARKS for word in words[hit.after : first])
        for hit in others
    )


def _when(group: Sequence[_Piece]) -> When | None:
    """What the pieces say together."""
    when = When("")
    bound = "on"
    for piece in group:
        value = piece.value
        if piece.kind == "bound":
            bound = str(value)
        elif isinstance(value, Day) and when.day is None:
            when, bound = replace(when, day=value, bound=bound), "on"
        elif piece.kind == "minutes" and isinstance(value, int) and value <= MOST_MINUTES:
            when = replace(when, minutes_ahead=value)
        elif isinstance(value, Hours):
            when, bound = _with_hours(when, value.start, value.end, bound), "on"
        elif piece.kind in ("part", "today_part"):
            when, bound = _with_part(when, str(value), bound, today=piece.kind == "today_part"), "on"
    return when if when.is_timed else None


def _with_hours(when: When, start: int, end: int, bound: str) -> When:
    if bound in ("before", "by"):
        return replace(when, start=None, end=start)
    if bound == "after":
        return replace(when, start=start, end=None)
    if when.bound in ("before", "by"):
        return replace(when, start=None, end=end)  # "avant jeudi 10h"
    return replace(when, start=start, end=end)


def _with_part(when: When, part: str, bound: str, *, today: bool) -> When:
    start, end = PARTS_OF_DAY[part]
    when = replace(when, day=when.day or Day(ahead=0)) if today else when
    if when.start is not None or when.end is not None:
        return when  # "à 10h du matin": the hour says more
    if bound in ("before", "by"):
        return replace(when, end=end if bound == "by" or part == "morning" else start)
    if bound == "after":
        return replace(when, start=start)
    return replace(when, start=None if when.bound in ("before", "by") else start, end=end)
