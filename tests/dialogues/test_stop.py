"""STOP: no more texts, one farewell, and nobody who waits is lost silently."""

import pytest

from tests.support.world import World

STOP = ["Arrêt", "ARRETER svp", "désabonner", "plus de sms merci", "ne m'envoyez plus de messages"]
STOP_IN_ENGLISH = [
    "stop texting me",
    "no more messages please",
    "opt out",
    "remove me from the list",
    "Stop. Thanks",
]
CARRIER = ["STOP", "stop", "Unsubscribe", "QUIT", "stopall"]


@pytest.mark.parametrize("words", STOP)
def test_a_volunteer_who_stops_hears_one_farewell_and_no_more(world: World, words: str) -> None:
    marie, odette = world.volunteer("Marie"), world.resident()
    marie.texts(words).is_told("plus de messages", "START")
    assert marie.state() == "stopped"
    marie.texts(words).is_told_nothing()
    odette.texts("des courses, 14 rue Bannier")
    marie.is_told_nothing()


@pytest.mark.parametrize("words", STOP_IN_ENGLISH)
def test_a_volunteer_who_stops_hears_one_farewell_in_english(world: World, words: str) -> None:
    mary = world.volunteer("Mary", languages=["en"])
    mary.texts(words).is_told("no more messages", "START")
    assert mary.state() == "stopped"


@pytest.mark.parametrize("words", CARRIER)
def test_what_the_carrier_answers_itself_we_do_not(world: World, words: str) -> None:
    marie = world.volunteer("Marie")
    marie.texts(words).is_told_nothing()
    assert marie.state() == "stopped"


@pytest.mark.parametrize("words", ["blabla", "je ne veux plus", "finito", "ARRET", "bye"])
def test_what_the_carrier_marks_as_stop_is_one(world: World, words: str) -> None:
    marie = world.volunteer("Marie")
    marie.texts(words, OptOutType="STOP").is_told_nothing()
    assert marie.state() == "stopped"


@pytest.mark.parametrize("words", ["ARRET", "STOP", "arrêtez les sms", "stop texting me", "désabonner"])
def test_a_resident_who_stops_with_an_open_request_is_not_lost(world: World, words: str) -> None:
    odette = world.resident()
    world.volunteer("Marie")
    odette.texts("des courses, 14 rue Bannier").look()
    odette.texts(words)
    assert (world.the_request().state, world.the_request().attention) == ("searching", "resident_stopped")


@pytest.mark.parametrize("words", ["ARRET", "STOP", "arrêtez les sms", "stop texting me", "désabonner"])
def test_a_volunteer_who_stops_on_the_way_is_replaced(world: World, words: str) -> None:
    marie, odette = world.volunteer("Marie"), world.resident()
    odette.texts("des courses, 14 rue Bannier").look()
    marie.texts("oui").look()
    odette.look()
    zoe = world.volunteer("Zoé", 900)
    marie.texts(words)
    odette.is_told("Marie ne peut finalement pas venir", "un autre voisin")
    zoe.is_offered("courses")
    assert (world.the_request().state, world.the_request().attention) == ("searching", "withdrawn")


def test_a_volunteer_who_stops_with_an_offer_open_is_awaited_no_longer(world: World) -> None:
    marie, odette = world.volunteer("Marie"), world.resident()
    odette.texts("des courses, 14 rue Bannier").look()
    zoe = world.volunteer("Zoé", 900)
    marie.texts("ARRET")
    zoe.is_offered("courses")


def test_a_stop_that_the_queue_lost_is_found_by_the_clock(world: World) -> None:
    marie, odette = world.volunteer("Marie"), world.resident()
    odette.texts("des courses, 14 rue Bannier")
    marie.texts("oui").look()
    odette.look()
    zoe = world.volunteer("Zoé", 900)
    marie.becomes("stopped")
    world.pass_time()
    odette.is_told("Marie ne peut finalement pas venir")
    zoe.is_offered("courses")


@pytest.mark.parametrize("words", ["START", "reprendre", "Start svp", "unstop", "je reprends"])
def test_a_resident_who_stopped_may_start_again(world: World, words: str) -> None:
    odette = world.resident()
    odette.texts("bonjour").look()
    odette.texts("ARRET").look()
    odette.texts("bonjour").is_told_nothing()
    odette.texts(words).is_told("de nouveau nos messages")
    odette.texts("bonjour").is_told("De quoi avez-vous besoin")


@pytest.mark.parametrize("words", ["START", "reprendre"])
def test_a_stranger_who_starts_is_greeted(world: World, words: str) -> None:
    world.resident().texts(words).is_told("De quoi avez-vous besoin")
