"""What a document lets a caller hear, verb by verb, and the flaws that the debugger shows."""

import pytest
import requests

from .handset import Phone
from .process import LINE, Phonebox
from .stand_in import StandIn, wait_for

SOUND = b"not really a sound"
KEPT_OPEN = "<Gather/>"


def test_words_are_said_in_their_language_and_voice(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays(
        "/voice", '<Say language="fr-FR" voice="Polly.Lea-Neural" loop="2">Bonjour</Say><Say>Hello</Say>'
    )
    said = [one for one in odette.calls(LINE).ends().show()["captions"] if one["kind"] == "say"]
    assert [(one["words"], one["language"], one["voice"]) for one in said] == [
        ("Bonjour", "fr-FR", "Polly.Lea-Neural"),
        ("Bonjour", "fr-FR", "Polly.Lea-Neural"),
        ("Hello", "en-US", "man"),
    ]


def test_speech_marks_are_read_as_text(odette: Phone, stand_in: StandIn) -> None:
    marks = '<Say>Code <say-as interpret-as="digits">3700</say-as>, <prosody rate="slow">bien <break/>noté</prosody></Say>'
    stand_in.plays("/voice", marks)
    assert odette.calls(LINE).heard() == ["Code 3700, bien noté"]


def test_a_sound_is_fetched_by_the_carrier_and_passed_on(
    phonebox: Phonebox, odette: Phone, stand_in: StandIn
) -> None:
    stand_in.plays("/voice", "<Play>sounds/merci.wav</Play>" + KEPT_OPEN)
    stand_in.pages["/sounds/merci.wav"] = [(200, "audio/x-wav", SOUND)]
    call = odette.calls(LINE).waits()
    (caption,) = call.show()["captions"]
    assert (caption["kind"], caption["sound_url"]) == ("play", f"{stand_in.url}/sounds/merci.wav")
    assert stand_in.to("/sounds/merci.wav")[0].method == "GET"
    assert stand_in.to("/sounds/merci.wav")[0].is_signed
    passed_on = requests.get(f"{phonebox.url}/phonebox/calls/{call.sid}/sounds/{caption['number']}", timeout=10)
    assert (passed_on.headers["Content-Type"], passed_on.content) == ("audio/x-wav", SOUND)


@pytest.mark.parametrize(
    ("answer", "code"), [((200, "text/html", "no"), 12300), ((404, "audio/x-wav", "no"), 11200)]
)
def test_a_sound_that_is_none_is_skipped(
    phonebox: Phonebox, odette: Phone, stand_in: StandIn, answer: tuple[int, str, str], code: int
) -> None:
    stand_in.plays("/voice", "<Play>/sound</Play><Say>Suite</Say>")
    stand_in.pages["/sound"] = [answer]
    call = odette.calls(LINE)
    assert call.heard() == ["Suite"]
    assert [one["kind"] for one in call.show()["captions"]] == ["say"]
    assert phonebox.error_codes() == [code]


def test_keys_that_are_to_be_played_are_not_heard(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", '<Play digits="ww12"/>')
    assert odette.calls(LINE).ends().show()["captions"] == []
    assert phonebox.error_codes() == []


def test_a_pause_is_noticed(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", '<Pause/><Pause length="3"/>')
    captions = odette.calls(LINE).ends().show()["captions"]
    assert [(one["kind"], one["words"]) for one in captions] == [("pause", "1"), ("pause", "3")]


def test_a_redirect_starts_from_the_address_of_its_document(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Redirect>calls/one</Redirect><Say>Jamais</Say>")
    stand_in.plays("/calls/one", '<Redirect method="GET">two?step=2</Redirect>')
    stand_in.plays("/calls/two", "<Say>Arrivés</Say>")
    assert odette.calls(LINE).heard() == ["Arrivés"]
    (hit,) = stand_in.to("/calls/two")
    assert (hit.method, hit.is_signed, hit.fields["step"], hit.fields["CallStatus"]) == (
        "GET", True, "2", "in-progress",
    )  # fmt: skip


def test_documents_that_lead_in_a_circle_end(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Redirect/>")
    odette.calls(LINE).ends()
    assert len(stand_in.to("/voice")) == 100
    assert phonebox.error_codes() == [11215]


def test_hanging_up(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Say>Au revoir</Say><Hangup/><Say>Jamais</Say>")
    call = odette.calls(LINE)
    assert call.heard() == ["Au revoir"]
    assert (call.status, call.show()["ended_by"]) == ("completed", "application")


def test_the_end_of_a_document_is_the_end_of_the_call(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Say>Au revoir</Say>")
    assert odette.calls(LINE).ends().status == "completed"


@pytest.mark.parametrize(("verb", "status"), [('<Reject reason="busy"/>', "busy"), ("<Reject/>", "no-answer")])
def test_a_call_may_be_rejected_before_it_is_taken_up(
    odette: Phone, stand_in: StandIn, verb: str, status: str
) -> None:
    stand_in.plays("/voice", verb)
    call = odette.calls(LINE).ends()
    assert (call.status, call.show()["answered_at"]) == (status, None)
    assert stand_in.told("/ended")["CallStatus"] == status


@pytest.mark.parametrize(
    ("verbs", "code"),
    [
        ("<Enqueue>mairie</Enqueue>", 12200),
        ("<Conference>mairie</Conference>", 12200),
        ("<Message>Bonjour</Message>", 12200),
        ('<Say langage="fr-FR">Suite</Say>', 12200),
        ('<Play loops="2">/sound</Play>', 12200),
        ("<Pause><Say>Non</Say></Pause>", 12200),
        ("<Dial><Client>jeanne</Client></Dial>", 12200),
        ("<Gather><Hangup/></Gather>", 13320),
        ('<Gather timeout="soon"/>', 13313),
        ('<Gather numDigits="a few"/>', 13314),
        ('<Gather finishOnKey="##"/>', 13310),
        (f'<Gather hints="{",".join(["rue"] * 501)}"/>', 13330),
        (f'<Gather hints="{"r" * 101}"/>', 13330),
        ('<Record maxLength="long"/>', 13612),
        (f"<Say>{'a' * 4097}</Say>", 13520),
        ("<Say></Say>", 13520),
    ],
)
def test_flaws_are_shown_and_the_call_goes_on(
    phonebox: Phonebox, odette: Phone, stand_in: StandIn, verbs: str, code: int
) -> None:
    stand_in.plays("/voice", verbs + "<Redirect>/more</Redirect>")
    call = odette.calls(LINE).waits()
    assert code in phonebox.error_codes()
    if not call.has_ended:
        call.silence()
    wait_for(lambda: stand_in.to("/more"))


def test_a_document_without_flaws_leaves_no_trace(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    hints = ",".join(["r" * 100] * 500)
    stand_in.plays(
        "/voice", f'<Gather input="dtmf speech" speechTimeout="auto" hints="{hints}"><Say>Oui ?</Say></Gather>'
    )
    odette.calls(LINE).silence()
    assert phonebox.error_codes() == []
