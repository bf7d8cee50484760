"""STOP and START as Twilio heeds them on a long code by default."""

from collections.abc import Callable
from typing import Any

import pytest
from twilio.base.exceptions import TwilioRestException

from .process import KARIM, ODETTE, STUBBORN_LINE, Phonebox
from .stand_in import StandIn, wait_for

SERVICE = "MG" + "0" * 32
STOP_WORDS = ["STOP", "stopall", "Unsubscribe", "CANCEL", "end", "QUIT", "revoke", " OptOut \n"]


def is_refused(send: Callable[..., Any], **more: Any) -> bool:
    try:
        send(**more)
    except TwilioRestException as refused:
        assert (refused.code, refused.status) == (21610, 400)
        return True
    return False


@pytest.mark.parametrize("word", STOP_WORDS)
def test_stop_words(phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn, word: str) -> None:
    phonebox.text(word)
    assert is_refused(send)
    assert stand_in.to("/sms")[0].form["Body"] == word


@pytest.mark.parametrize("words", ["ARRET", "ARRÊT", "STOP SMS", "please stop", "STOP!", "NON", "FIN"])
def test_words_that_do_not_stop(phonebox: Phonebox, send: Callable[..., Any], words: str) -> None:
    phonebox.text(words)
    assert not is_refused(send)


@pytest.mark.parametrize("word", ["START", "yes", "Unstop"])
def test_back_in(phonebox: Phonebox, send: Callable[..., Any], word: str) -> None:
    phonebox.text("STOP")
    phonebox.text(word)
    assert not is_refused(send)


def test_a_stop_holds_for_one_line_and_one_handset(phonebox: Phonebox, send: Callable[..., Any]) -> None:
    phonebox.text("STOP")
    assert not is_refused(send, to=KARIM)
    assert not is_refused(send, from_=STUBBORN_LINE)
    assert not is_refused(send, from_="Orleans")


def test_a_service_fails_later(phonebox: Phonebox, send: Callable[..., Any], stand_in: StandIn) -> None:
    phonebox.text("STOP")
    sid = send(from_="", messaging_service_sid=SERVICE).sid
    wait_for(lambda: stand_in.statuses(sid) == ["queued", "failed"])
    assert stand_in.to("/status", sid)[-1].form["ErrorCode"] == "21610"


def test_replies_to_the_blocked_are_not_sent(phonebox: Phonebox, stand_in: StandIn) -> None:
    stand_in.answers = [(200, "text/plain", "Bien reçu")]
    phonebox.text("STOP")
    assert phonebox.error_codes() == [21610]


def test_the_carrier_answers_its_own_words_once(phonebox: Phonebox) -> None:
    for word in ("YES", "STOP", "STOP", "START"):
        phonebox.text(word)
    heard = wait_for(lambda: texts if len(texts := phonebox.heard(ODETTE)) == 2 else None)
    assert heard is not None
    assert "unsubscribed" in heard[0]
    assert "re-subscribed" in heard[1]
