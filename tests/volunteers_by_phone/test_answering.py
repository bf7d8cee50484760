"""A volunteer who was asked by text phones instead: hears the offer, and answers it by a key."""

from collections.abc import Callable

import pytest

from tests.support.caller import PhoneCall
from tests.support.world import Handset, World
from tests.volunteers_by_phone.conftest import ODETTE_ASKS
from tests.volunteers_by_phone.tongues import Tongue

SECRETS = ("12 bis", "1 2", "Odette", "sonnez deux fois")


@pytest.fixture
def code(marie: Handset, odette: Handset) -> str:
    """The code of what Odette asks and Marie was offered."""
    odette.texts(ODETTE_ASKS).look()
    return marie.is_offered()


@pytest.mark.usefixtures("code")
def test_the_offer_is_heard_without_who_and_where_exactly(world: World, marie: Handset, tongue: Tongue) -> None:
    call = marie.calls().hears(
        "Marie", tongue.welcome, tongue.groceries, "rue de Bourgogne", f"270 {tongue.metres}"
    )
    call.hears_nothing_of(*SECRETS, world.the_request().password)
    call.is_silent().hears(tongue.sorry, tongue.groceries, "rue de Bourgogne")
    call.hears_nothing_of(*SECRETS, world.the_request().password)
    assert call.listens_to == "dtmf"


@pytest.mark.usefixtures("code")
def test_one_key_accepts_and_everybody_hears_of_it(
    world: World, marie: Handset, odette: Handset, tongue: Tongue
) -> None:
    zoe = world.volunteer("Zoé", 300)
    world.later(minutes=6)
    zoe.is_offered()
    password = world.the_request().password
    call = marie.calls().chooses(tongue.to_accept)
    call.hears(tongue.accepted, "Marie", "Odette", "12 bis rue de Bourgogne, 4 5 0 0 0 Orléans", tongue.groceries)
    call.hears(tongue.message, "sonnez deux fois", tongue.password, password)
    marie.is_told(tongue.in_the_text, "12 bis rue de Bourgogne, 45000 Orléans", password)
    odette.is_told("Marie", password)
    zoe.is_told("Un voisin s'en occupe")
    call.is_silent().hears(tongue.when_done).is_over()
    assert world.the_request().state == "accepted"


@pytest.mark.usefixtures("code")
def test_what_was_accepted_can_be_heard_again_and_again(world: World, marie: Handset, tongue: Tongue) -> None:
    call = marie.calls().chooses(tongue.to_accept)
    for _ in range(3):
        call.chooses(tongue.to_hear_again).hears("12 bis rue de Bourgogne", world.the_request().password)
    call.presses("7").hears(tongue.when_done).is_over()


@pytest.mark.usefixtures("code")
def test_declining_sends_the_search_on_early(
    world: World, marie: Handset, odette: Handset, tongue: Tongue
) -> None:
    zoe = world.volunteer("Zoé", 300)
    zoe.is_told_nothing()
    marie.calls().chooses(tongue.to_decline).hears(tongue.declined).is_over()
    zoe.is_offered("courses")
    marie.is_told_nothing()
    odette.is_told_nothing()


@pytest.mark.usefixtures("code")
def test_who_has_declined_may_still_say_yes_by_text(marie: Handset, odette: Handset, tongue: Tongue) -> None:
    marie.calls().chooses(tongue.to_decline).is_over()
    odette.is_told("encore trouvé personne")
    marie.texts("OUI").is_told("12 bis rue de Bourgogne")


@pytest.mark.usefixtures("code")
def test_a_pause_frees_of_the_offer_too(world: World, marie: Handset, tongue: Tongue) -> None:
    zoe = world.volunteer("Zoé", 300)
    marie.calls().chooses(tongue.to_pause).hears(tongue.paused).is_over()
    zoe.is_offered("courses")
    assert marie.state() == "paused"
    marie.is_told_nothing()


def silent(call: PhoneCall) -> PhoneCall:
    """Nothing is pressed."""
    return call.is_silent()


def wrong(call: PhoneCall) -> PhoneCall:
    """A key that nothing was promised for."""
    return call.presses("4")


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize("does", [silent, wrong])
def test_after_three_times_nothing_the_call_ends_kindly_and_the_offer_stays(
    world: World, marie: Handset, does: Callable[[PhoneCall], PhoneCall], tongue: Tongue
) -> None:
    call = marie.calls()
    does(call).hears(tongue.sorry, tongue.groceries)
    does(call).hears(tongue.sorry)
    does(call).hears(tongue.call_again).is_over()
    assert world.the_request().state == "searching"
    marie.calls().chooses(tongue.to_accept).hears(tongue.accepted)


