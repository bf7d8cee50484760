"""The carrier's answers in our words: taken, refused, or nobody can tell; with the real client over real HTTP."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests

from hotline.delivery.senders import Accepted, CarrierAwayError, Outcome, Reason, Rejected, Unknown
from hotline.delivery.senders.twilio import TwilioSender
from hotline.records.states import MessageState

from ..support.free_port import free_port
from ..support.world import ACCOUNT_SID, AUTH_TOKEN, NUMBER
from .odd_carrier import odd_carrier
from .texts import PHONE


def sender_for(url: str) -> TwilioSender:
    """The real sender, at another address."""
    return TwilioSender(ACCOUNT_SID, AUTH_TOKEN, url)


def send(url: str, to: str = PHONE, body: str = "Bonjour", sender: str = NUMBER) -> Outcome:
    """One text."""
    receipt_url = "https://hotline.example/sms/status?ref=1"
    return sender_for(url).send_text(to=to, body=body, sender=sender, receipt_url=receipt_url, valid_s=600)


@pytest.fixture
def phonebox(carrier: str) -> str:
    """The local carrier, without texts or faults."""
    requests.post(f"{carrier}/phonebox/reset", timeout=10).raise_for_status()
    return carrier


def refuse_with(phonebox: str, code: int) -> None:
    """The next text is refused."""
    rule: dict[str, Any] = {"kind": "refuse", "error_code": code, "times": 1}
    requests.post(f"{phonebox}/phonebox/faults", json=rule, timeout=10).raise_for_status()


def test_taken(phonebox: str) -> None:
    outcome = send(phonebox)
    assert isinstance(outcome, Accepted)
    assert outcome.carrier_sid.startswith("SM")
    assert outcome.state == MessageState.SENT


@pytest.mark.parametrize(
    ("code", "reason", "retry"),
    [
        (21211, Reason.BAD_NUMBER, False),
        (21604, Reason.BAD_NUMBER, False),
        (21614, Reason.NO_SMS, False),
        (21610, Reason.OPTED_OUT, False),
        (21612, Reason.CONFIG, False),
        (21606, Reason.CONFIG, False),
        (21408, Reason.CONFIG, False),
        (21617, Reason.TOO_LONG, False),
        (21602, Reason.TOO_LONG, False),
        (20429, Reason.THROTTLED, True),
        (21611, Reason.THROTTLED, True),
        (20003, Reason.AUTH, False),
        (29999, Reason.UNKNOWN, False),
    ],
)
def test_refused(phonebox: str, code: int, reason: Reason, retry: bool) -> None:
    refuse_with(phonebox, code)
    assert send(phonebox) == Rejected(reason, code, retry)


@pytest.mark.parametrize("code", [20500, 20503])
def test_broken_down_means_nobody_can_tell(phonebox: str, code: int) -> None:
    refuse_with(phonebox, code)
    assert isinstance(send(phonebox), Unknown)


def test_real_refusals(phonebox: str) -> None:
    assert send(phonebox, to="+33261910001") == Rejected(Reason.NO_SMS, 21614, retry=False)
    assert send(phonebox, body="a" * 1601) == Rejected(Reason.TOO_LONG, 21617, retry=False)
    assert send(phonebox, sender="+33261999999") == Rejected(Reason.CONFIG, 21606, retry=False)
    wrong = TwilioSender(ACCOUNT_SID, "0" * 32, phonebox)
    outcome = wrong.send_text(to=PHONE, body="x", sender=NUMBER, receipt_url="https://a.example", valid_s=60)
    assert outcome == Rejected(Reason.AUTH, 20003, retry=False)


@pytest.mark.parametrize(
    ("status", "body", "content_type"),
    [
        (201, "{}", "application/json"),
        (200, "", "application/json"),
        (201, "<html>thanks</html>", "text/html"),
        (201, "[]", "application/json"),
        (503, "<html>Service unavailable</html>", "text/html"),
        (500, '{"code": 20500, "message": "x"}', "application/json"),
        (502, "", "text/plain"),
        (0, "", ""),
    ],
)
def test_odd_answers_mean_nobody_can_tell(status: int, body: str, content_type: str) -> None:
    with odd_carrier(status, body, content_type) as url:
        assert isinstance(send(url), Unknown)


@pytest.mark.parametrize("status", [301, 302, 307])
def test_a_redirect_is_a_wrong_address(status: int) -> None:
    with odd_carrier(status, "") as url:
        assert send(url) == Rejected(Reason.CONFIG, None, retry=False)


def test_429_without_a_code_is_tried_again() -> None:
    with odd_carrier(429, "<html>slow down</html>", "text/html") as url:
        outcome = send(url)
    assert isinstance(outcome, Rejected)
    assert (outcome.reason, outcome.retry) == (Reason.THROTTLED, True)


@pytest.mark.parametrize("host", ["127.0.0.1", "nobody.invalid"])
def test_nobody_there_is_tried_again(host: str) -> None:
    assert send(f"http://{host}:{free_port()}") == Rejected(Reason.UNREACHABLE, None, retry=True)


def test_a_connection_that_is_not_what_it_should_be_took_nothing() -> None:
    with odd_carrier(201, "{}") as url:
        assert send(url.replace("http://", "https://")) == Rejected(Reason.UNREACHABLE, None, retry=True)


def test_finding_what_was_taken(phonebox: str) -> None:
    since = datetime.now(UTC) - timedelta(minutes=1)
    taken = send(phonebox, body="Bonjour à vous")
    send(phonebox, body="Autre chose")
    send(phonebox, to="+33639980092", body="Bonjour à vous")
    assert isinstance(taken, Accepted)
    found = sender_for(phonebox).find_text(to=PHONE, body="Bonjour à vous", since=since)
    assert [one.carrier_sid for one in found] == [taken.carrier_sid]
    assert sender_for(phonebox).find_text(to=PHONE, body="Jamais dit", since=since) == []


@pytest.mark.parametrize(("status", "body"), [(500, ""), (401, "{}"), (200, "<html>"), (200, "[]"), (0, "")])
def test_a_carrier_that_cannot_be_asked_says_so(status: int, body: str) -> None:
    with odd_carrier(status, body) as url, pytest.raises(CarrierAwayError):
        sender_for(url).find_text(to=PHONE, body="x", since=datetime.now(UTC))
