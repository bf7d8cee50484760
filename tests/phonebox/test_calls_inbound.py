"""A handset calls a line: what the application is asked, and what becomes of answers nobody can follow."""

import re

import pytest

from hotline.phonebox.webhooks import read_rules

from .handset import Phone
from .process import DEAD_LINE, LINE, ODETTE, SLOW_LINE, STUBBORN_LINE, Phonebox
from .stand_in import ACCOUNT_SID, StandIn, wait_for

XML = "text/xml"
SORRY = "We are sorry. An application error has occurred. Goodbye."
ABOUT = "CallSid AccountSid From To CallStatus ApiVersion Direction Caller Called"
PLACES = [
    f"{end}{part}" for end in ("From", "To", "Caller", "Called") for part in ("City", "State", "Zip", "Country")
]


def test_the_application_is_asked_with_every_field(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Say>Bonjour</Say>")
    call = odette.calls(LINE)
    assert call.heard() == ["Bonjour"]
    told = stand_in.told("/voice")
    assert set(told) > {*ABOUT.split(), *PLACES}
    assert (told["CallSid"], told["AccountSid"], told["ApiVersion"]) == (call.sid, ACCOUNT_SID, "2010-04-01")
    assert (told["From"], told["Caller"], told["To"], told["Called"]) == (ODETTE, ODETTE, LINE, LINE)
    assert (told["CallStatus"], told["Direction"], told["town"]) == ("ringing", "inbound", "orleans")
    assert re.fullmatch(r"CA[0-9a-f]{32}", call.sid)
    assert "AddedWithoutNotice" in told


def test_a_caller_may_hide_the_number_and_keeps_the_call(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Redirect>/more</Redirect>")
    stand_in.plays("/more", "<Gather/>")
    call = odette.calls(LINE, withheld=True).waits()
    for told in (stand_in.told("/voice"), stand_in.told("/more")):
        assert (told["From"], told["Caller"], told["FromCountry"]) == ("anonymous", "anonymous", "")
        assert ODETTE not in told.values()
    assert (call.show()["from"], call.show()["handset"]) == ("anonymous", ODETTE)


def test_whoever_dialled_may_stay_unknown(phonebox: Phonebox, stand_in: StandIn) -> None:
    Phone(phonebox.url, "anonymous").calls(LINE).ends()
    assert stand_in.told("/voice")["From"] == "anonymous"


def test_fields_may_be_added_replaced_and_removed_for_the_whole_call(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Redirect>/more</Redirect>")
    fields = {"From": "+266696687", "StirVerstat": "TN-Validation-Passed-A", "FromCity": None}
    odette.calls(LINE, fields=fields).ends()
    for told in (stand_in.told("/voice"), stand_in.told("/more")):
        assert (told["From"], told["StirVerstat"]) == ("+266696687", "TN-Validation-Passed-A")
        assert "FromCity" not in told


def test_later_the_call_is_in_progress(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Say>Un instant</Say><Redirect>/more</Redirect>")
    odette.calls(LINE).ends()
    assert stand_in.told("/more")["CallStatus"] == "in-progress"


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        ((500, XML, "<Response/>"), 11200),
        ((404, XML, "<Response/>"), 11200),
        ((200, XML, "<Response><Say>"), 12100),
        ((200, XML, ""), 12100),
        ((200, "text/html", "<html/>"), 12100),
        ((200, "application/json", "{}"), 12300),
        ((200, XML, f"<Response>{' ' * 65536}</Response>"), 11750),
        ((302, XML, "/voice"), 11215),
    ],
)
def test_an_answer_nobody_can_follow_is_heard(
    phonebox: Phonebox, odette: Phone, stand_in: StandIn, answer: tuple[int, str, str], code: int
) -> None:
    stand_in.pages["/voice"] = [answer]
    call = odette.calls(LINE)
    assert call.heard() == [SORRY]
    assert call.show()["ended_by"] == "carrier"
    assert phonebox.error_codes() == [code]


def test_nobody_listens_at_the_address(phonebox: Phonebox, odette: Phone) -> None:
    assert odette.calls(DEAD_LINE).heard() == [SORRY]
    assert phonebox.error_codes()[0] == 11205


def test_a_line_without_an_address(phonebox: Phonebox, odette: Phone) -> None:
    assert odette.calls(SLOW_LINE).heard() == [SORRY]
    assert phonebox.error_codes() == [11100]


@pytest.mark.parametrize("fragment", ["tt=60000&rt=60000", "tt=15001", ""])
def test_no_address_gets_more_than_fifteen_seconds(fragment: str) -> None:
    address, rules = read_rules(f"https://hotline.example/voice#{fragment}")
    assert (address, rules.read, rules.total) == ("https://hotline.example/voice", 15.0, 15.0)


def test_plain_text_is_read_out(odette: Phone, stand_in: StandIn) -> None:
    stand_in.pages["/voice"] = [(200, "text/plain", "Bonjour à vous")]
    assert odette.calls(LINE).heard() == ["Bonjour à vous"]


def test_retries_as_the_address_asks(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    stand_in.pages["/voice"] = [
        (500, XML, ""),
        (502, XML, ""),
        (200, XML, "<Response><Say>Enfin</Say></Response>"),
    ]
    assert odette.calls(STUBBORN_LINE).heard() == ["Enfin"]
    assert len({hit.headers["I-Twilio-Idempotency-Token"] for hit in stand_in.to("/voice")}) == 1
    assert phonebox.error_codes() == []


def test_the_fallback_hears_what_went_wrong_and_leads_the_call(odette: Phone, stand_in: StandIn) -> None:
    stand_in.pages["/voice"] = [(200, XML, "<Response><Say>")]
    stand_in.plays("/voice_fallback", "<Say>Rappelez plus tard</Say>")
    assert odette.calls(STUBBORN_LINE).heard() == ["Rappelez plus tard"]
    told = stand_in.told("/voice_fallback")
    assert (told["ErrorCode"], told["ErrorUrl"]) == ("12100", f"{stand_in.url}/voice")


def test_a_fallback_that_fails_too(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    stand_in.pages["/voice"] = stand_in.pages["/voice_fallback"] = [(403, XML, "")]
    assert odette.calls(STUBBORN_LINE).heard() == [SORRY]
    assert phonebox.error_codes() == [11200, 11200]


def test_a_caller_hangs_up_while_the_application_is_asked(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Say>Un instant</Say><Redirect>/slow</Redirect>")
    stand_in.plays("/slow", "<Say>Trop tard</Say>")
    call = odette.calls(LINE)
    wait_for(lambda: stand_in.to("/slow"))
    call.hang_up()
    stand_in.slow.set()
    assert (call.status, call.show()["ended_by"]) == ("completed", "handset")
    assert call.heard() == ["Un instant"]


def test_a_caller_gives_up_before_the_answer(odette: Phone, stand_in: StandIn) -> None:
    stand_in.pages["/voice"] = [(302, XML, "/slow")]
    call = odette.calls(LINE)
    wait_for(lambda: stand_in.to("/slow"))
    assert call.hang_up().status == "no-answer"
    stand_in.slow.set()


def test_the_end_of_a_call_is_told_for_the_number(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Gather/>")
    call = odette.calls(LINE).waits().hang_up()
    told = stand_in.told("/ended")
    assert (told["CallSid"], told["CallStatus"], told["Direction"]) == (call.sid, "completed", "inbound")
    assert {"CallDuration", "Duration", "Timestamp"} < set(told)
