"""Words of danger in a call are answered with the emergency numbers, wherever they are said."""

import pytest

from tests.calls.questions import prepare
from tests.calls.tongues import Tongue
from tests.support.world import Handset, World

DANGERS = {
    "fr": ["au secours je suis tombée", "j'ai très mal à la poitrine", "mon mari est par terre il ne bouge plus"],
    "en": ["help me I have fallen", "I have a terrible chest pain", "my husband collapsed and he is not moving"],
}


@pytest.mark.parametrize("which", range(3))
def test_at_the_first_question(world: World, odette: Handset, marie: Handset, tongue: Tongue, which: int) -> None:
    words = DANGERS[tongue.language][which]
    odette.calls().says(words).hears(tongue.hang_up_and_dial).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", "emergency")
    assert words in world.the_request().details
    world.later(minutes=15)
    marie.is_told_nothing()


@pytest.mark.parametrize("which", range(3))
def test_in_the_middle_of_a_call(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, which: int
) -> None:
    words = DANGERS[tongue.language][which]
    odette.calls().chooses(tongue.shopping).says(words).hears(tongue.hang_up_and_dial).is_over()
    assert (world.the_request().need, world.the_request().attention) == ("groceries", "emergency")
    assert words in world.the_request().details
    marie.is_told_nothing()


def test_when_the_address_is_read_back(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    call = odette.calls().chooses(tongue.shopping).says("14 rue Bannier")
    call.says(tongue.fell).hears(tongue.hang_up_and_dial).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", "emergency")
    marie.is_told_nothing()


def test_with_the_address_in_one_breath(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().says(f"{tongue.fell}, 14 rue Bannier").hears(tongue.hang_up_and_dial).is_over()
    assert world.the_request().address == "14 rue Bannier, 45000 Orléans"
    assert world.the_request().attention == "emergency"


def test_from_somebody_who_waits_for_help_already(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    prepare(world, odette, marie, tongue, "asked")
    odette.calls().presses("3").presses("1").says(tongue.fell).hears(tongue.hang_up_and_dial).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", "emergency")


def test_an_emergency_stays_one_when_she_hangs_up(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().says(tongue.fell).hangs_up()
    world.later(minutes=11)
    assert world.the_request().attention == "emergency"
