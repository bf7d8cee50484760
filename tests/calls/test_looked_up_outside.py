"""An address that only a geocoder outside knows: the caller waits a few seconds, and hears what came of it."""

import pytest

from tests.calls.tongues import Tongue
from tests.dialogues.test_outside import geocoder
from tests.support.caller import PhoneCall
from tests.support.geocoders import Geocoder
from tests.support.world import Handset, World

__all__ = ["geocoder"]

ONE_MOMENT = {"fr": "Un instant, s'il vous plaît", "en": "One moment, please"}
FOUND_YOUR_ADDRESS = {"fr": "Nous avons trouvé votre adresse", "en": "We have found your address"}
CAN_NOT_FIND = {"fr": "Nous ne trouvons pas votre adresse", "en": "We can't find your address"}


@pytest.fixture
def call(odette: Handset, marie: Handset, tongue: Tongue, geocoder: Geocoder) -> PhoneCall:
    """A call that asks where she lives, for shopping."""
    return odette.calls().chooses(tongue.shopping).hears(tongue.where)


def test_she_waits_and_her_address_is_found(
    world: World, call: PhoneCall, marie: Handset, tongue: Tongue, geocoder: Geocoder
) -> None:
    call.says("5 chemin de Halage").hears(ONE_MOMENT[tongue.language])
    assert [verb.tag for verb in call.verbs][-2:] == ["Pause", "Redirect"]
    call.waits().hears(tongue.understood, "5 Chemin de Halage")
    marie.is_told_nothing()
    call.chooses(tongue.yes).hears(tongue.noted, "5 Chemin de Halage").is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", None)
    marie.is_offered("Chemin de Halage")
    assert len(geocoder.asked) == 1, "asked once, however long she waited"


def test_what_nobody_knows_is_asked_again(call: PhoneCall, tongue: Tongue) -> None:
    call.says("5 rue des Licornes").hears(ONE_MOMENT[tongue.language]).waits().hears(tongue.not_found)
    call.says("14 rue Bannier").hears(tongue.understood).chooses(tongue.yes).is_over()


def test_a_geocoder_that_is_away_is_not_waited_for_long(
    world: World, call: PhoneCall, tongue: Tongue, geocoder: Geocoder
) -> None:
    geocoder.status = 503
    call.says("5 chemin de Halage").hears(ONE_MOMENT[tongue.language])
    for _ in range(3):
        call.waits()
        assert call.heard == "", "silence costs nothing"
    call.waits().hears(tongue.not_found)
    call.says("14 rue Bannier").chooses(tongue.yes).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", None)


def test_it_can_be_wrong_too(world: World, call: PhoneCall, tongue: Tongue) -> None:
    call.says("5 chemin de Halage").waits().chooses(tongue.no)
    call.says("14 rue Bannier").chooses(tongue.yes).hears("14 rue Bannier").is_over()
    assert world.the_request().street == "rue Bannier"


def test_whoever_hangs_up_while_it_is_looked_up_is_told_by_a_call(
    world: World, call: PhoneCall, odette: Handset, marie: Handset, tongue: Tongue, geocoder: Geocoder
) -> None:
    geocoder.status = 503
    call.says("5 chemin de Halage").hears(ONE_MOMENT[tongue.language]).hangs_up()
    geocoder.status = 200
    world.later(minutes=2)
    news = odette.rings().chooses(tongue.to_hear)
    news.hears(FOUND_YOUR_ADDRESS[tongue.language], "5 Chemin de Halage")
    marie.is_offered("Chemin de Halage")
    assert world.the_request().state == "searching"


def test_whoever_hangs_up_and_is_not_found_hears_that(
    world: World, call: PhoneCall, odette: Handset, tongue: Tongue, geocoder: Geocoder
) -> None:
    geocoder.status = 503
    call.says("5 rue des Licornes").hangs_up()
    geocoder.status = 200
    world.later(minutes=2)
    odette.rings().chooses(tongue.to_hear).hears(CAN_NOT_FIND[tongue.language])
    assert "5 rue des Licornes" in world.the_request().details
