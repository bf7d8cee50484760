"""A volunteer with several offers, or several tasks: which one is meant is said by its code."""

import pytest

from tests.support.world import Handset, World
from tests.volunteers_by_phone.conftest import ODETTE_ASKS
from tests.volunteers_by_phone.tongues import Tongue

OTHER = "+33639980092"
NOT_A_CODE = "0001"  # codes begin at 1000


def spelled(code: str) -> str:
    """A code as it is said."""
    return " ".join(code)


@pytest.fixture
def codes(world: World, marie: Handset, odette: Handset) -> tuple[str, str]:
    """The codes of what Odette asks, and of what somebody else asks in rue Bannier."""
    odette.texts(ODETTE_ASKS).look()
    first = marie.is_offered("rue de Bourgogne")
    world.resident(OTHER).texts("mes médicaments, 14 rue Bannier").look()
    return first, marie.is_offered("rue Bannier")


def states(world: World) -> list[str]:
    """Where both help requests stand, the older first."""
    return [request.state for request in world.requests()]


def test_all_are_named_with_their_codes_and_one_is_accepted(
    world: World, marie: Handset, codes: tuple[str, str], tongue: Tongue
) -> None:
    call = marie.calls().hears(tongue.several, tongue.groceries, "rue de Bourgogne", spelled(codes[0]))
    call.hears(tongue.medicine, "rue Bannier", spelled(codes[1])).hears_nothing_of("12 bis", "14 rue", "Odette")
    assert f"{spelled(codes[1])}. " in call.heard, "a breath between one request and the next"
    call.presses(codes[0]).hears(tongue.groceries, tongue.needs_help, f"270 {tongue.metres}")
    call.chooses(tongue.to_accept).hears(tongue.accepted, "12 bis rue de Bourgogne")
    assert states(world) == ["accepted", "searching"]
    assert "12 bis rue de Bourgogne" in marie.is_told(tongue.in_the_text)


def test_one_is_declined_and_the_other_is_met_at_once_next_time(
    world: World, marie: Handset, codes: tuple[str, str], tongue: Tongue
) -> None:
    marie.calls().presses(codes[0]).chooses(tongue.to_decline).is_over()
    marie.calls().hears("rue Bannier").chooses(tongue.to_accept).hears("14 rue Bannier")
    assert states(world) == ["searching", "accepted"]


def test_a_wrong_code_is_asked_again_and_the_third_ends_kindly(
    world: World, marie: Handset, codes: tuple[str, str], tongue: Tongue
) -> None:
    call = marie.calls().presses(NOT_A_CODE).hears(tongue.no_such_code, tongue.four_digits)
    call.presses(NOT_A_CODE).hears(tongue.no_such_code).presses(NOT_A_CODE).hears(tongue.call_again).is_over()
    assert states(world) == ["searching", "searching"]
    marie.calls().presses(codes[1]).chooses(tongue.to_accept).hears("14 rue Bannier")


def test_after_a_wrong_code_the_right_one_is_taken(marie: Handset, codes: tuple[str, str], tongue: Tongue) -> None:
    call = marie.calls().presses(NOT_A_CODE).presses(codes[0])
    call.chooses(tongue.to_accept).hears("12 bis rue de Bourgogne")


@pytest.mark.parametrize("keys", ["", "1", "12"])
def test_too_few_digits_are_asked_again_with_the_list(
    world: World, marie: Handset, codes: tuple[str, str], keys: str, tongue: Tongue
) -> None:
    call = marie.calls()
    for _ in range(2):
        call = call.presses(keys) if keys else call.is_silent()
        call.hears(tongue.sorry, tongue.four_digits, spelled(codes[0]), spelled(codes[1]))
    call = call.presses(keys) if keys else call.is_silent()
    call.hears(tongue.call_again).is_over()
    assert states(world) == ["searching", "searching"]


def test_one_was_taken_and_one_was_cancelled_before_their_codes_were_keyed(
    world: World, marie: Handset, codes: tuple[str, str], tongue: Tongue
) -> None:
    first, second = marie.calls(), marie.calls()
    zoe = world.volunteer("Zoé", 300)
    world.later(minutes=6)
    zoe.texts(f"oui {zoe_code(zoe, 'rue de Bourgogne')}")
    world.resident(OTHER).texts("ANNULER")
    first.presses(codes[0]).hears(tongue.taken).is_over()
    second.presses(codes[1]).hears(tongue.over).is_over()


def zoe_code(zoe: Handset, street: str) -> str:
    """The code in the offer that is about this street."""
    (text,) = [told for told in zoe.look() if street in told]
    return text.split("OUI ")[1][:4]


def test_a_code_of_somebody_elses_opens_nothing(
    world: World, marie: Handset, odette: Handset, tongue: Tongue
) -> None:
    zoe = world.volunteer("Zoé", 300)
    odette.texts(ODETTE_ASKS).look()
    world.resident(OTHER).texts("mes médicaments, 14 rue Bannier").look()
    hers = zoe_code(zoe, "rue Bannier")
    marie.calls().presses(hers).hears(tongue.no_such_code).hears_nothing_of("Zoé", "médicaments", "medicine")
    assert states(world) == ["searching", "searching"]


def test_two_tasks_are_told_apart_by_their_codes(
    world: World, marie: Handset, odette: Handset, codes: tuple[str, str], tongue: Tongue
) -> None:
    world.set(tasks_at_once="2")
    for code in codes:
        marie.texts(f"OUI {code}")
    call = marie.calls().hears(tongue.several, spelled(codes[0]), spelled(codes[1]))
    call.presses(codes[0]).hears(tongue.you_accepted, "12 bis rue de Bourgogne", "Odette")
    odette.look()
    call.chooses(tongue.to_say_done).hears(tongue.well_done).is_over()
    assert states(world) == ["done", "accepted"]
    odette.is_told("c'est fait")
    marie.calls().hears(tongue.you_accepted, "14 rue Bannier")


def test_an_offer_beside_a_task(world: World, marie: Handset, codes: tuple[str, str], tongue: Tongue) -> None:
    marie.texts(f"OUI {codes[0]}").look()
    call = marie.calls().hears(tongue.several, spelled(codes[0]), spelled(codes[1]))
    call.presses(codes[1]).hears(tongue.needs_help, "rue Bannier").hears_nothing_of("14 rue")
    call.chooses(tongue.to_decline).is_over()
    assert states(world) == ["accepted", "searching"]
    marie.calls().hears(tongue.you_accepted, "12 bis rue de Bourgogne")
