"""Calls in the control API: what a page learns of them, what makes no sense, what a reset forgets."""

from collections.abc import Callable
from typing import Any

import pytest
import requests
from twilio.rest import Client

from .handset import Phone
from .process import KARIM, LINE, ODETTE, Phonebox
from .stand_in import StandIn, wait_for

Place = Callable[..., Any]


def test_a_call_as_the_page_sees_it(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", '<Gather><Say language="fr-FR">Bonjour</Say></Gather>')
    call = odette.calls(LINE).waits()
    (shown,) = phonebox.get("/calls", number=ODETTE)["calls"]
    assert (shown["sid"], shown["direction"], shown["status"]) == (call.sid, "in", "in-progress")
    assert (shown["from"], shown["to"], shown["handset"], shown["shown"]) == (ODETTE, LINE, ODETTE, LINE)
    assert shown["parent_sid"] is shown["ended_at"] is shown["duration_s"] is shown["ended_by"] is None
    (caption,) = shown["captions"]
    assert (caption["number"], caption["kind"], caption["words"], caption["language"]) == (
        1,
        "say",
        "Bonjour",
        "fr-FR",
    )
    assert shown == call.show()


def test_only_changes_after_a_moment(phonebox: Phonebox, odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Gather/>")
    first = odette.calls(LINE).waits()
    change = phonebox.get("/calls")["change"]
    assert phonebox.get("/calls", changed_after=change)["calls"] == []
    second = karim.calls(LINE).waits()
    first.keys("1")
    assert [one["sid"] for one in phonebox.get("/calls", changed_after=change)["calls"]] == [first.sid, second.sid]
    assert [one["sid"] for one in phonebox.get("/calls", number=KARIM)["calls"]] == [second.sid]


def test_a_reset_ends_and_forgets_calls_without_a_word(
    phonebox: Phonebox, odette: Phone, stand_in: StandIn, client: Client
) -> None:
    stand_in.plays("/voice", '<Record action="/message"/>', "<Gather/>")
    odette.calls(LINE).records().ends()
    recording = stand_in.told("/message")["RecordingSid"]
    live = odette.calls(LINE).waits()
    epoch = phonebox.get("/calls")["epoch"]
    wait_for(lambda: stand_in.to("/ended"))
    phonebox.post("/reset")
    assert phonebox.get("/calls")["calls"] == []
    assert phonebox.get("/calls")["epoch"] != epoch
    assert live.sid not in [hit.form["CallSid"] for hit in stand_in.to("/ended")]
    with pytest.raises(Exception, match="not found"):
        client.recordings(recording).fetch()


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        ("", {"from": ODETTE, "to": "+33261919999"}, 400),
        ("", {"from": ODETTE, "to": LINE, "fields": "x"}, 400),
        ("/CA0/answer", {}, 404),
        ("/{sid}/keys", {"keys": "12a"}, 409),
        ("/{sid}/keys", {}, 409),
        ("/{sid}/speech", {}, 400),
        ("/{sid}/answer", {}, 409),
        ("/{sid}/refuse", {}, 409),
        ("/{sid}/recording", {"wav": "!"}, 400),
        ("/{sid}/recording", {"sample": True}, 409),
    ],
)
def test_requests_that_make_no_sense(
    phonebox: Phonebox, odette: Phone, stand_in: StandIn, path: str, data: dict[str, Any], status: int
) -> None:
    stand_in.plays("/voice", "<Gather/>")
    sid = odette.calls(LINE).waits().sid
    answer = requests.post(f"{phonebox.url}/phonebox/calls{path.format(sid=sid)}", json=data, timeout=10)
    assert answer.status_code == status
    assert answer.json()["error"]


def test_a_dead_line_takes_nothing(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    call = odette.calls(LINE).ends()
    for what, data in (("keys", {"keys": "1"}), ("speech", {"words": "Allô ?"}), ("hang_up", {}), ("silence", {})):
        answer = requests.post(f"{phonebox.url}/phonebox/calls/{call.sid}/{what}", json=data, timeout=10)
        assert (answer.status_code, answer.json()["error"]) == (409, "This call has ended.")


def test_there_is_no_sound_where_nothing_was_played(phonebox: Phonebox, odette: Phone) -> None:
    sid = odette.calls(LINE).ends().sid
    assert requests.get(f"{phonebox.url}/phonebox/calls/{sid}/sounds/1", timeout=10).status_code == 404
