"""What was said besides a place, as facts that a conversation keeps, and as a help request keeps it. Pure."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from hotline.intake.understanding import Understood
from hotline.intake.understanding.moments import resolve
from hotline.records.windows import Window
from hotline.records.wishes import Wishes


def facts_in(heard: Understood, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """The needs, when, for whom and whom to call, as far as they were said."""
    found: dict[str, Any] = {"for_whom": heard.whom, "call_number": heard.phone}
    if heard.needs:
        found |= {"need": heard.needs[0], "needs": list(heard.needs)}
    return {name: value for name, value in (found | _when(heard, now, zone)).items() if value is not None}


def _when(heard: Understood, now: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """The time as moments: "demain" said today is no longer so tomorrow."""
    if heard.when is None:
        return {}
    window = resolve(heard.when, now, zone)
    moments = (
        {"wanted_from": window.earliest.isoformat(), "wanted_until": window.latest.isoformat()} if window else {}
    )
    return {"urgency": heard.when.urgency, **moments}


def needs_in(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """All needs; those said before a key named another one are no longer meant."""
    need, needs = facts.get("need"), facts.get("needs", [])
    if need is None:
        return ()
    return tuple(needs) if needs[:1] == [need] else (str(need),)


def wishes_in(facts: Mapping[str, Any]) -> Wishes:
    """What a help request keeps of the facts."""
    first, last = facts.get("wanted_from"), facts.get("wanted_until")
    return Wishes(
        needs=needs_in(facts),
        window=Window(datetime.fromisoformat(first), datetime.fromisoformat(last)) if first and last else None,
        urgency=facts.get("urgency"),
        for_whom=facts.get("for_whom"),
        call_number=facts.get("call_number"),
    )
