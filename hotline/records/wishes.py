"""What was said of a help request besides one need and a place: all needs, when, for whom, whom to call."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hotline.records.states import Need
from hotline.records.tables import HelpRequest
from hotline.records.windows import Window


@dataclass(frozen=True)
class Wishes:
    """What a resident said; what she did not say is empty. `needs` are all of them, the first one first."""

    needs: tuple[str, ...] = ()
    window: Window | None = None
    urgency: str | None = None  # urgent | whenever
    for_whom: str | None = None  # "mother" …; None = herself
    call_number: str | None = None  # E.164, in place of the number she wrote from

    def columns(self) -> dict[str, Any]:
        """Only what was said, by column."""
        said: dict[str, Any] = {
            "needs": list(self.needs) or None,
            "wanted_from": self.window.earliest if self.window else None,
            "wanted_until": self.window.latest if self.window else None,
            "urgency": self.urgency,
            "for_whom": self.for_whom,
            "call_number": self.call_number,
        }
        return {column: value for column, value in said.items() if value is not None}


NONE_SAID = Wishes()


def keep(request: HelpRequest, wishes: Wishes) -> None:
    """Add what was said later; what was said before and not again stays. The first need stays the first."""
    columns = wishes.columns()
    if "needs" in columns:
        before = needs_of(request) if request.needs or request.need != Need.OTHER else ()  # it was not said yet
        columns["needs"] = list(dict.fromkeys((*before, *wishes.needs)))
        columns["need"] = columns["needs"][0]
    if columns:
        HelpRequest.update(**columns).where(HelpRequest.id == request.id).execute()
        for column, value in columns.items():
            setattr(request, column, value)


def needs_of(request: HelpRequest) -> tuple[str, ...]:
    """Every need of a help request, the first one first."""
    further: Sequence[str] = request.needs or ()
    return tuple(dict.fromkeys((str(request.need), *further)))


def window_of(request: HelpRequest) -> Window | None:
    """When help is wanted, if it was said."""
    if request.wanted_from is None or request.wanted_until is None:
        return None
    return Window(request.wanted_from, request.wanted_until)
