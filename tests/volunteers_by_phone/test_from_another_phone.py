"""Accepting from any phone: the number one is registered with and the code together, and neither tells anything alone."""

import pytest

from tests.support.caller import PhoneCall
from tests.support.world import Handset, World
from tests.volunteers_by_phone.conftest import ODETTE_ASKS
from tests.volunteers_by_phone.tongues import Tongue

FRIENDS, MARIES, NOBODYS = "+33261910077", "0639980010", "0639980089"
NOT_A_CODE = "0001"


@pytest.fixture
def code(marie: Handset, odette: Handset) -> str:
    """The code of what Odette asks and Marie was offered."""
    odette.texts(ODETTE_ASKS).look()
    assert marie.phone.endswith(MARIES[1:])
    return marie.is_offered()


def at_a_friends(world: World, tongue: Tongue) -> PhoneCall:
    """A call from a phone that the town does not know, in the menu for volunteers."""
    call = world.resident(FRIENDS).calls()
    if tongue.language == "en":
        call.presses("9")
    return call.chooses(tongue.to_help_neighbours).hears(tongue.to_use_a_code)


def with_a_withheld_number(world: World, tongue: Tongue, keys: str) -> PhoneCall:
    """A call without a number, which keys one to be called back at, and goes to the menu for volunteers."""
    call = world.resident(FRIENDS).calls(shows="anonymous").presses(keys).chooses("oui")
    if tongue.language == "en":
        call.presses("9")
    return call.chooses(tongue.to_help_neighbours)


def keyed(call: PhoneCall, tongue: Tongue, number: str, code: str) -> PhoneCall:
    """The volunteer's number and the code of an offer."""
    call.chooses(tongue.to_use_a_code).hears(tongue.which_number)
    return call.presses(number).hears(tongue.four_digits).presses(code)


def test_number_and_code_accept_from_a_friends_phone(
    world: World, marie: Handset, odette: Handset, code: str, tongue: Tongue
) -> None:
    call = keyed(at_a_friends(world, tongue), tongue, MARIES, code)
    call.hears(tongue.groceries, "rue de Bourgogne", f"270 {tongue.metres}").hears_nothing_of("12 bis", "Odette")
    call.chooses(tongue.to_accept).hears(tongue.accepted, "Marie", "12 bis rue de Bourgogne")
    marie.is_told(tongue.in_the_text, "12 bis rue de Bourgogne")
    odette.is_told("Marie")
    world.resident(FRIENDS).is_told_nothing()


@pytest.mark.parametrize(("to", "state"), [("to_decline", "active"), ("to_pause", "paused")])
def test_number_and_code_decline_and_pause_too(
    world: World, marie: Handset, code: str, to: str, state: str, tongue: Tongue
) -> None:
    zoe = world.volunteer("Zoé", 300)
    keyed(at_a_friends(world, tongue), tongue, MARIES, code).chooses(getattr(tongue, to)).is_over()
    assert marie.state() == state
    zoe.is_offered("courses")


def test_with_a_withheld_number_too(world: World, marie: Handset, code: str, tongue: Tongue) -> None:
    call = with_a_withheld_number(world, tongue, "0261910077")
    keyed(call, tongue, MARIES, code).chooses(tongue.to_accept).hears(tongue.accepted, "12 bis rue de Bourgogne")
    marie.is_told(tongue.in_the_text)


@pytest.mark.parametrize("before", ["an offer", "a task", "nothing"])
def test_whoever_keys_a_volunteers_number_to_be_called_back_learns_nothing_of_theirs(
    world: World, marie: Handset, code: str, before: str, tongue: Tongue
) -> None:
    if before != "an offer":
        marie.texts(f"OUI {code}" if before == "a task" else "NON").look()
    call = with_a_withheld_number(world, tongue, MARIES).hears(tongue.to_use_a_code)
    call.hears_nothing_of("Marie", "Odette", "Bourgogne", tongue.you_accepted, tongue.nothing)


def test_a_task_is_heard_and_finished_from_another_phone(
    world: World, marie: Handset, odette: Handset, code: str, tongue: Tongue
) -> None:
    marie.texts("OUI")
    odette.look()
    call = keyed(at_a_friends(world, tongue), tongue, MARIES, code).hears(tongue.you_accepted, "12 bis", "Odette")
    call.chooses(tongue.to_say_done).hears(tongue.well_done).is_over()
    odette.is_told("c'est fait")


@pytest.mark.parametrize(("number", "theirs"), [(MARIES, False), (NOBODYS, True), (NOBODYS, False)])
def test_a_number_or_a_code_alone_reveal_nothing(
    world: World, code: str, number: str, theirs: bool, tongue: Tongue
) -> None:
    call = keyed(at_a_friends(world, tongue), tongue, number, code if theirs else NOT_A_CODE)
    alike = call.hears(tongue.no_such_code, tongue.four_digits).heard
    call.hears_nothing_of("Marie", "Odette", "Bourgogne", tongue.groceries)
    assert call.presses(NOT_A_CODE).heard == alike
    call.presses(NOT_A_CODE).hears(tongue.call_again).is_over()
    assert world.the_request().state == "searching"


def test_a_code_of_somebody_elses_is_refused(
    world: World, marie: Handset, odette: Handset, tongue: Tongue
) -> None:
    zoe = world.volunteer("Zoé", 300)
    odette.texts(ODETTE_ASKS)
    keyed(at_a_friends(world, tongue), tongue, MARIES, zoe.is_offered()).hears(tongue.no_such_code)
    assert world.the_request().state == "searching"


def test_a_number_that_is_none_is_asked_again(world: World, code: str, tongue: Tongue) -> None:
    call = at_a_friends(world, tongue).chooses(tongue.to_use_a_code).presses("0000000000")
    call.hears(tongue.sorry, tongue.ten_digits).presses("063998").hears(tongue.sorry)
    call.presses(MARIES).presses(code).hears(tongue.needs_help)


@pytest.mark.parametrize("shows", ["+33639980010", FRIENDS])
@pytest.mark.parametrize("state", ["searching", "accepted"])
def test_who_was_blocked_gets_nowhere_from_any_phone(
    world: World, marie: Handset, code: str, shows: str, state: str, tongue: Tongue
) -> None:
    if state == "accepted":
        marie.texts("OUI").look()
    marie.becomes("blocked")
    call = world.resident(shows).calls().hears_nothing_of("Marie")
    if "For English" in call.heard and tongue.language == "en":
        call.presses("9")
    call.chooses(tongue.to_help_neighbours)
    keyed(call, tongue, MARIES, code).hears(tongue.no_such_code).hears_nothing_of("Marie", "Odette", "Bourgogne")
    assert world.the_request().state == state


def test_silence_in_the_menu_ends_kindly(world: World, code: str, tongue: Tongue) -> None:
    at_a_friends(world, tongue).is_silent().is_silent().is_silent().hears(tongue.call_again).is_over()
    call = at_a_friends(world, tongue).chooses(tongue.to_use_a_code)
    call.is_silent().is_silent().is_silent().hears(tongue.call_again).is_over()


def test_whoever_pressed_the_wrong_key_still_gets_help(world: World, tongue: Tongue) -> None:
    at_a_friends(world, tongue).chooses(tongue.to_ask_for_help).hears(tongue.what_you_need)
