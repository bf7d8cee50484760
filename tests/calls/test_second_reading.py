"""What nearly went wrong in calls: said too early, rung too late, told of the wrong neighbour, or lost."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from hotline.intake.calls.conductor import LAST_TURN
from hotline.records.call_tables import Call, Recording
from hotline.records.tables import Message, Resident
from tests.support.caller import PhoneCall
from tests.support.world import Handset, World

LANDLINE = "+33261910042"
ASKS = "des courses, 14 rue Bannier"


@pytest.fixture
def odette(world: World) -> Handset:
    """A resident with a landline."""
    return world.resident(LANDLINE)


@pytest.fixture
def marie(world: World) -> Handset:
    """A volunteer with a mobile."""
    return world.volunteer("Marie", radius_m=20_000)


def asks(odette: Handset) -> None:
    """She has asked by phone for her shopping."""
    odette.calls().chooses("courses").says("14 rue Bannier").chooses("oui").is_over()


def test_a_call_that_was_delayed_into_the_night_waits_for_the_morning(
    world: World, odette: Handset, marie: Handset
) -> None:
    world.tomorrow_at("20:40")
    world.set(quiet="21:00-08:00")
    asks(odette)
    marie.texts("OUI")
    odette.look_for_calls()
    Message.update(state="pending", due_at=datetime.now(UTC) + timedelta(minutes=10)).where(
        Message.purpose == "somebody_comes"
    ).execute()
    world.later(hours=3)
    odette.does_not_ring()
    world.tomorrow_at("08:05")
    odette.rings().chooses("écouter").hears("Marie")


def test_whoever_asks_for_a_person_is_kept_however_many_requests_there_are(world: World, odette: Handset) -> None:
    world.set(requests_per_day="1")
    asks(odette)
    call = odette.calls().chooses("nouvelle demande").presses("0").chooses("ne pas en laisser")
    call.hears("la mairie sait que vous avez appelé").is_over()
    assert world.requests()[-1].attention == "unfinished_call"


def test_who_said_stop_once_and_asks_by_phone_hears_of_it(world: World, marie: Handset) -> None:
    odette = world.resident()
    odette.texts("STOP").look()
    asks(odette)
    marie.texts("OUI")
    odette.is_told("Marie", world.the_request().password)


def test_only_the_neighbour_who_comes_is_announced(world: World, odette: Handset, marie: Handset) -> None:
    asks(odette)
    marie.texts("OUI")
    paul = world.volunteer("Paul", radius_m=20_000)
    odette.rings_unanswered().ends_as("no-answer")
    marie.texts("ANNULER")
    paul.texts("OUI")
    for call in odette.look_for_calls():
        call.ends_as("no-answer")
    world.later(minutes=11)
    for call in odette.look_for_calls():
        call.picked_up().chooses("écouter").hears_nothing_of("Marie, près de chez vous").hangs_up()
    assert world.the_request().state == "accepted"


def test_a_recording_at_the_last_turn_is_kept(odette: Handset) -> None:
    call = odette.calls().presses("0").chooses("laisser un message")
    Call.update(turn=LAST_TURN).execute()
    record = call.verbs[-2] if call.verbs[-1].tag == "Redirect" else call.verbs[-1]
    record.set("action", re.sub(r"/turns/\d+", f"/turns/{LAST_TURN}", record.get("action", "")))
    call.records().hears("La mairie va écouter votre message").is_over()
    assert Recording.select().count() == 1


def test_people_who_talk_for_long_are_not_thought_to_be_gone(
    world: World, odette: Handset, marie: Handset
) -> None:
    world.set(office="+33261910077")
    call = odette.calls().chooses("courses").presses("0#")
    world.later(minutes=25)
    assert Call.get().state == "talking"
    call.talked().is_over()
    assert world.the_request().attention == "no_address", "what has no place yet is still theirs"


def test_hanging_up_after_talking_to_the_volunteer_asks_nobody_to_look(
    world: World, odette: Handset, marie: Handset
) -> None:
    asks(odette)
    marie.texts("OUI")
    odette.look_for_calls()
    odette.calls().chooses("parler à Marie").hangs_up()
    assert world.the_request().attention is None


def test_three_rings_are_three_rings_whatever_the_carrier_said_before(
    world: World, odette: Handset, marie: Handset
) -> None:
    asks(odette)
    marie.texts("OUI")
    Message.update(attempts=3).where(Message.purpose == "somebody_comes").execute()
    for _ in range(2):
        odette.rings_unanswered().ends_as("no-answer")
        assert world.the_request().attention is None
        world.later(minutes=11)
    odette.rings_unanswered().ends_as("no-answer")
    assert world.the_request().attention == "undeliverable"


def test_control_characters_do_not_break_what_a_volunteer_hears(world: World, marie: Handset) -> None:
    world.resident().texts("sonnez\x07 fort\x1b, mes médicaments, 14 rue Bannier")
    marie.texts("OUI")
    marie.calls().hears("14 rue Bannier")


def test_a_key_and_then_hanging_up_is_heard(world: World, odette: Handset, marie: Handset) -> None:
    asks(odette)
    marie.texts("OUI")
    call: PhoneCall = odette.rings().chooses("écouter")
    call.hangs_up()
    world.later(hours=1)
    odette.does_not_ring()
    assert Resident.get().stopped_at is None
