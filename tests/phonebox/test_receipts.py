"""Status callbacks: which are sent, with what, in which order."""

from collections.abc import Callable
from typing import Any

import pytest

from .process import LINE, ODETTE, Phonebox
from .stand_in import ACCOUNT_SID, StandIn, wait_for

SERVICE = "MG" + "0" * 32


def test_never_one_for_the_first_status(send: Callable[..., Any], stand_in: StandIn) -> None:
    sid = send().sid
    wait_for(lambda: stand_in.statuses(sid) == ["sent", "delivered"])


def test_with_a_service_queued_is_told(send: Callable[..., Any], stand_in: StandIn) -> None:
    sid = send(from_="", messaging_service_sid=SERVICE).sid
    wait_for(lambda: stand_in.statuses(sid) == ["queued", "sent", "delivered"])
    assert {hit.form["MessagingServiceSid"] for hit in stand_in.to("/status", sid)} == {SERVICE}


def test_fields_and_signature(send: Callable[..., Any], stand_in: StandIn) -> None:
    sid = send().sid
    hit = wait_for(lambda: stand_in.to("/status", sid))[0]
    assert hit.form == {
        "MessageSid": sid,
        "SmsSid": sid,
        "MessageStatus": "sent",
        "SmsStatus": "sent",
        "AccountSid": ACCOUNT_SID,
        "From": LINE,
        "To": ODETTE,
        "ApiVersion": "2010-04-01",
    }
    assert hit.query == "ref=7&who=a%20b"
    assert hit.is_signed
    assert hit.headers["I-Twilio-Idempotency-Token"]


@pytest.mark.parametrize("code", [30003, 30005, 30006, 30008])
def test_undelivered(phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn, code: int) -> None:
    phonebox.fault("undelivered", error_code=code, times=1)
    message = send()
    wait_for(lambda: stand_in.statuses(message.sid) == ["sent", "undelivered"])
    last = stand_in.to("/status", message.sid)[-1]
    assert last.form["ErrorCode"] == str(code)
    assert last.form["RawDlrDoneDate"].isdigit()
    assert message.fetch().error_code == code
    assert phonebox.heard(ODETTE) == []


def test_failed(phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn) -> None:
    phonebox.fault("failed", where="callback", error_code=21610, times=1)
    sid = send().sid
    wait_for(lambda: stand_in.statuses(sid) == ["failed"])
    assert stand_in.to("/status", sid)[0].form["ErrorCode"] == "21610"


@pytest.mark.parametrize(
    "statuses",
    [
        ["queued", "sending", "sent", "delivered"],
        ["delivered", "sent", "sending", "queued"],
        ["sent", "sent"],
        ["sent", "undelivered"],
    ],
)
def test_any_receipts_on_demand(
    phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn, statuses: list[str]
) -> None:
    phonebox.fault("drop", where="callback")
    sid = send().sid
    answers = phonebox.post("/callbacks", sid=sid, statuses=statuses, error_code=30003)["answers"]
    hits = stand_in.to("/status", sid)
    assert answers == [204] * len(statuses)
    assert [hit.form["MessageStatus"] for hit in hits] == statuses
    assert all(hit.is_signed for hit in hits)
    assert [hit.form["MessageStatus"] for hit in hits if "ErrorCode" in hit.form] == [
        status for status in statuses if status == "undelivered"
    ]


def test_callbacks_on_demand_need_an_address(phonebox: Phonebox, send: Callable[..., Any]) -> None:
    sid = send(status_callback="").sid
    with pytest.raises(Exception, match="400"):
        phonebox.post("/callbacks", sid=sid, statuses=["sent"])


@pytest.mark.parametrize(
    ("status", "content_type", "body", "codes"),
    [
        (200, "text/xml", "<Response/>", []),
        (500, "text/xml", "", [11200]),
        (200, "application/json", "{}", [12300]),
        (200, "text/html", "<p>Erreur", [12100]),
    ],
)
def test_answers_to_receipts(
    phonebox: Phonebox,
    send: Callable[..., Any],
    stand_in: StandIn,
    status: int,
    content_type: str,
    body: str,
    codes: list[int],
) -> None:
    phonebox.fault("drop", where="callback")
    stand_in.answers = [(status, content_type, body)]
    phonebox.post("/callbacks", sid=send().sid, statuses=["sent"])
    assert phonebox.error_codes() == codes
