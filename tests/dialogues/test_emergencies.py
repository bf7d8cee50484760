"""An emergency is answered at once with the emergency numbers; a coordinator sees it; no neighbour is sent."""

from unittest.mock import patch

import pytest

from hotline.intake import guard
from tests.support.world import Handset, World

EMERGENCIES = [
    "mon mari est par terre il ne bouge plus",
    "au secours j'ai très mal à la poitrine",
    "Elle a perdu connaissance !",
    "ca sent le gaz dans la cuisine",
    "je saigne beaucoup, 14 rue Bannier",
    "je n'arrive plus à respirer",
]
EMERGENCIES_IN_ENGLISH = [
    "my husband collapsed and he is not moving",
    "terrible chest pain",
    "she is unconscious!",
    "I can smell gas in the kitchen",
    "I am bleeding badly, 14 rue Bannier",
    "I cannot breathe",
]


def is_told_to_call(person: Handset) -> None:
    person.is_told("15", "112", "114")


@pytest.mark.parametrize("words", [*EMERGENCIES, *EMERGENCIES_IN_ENGLISH])
def test_an_emergency_gets_the_emergency_numbers_and_nobody_is_sent(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    is_told_to_call(odette.texts(words))
    assert ("URGENCE" in odette.told[0]) == (words in EMERGENCIES)
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", "emergency")
    assert words in world.the_request().details
    world.later(minutes=15)
    marie.is_told_nothing()


@pytest.mark.parametrize("words", EMERGENCIES)
def test_in_the_middle_of_a_question(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("des courses svp").is_told("Quelle est votre adresse ?")
    is_told_to_call(odette.texts(words))
    assert world.the_request().attention == "emergency"
    marie.is_told_nothing()


@pytest.mark.parametrize("words", EMERGENCIES_IN_ENGLISH)
def test_in_the_middle_of_a_question_in_english(world: World, words: str) -> None:
    edith, mary = world.resident(), world.volunteer("Mary", languages=["en"])
    edith.texts("my shopping please").is_told("What is your address?")
    is_told_to_call(edith.texts(words))
    assert world.the_request().attention == "emergency"
    mary.is_told_nothing()


@pytest.mark.parametrize("words", [*EMERGENCIES, *EMERGENCIES_IN_ENGLISH])
def test_from_a_volunteer_with_an_offer_open(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("des courses, 14 rue Bannier")
    marie.is_offered("courses")
    is_told_to_call(marie.texts(words))
    theirs = [request for request in world.requests() if request.attention == "emergency"]
    assert [request.resident.phone for request in theirs] == [marie.phone]


@pytest.mark.parametrize("words", EMERGENCIES[:2])
def test_even_when_the_guard_mutes(world: World, words: str) -> None:
    odette = world.resident()
    with patch.object(guard, "MOST_REPLIES", 1):
        odette.texts("bonjour").is_told("Bonjour")
        odette.texts("bonjour").is_told_nothing()
        is_told_to_call(odette.texts(words))


def test_the_address_that_follows_is_for_the_coordinator(world: World) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("je suis tombée dans l'escalier").look()
    is_told_to_call(odette.texts("14 rue Bannier"))
    marie.is_told_nothing()
    assert world.the_request().address == "14 rue Bannier, 45000 Orléans"
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", "emergency")


def test_a_false_alarm_can_be_taken_back(world: World) -> None:
    odette = world.resident()
    odette.texts("je suis tombée dans l'escalier").look()
    odette.texts("annuler").is_told("C'est annulé")
    assert world.the_request().state == "cancelled"


def test_an_emergency_stays_a_coordinators_whoever_accepts(world: World, odette: Handset) -> None:
    """A neighbour on the way with the shopping does not end an emergency."""
    marie = world.volunteer("Marie")
    odette.texts("des courses, 12 rue Bannier")
    odette.texts("je suis tombée")
    marie.texts("OUI")
    assert (world.the_request().state, world.the_request().attention) == ("accepted", "emergency")
    marie.texts("ANNULER")
    assert (world.the_request().state, world.the_request().attention) == ("searching", "emergency")
