"""Who wants a person and finds none: the town hall's telephone first, then a message, recorded only if she says so."""

from datetime import UTC, datetime, timedelta
from xml.etree.ElementTree import Element

import pytest
import requests
from twilio.rest import Client

from hotline.delivery.senders import CarrierAwayError
from hotline.delivery.senders.twilio import TwilioSender
from hotline.records.call_tables import Recording
from tests.calls.tongues import Tongue
from tests.phonebox.handset import Phone
from tests.support.caller import PhoneCall
from tests.support.patience import eventually
from tests.support.world import ACCOUNT_SID, AUTH_TOKEN, NUMBER, PUBLIC_URL, Handset, World

OFFICE = "+33261910077"
SPEAK_AFTER = {"fr": "Parlez après le signal", "en": "Speak after the tone"}
WILL_LISTEN = {"fr": "La mairie va écouter votre message et vous rappellera", "en": "call you back"}
CALLING_OFFICE = {"fr": "nous appelons la mairie", "en": "we are calling the town hall"}


@pytest.fixture
def voicemail(odette: Handset, tongue: Tongue) -> PhoneCall:
    """A call that asks whether a message may be recorded, after she wanted a meal and pressed 0."""
    return odette.calls().chooses(tongue.meal).presses("0#").hears(tongue.nobody_can_answer)


def verbs(call: PhoneCall) -> list[str]:
    """What the carrier is told to do."""
    return [verb.tag for verb in call.verbs]


def record_verb(call: PhoneCall) -> Element:
    """What the carrier is told of the recording."""
    (found,) = [verb for verb in call.verbs if verb.tag == "Record"]
    return found


def says_nothing_after_the_tone(call: PhoneCall) -> PhoneCall:
    """Nothing is recorded, so the carrier carries out what follows."""
    return call.begins(str(call.verbs[-1].text))


def test_a_key_is_the_consent(world: World, voicemail: PhoneCall, tongue: Tongue) -> None:
    assert "Record" not in verbs(voicemail)
    voicemail.chooses(tongue.leave_message).hears(SPEAK_AFTER[tongue.language])
    record = record_verb(voicemail)
    assert (record.get("finishOnKey"), record.get("maxLength"), record.get("playBeep")) == ("#", "120", "true")
    voicemail.records(seconds=14).hears(WILL_LISTEN[tongue.language]).is_over()
    assert (world.the_request().need, world.the_request().attention) == ("meal", "voicemail")
    kept: Recording = Recording.get()
    assert (kept.seconds, kept.help_request_id) == (14, world.the_request().id)
    assert timedelta(0) <= datetime.now(UTC) - kept.consent_at < timedelta(minutes=1)


@pytest.mark.parametrize("how", ["by key", "by silence", "by wrong keys"])
def test_without_consent_nothing_is_recorded(world: World, voicemail: PhoneCall, tongue: Tongue, how: str) -> None:
    while voicemail.status != "completed":
        if how == "by key":
            voicemail.chooses(tongue.leave_none)
        elif how == "by silence":
            voicemail.is_silent()
        else:
            voicemail.presses("7")
        assert "Record" not in verbs(voicemail)
    voicemail.hears(tongue.town_hall_knows).is_over()
    assert (world.the_request().attention, Recording.select().count()) == ("unfinished_call", 0)


def test_hanging_up_ends_the_message_and_keeps_it(world: World, voicemail: PhoneCall, tongue: Tongue) -> None:
    voicemail.chooses(tongue.leave_message).records(seconds=20, digits="hangup").hangs_up()
    assert (Recording.get().seconds, world.the_request().attention) == (20, "voicemail")


def test_whoever_says_nothing_after_the_tone_is_called_back(
    world: World, voicemail: PhoneCall, tongue: Tongue
) -> None:
    voicemail.chooses(tongue.leave_message)
    assert verbs(voicemail)[-2:] == ["Record", "Redirect"], "the carrier goes on when there is nothing to keep"
    says_nothing_after_the_tone(voicemail).hears(tongue.town_hall_knows).is_over()
    assert (world.the_request().attention, Recording.select().count()) == ("unfinished_call", 0)


