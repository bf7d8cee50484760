"""The whole of it without a word spoken: need, postcode, the first letters of the street, the house, yes."""

import pytest

from tests.support.caller import PhoneCall
from tests.support.world import World

LANDLINE = "+33261910042"


@pytest.fixture
def at_the_street(world: World) -> PhoneCall:
    """A caller who has keyed what she needs and her postcode."""
    world.volunteer("Marie", radius_m=20_000)
    return world.resident(LANDLINE).calls().chooses("courses").presses("45160").hears("premières lettres")


def test_one_street_begins_with_these_letters(world: World, at_the_street: PhoneCall) -> None:
    at_the_street.presses("7687#").hears("rue de la Source", "À quel numéro")  # SOUR
    at_the_street.presses("4#").hears("4 rue de la Source, 4 5 1 6 0 Olivet", "Est-ce juste")
    at_the_street.chooses("oui").hears("C'est noté : courses", "Nous demandons maintenant à vos voisins").is_over()
    assert world.the_request().address == "4 rue de la Source, 45160 Olivet"


def test_one_of_several_streets(world: World, at_the_street: PhoneCall) -> None:
    call = at_the_street.presses("783#")  # RUE
    assert [key for _, key in call.choices()] == ["1", "2", "3", "4"]
    call.chooses("rue des Fleurs").hears("À quel numéro").presses("7#").chooses("oui").is_over()
    assert world.the_request().address == "7 rue des Fleurs, 45160 Olivet"


def test_letters_that_begin_no_street_are_asked_for_again_and_in_the_end_a_person_goes_on(
    world: World, at_the_street: PhoneCall
) -> None:
    call = at_the_street
    for _ in range(5):
        call.presses("99999#").hears("Tapez de nouveau")
    call.presses("99999#").hears("quelqu'un va s'en occuper", "laisser un message")
    assert world.the_request().attention == "no_address"
    assert world.the_request().need == "groceries"


def test_too_few_letters_and_a_street_that_was_not_read_out(world: World, at_the_street: PhoneCall) -> None:
    call = at_the_street.presses("7#").hears("Pardon")
    call.presses("768#").presses("").hears("Pardon")
    call.presses("7#").chooses("oui").is_over()
    assert world.the_request().street == "rue de la Source"


def test_in_english(world: World) -> None:
    world.volunteer("Mary", radius_m=20_000, languages=["en"])
    call = world.resident(LANDLINE).calls().presses("9").chooses("shopping").presses("45160")
    call.hears("first letters").presses("7687#").hears("At which number").presses("4#").chooses("yes")
    call.hears("Thank you for calling").is_over()
