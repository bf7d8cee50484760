"""A carrier that takes its time: words last, may be cut short, and nobody is waited for without end."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from twilio.rest import Client

from .handset import Phone
from .process import LINE, ODETTE, Phonebox, config_for, start_process
from .stand_in import ACCOUNT_SID, AUTH_TOKEN, StandIn, start_stand_in, wait_for

SLOWLY = {"speech_pace": 0.01, "patience": True, "ring_time": 1.0, "pace": 0.2}
SHORT, LONG = "Bonjour. " * 22, "Bonjour. " * 400


@pytest.fixture(scope="module")
def slow(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[StandIn, Phonebox]]:
    stand_in = start_stand_in()
    config = config_for(stand_in) | SLOWLY
    process, url = start_process(config, tmp_path_factory.mktemp("slow"))
    yield stand_in, Phonebox(url)
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture
def line(slow: tuple[StandIn, Phonebox]) -> StandIn:
    slow[1].post("/reset")
    slow[0].forget()
    return slow[0]


@pytest.fixture
def caller(slow: tuple[StandIn, Phonebox]) -> Phone:
    return Phone(slow[1].url, ODETTE)


@pytest.fixture
def place(slow: tuple[StandIn, Phonebox]) -> Callable[..., Any]:
    client = Client(ACCOUNT_SID, AUTH_TOKEN)
    client.api.base_url = slow[1].url
    return lambda **more: client.calls.create(
        to=ODETTE,
        from_=LINE,
        url=f"{slow[0].url}/outbound",
        status_callback=f"{slow[0].url}/progress",
        **more,
    )


def test_words_take_their_time(caller: Phone, line: StandIn) -> None:
    line.plays("/voice", f"<Say>{LONG}</Say>")
    call = caller.calls(LINE)
    waiting = wait_for(lambda: call.show()["waiting"])
    assert (waiting["kind"], waiting["words"], waiting["seconds"]) == ("speaking", LONG.strip(), 35.99)
    assert call.hang_up().status == "completed"


def test_a_key_cuts_a_question_short(caller: Phone, line: StandIn) -> None:
    line.plays("/voice", f'<Gather numDigits="1" action="/answer"><Say>{LONG}</Say><Say>Encore</Say></Gather>')
    call = caller.calls(LINE)
    wait_for(lambda: call.show()["waiting"])
    call._do("keys", keys="1")
    assert line.told("/answer")["Digits"] == "1"
    assert [one["words"] for one in call.show()["captions"]] == [LONG.strip(), "1"]


def test_a_question_may_have_to_be_heard_out(caller: Phone, line: StandIn) -> None:
    question = f"<Say>{SHORT}</Say>"
    line.plays("/voice", f'<Gather numDigits="1" bargeIn="false" action="/answer">{question}</Gather>')
    call = caller.calls(LINE)
    wait_for(lambda: call.show()["waiting"])
    call._do("keys", keys="1").keys("2")
    assert line.told("/answer")["Digits"] == "2"


def test_words_outside_a_question_are_heard_out(caller: Phone, line: StandIn) -> None:
    line.plays("/voice", f"<Say>{SHORT}</Say><Redirect>/more</Redirect>")
    call = caller.calls(LINE)
    wait_for(lambda: call.show()["waiting"])
    call._do("keys", keys="1")
    assert "Digits" not in line.told("/more")


def test_nobody_answers_a_question(caller: Phone, line: StandIn) -> None:
    line.plays("/voice", '<Gather timeout="1"/><Redirect>/more</Redirect>')
    caller.calls(LINE)
    assert line.told("/more")


def test_silence_after_words_ends_a_message(caller: Phone, line: StandIn) -> None:
    line.plays("/voice", '<Record timeout="1" action="/message"/>')
    caller.calls(LINE).says("C'est Odette")
    assert line.told("/message")["RecordingDuration"] == "2"


def test_a_message_has_a_greatest_length(caller: Phone, line: StandIn) -> None:
    line.plays("/voice", '<Record maxLength="1"/><Redirect>/more</Redirect>')
    caller.calls(LINE)
    assert line.told("/more")


def test_a_handset_rings_out(line: StandIn, place: Callable[..., Any]) -> None:
    place()
    assert line.told("/progress")["CallStatus"] == "no-answer"


def test_a_call_taken_back_in_the_queue_is_never_told_of(
    caller: Phone, line: StandIn, place: Callable[..., Any]
) -> None:
    call = place(status_callback_event=["initiated", "ringing", "completed"])
    assert call.update(status="canceled").status == "canceled"
    place()
    caller.rings().refuse()
    assert line.told("/progress")["CallStatus"] == "busy"