def test_a_message_without_a_word_before_opens_a_request(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().presses("0").chooses(tongue.leave_message).records()
    assert (world.the_request().need, world.the_request().state) == ("other", "unplaced")
    assert world.the_request().attention == "voicemail"


def test_the_recording_is_fetched_and_the_carriers_copy_deleted(
    world: World, voicemail: PhoneCall, tongue: Tongue
) -> None:
    sid = recorded_at_carrier(world)
    voicemail.chooses(tongue.leave_message).records(sid=sid)
    kept: Recording = Recording.get()
    assert (kept.state, kept.content_type) == ("kept", "audio/x-wav")
    assert kept.sound is not None and kept.sound[:4] == b"RIFF"
    assert carrier_has(world, sid) is False


def test_the_carriers_word_that_it_is_ready_fetches_it(world: World, voicemail: PhoneCall, tongue: Tongue) -> None:
    ready = record_verb(voicemail.chooses(tongue.leave_message)).get("recordingStatusCallback", "")
    voicemail.records(sid="RE" + "7" * 32)
    form = {"RecordingSid": "RE" + "7" * 32, "RecordingStatus": "completed", "CallSid": voicemail.call_sid}
    assert world.post(ready.removeprefix(PUBLIC_URL), form).status_code == 204
    world.settle()
    assert Recording.get().state == "at_carrier", "not there yet: it is asked for again later"


def test_a_recording_that_the_carrier_does_not_know_is_given_up(
    world: World, voicemail: PhoneCall, tongue: Tongue
) -> None:
    voicemail.chooses(tongue.leave_message).records()
    world.later(minutes=9)
    assert Recording.get().state == "at_carrier"
    world.later(minutes=2)
    assert Recording.get().state == "lost"
    assert world.the_request().attention == "voicemail", "somebody must call her all the same"


def test_a_recording_is_erased_after_the_towns_days(world: World, voicemail: PhoneCall, tongue: Tongue) -> None:
    world.set(recordings_days="7")
    voicemail.chooses(tongue.leave_message).records(sid=recorded_at_carrier(world))
    world.later(days=6)
    assert Recording.get().sound is not None
    world.later(days=2)
    assert (Recording.get().state, Recording.get().sound) == ("erased", None)


def test_a_copy_at_a_carrier_that_was_away_is_not_forgotten(
    world: World, voicemail: PhoneCall, tongue: Tongue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is kept longer than promised because the carrier could not be asked in time."""

    def away(*_: object) -> None:
        raise CarrierAwayError("no line")

    world.set(recordings_days="7")
    with monkeypatch.context() as patched:
        patched.setattr(TwilioSender, "fetch_recording", away)
        patched.setattr(TwilioSender, "delete_recording", away)
        sid = recorded_at_carrier(world)
        voicemail.chooses(tongue.leave_message).records(sid=sid)
        world.later(days=6)
        assert Recording.get().state == "at_carrier"
        world.later(days=8)
        assert carrier_has(world, sid) is True
    world.later(days=9)
    world.pass_time()
    assert (Recording.get().state, Recording.get().sound) == ("erased", None)
    assert carrier_has(world, sid) is False


def test_the_town_hall_answers(world: World, odette: Handset, tongue: Tongue) -> None:
    world.set(office=OFFICE)
    call = odette.calls().chooses(tongue.meal).presses("0#").hears(CALLING_OFFICE[tongue.language])
    called, dial = call.connection()
    assert (called, dial.get("callerId"), dial.get("answerOnBridge")) == (OFFICE, NUMBER, "true")
    call.whispers_to(OFFICE).hears("Orléans").presses("1")
    call.talked().hears(tongue.goodbye).is_over()
    assert (world.the_request().need, world.the_request().attention) == ("meal", "no_address")


def test_the_town_hall_does_not_answer(world: World, odette: Handset, tongue: Tongue) -> None:
    world.set(office=OFFICE)
    call = odette.calls().chooses(tongue.meal).presses("0#").talked(bridged=False)
    call.hears(tongue.nobody_can_answer).chooses(tongue.leave_message).records()
    assert (world.the_request().need, world.the_request().attention) == ("meal", "voicemail")


def test_at_night_nobody_rings_the_town_hall(world: World, odette: Handset, tongue: Tongue) -> None:
    world.set(office=OFFICE, quiet="21:00-08:00")
    world.tomorrow_at("22:30")
    call = odette.calls().chooses(tongue.meal).presses("0#").hears(tongue.nobody_can_answer)
    assert "Dial" not in verbs(call)


def test_zero_at_the_voicemail_is_no_way_round_in_circles(voicemail: PhoneCall, tongue: Tongue) -> None:
    for _ in range(3):
        voicemail.presses("0")
    voicemail.hears(tongue.town_hall_knows).is_over()


def recorded_at_carrier(world: World) -> str:
    """The id of a recording that the local carrier really has."""
    handset, account = "+33639980060", carriers_account(world)
    document = f'<Response><Record action="{world.carrier}/phonebox/health"/></Response>'
    sid = account.calls.create(to=handset, from_=NUMBER, twiml=document).sid
    Phone(world.carrier, handset).rings().answer().records()
    found = eventually(lambda: account.calls(sid).recordings.list())
    return str(found[0].sid)


def carrier_has(world: World, sid: str) -> bool:
    """Whether the carrier still keeps this recording."""
    url = f"{world.carrier}/2010-04-01/Accounts/{ACCOUNT_SID}/Recordings/{sid}"
    return requests.get(url, auth=(ACCOUNT_SID, AUTH_TOKEN), timeout=10).ok


def carriers_account(world: World) -> Client:
    """Our account at the local carrier."""
    client = Client(ACCOUNT_SID, AUTH_TOKEN)
    client.api.base_url = world.carrier
    return client
