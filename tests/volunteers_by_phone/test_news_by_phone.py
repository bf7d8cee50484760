"""What volunteers with a landline are phoned for besides offers, and what is worth no call."""

import pytest

from tests.support.caller import PhoneCall
from tests.support.world import Handset, World
from tests.volunteers_by_phone.conftest import ODETTE_ASKS
from tests.volunteers_by_phone.tongues import Tongue

NEWS = {"fr": "des nouvelles pour vous", "en": "news for you"}


@pytest.fixture
def on_the_way(paul: Handset, odette: Handset, tongue: Tongue) -> Handset:
    """Paul, who has accepted what Odette asks."""
    odette.texts(ODETTE_ASKS)
    paul.rings().chooses(tongue.to_accept).is_silent().hangs_up()
    odette.look()
    return paul


def news(ringing: PhoneCall, tongue: Tongue) -> PhoneCall:
    """The call after the key that lets the news be heard."""
    ringing.hears(NEWS[tongue.language]).hears_nothing_of("Odette", "Bourgogne", "Bannier", tongue.groceries)
    return ringing.presses("1")


def test_what_the_resident_adds_is_heard(on_the_way: Handset, odette: Handset, tongue: Tongue) -> None:
    odette.texts("le code de la porte est A12").look()
    call = news(on_the_way.rings(), tongue).hears("Odette", "le code de la porte est A12")
    call.chooses(tongue.to_hear_again).hears("A12").is_silent().is_silent().is_silent().is_over().hangs_up()
    on_the_way.does_not_ring()


def test_a_correction_is_heard(on_the_way: Handset, odette: Handset, tongue: Tongue) -> None:
    odette.texts("non, 14 rue Bannier").look()
    news(on_the_way.rings(), tongue).hears("14 rue Bannier", "Paul", tongue.groceries)


def test_a_cancellation_is_heard(on_the_way: Handset, odette: Handset, tongue: Tongue) -> None:
    odette.texts("ANNULER").look()
    news(on_the_way.rings(), tongue).hears(tongue.groceries, "Paul").hears_nothing_of(tongue.awaits)


def test_that_the_resident_has_called_is_heard(
    world: World, paul: Handset, odette: Handset, tongue: Tongue
) -> None:
    odette.texts(ODETTE_ASKS)
    paul.rings().chooses(tongue.to_accept).is_silent().hangs_up()
    odette.calls().chooses("parler à Paul").talked(bridged=False).is_over()
    news(paul.rings(), tongue).hears("Odette", tongue.groceries, "Paul")


def test_nobody_is_phoned_for_mere_closings(world: World, paul: Handset, odette: Handset, tongue: Tongue) -> None:
    zoe = world.volunteer("Zoé", 300)
    odette.texts(ODETTE_ASKS)
    paul.rings_unanswered()
    zoe.texts("oui")
    world.later(hours=1)
    paul.does_not_ring()


def test_nobody_is_phoned_to_be_thanked(
    world: World, on_the_way: Handset, odette: Handset, tongue: Tongue
) -> None:
    on_the_way.calls().chooses(tongue.to_say_done).hears(tongue.well_done).is_over().hangs_up()
    odette.is_told("c'est fait")
    on_the_way.does_not_ring()


def test_news_that_nobody_heard_is_told_again_and_in_the_end_a_coordinators(
    world: World, on_the_way: Handset, odette: Handset
) -> None:
    odette.texts("le code de la porte est A12").look()
    on_the_way.rings_unanswered().ends_as("no-answer")
    for _ in range(2):
        on_the_way.does_not_ring()
        world.later(minutes=11)
        on_the_way.rings().is_silent().is_silent().is_silent().is_over().hangs_up()
    world.later(minutes=30)
    on_the_way.does_not_ring()
    assert world.the_request().attention == "undeliverable"


def test_news_waits_for_the_morning(world: World, on_the_way: Handset, odette: Handset, tongue: Tongue) -> None:
    world.set(quiet="21:00-08:00")
    world.tomorrow_at("22:30")
    odette.texts("le code de la porte est A12")
    on_the_way.does_not_ring()
    world.later(hours=9.6)
    news(on_the_way.rings(), tongue).hears("A12")