@pytest.mark.usefixtures("code")
def test_the_star_says_it_again_and_costs_no_try(marie: Handset, tongue: Tongue) -> None:
    call = marie.calls()
    for _ in range(5):
        call.presses("*").hears(tongue.groceries, f"270 {tongue.metres}").hears_nothing_of(tongue.sorry)
    call.chooses(tongue.to_accept).hears(tongue.accepted)


@pytest.mark.usefixtures("code")
def test_nobody_is_kept_on_the_line_for_ever(world: World, marie: Handset) -> None:
    call = marie.calls()
    while call.status != "completed":
        call.presses("*")
    call.is_over()
    assert world.the_request().state == "searching"


@pytest.mark.usefixtures("code")
def test_hanging_up_in_the_middle_answers_nothing(world: World, marie: Handset, tongue: Tongue) -> None:
    marie.calls().hangs_up()
    assert (world.the_request().state, world.the_request().attention) == ("searching", None)
    marie.texts("OUI").is_told("12 bis rue de Bourgogne")


@pytest.mark.usefixtures("code")
def test_somebody_was_faster_while_the_menu_was_spoken(world: World, marie: Handset, tongue: Tongue) -> None:
    zoe = world.volunteer("Zoé", 300)
    world.later(minutes=6)
    call = marie.calls()
    zoe.texts("oui").look()
    marie.look()
    call.chooses(tongue.to_accept).hears(tongue.taken, "Marie").is_over()
    call.hears_nothing_of("12 bis", "Odette")
    marie.is_told_nothing()
    zoe.is_told_nothing()


@pytest.mark.usefixtures("code")
def test_the_resident_cancelled_while_the_menu_was_spoken(marie: Handset, odette: Handset, tongue: Tongue) -> None:
    call = marie.calls()
    odette.texts("ANNULER")
    call.chooses(tongue.to_accept).hears(tongue.over, "Marie").is_over()
    call.hears_nothing_of("12 bis", "Odette")


@pytest.mark.usefixtures("code")
@pytest.mark.parametrize("to", ["to_decline", "to_pause"])
def test_a_no_to_what_somebody_else_has_taken_is_just_noted(
    world: World, marie: Handset, tongue: Tongue, to: str
) -> None:
    zoe = world.volunteer("Zoé", 300)
    world.later(minutes=6)
    call = marie.calls()
    zoe.texts("oui")
    call.chooses(getattr(tongue, to)).is_over()
    assert world.the_request().state == "accepted"


@pytest.mark.usefixtures("code")
def test_a_lapsed_offer_still_takes_the_key(world: World, marie: Handset, odette: Handset, tongue: Tongue) -> None:
    world.later(minutes=6)
    odette.is_told("encore trouvé personne")
    marie.calls().chooses(tongue.to_accept).hears(tongue.accepted, "12 bis rue de Bourgogne")
    odette.is_told("Marie")


@pytest.mark.usefixtures("code")
def test_the_town_hall_is_one_key_away_and_sees_which_request_it_is_about(
    world: World, marie: Handset, tongue: Tongue
) -> None:
    world.set(office="+33261910002")
    call = marie.calls().presses("0").hears(tongue.hold_on)
    assert call.connection()[0] == "+33261910002"
    call.talked(bridged=False).is_silent().is_silent().is_silent().is_over()
    assert world.the_request().attention == "unfinished_call"
    assert len(world.requests()) == 1


def test_a_code_keyed_in_the_menu_is_taken_whole(marie: Handset, code: str, tongue: Tongue) -> None:
    """Digit by digit, as a telephone sends them: none of them accepts or declines anything by itself."""
    call = marie.calls()
    call.presses(code[0])
    assert call.heard == ""
    call.presses(code[1:]).hears(tongue.groceries, tongue.needs_help)
    call.chooses(tongue.to_accept).hears(tongue.accepted)


def test_half_a_code_in_the_menu_is_a_wrong_key(world: World, marie: Handset, code: str, tongue: Tongue) -> None:
    marie.calls().presses(code[0]).is_silent().hears(tongue.sorry, tongue.groceries)
    assert world.the_request().state == "searching"


def test_no_code_begins_with_a_key_of_a_menu(code: str) -> None:
    assert code[0] in "56789"
