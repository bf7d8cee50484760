"""Trouble with calls on demand: at the handset, on the way to the application and back."""

from collections.abc import Callable
from typing import Any

import pytest

from .handset import Phone
from .process import LINE, ODETTE, Phonebox
from .stand_in import StandIn, wait_for

Place = Callable[..., Any]


@pytest.mark.parametrize(
    ("kind", "status"),
    [("busy", "busy"), ("no_answer", "no-answer"), ("failed", "failed"), ("machine", "completed")],
)
def test_a_handset_in_trouble(phonebox: Phonebox, place: Place, stand_in: StandIn, kind: str, status: str) -> None:
    phonebox.fault(kind, where="calls", to=ODETTE, times=1)
    sid = place().sid
    wait_for(lambda: phonebox.get(f"/calls/{sid}")["status"] == status)
    assert phonebox.get("/faults")["faults"] == []


def test_a_lost_webhook_ends_the_call_in_an_apology(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    phonebox.fault("drop", where="webhook", times=1)
    call = odette.calls(LINE)
    assert "application error" in call.heard()[0]
    assert stand_in.to("/voice") == []
    assert phonebox.error_codes() == [11205]


def test_a_webhook_that_comes_twice(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    phonebox.fault("duplicate", where="webhook", times=1)
    stand_in.plays("/voice", "<Say>Une fois</Say>")
    assert odette.calls(LINE).heard() == ["Une fois"]
    first, second = stand_in.to("/voice")
    assert first == second


def test_a_late_webhook(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    phonebox.fault("delay", where="webhook", seconds=60, times=1)
    stand_in.plays("/voice", "<Say>Enfin</Say>")
    call = odette.calls(LINE)
    wait_for(lambda: phonebox.get("/faults")["faults"] == [])
    assert (call.status, stand_in.to("/voice")) == ("ringing", [])
    phonebox.clear_faults()
    assert call.heard() == ["Enfin"]


def test_a_reset_lets_nothing_late_arrive(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    phonebox.fault("delay", where="webhook", seconds=60, times=1)
    odette.calls(LINE)
    wait_for(lambda: phonebox.get("/faults")["faults"] == [])
    phonebox.post("/reset")
    after = odette.calls(LINE).ends()
    assert stand_in.told("/voice")["CallSid"] == after.sid


def test_a_webhook_is_overtaken(phonebox: Phonebox, odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    phonebox.fault("reorder", where="webhook", seconds=10, times=1)
    first = odette.calls(LINE)
    wait_for(lambda: phonebox.get("/faults")["faults"] == [])
    second = karim.calls(LINE)
    first.ends()
    assert [hit.form["CallSid"] for hit in stand_in.to("/voice")] == [second.sid, first.sid]


def test_lost_doubled_and_shuffled_callbacks(
    phonebox: Phonebox, odette: Phone, place: Place, stand_in: StandIn
) -> None:
    phonebox.fault("drop", where="callback", times=1)
    place()
    odette.rings().refuse()
    wait_for(lambda: statuses(stand_in) == ["ringing", "busy"])
    stand_in.forget()
    phonebox.fault("duplicate", where="callback", times=1)
    phonebox.fault("reorder", where="callback", times=1)
    place()
    odette.rings().refuse()
    wait_for(lambda: statuses(stand_in) == ["busy", "busy", "ringing", "initiated"])


def statuses(stand_in: StandIn) -> list[str]:
    return [hit.form["CallStatus"] for hit in stand_in.to("/progress")]
