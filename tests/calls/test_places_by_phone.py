"""Where she lives, said into a telephone: always read back, asked about where it is not sure, never for ever."""

import pytest

from tests.calls.tongues import Tongue
from tests.support.caller import PhoneCall
from tests.support.world import Handset, World


@pytest.fixture
def call(odette: Handset, marie: Handset, tongue: Tongue) -> PhoneCall:
    """A call that asks where she lives."""
    return odette.calls().chooses(tongue.shopping).hears(tongue.where)


@pytest.mark.parametrize("said", ["12 rue de Bourgone", "12 rue de bourgonne", "12 rue bourgogn"])
def test_a_street_that_was_heard_badly_is_read_back(call: PhoneCall, tongue: Tongue, said: str) -> None:
    call.says(said).hears(tongue.understood, "12 rue de Bourgogne, 4 5 0 0 0 Orléans")
    call.says(tongue.say_yes).hears(tongue.noted, "12 rue de Bourgogne").is_over()


def test_a_read_back_that_is_wrong_is_said_again(world: World, call: PhoneCall, tongue: Tongue) -> None:
    call.says("12 rue de Bourgogne").says(tongue.say_no)
    call.says("14 rue Bannier").hears(tongue.understood, "14 rue Bannier")
    call.chooses(tongue.yes).hears("14 rue Bannier").is_over()
    assert world.the_request().address == "14 rue Bannier, 45000 Orléans"


def test_the_right_address_instead_of_a_no(world: World, call: PhoneCall, tongue: Tongue) -> None:
    call.says("12 rue de Bourgogne").says(f"{tongue.say_no}, 14 rue Bannier")
    call.hears(tongue.understood, "14 rue Bannier").chooses(tongue.yes).is_over()
    assert world.the_request().street == "rue Bannier"


def test_four_read_backs_that_are_all_refused_end_with_a_person(
    world: World, call: PhoneCall, tongue: Tongue
) -> None:
    for _ in range(3):
        call.says("14 rue Bannier").hears(tongue.understood).chooses(tongue.no)
    call.says("14 rue Bannier").hears(tongue.never_mind, tongue.nobody_can_answer)
    call.chooses(tongue.leave_none).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", "unfinished_call")
    assert "14 rue Bannier" in world.the_request().details


@pytest.mark.parametrize(("key", "place"), [("1", "Fleury-les-Aubrais"), ("2", "Olivet")])
def test_a_street_in_several_places_is_chosen_by_key(
    world: World, call: PhoneCall, tongue: Tongue, key: str, place: str
) -> None:
    call.says("4 rue des Fleurs").hears(tongue.which_place, "4 5 1 6 0 Olivet", "4 5 4 0 0 Fleury-les-Aubrais")
    assert {number: what for what, number in call.choices()}[key].endswith(place)
    call.presses(key).hears(tongue.noted, "4 rue des Fleurs", place).is_over()
    assert place in str(world.the_request().address)


def test_none_of_the_several_places(world: World, call: PhoneCall, tongue: Tongue) -> None:
    call.says("4 rue des Fleurs").presses("3").hears(tongue.which_place, "Olivet")
    call.chooses(tongue.another_address).says("14 rue Bannier").chooses(tongue.yes).is_over()
    assert world.the_request().street == "rue Bannier"


@pytest.mark.parametrize("number", ["14#", "0014", "au 14", "14"])
def test_a_number_alone_is_asked_and_keyed_or_said(
    world: World, call: PhoneCall, tongue: Tongue, number: str
) -> None:
    call.says("rue Bannier").hears(tongue.understood, "rue Bannier", tongue.which_number)
    if number.startswith("au"):
        call.says(number)
    else:
        call.presses(number)
    call.hears(tongue.understood, "14 rue Bannier").chooses(tongue.yes).is_over()
    assert world.the_request().address == "14 rue Bannier, 45000 Orléans"


def test_whoever_does_not_know_her_number_is_helped_in_the_street(
    world: World, call: PhoneCall, tongue: Tongue
) -> None:
    call.says("rue Bannier")
    for _ in range(3):
        call.is_silent().hears("rue Bannier")
    call.hears(tongue.understood).chooses(tongue.yes).hears("rue Bannier").is_over()
    assert (world.the_request().state, world.the_request().precision) == ("searching", "street")


def test_the_postcode_by_key_and_the_street_by_voice(world: World, call: PhoneCall, tongue: Tongue) -> None:
    call.presses("45160").hears({"fr": "le nom de votre rue", "en": "the name of your street"}[tongue.language])
    call.says("12 rue des Fleurs").hears(tongue.understood, "12 rue des Fleurs, 4 5 1 6 0 Olivet")
    call.chooses(tongue.yes).is_over()
    assert world.the_request().address == "12 rue des Fleurs, 45160 Olivet"


def test_the_postcode_the_street_and_then_the_number_by_key(world: World, call: PhoneCall, tongue: Tongue) -> None:
    call.presses("45400").says("rue des Fleurs").hears("Fleury-les-Aubrais", tongue.which_number)
    call.presses("12#").hears("12 rue des Fleurs").chooses(tongue.yes).is_over()
    assert world.the_request().address == "12 rue des Fleurs, 45400 Fleury-les-Aubrais"


def test_a_postcode_that_was_keyed_wrongly_may_be_keyed_again(call: PhoneCall, tongue: Tongue) -> None:
    call.presses("75001").says("12 rue des Fleurs").hears(tongue.not_found)
    call.presses("45160").says("12 rue des Fleurs").hears(tongue.understood, "Olivet")


def test_too_few_keys_are_no_postcode(call: PhoneCall, tongue: Tongue) -> None:
    call.presses("451#").hears(tongue.did_not_understand)
    call.presses("45160").says("12 rue des Fleurs").hears("Olivet")


@pytest.mark.parametrize("said", ["12 rue de Rivoli à Paris", "12 allée des Licornes", "3 rue Quetzalcoatl"])
def test_what_is_not_found_is_asked_again_and_in_the_end_handed_over(
    world: World, call: PhoneCall, marie: Handset, tongue: Tongue, said: str
) -> None:
    for _ in range(3):
        call.says(said).hears(tongue.not_found)
    call.says(said).hears(tongue.never_mind, tongue.nobody_can_answer)
    call.chooses(tongue.leave_none).hears(tongue.town_hall_knows).is_over()
    assert (world.the_request().need, world.the_request().state) == ("groceries", "unplaced")
    assert said in world.the_request().details, "the town hall can read what was heard"
    marie.is_told_nothing()


def test_an_address_after_one_that_is_not_found(world: World, call: PhoneCall, tongue: Tongue) -> None:
    call.says("12 allée des Licornes").says("14 rue Bannier").chooses(tongue.yes).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("searching", None)


@pytest.mark.parametrize("words", ["sonnez fort, merci", "au fond de la cour"])
def test_words_beside_the_address_are_kept_for_whoever_helps(
    world: World, call: PhoneCall, marie: Handset, tongue: Tongue, words: str
) -> None:
    call.says(f"14 rue Bannier {words}").chooses(tongue.yes).is_over()
    marie.is_offered()
    marie.texts("OUI").is_told("14 rue Bannier", words)


@pytest.mark.parametrize("words", ["troisième étage", "sonnez fort", "bâtiment C"])
def test_a_floor_or_a_building_beside_the_address_is_kept_too(
    world: World, call: PhoneCall, marie: Handset, tongue: Tongue, words: str
) -> None:
    call.says(f"14 rue Bannier, {words}").chooses(tongue.yes).is_over()
    assert words in world.the_request().details
