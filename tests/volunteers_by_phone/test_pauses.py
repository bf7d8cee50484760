"""A volunteer whom nothing awaits phones: for help, for a pause, or to start again."""

import pytest

from tests.support.world import Handset, World
from tests.volunteers_by_phone.conftest import ODETTE_ASKS
from tests.volunteers_by_phone.tongues import Tongue

NEEDS = {"fr": "mes médicaments, 3 place du Martroi", "en": "I need my medicine, 3 place du Martroi"}


def test_nothing_awaits_and_a_pause_is_taken(
    world: World, marie: Handset, odette: Handset, tongue: Tongue
) -> None:
    marie.calls().hears("Marie", tongue.welcome, tongue.nothing).chooses(tongue.to_pause).hears(
        tongue.paused
    ).is_over()
    odette.texts(ODETTE_ASKS)
    marie.is_told_nothing()


@pytest.mark.parametrize("state", ["paused", "stopped"])
def test_starting_again(world: World, marie: Handset, odette: Handset, state: str, tongue: Tongue) -> None:
    marie.becomes(state)
    odette.texts(ODETTE_ASKS).look()
    marie.is_told_nothing()
    marie.calls().hears(tongue.pausing).chooses(tongue.to_resume).hears(tongue.resumed).is_over()
    assert marie.state() == "active"
    assert "rue de Bourgogne" in marie.look()[-1]


def test_starting_again_from_a_landline_rings_when_somebody_waits(
    world: World, paul: Handset, odette: Handset, tongue: Tongue
) -> None:
    paul.becomes("paused")
    odette.texts(ODETTE_ASKS)
    paul.calls().chooses(tongue.to_resume).is_over()
    paul.rings().hears(tongue.groceries, tongue.needs_help)


def test_who_stopped_by_text_and_starts_again_by_phone_gets_offers_again(
    world: World, marie: Handset, odette: Handset, tongue: Tongue
) -> None:
    """Marie has once asked for help too, and STOP held for both."""
    marie.texts(NEEDS[tongue.language])
    marie.texts("ANNULER")
    marie.texts("STOP").look()
    marie.calls().chooses(tongue.to_help_neighbours).chooses(tongue.to_resume).hears(tongue.resumed)
    marie.look()
    odette.texts(ODETTE_ASKS)
    marie.is_offered("rue de Bourgogne")


@pytest.mark.parametrize("state", ["active", "paused"])
def test_silence_changes_nothing(marie: Handset, state: str, tongue: Tongue) -> None:
    marie.becomes(state)
    call = marie.calls().is_silent().hears(tongue.sorry).presses("4").hears(tongue.sorry)
    call.is_silent().hears(tongue.call_again).is_over()
    assert marie.state() == state
    marie.is_told_nothing()


@pytest.mark.parametrize("state", ["active", "paused"])
def test_asking_for_help_oneself(world: World, marie: Handset, state: str, tongue: Tongue) -> None:
    zoe = world.volunteer("Zoé", 300)
    marie.becomes(state)
    call = marie.calls().chooses(tongue.to_ask_for_help).hears(tongue.what_you_need).presses("2")
    call.says("3 place du Martroi").presses("1").is_over()
    zoe.is_offered("place du Martroi")
    assert world.the_request().need == "medicine"
    assert marie.state() == state


def test_the_town_hall_is_one_key_away(world: World, marie: Handset, tongue: Tongue) -> None:
    world.set(office="+33261910002")
    assert marie.calls().presses("0").hears(tongue.hold_on).connection()[0] == "+33261910002"


def test_an_applied_volunteer_is_not_asked_and_hears_that_the_town_hall_still_looks(
    marie: Handset, odette: Handset, tongue: Tongue
) -> None:
    marie.becomes("applied")
    odette.texts(ODETTE_ASKS).look()
    marie.is_told_nothing()
    marie.calls().hears(tongue.not_yet)
    odette.is_told_nothing()
