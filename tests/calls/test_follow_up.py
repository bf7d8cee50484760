"""When a volunteer says that it is done, a landline is called and asked whether she was helped."""

import pytest

from tests.calls.questions import prepare
from tests.calls.tongues import Tongue
from tests.support.caller import PhoneCall
from tests.support.world import Handset, World

QUESTION_FOR_YOU = {"fr": "Nous avons une question pour vous", "en": "We have a question for you"}
DID_SOMEBODY_COME = {"fr": "Quelqu'un est-il bien venu", "en": "Did somebody come"}
GLAD = {"fr": "nous en sommes heureux", "en": "we are glad"}
SORRY = {"fr": "Nous cherchons tout de suite un autre voisin", "en": "looking for another neighbour right now"}


@pytest.fixture
def asked(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> PhoneCall:
    """The call that asks, after the key."""
    prepare(world, odette, marie, tongue, "accepted")
    marie.texts("FAIT")
    call = odette.rings().hears("Orléans", QUESTION_FOR_YOU[tongue.language]).hears_nothing_of("Marie")
    return call.chooses(tongue.to_hear).hears("Marie", tongue.shopping, DID_SOMEBODY_COME[tongue.language])


def test_she_was_helped(world: World, asked: PhoneCall, odette: Handset, tongue: Tongue) -> None:
    asked.chooses(tongue.yes).hears(GLAD[tongue.language]).is_over().hangs_up()
    assert (world.the_request().state, world.the_request().attention) == ("done", None)
    world.later(minutes=30)
    odette.does_not_ring()


def test_she_was_not_helped(world: World, asked: PhoneCall, tongue: Tongue) -> None:
    paul = world.volunteer("Paul", languages=[tongue.language])
    asked.chooses(tongue.no).hears(SORRY[tongue.language]).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", "not_helped")
    paul.is_offered("rue Bannier")


def test_she_says_nothing(world: World, asked: PhoneCall, odette: Handset, tongue: Tongue) -> None:
    asked.is_silent().is_silent().is_silent().hears(tongue.goodbye).is_over().hangs_up()
    assert world.the_request().state == "done"
    world.later(minutes=30)
    odette.does_not_ring()


def test_wrong_keys_are_asked_about(world: World, asked: PhoneCall, tongue: Tongue) -> None:
    asked.presses("5").hears(tongue.did_not_understand).chooses(tongue.no).hears(SORRY[tongue.language])
    assert world.the_request().state == "searching"


def test_she_wants_to_talk_to_somebody(world: World, asked: PhoneCall, tongue: Tongue) -> None:
    asked.presses("0").chooses(tongue.leave_message).records()
    asked.is_over()
    assert (world.the_request().state, world.the_request().attention) == ("done", "voicemail")


def test_only_keys_are_listened_to(asked: PhoneCall) -> None:
    """A television set in the room must not say that nobody came."""
    assert asked.listens_to == "dtmf"


def test_a_machine_is_asked_again_later(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    prepare(world, odette, marie, tongue, "accepted")
    marie.texts("FAIT")
    odette.rings().is_silent().is_silent().is_silent().hears_nothing_of("Marie").is_over().hangs_up()
    world.later(minutes=11)
    odette.rings().chooses(tongue.to_hear).hears(DID_SOMEBODY_COME[tongue.language])
