"""The application calls a handset: from the queue to the end, with the callbacks it asked for."""

from collections.abc import Callable
from typing import Any

import pytest
from twilio.rest import Client

from .handset import Phone
from .process import BUSY, LANDLINE, LINE, MACHINE, NOBODY, ODETTE, Phonebox
from .stand_in import StandIn, wait_for

Place = Callable[..., Any]


def progress_of(stand_in: StandIn, sid: str) -> list[str]:
    """The statuses told of a call, in the order of their numbers."""
    told = [hit.form for hit in stand_in.to("/progress") if hit.form["CallSid"] == sid]
    return [form["CallStatus"] for form in sorted(told, key=lambda form: int(form["SequenceNumber"]))]


def test_a_call_is_taken_in_the_queue(place: Place) -> None:
    call = place()
    assert (call.status, call.direction, call.to, call._from) == ("queued", "outbound-api", ODETTE, LINE)
    assert call.sid.startswith("CA")


def test_the_application_leads_it_once_somebody_answers(odette: Phone, place: Place, stand_in: StandIn) -> None:
    stand_in.plays("/outbound", "<Say>Bonjour</Say><Gather/>")
    placed = place()
    call = odette.rings()
    assert (call.sid, call.show()["shown"], stand_in.to("/outbound")) == (placed.sid, LINE, [])
    assert call.answer().heard() == ["Bonjour"]
    told = stand_in.told("/outbound")
    assert (told["CallSid"], told["CallStatus"], told["Direction"]) == (call.sid, "in-progress", "outbound-api")
    assert (told["From"], told["To"]) == (LINE, ODETTE)


def test_landlines_are_called_too(phonebox: Phonebox, place: Place, stand_in: StandIn) -> None:
    stand_in.plays("/outbound", "<Say>Bonjour</Say>")
    place(to=LANDLINE)
    assert Phone(phonebox.url, LANDLINE).rings().answer().heard() == ["Bonjour"]


def test_every_step_is_told_in_order(odette: Phone, place: Place, stand_in: StandIn) -> None:
    sid = place().sid
    odette.rings().answer()
    wait_for(lambda: len(stand_in.to("/progress")) == 4)
    assert progress_of(stand_in, sid) == ["initiated", "ringing", "in-progress", "completed"]
    hits = stand_in.to("/progress")
    assert [hit.form["SequenceNumber"] for hit in hits] == ["0", "1", "2", "3"]
    assert all(hit.is_signed and hit.form["CallbackSource"] == "call-progress-events" for hit in hits)
    assert "CallDuration" not in hits[0].form
    assert (hits[-1].form["CallDuration"].isdigit(), hits[-1].form["Duration"].isdigit()) == (True, True)
    assert hits[-1].form["Timestamp"].endswith("+0000")


@pytest.mark.parametrize(
    ("events", "told"), [({}, ["completed"]), ({"status_callback_event": ["answered"]}, ["in-progress"])]
)
def test_only_what_was_asked_for_is_told(
    odette: Phone, client: Client, stand_in: StandIn, events: dict[str, Any], told: list[str]
) -> None:
    callback, url = f"{stand_in.url}/progress", f"{stand_in.url}/outbound"
    sid = client.calls.create(to=ODETTE, from_=LINE, url=url, status_callback=callback, **events).sid
    odette.rings().answer().ends()
    wait_for(lambda: progress_of(stand_in, sid) == told)


def test_a_document_may_be_given_outright(odette: Phone, place: Place, stand_in: StandIn) -> None:
    markup = f'<Response><Gather numDigits="1" action="{stand_in.url}/answer"><Say>Oui ?</Say></Gather></Response>'
    place(twiml=markup)
    call = odette.rings().answer()
    assert call.heard() == ["Oui ?"]
    call.keys("1")
    assert stand_in.told("/answer")["Digits"] == "1"


def test_relative_addresses_lead_nowhere_in_a_document_given_outright(
    phonebox: Phonebox, odette: Phone, place: Place
) -> None:
    place(twiml="<Response><Redirect>/more</Redirect></Response>")
    assert "application error" in odette.rings().answer().heard()[0]
    assert phonebox.error_codes() == [11100]


@pytest.mark.parametrize(
    ("number", "statuses"),
    [
        (BUSY, ["initiated", "busy"]),
        (NOBODY, ["initiated", "ringing", "no-answer"]),
        ("+33261910099", ["initiated", "ringing", "no-answer"]),
    ],
)
def test_nobody_comes_to_the_telephone(place: Place, stand_in: StandIn, number: str, statuses: list[str]) -> None:
    call = place(to=number)
    wait_for(lambda: progress_of(stand_in, call.sid) == statuses)
    fetched = call.fetch()
    assert (fetched.status, fetched.duration) == (statuses[-1], "0")
    assert stand_in.to("/outbound") == []


