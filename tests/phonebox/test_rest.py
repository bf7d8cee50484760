"""The REST API through Twilio's own client: taking, showing, listing and refusing texts."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from .process import KARIM, LINE, ODETTE, Phonebox, config_for, start_process
from .stand_in import ACCOUNT_SID, AUTH_TOKEN, StandIn

SERVICE = "MG" + "0" * 32


def post_raw(phonebox: Phonebox, token: str = AUTH_TOKEN, **form: str) -> requests.Response:
    url = f"{phonebox.url}/2010-04-01/Accounts/{ACCOUNT_SID}/Messages.json"
    return requests.post(url, data=form, auth=(ACCOUNT_SID, token), timeout=10)


def test_a_text_is_taken_in_twilios_shape(phonebox: Phonebox) -> None:
    answer = post_raw(phonebox, To=ODETTE, From=LINE, Body="ê" * 71)
    shown = answer.json()
    assert answer.status_code == 201
    assert re.fullmatch(r"SM[0-9a-f]{32}", shown["sid"])
    assert (shown["status"], shown["direction"]) == ("queued", "outbound-api")
    assert (shown["num_segments"], shown["num_media"]) == ("2", "0")
    assert shown["error_code"] is shown["price"] is shown["date_sent"] is shown["messaging_service_sid"] is None
    assert re.fullmatch(r"\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} \+0000", shown["date_created"])
    assert shown["uri"] == f"/2010-04-01/Accounts/{ACCOUNT_SID}/Messages/{shown['sid']}.json"
    assert shown["subresource_uris"]["media"].endswith(f"{shown['sid']}/Media.json")


def test_a_text_reaches_the_handset(phonebox: Phonebox, send: Callable[..., Any]) -> None:
    message = send("Venez vite")
    phonebox.wait_until(message.sid, "delivered")
    fetched = message.fetch()
    assert phonebox.heard(ODETTE) == ["Venez vite"]
    assert (fetched.status, fetched.error_code, fetched.date_sent.tzinfo) == ("delivered", None, UTC)


def test_a_messaging_service_picks_the_sender_later(phonebox: Phonebox, client: Client) -> None:
    message = client.messages.create(to=ODETTE, messaging_service_sid=SERVICE, body="Bonjour")
    assert (message.status, message.from_, message.num_segments) == ("accepted", None, "0")
    phonebox.wait_until(message.sid, "delivered")
    fetched = message.fetch()
    assert (fetched.from_, fetched.num_segments) == ("Orleans", "1")
    assert fetched.messaging_service_sid == SERVICE


REFUSED = [
    ({"To": ""}, 21604),
    ({"To": "0639980001"}, 21211),
    ({"To": "+336399800"}, 21211),
    ({"To": "Odette"}, 21211),
    ({"To": "+33261910009"}, 21614),
    ({"To": "+33159980001"}, 21614),
    ({"From": ""}, 21603),
    ({"From": "+33261919999"}, 21606),
    ({"From": "Tours"}, 21606),
    ({"From": "0261910000"}, 21212),
    ({"From": "Ville d'Orléans"}, 21212),
    ({"From": "", "MessagingServiceSid": "MG1"}, 21705),
    ({"To": LINE}, 21614),
    ({"Body": ""}, 21602),
    ({"Body": "a" * 1601}, 21617),
    ({"ValidityPeriod": "0"}, 90007),
    ({"ValidityPeriod": "36001"}, 90007),
    ({"ValidityPeriod": "soon"}, 90007),
    ({"StatusCallback": "hotline.example/status"}, 21609),
    ({"StatusCallback": "ftp://hotline.example/status"}, 21609),
    ({"StatusCallback": "http://my_host.example/status"}, 21609),
    ({"StatusCallback": "http://hotline.example:99999/status"}, 21609),
]


@pytest.mark.parametrize(("change", "code"), REFUSED)
def test_refused_with_twilios_code(phonebox: Phonebox, change: dict[str, str], code: int) -> None:
    answer = post_raw(phonebox, **{"To": ODETTE, "From": LINE, "Body": "Bonjour", **change})
    assert answer.status_code == 400
    assert answer.json() == {
        "code": code,
        "message": answer.json()["message"],
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": 400,
    }
    assert phonebox.get("/texts")["texts"] == []


@pytest.mark.parametrize(
    "change",
    [
        {"Body": "a" * 1600},
        {"ValidityPeriod": "1"},
        {"ValidityPeriod": "36000"},
        {"From": "Orleans"},
        {"To": KARIM},
    ],
)
def test_taken_at_the_limit(phonebox: Phonebox, change: dict[str, str]) -> None:
    answer = post_raw(phonebox, **{"To": ODETTE, "From": LINE, "Body": "Bonjour", **change})
    assert answer.status_code == 201


def test_the_client_raises_the_code(send: Callable[..., Any]) -> None:
    with pytest.raises(TwilioRestException) as refused:
        send(to="+33261910009")
    assert (refused.value.code, refused.value.status) == (21614, 400)


def test_wrong_credentials(phonebox: Phonebox) -> None:
    answer = post_raw(phonebox, token="wrong", To=ODETTE, From=LINE, Body="Bonjour")
    assert (answer.status_code, answer.json()["code"]) == (401, 20003)


def test_unknown_message(client: Client) -> None:
    with pytest.raises(TwilioRestException) as refused:
        client.messages("SM" + "0" * 32).fetch()
    assert (refused.value.code, refused.value.status) == (20404, 404)


def test_a_list_goes_over_several_pages(client: Client, send: Callable[..., Any]) -> None:
    sids = [send(f"text {number}").sid for number in range(7)]
    listed = []
    for place, message in enumerate(client.messages.stream(page_size=3)):
        listed.append(message.sid)
        if place == 3:
            send("arrives between two pages")
    assert listed == sids[::-1]


def test_a_list_has_links_both_ways(client: Client, send: Callable[..., Any]) -> None:
    for number in range(3):
        send(f"text {number}")
    first = client.messages.page(page_size=2, to=ODETTE)
    second = first.next_page()
    assert second is not None
    assert [message.body for message in second] == ["text 0"]
    assert second.next_page() is None
    before = second.previous_page()
    assert before is not None
    assert [message.body for message in before] == ["text 2", "text 1"]


def test_filters(phonebox: Phonebox, client: Client, send: Callable[..., Any]) -> None:
    send("for Odette")
    send("for Karim", to=KARIM)
    phonebox.text("from Odette")
    now, hour = datetime.now(UTC), timedelta(hours=1)

    def bodies(**filters: Any) -> list[str]:
        return sorted(str(message.body) for message in client.messages.list(**filters))

    assert bodies(to=KARIM) == ["for Karim"]
    assert bodies(from_=ODETTE) == ["from Odette"]
    assert bodies(to=ODETTE, date_sent_after=now - hour, date_sent_before=now + hour) == ["for Odette"]
    assert bodies(date_sent_after=now + hour) == bodies(date_sent_before=now - hour) == []
    assert len(bodies(date_sent=now.date().isoformat())) == 3
    assert bodies(date_sent=(now - 24 * hour).date().isoformat()) == []


def test_a_prefix_before_the_api(stand_in: StandIn, tmp_path: Path) -> None:
    process, url = start_process(config_for(stand_in), tmp_path, "--prefix", "/carrier")
    client = Client(ACCOUNT_SID, AUTH_TOKEN)
    client.api.base_url = f"{url}/carrier"
    for number in range(3):
        client.messages.create(to=ODETTE, from_=LINE, body=f"text {number}")
    assert len(list(client.messages.stream(page_size=2))) == 3
    process.terminate()
    assert process.wait(timeout=10) == 0


def test_the_account_and_its_lines(client: Client, stand_in: StandIn) -> None:
    lines = client.incoming_phone_numbers.list()
    assert client.api.accounts(ACCOUNT_SID).fetch().status == "active"
    assert (lines[0].phone_number, lines[0].sms_url) == (LINE, f"{stand_in.url}/sms?town=orleans")
