"""A caller hangs up in the middle: what she had said is kept, and somebody of the town hall calls her back."""

import pytest

from hotline.records.call_tables import Call
from tests.calls.questions import prepare
from tests.calls.tongues import Tongue
from tests.support.world import Handset, World


def kept(world: World) -> tuple[str, str, str | None]:
    """What is left of the call."""
    request = world.the_request()
    return request.state, request.need, request.attention


def test_after_the_need(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    odette.calls().says(tongue.wants_medicine).hangs_up()
    assert kept(world) == ("unplaced", "medicine", "unfinished_call")
    assert world.the_request().details == tongue.wants_medicine
    marie.is_told_nothing()


def test_after_a_need_by_key(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().chooses(tongue.meal).hangs_up()
    assert kept(world) == ("unplaced", "meal", "unfinished_call")


def test_after_words_that_were_not_understood(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().says(tongue.mumbles).hears(tongue.did_not_understand).hangs_up()
    assert kept(world) == ("unplaced", "other", "unfinished_call")
    assert world.the_request().details == tongue.mumbles


def test_after_nothing_but_an_address(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().says("14 rue Bannier").hangs_up()
    assert kept(world) == ("unplaced", "other", "unfinished_call")
    assert world.the_request().address == "14 rue Bannier, 45000 Orléans"


def test_before_she_has_confirmed_her_address(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    odette.calls().chooses(tongue.meal).says("12 bis rue de Bourgogne").hears(tongue.understood).hangs_up()
    assert kept(world) == ("unplaced", "meal", "unfinished_call")
    assert "12 bis rue de Bourgogne" in world.the_request().details
    marie.is_told_nothing()


def test_after_an_address_that_nobody_knows(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().chooses(tongue.meal).says("12 allée des Licornes").hangs_up()
    assert kept(world) == ("unplaced", "meal", "unfinished_call")
    assert "12 allée des Licornes" in world.the_request().details


def test_between_the_postcode_and_the_street(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().chooses(tongue.meal).presses("45160").hangs_up()
    assert kept(world) == ("unplaced", "meal", "unfinished_call")
    assert "45160" in world.the_request().details


def test_while_she_is_asked_whether_to_record(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().chooses(tongue.meal).presses("0#").hangs_up()
    assert kept(world) == ("unplaced", "meal", "unfinished_call")


def test_at_the_beep(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().chooses(tongue.meal).presses("0#").chooses(tongue.leave_message).hangs_up()
    assert kept(world) == ("unplaced", "meal", "unfinished_call")


def test_while_a_place_is_being_changed(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    """She may well believe that it is changed: a coordinator must ask her."""
    prepare(world, odette, marie, tongue, "asked")
    call = odette.calls().presses("3").presses("2").says("20 rue Bannier").hears(tongue.understood)
    call.hangs_up()
    assert kept(world) == ("searching", "groceries", "unfinished_call")
    assert world.the_request().address == "14 rue Bannier, 45000 Orléans"
    assert "20 rue Bannier" in world.the_request().details


def test_while_a_new_request_is_being_made(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    prepare(world, odette, marie, tongue, "asked")
    odette.calls().presses("4").chooses(tongue.medicine).hears(tongue.is_it_home).hangs_up()
    first, second = world.requests()
    assert (first.state, first.need, first.attention) == ("searching", "groceries", None)
    assert (second.state, second.need, second.attention) == ("unplaced", "medicine", "unfinished_call")


@pytest.mark.parametrize("keys", [[], ["9"], ["*"], ["7"], ["4"], ["4", "5"], ["0"]])
def test_whoever_says_nothing_opens_nothing(
    world: World, odette: Handset, tongue: Tongue, keys: list[str]
) -> None:
    call = odette.calls()
    for key in keys:
        call.presses(key)
    call.hangs_up()
    assert world.requests() == []


@pytest.mark.parametrize("before", ["asked", "accepted", "done"])
def test_whoever_only_listened_to_how_it_stands_changes_nothing(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, before: str
) -> None:
    prepare(world, odette, marie, tongue, before)
    state = world.the_request().state
    odette.calls().hangs_up()
    assert (world.the_request().state, world.the_request().attention) == (state, None)


def test_after_the_end_it_is_only_the_end(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    odette.calls().says(f"{tongue.wants_medicine}, 14 rue Bannier").chooses(tongue.yes).is_over()
    assert kept(world) == ("searching", "medicine", None)
    ended: Call = Call.get()
    assert (ended.state, ended.duration_s) == ("completed", 60)


def test_when_the_carrier_forgets_to_tell(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().says(tongue.wants_medicine)
    world.later(minutes=9)
    assert world.the_request().attention is None
    world.later(minutes=2)
    assert kept(world) == ("unplaced", "medicine", "unfinished_call")
    assert world.the_request().details == tongue.wants_medicine


def test_told_twice_it_is_kept_once(world: World, odette: Handset, tongue: Tongue) -> None:
    call = odette.calls().says(tongue.wants_medicine)
    call.hangs_up().hangs_up()
    world.later(minutes=11)
    assert kept(world) == ("unplaced", "medicine", "unfinished_call")
    assert world.the_request().details == tongue.wants_medicine
