"""Calls in the REST API through Twilio's own client: shapes, lists, refusals, trouble."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.rest import Client

from .handset import Phone
from .process import KARIM, LINE, ODETTE, Phonebox
from .stand_in import ACCOUNT_SID, AUTH_TOKEN, StandIn, wait_for

Place = Callable[..., Any]
URL = "https://hotline.example/call"


def post_raw(phonebox: Phonebox, token: str = AUTH_TOKEN, **form: str) -> requests.Response:
    url = f"{phonebox.url}/2010-04-01/Accounts/{ACCOUNT_SID}/Calls.json"
    return requests.post(
        url, data={"To": ODETTE, "From": LINE, "Url": URL, **form}, auth=(ACCOUNT_SID, token), timeout=10
    )


def test_a_call_has_twilios_shape(phonebox: Phonebox) -> None:
    answer = post_raw(phonebox)
    shown = answer.json()
    assert answer.status_code == 201
    assert re.fullmatch(r"CA[0-9a-f]{32}", shown["sid"])
    assert (shown["status"], shown["direction"], shown["api_version"]) == ("queued", "outbound-api", "2010-04-01")
    assert shown["duration"] is shown["start_time"] is shown["price"] is shown["parent_call_sid"] is None
    assert re.fullmatch(r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000", shown["date_created"])
    assert shown["uri"] == f"/2010-04-01/Accounts/{ACCOUNT_SID}/Calls/{shown['sid']}.json"
    assert shown["subresource_uris"]["recordings"].endswith(f"{shown['sid']}/Recordings.json")


def test_a_finished_call_in_twilios_shape(odette: Phone, place: Place, stand_in: StandIn) -> None:
    stand_in.plays("/outbound", "<Say>Bonjour</Say>")
    call = place()
    odette.rings().answer().ends()
    fetched = call.fetch()
    assert (fetched.status, fetched.duration) == ("completed", "0")
    assert fetched.start_time <= fetched.end_time
    assert fetched.end_time.tzinfo == UTC


REFUSED = [
    ({"To": ""}, 21201),
    ({"To": "0639980001"}, 21211),
    ({"To": "Odette"}, 21211),
    ({"To": "+441632960001"}, 21215),
    ({"From": ""}, 21213),
    ({"From": "+33261919999"}, 21210),
    ({"From": "Orleans"}, 21210),
    ({"Url": "hotline.example/call"}, 21205),
    ({"Url": "http://my_host.example/call"}, 21205),
    ({"Url": ""}, 21205),
    ({"Method": "PUT"}, 21209),
    ({"StatusCallback": "progress"}, 21609),
    ({"Url": "", "Twiml": "x" * 4001}, 20001),
    ({"MachineDetection": "Perhaps"}, 20001),
    ({"Timeout": "long"}, 20001),
]


@pytest.mark.parametrize(("change", "code"), REFUSED)
def test_refused_with_twilios_code(phonebox: Phonebox, change: dict[str, str], code: int) -> None:
    answer = post_raw(phonebox, **change)
    assert answer.status_code == 400
    assert answer.json()["code"] == code
    assert phonebox.get("/calls")["calls"] == []


def test_wrong_credentials(phonebox: Phonebox) -> None:
    answer = post_raw(phonebox, token="wrong")
    assert (answer.status_code, answer.json()["code"]) == (401, 20003)


@pytest.mark.parametrize(
    "ask", [lambda client: client.calls("CA" + "0" * 32), lambda client: client.recordings("RE" + "0" * 32)]
)
def test_unknown_resources(client: Client, ask: Callable[[Client], Any]) -> None:
    with pytest.raises(TwilioRestException) as refused:
        ask(client).fetch()
    assert (refused.value.code, refused.value.status) == (20404, 404)


@pytest.mark.parametrize("change", [{"status": "completed"}, {"twiml": "<Response/>"}, {"url": URL}])
def test_a_call_that_is_over_takes_no_orders(odette: Phone, place: Place, change: dict[str, str]) -> None:
    call = place()
    odette.rings().refuse()
    with pytest.raises(TwilioRestException) as refused:
        call.update(**change)
    assert (refused.value.code, refused.value.status) == (21220, 400)


def test_a_ringing_call_is_not_led_elsewhere(odette: Phone, place: Place) -> None:
    call = place()
    odette.rings()
    with pytest.raises(TwilioRestException) as refused:
        call.update(url=URL)
    assert refused.value.code == 21220


def test_a_list_goes_over_several_pages(client: Client, place: Place) -> None:
    sids = [place().sid for _ in range(5)]
    listed = []
    for number, call in enumerate(client.calls.stream(page_size=2)):
        listed.append(call.sid)
        if number == 2:
            place()
    assert listed == sids[::-1]


def test_filters(client: Client, place: Place, odette: Phone, karim: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", f'<Dial callerId="{LINE}">{KARIM}</Dial>')
    inbound = odette.calls(LINE)
    leg = karim.rings()
    placed = place()
    odette.rings().refuse()
    now, hour = datetime.now(UTC), timedelta(hours=1)

    def sids(**filters: Any) -> set[str]:
        return {str(call.sid) for call in client.calls.list(**filters)}

    assert sids(to=LINE) == {inbound.sid}
    assert sids(from_=LINE) == {leg.sid, placed.sid}
    assert sids(status="busy") == {placed.sid}
    assert sids(parent_call_sid=inbound.sid) == {leg.sid}
    assert len(sids(start_time_after=now - hour, start_time_before=now + hour)) == 3
    assert sids(start_time_after=now + hour) == sids(start_time_before=now - hour) == set()
    assert len(sids(start_time=now.date().isoformat())) == 3


@pytest.mark.parametrize(
    ("kind", "more", "status", "code", "taken"),
    [
        ("429", {}, 429, 20429, 0),
        ("500_before", {}, 500, 20500, 0),
        ("500_after", {}, 500, 20500, 1),
        ("refuse", {"error_code": 21215}, 400, 21215, 0),
    ],
)
def test_trouble_at_the_api(
    phonebox: Phonebox, place: Place, kind: str, more: dict[str, Any], status: int, code: int, taken: int
) -> None:
    phonebox.fault(kind, times=1, to=ODETTE, **more)
    with pytest.raises(TwilioRestException) as refused:
        place()
    assert (refused.value.status, refused.value.code) == (status, code)
    assert len(phonebox.get("/calls")["calls"]) == taken
    assert place().status == "queued"


@pytest.mark.parametrize(("kind", "taken"), [("timeout_before", 0), ("timeout_after", 1)])
def test_no_answer_until_the_client_gives_up(phonebox: Phonebox, kind: str, taken: int) -> None:
    phonebox.fault(kind, times=1)
    client = Client(ACCOUNT_SID, AUTH_TOKEN, http_client=TwilioHttpClient(timeout=0.3))
    client.api.base_url = phonebox.url
    with pytest.raises(requests.ReadTimeout):
        client.calls.create(to=ODETTE, from_=LINE, url=URL)
    wait_for(lambda: len(phonebox.get("/calls")["calls"]) == taken)
