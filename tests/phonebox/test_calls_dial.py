"""Putting a caller through: who is rung, what they hear first, and what the application is told afterwards."""

import json

import pytest
from twilio.rest import Client

from .handset import Phone
from .process import BUSY, KARIM, LANDLINE, LINE, MACHINE, NOBODY, ODETTE, Phonebox
from .stand_in import StandIn, wait_for


def put_through(stand_in: StandIn, nouns: str = KARIM, attributes: str = f'callerId="{LINE}"') -> None:
    stand_in.plays("/voice", f'<Dial action="/after" {attributes}>{nouns}</Dial>')


def test_two_neighbours_talk(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in)
    call = odette.calls(LINE)
    leg = karim.rings()
    assert (leg.show()["shown"], leg.show()["parent_sid"]) == (LINE, call.sid)
    leg.answer().waits()
    assert (call.show()["bridged_with"], leg.show()["bridged_with"]) == (leg.sid, call.sid)
    call.says("Bonjour, c'est Odette")
    assert leg.heard() == ["Bonjour, c'est Odette"]
    leg.says("J'arrive")
    assert call.heard() == ["J'arrive"]


def test_the_action_hears_how_it_went(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in)
    stand_in.plays("/after", "<Say>Merci</Say>")
    call = odette.calls(LINE)
    leg = karim.rings().answer().waits().hang_up()
    told = stand_in.told("/after")
    assert (told["DialCallStatus"], told["DialCallSid"], told["DialBridged"]) == ("completed", leg.sid, "true")
    assert told["DialCallDuration"].isdigit()
    assert (told["CallSid"], told["CallStatus"]) == (call.sid, "in-progress")
    assert call.ends().heard() == ["Merci"]