@pytest.mark.parametrize(("what", "status"), [("refuse", "busy"), ("hang_up", "busy"), ("silence", "no-answer")])
def test_a_person_does_not_take_the_call(
    odette: Phone, place: Place, stand_in: StandIn, what: str, status: str
) -> None:
    sid = place().sid
    odette.rings()._do(what)
    wait_for(lambda: progress_of(stand_in, sid) == ["initiated", "ringing", status])


def test_a_machine_takes_the_call_by_itself(phonebox: Phonebox, place: Place, stand_in: StandIn) -> None:
    stand_in.plays("/outbound", "<Say>Bonjour</Say><Gather/><Say>Au revoir</Say>")
    sid = place(to=MACHINE).sid
    wait_for(lambda: "in-progress" in progress_of(stand_in, sid))
    wait_for(lambda: phonebox.get(f"/calls/{sid}")["waiting"])
    phonebox.post(f"/calls/{sid}/silence")
    wait_for(lambda: phonebox.get(f"/calls/{sid}")["ended_at"])
    captions = phonebox.get(f"/calls/{sid}")["captions"]
    assert [(one["kind"], one["by"]) for one in captions] == [
        ("speech", "handset"),
        ("say", "application"),
        ("say", "application"),
    ]
    assert "messagerie" in captions[0]["words"]


@pytest.mark.parametrize(
    ("detection", "number", "answered_by"),
    [
        ("Enable", MACHINE, "machine_start"),
        ("DetectMessageEnd", MACHINE, "machine_end_beep"),
        ("Enable", ODETTE, "human"),
    ],
)
def test_machines_are_told_from_people(
    odette: Phone, place: Place, stand_in: StandIn, detection: str, number: str, answered_by: str
) -> None:
    call = place(to=number, machine_detection=detection)
    if number == ODETTE:
        odette.rings().answer()
    assert stand_in.told("/outbound")["AnsweredBy"] == answered_by
    assert call.fetch().answered_by == answered_by


def test_without_detection_nobody_knows(odette: Phone, place: Place, stand_in: StandIn) -> None:
    call = place()
    odette.rings().answer()
    assert "AnsweredBy" not in stand_in.told("/outbound")
    assert call.fetch().answered_by is None


def test_a_ringing_call_is_taken_back(odette: Phone, place: Place, stand_in: StandIn) -> None:
    call = place()
    ringing = odette.rings()
    assert call.update(status="canceled").status == "canceled"
    wait_for(lambda: progress_of(stand_in, call.sid) == ["initiated", "ringing", "canceled"])
    assert ringing.show()["ended_by"] == "application"


def test_a_call_that_is_under_way_is_not_canceled_but_ended(
    odette: Phone, place: Place, stand_in: StandIn
) -> None:
    stand_in.plays("/outbound", "<Gather/>")
    call = place()
    odette.rings().answer().waits()
    assert call.update(status="canceled").status == "in-progress"
    assert call.update(status="completed").status == "completed"
    wait_for(lambda: progress_of(stand_in, call.sid)[-1] == "completed")


def test_a_live_call_is_led_elsewhere(odette: Phone, place: Place, stand_in: StandIn) -> None:
    stand_in.plays("/outbound", "<Gather/>")
    stand_in.plays("/elsewhere", "<Say>Le bénévole arrive</Say><Gather/>")
    placed = place()
    call = odette.rings().answer().waits()
    placed.update(url=f"{stand_in.url}/elsewhere", method="GET")
    assert call.heard() == ["Le bénévole arrive"]
    assert stand_in.to("/elsewhere")[0].method == "GET"
    placed.update(twiml="<Response><Say>Au revoir</Say></Response>")
    assert call.ends().heard() == ["Au revoir"]


def test_a_call_may_not_last_for_ever(odette: Phone, place: Place, stand_in: StandIn) -> None:
    stand_in.plays("/outbound", "<Gather/>")
    place(time_limit=1)
    assert odette.rings().answer().ends().show()["ended_by"] == "carrier"


def test_the_fallback_address_of_a_call(odette: Phone, place: Place, stand_in: StandIn) -> None:
    stand_in.pages["/outbound"] = [(500, "text/xml", "")]
    stand_in.plays("/plan_b", "<Say>Bonjour quand même</Say>")
    place(fallback_url=f"{stand_in.url}/plan_b")
    assert odette.rings().answer().heard() == ["Bonjour quand même"]
