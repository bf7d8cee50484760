"""Inbound texts: what the application is sent, what its answers do, retries and the fallback address."""

from typing import Any

import pytest

from .process import DEAD_LINE, LINE, ODETTE, SLOW_LINE, STUBBORN_LINE, Phonebox
from .stand_in import ACCOUNT_SID, StandIn, wait_for

XML = "text/xml"
ABOUT = "MessageSid SmsSid SmsMessageSid AccountSid From To Body NumMedia NumSegments SmsStatus ApiVersion"
PLACES = "FromCity FromState FromZip FromCountry ToCity ToState ToZip ToCountry"
DOCUMENTED = {*ABOUT.split(), *PLACES.split()}
TWO = "<Response><Message>un</Message><Message>deux</Message></Response>"


def test_a_text_is_posted_signed_with_every_field(phonebox: Phonebox, stand_in: StandIn) -> None:
    result = phonebox.text("À l'aide !")
    (hit,) = stand_in.to("/sms")
    assert result == {"sid": hit.form["MessageSid"], "webhook_status": 200, "attempts": 1}
    assert hit.is_signed
    assert hit.query == "town=orleans"
    assert set(hit.form) > DOCUMENTED
    assert hit.form["MessageSid"] == hit.form["SmsSid"] == hit.form["SmsMessageSid"]
    assert (hit.form["From"], hit.form["To"], hit.form["Body"]) == (ODETTE, LINE, "À l'aide !")
    assert (hit.form["AccountSid"], hit.form["SmsStatus"]) == (ACCOUNT_SID, "received")
    assert (hit.form["NumMedia"], hit.form["NumSegments"]) == ("0", "1")
    assert hit.headers["User-Agent"] == "TwilioProxy/1.1"
    assert hit.headers["I-Twilio-Idempotency-Token"]
    assert "Cookie" not in hit.headers


def test_fields_may_be_added_replaced_and_removed(phonebox: Phonebox, stand_in: StandIn) -> None:
    phonebox.text("STOP", fields={"OptOutType": "STOP", "SmsStatus": "receiving", "FromCity": None})
    (hit,) = stand_in.to("/sms")
    assert hit.is_signed
    assert (hit.form["OptOutType"], hit.form["SmsStatus"]) == ("STOP", "receiving")
    assert "FromCity" not in hit.form


@pytest.mark.parametrize("sender", ["anonymous", "", "+266696687", "38123", "LaPoste"])
def test_senders_that_are_no_numbers(phonebox: Phonebox, stand_in: StandIn, sender: str) -> None:
    phonebox.text("Bonjour", sender=sender)
    assert stand_in.to("/sms")[0].form["From"] == sender


def test_without_waiting(phonebox: Phonebox, stand_in: StandIn) -> None:
    result = phonebox.text("Bonjour", wait=False)
    assert (result["webhook_status"], result["attempts"]) == (None, 0)
    assert wait_for(lambda: stand_in.to("/sms", result["sid"]))


def test_long_texts_need_raw(phonebox: Phonebox, stand_in: StandIn) -> None:
    with pytest.raises(Exception, match="400"):
        phonebox.text("a" * 1601)
    phonebox.text("a" * 1601, raw=True)
    assert [len(hit.form["Body"]) for hit in stand_in.to("/sms")] == [1601]


@pytest.mark.parametrize(
    ("content_type", "body", "texts", "codes"),
    [
        (XML, "<Response/>", [], []),
        (XML, "", [], []),
        ("application/xml", TWO, ["un", "deux"], []),
        ("text/html", "<Response><Message><Body>un</Body></Message></Response>", ["un"], []),
        (XML, '<Response><Message to="+33639980001">à vous</Message></Response>', ["à vous"], []),
        ("text/plain; charset=utf-8", "merci", ["merci"], []),
        (XML, "<Response><Message>", [], [12100]),
        ("text/html", "<html><body>Erreur</body></html>", [], [12100]),
        (XML, "<Response><Say>non</Say><Message>oui</Message></Response>", ["oui"], [12200]),
        ("application/json", "{}", [], [12300]),
        (XML, "<Response><Message/></Response>", [], [21602]),
        ("text/plain", "a" * 1601, [], [21617]),
        (XML, f"<Response>{' ' * 65536}</Response>", [], [11750]),
    ],
)
def test_answers_by_content_type(
    phonebox: Phonebox, stand_in: StandIn, content_type: str, body: str, texts: list[str], codes: list[int]
) -> None:
    stand_in.answers = [(200, content_type, body)]
    phonebox.text("Bonjour")
    assert phonebox.error_codes() == codes
    wait_for(lambda: sorted(phonebox.heard(ODETTE)) == sorted(texts))


