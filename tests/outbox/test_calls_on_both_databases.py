"""A landline's whole story, a recording and a recorded voice, once on SQLite and once on PostgreSQL."""

from datetime import UTC, datetime

from hotline.records import sounds
from hotline.records.call_tables import Call, CallTurn, Recording
from tests.calls.test_voicemail import recorded_at_carrier

from ..support.world import World

LANDLINE = "+33261910042"


def test_a_landline_asks_is_told_and_says_that_nobody_came(world: World) -> None:
    marie, paul = world.volunteer("Marie"), world.volunteer("Paul", phone="+33261910055")
    odette = world.resident(LANDLINE)
    call = odette.calls().chooses("médicaments").says("12 bis rue de Bourgogne").chooses("oui").is_over()
    assert world.the_request().source == "voice"
    paul.rings().chooses("refuser").is_over()
    marie.calls().chooses("accepter").hears("12 bis rue de Bourgogne", world.the_request().password).hangs_up()
    odette.rings().chooses("écouter").hears("Marie", world.the_request().password).hangs_up()
    world.volunteer("Zoé")
    marie.texts("FAIT")
    odette.rings().chooses("écouter").hears("Marie").chooses("non").hears("un autre voisin").is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", "not_helped")
    kept = CallTurn.select().join(Call).where(Call.call_sid == call.call_sid).order_by(CallTurn.number)
    assert [turn.number for turn in kept] == [0, 1, 2, 3]


def test_a_call_put_down_in_the_middle_and_one_by_letters(world: World) -> None:
    world.volunteer("Marie", radius_m=20_000)
    odette = world.resident(LANDLINE)
    odette.calls().chooses("courses").hangs_up()
    assert world.the_request().attention == "unfinished_call"
    call = odette.calls().chooses("la donner").presses("45160").presses("7687#").presses("4#").chooses("oui")
    call.is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", None)


def test_a_recording_and_a_voice_come_back_as_they_were(world: World) -> None:
    sid = recorded_at_carrier(world)
    world.resident(LANDLINE).calls().presses("0").chooses("laisser un message").records(sid=sid)
    kept: Recording = Recording.get()
    assert kept.state == "kept"
    assert kept.sound is not None and bytes(kept.sound)[:4] == b"RIFF"
    wave = b"RIFF\x00\x01\xff\xfeWAVE"
    sounds.put(world.town, "accueil", "fr", sound=wave, content_type="audio/wav", now=datetime.now(UTC))
    call = world.resident("+33261910043").calls()
    (play,) = call.verbs[0].findall("Play")
    reference = str(play.text).rpartition("/")[2]
    found = sounds.by_reference(reference)
    assert found is not None and bytes(found.sound) == wave