def test_without_an_action_the_next_verb_follows(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", f"<Dial>{KARIM}</Dial><Say>Au revoir</Say>")
    call = odette.calls(LINE)
    karim.rings().answer().waits().hang_up()
    assert call.ends().heard() == ["Au revoir"]


def test_neither_side_learns_the_number_of_the_other(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in)
    call = odette.calls(LINE)
    leg = karim.rings()
    assert call.show()["waiting"] == {"kind": "dial"}
    assert [one["kind"] for one in call.show()["captions"]] == ["ring"]
    leg.answer().waits()
    for side, other in ((call, KARIM), (leg, ODETTE)):
        assert side.show()["captions"][-1]["kind"] == "bridge"
        assert other not in json.dumps(side.show())


def test_the_callers_own_number_is_shown_unless_another_is_given(
    odette: Phone, karim: Phone, stand_in: StandIn
) -> None:
    put_through(stand_in, attributes="")
    odette.calls(LINE)
    assert karim.rings().show()["shown"] == ODETTE


@pytest.mark.parametrize("caller_id", ["+33639980099", "Orleans", ""])
def test_only_numbers_of_this_call_or_of_the_account_may_be_shown(
    phonebox: Phonebox, odette: Phone, stand_in: StandIn, caller_id: str
) -> None:
    put_through(stand_in, attributes=f'callerId="{caller_id}"')
    odette.calls(LINE)
    told = stand_in.told("/after")
    assert (told["DialCallStatus"], told["DialBridged"]) == ("failed", "false")
    assert "DialCallSid" not in told
    assert phonebox.error_codes() == [13214]


def test_a_number_that_is_none(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    put_through(stand_in, nouns="0639980002")
    odette.calls(LINE)
    assert stand_in.told("/after")["DialCallStatus"] == "failed"
    assert phonebox.error_codes() == [13223]


@pytest.mark.parametrize(
    ("number", "status"), [(BUSY, "busy"), (NOBODY, "no-answer"), ("+33261910099", "no-answer")]
)
def test_nobody_comes_to_the_telephone(odette: Phone, stand_in: StandIn, number: str, status: str) -> None:
    put_through(stand_in, nouns=number)
    odette.calls(LINE)
    told = stand_in.told("/after")
    assert (told["DialCallStatus"], told["DialBridged"]) == (status, "false")
    assert "DialCallDuration" not in told


def test_a_person_refuses(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in)
    odette.calls(LINE)
    karim.rings().refuse()
    assert stand_in.told("/after")["DialCallStatus"] == "busy"


def test_a_person_lets_it_ring(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in)
    odette.calls(LINE)
    karim.rings()._do("silence")
    assert stand_in.told("/after")["DialCallStatus"] == "no-answer"


def test_the_callee_is_asked_in_private_before(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in, nouns=f'<Number url="whisper?to=karim">{KARIM}</Number>')
    stand_in.plays("/whisper", '<Gather numDigits="1" action="/yes"><Say>Tapez 1</Say></Gather><Hangup/>')
    stand_in.plays("/yes", "<Say>Merci</Say>")
    call = odette.calls(LINE)
    leg = karim.rings().answer()
    assert leg.heard() == ["Tapez 1"]
    told = stand_in.told("/whisper")
    assert (told["CallSid"], told["ParentCallSid"], told["to"]) == (leg.sid, call.sid, "karim")
    assert (told["Direction"], told["From"], told["To"]) == ("outbound-dial", LINE, KARIM)
    assert call.show()["bridged_with"] is None
    leg.keys("1")
    wait_for(lambda: call.show()["bridged_with"] == leg.sid)
    assert leg.heard() == ["Merci"]
    assert call.heard() == []


def test_a_callee_who_does_not_agree_is_never_bridged(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in, nouns=f'<Number url="/whisper">{KARIM}</Number>')
    stand_in.plays("/whisper", "<Gather><Say>Tapez 1</Say></Gather><Hangup/>")
    odette.calls(LINE)
    karim.rings().answer().silence()
    told = stand_in.told("/after")
    assert (told["DialCallStatus"], told["DialBridged"]) == ("completed", "false")


def test_a_machine_is_caught_by_the_private_question(odette: Phone, stand_in: StandIn) -> None:
    put_through(stand_in, nouns=f'<Number url="/whisper">{MACHINE}</Number>')
    stand_in.plays("/whisper", "<Say>Bonjour</Say><Hangup/>")
    odette.calls(LINE)
    assert stand_in.told("/after")["DialBridged"] == "false"


def test_several_ring_and_the_first_gets_the_call(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in, nouns=f"<Number>{KARIM}</Number><Number>{LANDLINE}</Number>")
    call = odette.calls(LINE)
    simone = Phone(odette.base_url, LANDLINE).rings()
    leg = karim.rings().answer().waits()
    assert call.show()["bridged_with"] == leg.sid
    assert simone.ends().status == "canceled"


def test_a_caller_who_hangs_up_takes_the_callee_along(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in)
    call = odette.calls(LINE)
    leg = karim.rings().answer().waits()
    call.hang_up()
    assert leg.ends().status == "completed"
    told = stand_in.told("/after")
    assert (told["DialCallStatus"], told["CallStatus"]) == ("completed", "completed")


def test_a_caller_who_hangs_up_early_stops_the_ringing(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in)
    call = odette.calls(LINE)
    leg = karim.rings()
    call.hang_up()
    assert leg.ends().status == "canceled"
    assert stand_in.told("/after")["DialCallStatus"] == "canceled"


def test_the_call_is_only_taken_up_with_the_bridge_if_so_asked(
    odette: Phone, karim: Phone, stand_in: StandIn
) -> None:
    put_through(stand_in, attributes='answerOnBridge="true"')
    call = odette.calls(LINE)
    leg = karim.rings()
    assert call.status == "ringing"
    leg.answer().waits()
    assert call.status == "in-progress"


def test_otherwise_it_is_taken_up_at_once(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in)
    call = odette.calls(LINE)
    karim.rings()
    assert call.status == "in-progress"


def test_the_time_to_talk_may_be_limited(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    put_through(stand_in, attributes='timeLimit="1"')
    call = odette.calls(LINE)
    leg = karim.rings().answer().ends()
    assert leg.status == "completed"
    assert call.ends().show()["ended_by"] == "application"


def test_leading_the_caller_elsewhere_ends_the_other_side(
    odette: Phone, karim: Phone, client: Client, stand_in: StandIn
) -> None:
    put_through(stand_in)
    call = odette.calls(LINE)
    leg = karim.rings().answer().waits()
    client.calls(call.sid).update(twiml="<Response><Say>Un instant</Say><Gather/></Response>")
    assert leg.ends().status == "completed"
    assert call.heard() == ["Un instant"]
    assert stand_in.to("/after") == []


def test_leading_the_callee_elsewhere_lets_the_caller_go_on(
    odette: Phone, karim: Phone, client: Client, stand_in: StandIn
) -> None:
    put_through(stand_in)
    stand_in.plays("/after", "<Say>Il ne peut plus</Say>")
    call = odette.calls(LINE)
    leg = karim.rings().answer().waits()
    client.calls(leg.sid).update(twiml="<Response><Say>Merci</Say><Gather/></Response>")
    assert call.ends().heard() == ["Il ne peut plus"]
    assert stand_in.told("/after")["DialBridged"] == "true"
    wait_for(lambda: leg.show()["waiting"])
    assert (leg.heard(), leg.status) == (["Merci"], "in-progress")


def test_the_dialled_leg_has_its_own_callbacks(odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    noun = f'<Number statusCallback="/leg" statusCallbackEvent="ringing answered completed">{KARIM}</Number>'
    put_through(stand_in, nouns=noun)
    odette.calls(LINE)
    leg = karim.rings().answer().waits().hang_up()
    wait_for(lambda: len(stand_in.to("/leg")) == 3)
    assert [hit.form["CallStatus"] for hit in stand_in.to("/leg")] == ["ringing", "in-progress", "completed"]
    assert {hit.form["CallSid"] for hit in stand_in.to("/leg")} == {leg.sid}