@pytest.mark.parametrize(("status", "code"), [(403, 11200), (404, 11200), (500, 11200), (503, 11200)])
def test_an_error_is_not_tried_again_unless_asked(
    phonebox: Phonebox, stand_in: StandIn, status: int, code: int
) -> None:
    stand_in.answers = [(status, XML, "")]
    result = phonebox.text("Bonjour")
    assert (result["webhook_status"], result["attempts"]) == (status, 1)
    assert phonebox.error_codes() == [code]


def test_connections_are_tried_twice(phonebox: Phonebox) -> None:
    result = phonebox.text("Bonjour", to=DEAD_LINE)
    assert (result["webhook_status"], result["attempts"]) == (None, 2)
    assert phonebox.error_codes() == [11205]


def test_retries_carry_the_same_token_and_no_fragment(phonebox: Phonebox, stand_in: StandIn) -> None:
    stand_in.answers = [(500, XML, ""), (502, XML, ""), (200, XML, "")]
    result = phonebox.text("Bonjour", to=STUBBORN_LINE)
    hits = stand_in.to("/sms")
    assert (result["webhook_status"], result["attempts"], len(hits)) == (200, 3, 3)
    assert len({hit.headers["I-Twilio-Idempotency-Token"] for hit in hits}) == 1
    assert all(hit.is_signed for hit in hits)
    assert phonebox.error_codes() == []


def test_the_fallback_hears_what_went_wrong(phonebox: Phonebox, stand_in: StandIn) -> None:
    stand_in.answers = [(500, XML, "")]
    result = phonebox.text("Bonjour", to=STUBBORN_LINE)
    (hit,) = stand_in.to("/fallback")
    assert (result["webhook_status"], result["attempts"]) == (200, 4)
    assert hit.is_signed
    assert (hit.form["ErrorCode"], hit.form["ErrorUrl"]) == ("11200", f"{stand_in.url}/sms")


def test_the_fallback_is_asked_after_an_unreadable_answer(phonebox: Phonebox, stand_in: StandIn) -> None:
    stand_in.answers = [(200, "application/json", "{}")]
    phonebox.text("Bonjour", to=STUBBORN_LINE)
    assert stand_in.to("/fallback")[0].form["ErrorCode"] == "12300"


def test_slow_answers(phonebox: Phonebox, stand_in: StandIn) -> None:
    result = phonebox.text("Bonjour", to=SLOW_LINE)
    assert (result["webhook_status"], result["attempts"]) == (None, 2)
    assert phonebox.error_codes() == [11200]


def test_a_redirected_post_becomes_a_get_without_fields(phonebox: Phonebox, stand_in: StandIn) -> None:
    stand_in.answers = [(308, XML, "/elsewhere?a=1")]
    result = phonebox.text("Bonjour")
    (hit,) = stand_in.to("/elsewhere")
    assert result["webhook_status"] == 200
    assert (hit.method, hit.form, hit.query, hit.is_signed) == ("GET", {}, "a=1", True)


def test_redirects_end(phonebox: Phonebox, stand_in: StandIn) -> None:
    stand_in.answers = [(302, XML, "/sms")]
    phonebox.text("Bonjour")
    assert len(stand_in.to("/sms")) == 11
    assert phonebox.error_codes() == [11215]


def test_machines_do_not_answer_each_other_without_end(phonebox: Phonebox, stand_in: StandIn) -> None:
    stand_in.answers = [(200, "text/plain", "Bonjour")]
    for _ in range(16):
        phonebox.text("Bonjour")
    assert phonebox.error_codes() == [14107]
    wait_for(lambda: len(phonebox.heard(ODETTE)) == 15)


def test_statuses_of_replies_are_told(phonebox: Phonebox, stand_in: StandIn) -> None:
    body = f'<Response><Message statusCallback="{stand_in.url}/status">oui</Message></Response>'
    stand_in.answers = [(200, XML, body)]
    phonebox.text("Bonjour")
    wait_for(lambda: [hit.form["MessageStatus"] for hit in stand_in.to("/status")] == ["sent", "delivered"])


def test_the_text_is_kept(phonebox: Phonebox) -> None:
    result = phonebox.text("Bonjour")
    found: list[dict[str, Any]] = phonebox.get("/texts", number=ODETTE)["texts"]
    assert [(text["sid"], text["direction"], text["status"]) for text in found] == [
        (result["sid"], "in", "received")
    ]
