"""Questions to a caller, answered with keys, in words or not at all."""

import pytest

from .handset import Phone
from .process import LINE, ODETTE, Phonebox
from .stand_in import StandIn, wait_for


def ask(stand_in: StandIn, attributes: str = "", prompt: str = "<Say>Tapez 1</Say>", then: str = "") -> None:
    """The line asks, and remembers the answer at /answer; after silence it goes on with `then`."""
    stand_in.plays("/voice", f'<Gather action="/answer" {attributes}>{prompt}</Gather>{then}')


def test_keys_up_to_the_finishing_one(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in)
    call = odette.calls(LINE)
    assert call.heard() == ["Tapez 1"]
    call.keys("12").keys("3#9")
    told = stand_in.told("/answer")
    assert (told["Digits"], told["CallStatus"]) == ("123", "in-progress")
    assert "SpeechResult" not in told


def test_what_the_line_waits_for_is_shown(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in, 'input="dtmf speech" numDigits="4" timeout="7" hints="oui, non"')
    call = odette.calls(LINE).keys("42")
    assert call.show()["waiting"] == {
        "kind": "gather",
        "input": ["dtmf", "speech"],
        "num_digits": 4,
        "finish_on_key": "#",
        "timeout_s": 7,
        "hints": ["oui", "non"],
        "digits": "42",
    }


def test_the_last_of_so_many_digits_is_enough(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in, 'numDigits="2"')
    odette.calls(LINE).keys("123")
    assert stand_in.told("/answer")["Digits"] == "12"


def test_another_finishing_key_and_none(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in, 'finishOnKey="*"')
    odette.calls(LINE).keys("1#*")
    assert stand_in.told("/answer")["Digits"] == "1#"
    stand_in.forget()
    ask(stand_in, 'finishOnKey=""')
    odette.calls(LINE).keys("1#").silence()
    assert stand_in.told("/answer")["Digits"] == "1#"


def test_a_number_that_was_begun_is_over_after_its_pause(odette: Phone, stand_in: StandIn) -> None:
    """Also where nothing else runs out by itself: "0" where five digits are awaited reaches a person."""
    ask(stand_in, 'numDigits="5" timeout="1"')
    odette.calls(LINE).keys("0")
    assert stand_in.told("/answer")["Digits"] == "0"


def test_keys_pressed_before_the_silence_count(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in)
    odette.calls(LINE).keys("7").silence()
    assert stand_in.told("/answer")["Digits"] == "7"


@pytest.mark.parametrize("keys", ["", "#"])
def test_nothing_pressed_leads_to_the_next_verb(odette: Phone, stand_in: StandIn, keys: str) -> None:
    ask(stand_in, then="<Say>Au revoir</Say>")
    call = odette.calls(LINE).waits()
    call.keys(keys) if keys else call.silence()
    assert call.ends().heard() == ["Tapez 1", "Au revoir"]
    assert stand_in.to("/answer") == []


def test_nothing_pressed_may_be_told_too(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in, 'actionOnEmptyResult="true"')
    odette.calls(LINE).silence()
    assert stand_in.told("/answer")["Digits"] == ""


def test_without_an_action_the_same_address_is_asked_again(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", '<Gather numDigits="1"/>', "<Say>Merci</Say>")
    assert odette.calls(LINE).keys("5").ends().heard() == ["Merci"]
    _, again = stand_in.to("/voice")
    assert (again.fields["Digits"], again.query) == ("5", "town=orleans")


def test_the_answer_may_be_asked_for_with_get(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in, 'method="GET" numDigits="1"')
    odette.calls(LINE).keys("5")
    told = stand_in.told("/answer")
    assert (stand_in.to("/answer")[0].method, told["Digits"]) == ("GET", "5")


def test_a_redirect_loses_the_answer(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in, 'numDigits="1"')
    stand_in.pages["/answer"] = [(307, "text/xml", "/elsewhere")]
    odette.calls(LINE).keys("5")
    told = stand_in.told("/elsewhere")
    assert (stand_in.to("/elsewhere")[0].method, told) == ("GET", {})


def test_spoken_answers_come_with_confidence(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in, 'input="speech" language="fr-FR"')
    odette.calls(LINE).says("J'ai besoin de pain")
    told = stand_in.told("/answer")
    assert (told["SpeechResult"], told["Confidence"]) == ("J'ai besoin de pain", "0.91")
    assert "Digits" not in told


def test_confidence_may_be_missing(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    phonebox.fault("no_confidence", to=ODETTE, times=1)
    ask(stand_in, 'input="speech"')
    odette.calls(LINE).says("Oui")
    told = stand_in.told("/answer")
    assert told["SpeechResult"] == "Oui"
    assert "Confidence" not in told


def test_the_first_of_keys_and_speech_wins(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in, 'input="dtmf speech"')
    odette.calls(LINE).keys("1").says("Oui").keys("#")
    told = stand_in.told("/answer")
    assert told["Digits"] == "1"
    assert "SpeechResult" not in told


def test_what_is_not_asked_for_is_not_taken(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in, then='<Gather input="speech" action="/words"/>')
    call = odette.calls(LINE).says("Allô ?").silence().waits()
    call.keys("1").silence().ends()
    assert stand_in.to("/answer") == stand_in.to("/words") == []
    assert [(one["kind"], one["words"]) for one in call.show()["captions"] if one["by"] == "handset"] == [
        ("speech", "Allô ?"),
        ("key", "1"),
    ]


def test_what_comes_after_the_last_key_is_too_late(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in, 'numDigits="1"')
    stand_in.plays("/answer", '<Gather numDigits="1" action="/second"/>')
    call = odette.calls(LINE).keys("12").keys("3")
    call.ends()
    assert stand_in.told("/second")["Digits"] == "3"


def test_hanging_up_answers_nothing(odette: Phone, stand_in: StandIn) -> None:
    ask(stand_in)
    odette.calls(LINE).keys("1").hang_up()
    assert wait_for(lambda: stand_in.to("/ended"))
    assert stand_in.to("/answer") == []
