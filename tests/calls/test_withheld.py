"""A caller who withholds her number keys one to be called back at; what belongs to that number is never told."""

import pytest

from hotline.records.tables import HelpRequest
from tests.calls.conftest import LANDLINE
from tests.calls.questions import prepare
from tests.calls.tongues import Tongue
from tests.support.caller import PhoneCall
from tests.support.world import Handset, World

WITHHELD = {"fr": "Votre numéro est masqué", "en": "Your number is withheld"}
TEN_DIGITS = {"fr": "il nous faut dix chiffres", "en": "we need ten digits"}
NO_NUMBER = {"fr": "Nous n'avons pas votre numéro", "en": "We do not have your telephone number"}
IF_NOT_SAID = {"fr": "Si vous n'avez pas dit votre numéro", "en": "If you did not say your number"}
READ_BACK = "0 2 6 1 9 1 0 0 4 2"
KEYED = "0261910042"


@pytest.fixture
def call(odette: Handset, marie: Handset, tongue: Tongue) -> PhoneCall:
    """A call without a number."""
    return odette.calls(shows="anonymous").hears("112", WITHHELD[tongue.language])


def test_the_number_is_keyed_read_back_and_called(
    world: World, call: PhoneCall, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    call.presses(KEYED).hears(READ_BACK).chooses(tongue.yes).hears(tongue.what_do_you_need)
    call.says(f"{tongue.wants_medicine}, 14 rue Bannier").chooses(tongue.yes)
    call.hears(tongue.medicine, "14 rue Bannier", tongue.we_will_call).is_over()
    assert world.the_request().resident.phone == LANDLINE
    marie.texts("OUI")
    odette.rings().chooses(tongue.to_hear).hears("Marie", world.the_request().password)


def test_a_yes_in_words_confirms_the_number(call: PhoneCall, tongue: Tongue) -> None:
    call.presses(KEYED).says(tongue.yes).hears(tongue.what_do_you_need)


@pytest.mark.parametrize("keys", ["026191#", "0000000000", "9999999999"])
def test_what_is_no_number_is_asked_again(call: PhoneCall, tongue: Tongue, keys: str) -> None:
    call.presses(keys).hears(TEN_DIGITS[tongue.language]).presses(KEYED).hears(READ_BACK)


def test_a_number_heard_wrongly_is_keyed_again(call: PhoneCall, tongue: Tongue) -> None:
    call.presses("0261910049").hears("4 9").chooses(tongue.no).hears(WITHHELD[tongue.language])
    call.presses(KEYED).hears(READ_BACK).chooses(tongue.yes).hears(tongue.what_do_you_need)


def test_a_number_refused_again_and_again_ends_at_the_voicemail(
    world: World, call: PhoneCall, tongue: Tongue
) -> None:
    for _ in range(2):
        call.presses("0261910049").chooses(tongue.no).hears(WITHHELD[tongue.language])
    call.presses("0261910049").chooses(tongue.no).hears(tongue.nobody_can_answer)
    call.chooses(tongue.leave_none).hears(NO_NUMBER[tongue.language]).is_over()
    assert world.requests() == []


def test_whoever_keys_nothing_may_leave_a_message(world: World, call: PhoneCall, tongue: Tongue) -> None:
    for _ in range(3):
        call.is_silent()
    call.hears(tongue.nobody_can_answer).chooses(tongue.leave_message).records()
    call.hears(IF_NOT_SAID[tongue.language]).is_over()
    assert (world.the_request().resident.phone, world.the_request().attention) == (None, "voicemail")


@pytest.mark.parametrize("before", ["asked", "accepted", "done", "hung up", "helped"])
def test_nothing_is_told_of_the_number_that_was_keyed(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, before: str
) -> None:
    prepare(world, odette, marie, tongue, before)
    password = world.the_request().password
    call = odette.calls(shows="anonymous").presses(KEYED).chooses(tongue.yes).hears(tongue.what_do_you_need)
    told = call.heard
    told += call.chooses(tongue.medicine).hears(tongue.where).heard
    told += call.says("3 place du Martroi").heard
    told += call.chooses(tongue.yes).hears(tongue.medicine, "3 place du Martroi").is_over().heard
    for secret in ("Bannier", "Marie", password):
        assert secret not in told
    assert [one.need for one in world.requests()] == ["groceries", "medicine"]


def test_a_number_that_was_keyed_does_not_move_its_owners_home(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    prepare(world, odette, marie, tongue, "helped")
    call = odette.calls(shows="anonymous").presses(KEYED).chooses(tongue.yes).chooses(tongue.medicine)
    call.says("3 place du Martroi").chooses(tongue.yes).is_over()
    odette.calls().presses("4").chooses(tongue.meal).hears(tongue.is_it_home, "14 rue Bannier")


def test_whoever_hangs_up_after_keying_a_number_is_called_back_there(
    world: World, call: PhoneCall, tongue: Tongue
) -> None:
    call.presses(KEYED).chooses(tongue.yes).chooses(tongue.meal).hangs_up()
    assert (world.the_request().need, world.the_request().attention) == ("meal", "unfinished_call")
    assert world.the_request().resident.phone == LANDLINE


def test_a_keyed_number_alone_opens_nothing(call: PhoneCall, tongue: Tongue) -> None:
    call.presses(KEYED).chooses(tongue.yes).hangs_up()
    assert HelpRequest.select().count() == 0


def test_an_emergency_without_a_number(world: World, call: PhoneCall, tongue: Tongue) -> None:
    call.presses(KEYED).chooses(tongue.yes).says(tongue.fell).hears(tongue.hang_up_and_dial).is_over()
    assert world.the_request().attention == "emergency"
