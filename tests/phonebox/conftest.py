"""A phonebox process on a free port, the application it calls, and Twilio's client pointed at it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from twilio.rest import Client

from .handset import Phone
from .process import KARIM, LINE, ODETTE, Phonebox, config_for, start_process
from .stand_in import ACCOUNT_SID, AUTH_TOKEN, StandIn, start_stand_in


@pytest.fixture(scope="session")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, Phonebox]]:
    stand_in = start_stand_in()
    process, url = start_process(config_for(stand_in), tmp_path_factory.mktemp("phonebox"))
    yield stand_in, Phonebox(url)
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture
def phonebox(running: tuple[StandIn, Phonebox]) -> Phonebox:
    running[1].post("/reset")
    running[0].forget()
    return running[1]


@pytest.fixture
def stand_in(running: tuple[StandIn, Phonebox], phonebox: Phonebox) -> StandIn:
    return running[0]


@pytest.fixture
def client(phonebox: Phonebox) -> Client:
    client = Client(ACCOUNT_SID, AUTH_TOKEN)
    client.api.base_url = phonebox.url
    return client


@pytest.fixture
def send(client: Client, stand_in: StandIn) -> Callable[..., Any]:
    """Sends a text through Twilio's client, with receipts, and gives the message resource."""

    def send(body: str = "Bonjour", to: str = ODETTE, **more: Any) -> Any:
        callback = f"{stand_in.url}/status?ref=7&who=a%20b"
        more = {"from_": LINE, "status_callback": callback, **more}
        return client.messages.create(to=to, body=body, **more)

    return send


@pytest.fixture
def odette(phonebox: Phonebox) -> Phone:
    return Phone(phonebox.url, ODETTE)


@pytest.fixture
def karim(phonebox: Phonebox) -> Phone:
    return Phone(phonebox.url, KARIM)


@pytest.fixture
def place(client: Client, stand_in: StandIn) -> Callable[..., Any]:
    """Calls a handset through Twilio's client, told of every step, and gives the call resource."""

    def place(to: str = ODETTE, **more: Any) -> Any:
        callback = {
            "status_callback": f"{stand_in.url}/progress",
            "status_callback_event": ["initiated", "ringing", "answered", "completed"],
        }
        beginning = {} if "twiml" in more else {"url": f"{stand_in.url}/outbound"}
        return client.calls.create(**{"to": to, "from_": LINE, **callback, **beginning, **more})

    return place
