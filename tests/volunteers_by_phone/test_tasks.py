"""A volunteer who has accepted phones: hears it all again, is done, can't any more, or takes a pause afterwards."""

import pytest

from tests.support.world import Handset, World
from tests.volunteers_by_phone.conftest import ODETTE_ASKS
from tests.volunteers_by_phone.tongues import Tongue


@pytest.fixture
def on_the_way(marie: Handset, odette: Handset) -> Handset:
    """Marie, who has accepted by text what Odette asks."""
    odette.texts(ODETTE_ASKS)
    marie.texts("OUI").look()
    odette.look()
    return marie


def test_all_that_is_needed_is_heard(world: World, on_the_way: Handset, tongue: Tongue) -> None:
    call = on_the_way.calls().hears("Marie", tongue.you_accepted, tongue.groceries, "Odette")
    call.hears("12 bis rue de Bourgogne, 4 5 0 0 0 Orléans", "sonnez deux fois", world.the_request().password)
    call.presses("*").hears("12 bis rue de Bourgogne")


def test_done(world: World, on_the_way: Handset, odette: Handset, tongue: Tongue) -> None:
    on_the_way.calls().chooses(tongue.to_say_done).hears(tongue.well_done, "Marie").is_over()
    odette.is_told("Marie", "c'est fait")
    on_the_way.is_told_nothing()
    assert world.the_request().state == "done"
    on_the_way.calls().hears(tongue.nothing)


def test_whoever_is_free_again_is_asked_at_once(
    world: World, on_the_way: Handset, odette: Handset, tongue: Tongue
) -> None:
    world.resident("+33639980092").texts("mes médicaments, 14 rue Bannier")
    on_the_way.is_told_nothing()
    on_the_way.calls().chooses(tongue.to_say_done).hears(tongue.well_done)
    on_the_way.is_offered("rue Bannier")


def test_who_can_not_go_any_more_is_asked_twice_and_the_search_goes_on(
    world: World, on_the_way: Handset, odette: Handset, tongue: Tongue
) -> None:
    zoe = world.volunteer("Zoé", 300)
    call = on_the_way.calls().chooses(tongue.to_say_no_more).hears(tongue.sure)
    assert world.the_request().state == "accepted"
    call.chooses(tongue.to_confirm).hears(tongue.withdrawn, "Marie").is_over()
    odette.is_told("Marie", "ne peut finalement pas venir")
    zoe.is_offered("courses")
    on_the_way.is_told_nothing()
    assert world.the_request().state == "searching"
    on_the_way.calls().hears(tongue.nothing)


def test_going_all_the_same(world: World, on_the_way: Handset, odette: Handset, tongue: Tongue) -> None:
    call = on_the_way.calls().chooses(tongue.to_say_no_more).chooses(tongue.to_go_all_the_same)
    call.hears(tongue.you_accepted, "12 bis rue de Bourgogne").chooses(tongue.to_say_done).hears(tongue.well_done)
    odette.is_told("c'est fait")


@pytest.mark.parametrize("keys", ["", "7"])
def test_nothing_clear_withdraws_nothing(world: World, on_the_way: Handset, keys: str, tongue: Tongue) -> None:
    call = on_the_way.calls().chooses(tongue.to_say_no_more)
    for _ in range(3):
        call = call.presses(keys) if keys else call.is_silent()
    call.hears(tongue.call_again).is_over()
    assert world.the_request().state == "accepted"


def test_a_pause_afterwards_leaves_what_was_promised(
    world: World, on_the_way: Handset, odette: Handset, tongue: Tongue
) -> None:
    on_the_way.calls().chooses(tongue.to_pause_afterwards).hears(tongue.paused).is_over()
    assert (on_the_way.state(), world.the_request().state) == ("paused", "accepted")
    odette.is_told_nothing()
    on_the_way.calls().hears(tongue.you_accepted).chooses(tongue.to_say_done).hears(tongue.well_done)
    world.resident("+33639980092").texts("mes médicaments, 14 rue Bannier")
    on_the_way.is_told_nothing()


def test_silence_and_wrong_keys_change_nothing(world: World, on_the_way: Handset, tongue: Tongue) -> None:
    call = on_the_way.calls().is_silent().hears(tongue.sorry).presses("9").is_silent().hears(tongue.sorry)
    call.is_silent().hears(tongue.call_again).is_over()
    assert world.the_request().state == "accepted"


@pytest.mark.parametrize("to", ["to_say_done", "to_talk"])
def test_the_resident_cancelled_while_the_menu_was_spoken(
    on_the_way: Handset, odette: Handset, to: str, tongue: Tongue
) -> None:
    call = on_the_way.calls()
    odette.texts("ANNULER")
    call.chooses(getattr(tongue, to)).hears(tongue.over).is_over()


def test_the_resident_cancelled_while_being_sure_was_asked(
    on_the_way: Handset, odette: Handset, tongue: Tongue
) -> None:
    call = on_the_way.calls().chooses(tongue.to_say_no_more)
    odette.texts("ANNULER").look()
    call.chooses(tongue.to_confirm).hears(tongue.over).is_over()
    odette.is_told_nothing()


def test_an_address_corrected_during_the_call_is_heard_from_then_on(
    on_the_way: Handset, odette: Handset, tongue: Tongue
) -> None:
    call = on_the_way.calls()
    odette.texts("non, 14 rue Bannier")
    call.chooses(tongue.to_say_no_more).chooses(tongue.to_go_all_the_same).hears("14 rue Bannier")


def test_a_resident_whose_name_nobody_knows(world: World, marie: Handset, tongue: Tongue) -> None:
    world.resident().texts("des courses, 12 bis rue de Bourgogne")
    marie.texts("oui")
    who = {"fr": "La personne vous attend", "en": "Your neighbour awaits you"}
    marie.calls().hears(who[tongue.language])


def test_the_town_hall_is_one_key_away(world: World, on_the_way: Handset, tongue: Tongue) -> None:
    on_the_way.calls().presses("0").presses("1").records().is_over()
    assert (world.the_request().attention, world.the_request().state) == ("voicemail", "accepted")
    assert len(world.requests()) == 1
