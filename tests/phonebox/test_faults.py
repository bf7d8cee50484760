"""Network trouble on demand, one test for each kind and place."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from .process import KARIM, LINE, ODETTE, Phonebox
from .stand_in import ACCOUNT_SID, AUTH_TOKEN, StandIn, wait_for


@pytest.mark.parametrize(
    ("kind", "more", "status", "code", "taken"),
    [
        ("429", {}, 429, 20429, 0),
        ("500_before", {}, 500, 20500, 0),
        ("500_after", {}, 500, 20500, 1),
        ("refuse", {"error_code": 21612}, 400, 21612, 0),
        ("refuse", {"error_code": 20503}, 503, 20503, 0),
        ("refuse", {"error_code": 20003}, 401, 20003, 0),
    ],
)
def test_refusals_at_the_api(
    phonebox: Phonebox, send: Callable[..., Any], kind: str, more: dict[str, Any], status: int, code: int,
    taken: int,
) -> None:  # fmt: skip
    phonebox.fault(kind, times=1, **more)
    with pytest.raises(TwilioRestException) as refused:
        send("once")
    assert (refused.value.status, refused.value.code) == (status, code)
    assert len(phonebox.get("/texts")["texts"]) == taken
    assert send("again").status == "queued"


@pytest.mark.parametrize(("kind", "taken"), [("timeout_before", 0), ("timeout_after", 1)])
def test_no_answer_until_the_client_gives_up(phonebox: Phonebox, kind: str, taken: int) -> None:
    phonebox.fault(kind, times=1)
    client = Client(ACCOUNT_SID, AUTH_TOKEN, http_client=TwilioHttpClient(timeout=0.3))
    client.api.base_url = phonebox.url
    with pytest.raises(requests.ReadTimeout):
        client.messages.create(to=ODETTE, from_=LINE, body="Bonjour")
    assert len(phonebox.get("/texts")["texts"]) == taken


def test_delay_at_the_api(phonebox: Phonebox, send: Callable[..., Any]) -> None:
    phonebox.fault("delay", where="api", seconds=60, times=1)
    with ThreadPoolExecutor(1) as pool:
        sending = pool.submit(send, "late")
        wait_for(lambda: phonebox.get("/faults")["faults"] == [])
        assert phonebox.get("/texts")["texts"] == []
        phonebox.clear_faults()
        assert sending.result().status == "queued"


def test_drop_at_the_api(phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn) -> None:
    phonebox.fault("drop", where="api", times=1)
    lost, arrived = send("lost"), send("arrives")
    phonebox.wait_until(arrived.sid, "delivered")
    assert phonebox.heard(ODETTE) == ["arrives"]
    assert lost.fetch().status == "sent"
    assert stand_in.statuses(lost.sid) == ["sent"]


def test_drop_at_the_webhook(phonebox: Phonebox, stand_in: StandIn) -> None:
    phonebox.fault("drop", where="webhook", times=1)
    assert phonebox.text("lost")["webhook_status"] is None
    phonebox.text("arrives")
    assert [hit.form["Body"] for hit in stand_in.to("/sms")] == ["arrives"]


def test_duplicate_at_the_webhook(phonebox: Phonebox, stand_in: StandIn) -> None:
    phonebox.fault("duplicate", where="webhook", times=1)
    phonebox.text("Bonjour")
    first, second = stand_in.to("/sms")
    assert first == second


def test_delay_at_the_webhook(phonebox: Phonebox, stand_in: StandIn) -> None:
    phonebox.fault("delay", where="webhook", seconds=60, times=1)
    phonebox.text("late", wait=False)
    phonebox.text("early")
    assert [hit.form["Body"] for hit in stand_in.to("/sms")] == ["early"]
    phonebox.clear_faults()
    wait_for(lambda: [hit.form["Body"] for hit in stand_in.to("/sms")] == ["early", "late"])


def test_reorder_at_the_webhook(phonebox: Phonebox, stand_in: StandIn) -> None:
    phonebox.fault("reorder", where="webhook", seconds=10, times=1)
    phonebox.text("first", wait=False)
    wait_for(lambda: phonebox.get("/faults")["faults"] == [])
    phonebox.text("second")
    wait_for(lambda: [hit.form["Body"] for hit in stand_in.to("/sms")] == ["second", "first"])


def test_drop_a_receipt(phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn) -> None:
    phonebox.fault("drop", where="callback", times=1)
    sid = send().sid
    wait_for(lambda: stand_in.statuses(sid) == ["delivered"])


def test_duplicate_receipts(phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn) -> None:
    phonebox.fault("duplicate", where="callback")
    sid = send().sid
    wait_for(lambda: stand_in.statuses(sid) == ["sent", "sent", "delivered", "delivered"])


def test_a_delayed_receipt_is_overtaken(phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn) -> None:
    phonebox.fault("delay", where="callback", seconds=1, times=1)
    sid = send().sid
    wait_for(lambda: stand_in.statuses(sid) == ["delivered", "sent"])


@pytest.mark.parametrize(
    ("order", "told"),
    [
        (None, ["delivered", "sent"]),
        (["delivered", "sent"], ["delivered", "sent"]),
        (["sent", "delivered"], ["sent", "delivered"]),
    ],
)
def test_reordered_receipts(
    phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn, order: list[str] | None, told: list[str]
) -> None:
    phonebox.fault("reorder", where="callback", order=order, times=1)
    sid = send().sid
    wait_for(lambda: stand_in.statuses(sid) == told)


def test_a_rule_may_be_for_one_number(phonebox: Phonebox, send: Callable[..., Any]) -> None:
    phonebox.fault("429", to=KARIM)
    assert send(to=ODETTE).status == "queued"
    with pytest.raises(TwilioRestException):
        send(to=KARIM)


def test_rules_are_listed_and_removed(phonebox: Phonebox) -> None:
    first = phonebox.fault("429")
    phonebox.fault("drop", where="callback", times=3)
    requests.delete(f"{phonebox.url}/phonebox/faults/{first['id']}", timeout=10)
    (left,) = phonebox.get("/faults")["faults"]
    assert (left["kind"], left["where"], left["times"]) == ("drop", "callback", 3)


@pytest.mark.parametrize(
    "rule", [{"kind": "fire"}, {"kind": "429", "where": "callback"}, {"kind": "drop", "times": 0}]
)
def test_rules_that_make_no_sense(phonebox: Phonebox, rule: dict[str, Any]) -> None:
    answer = requests.post(f"{phonebox.url}/phonebox/faults", json=rule, timeout=10)
    assert answer.status_code == 400
    assert answer.json()["error"]
