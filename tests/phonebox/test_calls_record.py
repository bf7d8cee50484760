"""Messages left on the line: kept, told of, fetched and deleted."""

import base64
import io
import wave

import pytest
import requests
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

from hotline.phonebox.calls.sounds import make_tone

from .handset import Phone
from .process import LINE, Phonebox
from .stand_in import ACCOUNT_SID, AUTH_TOKEN, StandIn, wait_for

TOLD = 'recordingStatusCallback="/kept" recordingStatusCallbackEvent="completed absent"'


def take_messages(stand_in: StandIn, attributes: str = "", then: str = "") -> None:
    stand_in.plays("/voice", f'<Record action="/message" {TOLD} {attributes}/>{then}')


def test_a_message_is_kept_and_told_of(odette: Phone, stand_in: StandIn, client: Client) -> None:
    take_messages(stand_in)
    call = odette.calls(LINE).records()
    told, kept = stand_in.told("/message"), stand_in.told("/kept")
    assert told["RecordingDuration"] == kept["RecordingDuration"] == "2"
    assert told["RecordingUrl"] == kept["RecordingUrl"]
    assert (kept["RecordingStatus"], kept["CallSid"]) == ("completed", call.sid)
    assert "Digits" not in told
    recording = client.recordings(kept["RecordingSid"]).fetch()
    assert (recording.call_sid, recording.duration, recording.status) == (call.sid, "2", "completed")
    assert recording.source == "RecordVerb"


def test_the_message_can_be_listened_to(odette: Phone, stand_in: StandIn) -> None:
    take_messages(stand_in)
    spoken = make_tone(3.0)
    odette.calls(LINE).records(wav=base64.b64encode(spoken).decode())
    url = stand_in.told("/kept")["RecordingUrl"]
    for address in (url, f"{url}.wav"):
        sound = requests.get(address, auth=(ACCOUNT_SID, AUTH_TOKEN), timeout=10)
        assert (sound.headers["Content-Type"], sound.content) == ("audio/x-wav", spoken)
    assert requests.get(f"{url}.mp3", auth=(ACCOUNT_SID, AUTH_TOKEN), timeout=10).status_code == 404
    assert requests.get(url, timeout=10).status_code == 401


def test_the_sample_is_a_soft_sound_of_two_seconds() -> None:
    with wave.open(io.BytesIO(make_tone())) as sound:
        assert sound.getnframes() / sound.getframerate() == 2.0
        assert any(sound.readframes(sound.getnframes()))


def test_a_deleted_message_is_gone(odette: Phone, stand_in: StandIn, client: Client) -> None:
    take_messages(stand_in)
    call = odette.calls(LINE).records()
    sid = stand_in.told("/kept")["RecordingSid"]
    assert [one.sid for one in client.calls(call.sid).recordings.list()] == [sid]
    assert client.recordings(sid).delete()
    assert client.calls(call.sid).recordings.list() == []
    for again in (client.recordings(sid).fetch, client.recordings(sid).delete):
        with pytest.raises(TwilioRestException) as gone:
            again()
        assert (gone.value.status, gone.value.code) == (404, 20404)


def test_the_beep_and_what_is_waited_for(odette: Phone, stand_in: StandIn) -> None:
    take_messages(stand_in, 'maxLength="90" timeout="4" finishOnKey="#"')
    shown = odette.calls(LINE).waits().show()
    assert [one["kind"] for one in shown["captions"]] == ["beep"]
    assert shown["waiting"] == {
        "kind": "record", "max_length_s": 90, "timeout_s": 4, "finish_on_key": "#", "beep": True,
    }  # fmt: skip


def test_without_a_beep(odette: Phone, stand_in: StandIn) -> None:
    take_messages(stand_in, 'playBeep="false"')
    assert odette.calls(LINE).waits().show()["captions"] == []


def test_a_key_ends_the_message(odette: Phone, stand_in: StandIn) -> None:
    take_messages(stand_in)
    odette.calls(LINE).says("C'est Odette").keys("5")
    told = stand_in.told("/message")
    assert (told["Digits"], told["RecordingDuration"]) == ("5", "2")


def test_only_the_finishing_key_ends_it(odette: Phone, stand_in: StandIn) -> None:
    take_messages(stand_in, 'finishOnKey="#"')
    odette.calls(LINE).says("C'est Odette").keys("5").records(sample=True, key="#")
    assert stand_in.told("/message")["Digits"] == "#"


def test_a_silent_message_ended_by_a_key_is_kept(odette: Phone, stand_in: StandIn) -> None:
    take_messages(stand_in)
    odette.calls(LINE).keys("#")
    assert stand_in.told("/kept")["RecordingStatus"] == "completed"


def test_silence_after_words_ends_it(odette: Phone, stand_in: StandIn) -> None:
    take_messages(stand_in)
    odette.calls(LINE).says("C'est Odette").silence()
    assert stand_in.told("/message")["RecordingDuration"] == "2"


def test_nothing_said_leads_to_the_next_verb(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    take_messages(stand_in, then="<Say>Au revoir</Say>")
    call = odette.calls(LINE).silence().ends()
    assert call.heard() == ["Au revoir"]
    kept = stand_in.told("/kept")
    assert (kept["RecordingStatus"], kept["RecordingDuration"]) == ("absent", "0")
    assert stand_in.to("/message") == []
    assert phonebox.error_codes() == []


def test_hanging_up_ends_the_message(odette: Phone, stand_in: StandIn) -> None:
    take_messages(stand_in)
    stand_in.plays("/message", "<Say>Personne n'écoute</Say>")
    call = odette.calls(LINE).says("C'est Odette").hang_up()
    told = stand_in.told("/message")
    assert (told["Digits"], told["CallStatus"], told["RecordingDuration"]) == ("hangup", "completed", "2")
    assert call.heard() == []


def test_a_message_may_be_handed_over_while_hanging_up(odette: Phone, stand_in: StandIn) -> None:
    take_messages(stand_in)
    call = odette.calls(LINE).records(sample=True, hang_up=True)
    assert (stand_in.told("/message")["Digits"], call.status) == ("hangup", "completed")


def test_verbs_after_a_message_are_for_whoever_leaves_none(
    phonebox: Phonebox, odette: Phone, stand_in: StandIn
) -> None:
    take_messages(stand_in, then="<Say>Vous n'avez rien dit</Say>")
    assert odette.calls(LINE).records().ends().heard() == []
    assert phonebox.error_codes() == []


def test_only_a_running_message_takes_sound(phonebox: Phonebox, odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", "<Gather/>")
    call = odette.calls(LINE).waits()
    address = f"{phonebox.url}/phonebox/calls/{call.sid}/recording"
    assert requests.post(address, json={"sample": True}, timeout=10).status_code == 409
    assert requests.post(address, json={"wav": "bm8gc291bmQ="}, timeout=10).status_code == 400


def test_by_default_only_a_completed_message_is_told_of(odette: Phone, stand_in: StandIn) -> None:
    stand_in.plays("/voice", '<Record recordingStatusCallback="/kept"/>')
    odette.calls(LINE).silence()
    wait_for(lambda: stand_in.to("/ended"))
    assert stand_in.to("/kept") == []
