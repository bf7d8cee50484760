"""One phone, two roles: a volunteer who needs help too is met as what the call is most likely for."""

from tests.support.world import Handset, World
from tests.volunteers_by_phone.conftest import ODETTE_ASKS
from tests.volunteers_by_phone.tongues import Tongue

NEEDS = {"fr": "mes médicaments, 3 place du Martroi", "en": "I need my medicine, 3 place du Martroi"}
HER_OWN = {"fr": "Votre demande", "en": "Your request"}


def test_an_offer_comes_before_ones_own_request(marie: Handset, odette: Handset, tongue: Tongue) -> None:
    marie.texts(NEEDS[tongue.language])
    odette.texts(ODETTE_ASKS)
    marie.calls().hears(tongue.groceries, "rue de Bourgogne").hears_nothing_of("Martroi", tongue.medicine)


def test_whom_nothing_awaits_hears_of_her_own_request(marie: Handset, tongue: Tongue) -> None:
    marie.texts(NEEDS[tongue.language])
    marie.calls().hears(HER_OWN[tongue.language], tongue.medicine, "3 place du Martroi")


def test_who_has_declined_is_met_as_the_resident_she_is_as_well(
    world: World, marie: Handset, odette: Handset, tongue: Tongue
) -> None:
    world.volunteer("Zoé", 300)
    marie.texts(NEEDS[tongue.language])
    odette.texts(ODETTE_ASKS)
    marie.calls().chooses(tongue.to_decline).is_over()
    marie.calls().hears(HER_OWN[tongue.language], tongue.medicine, "3 place du Martroi")


def test_from_there_the_volunteers_menu_is_one_key_away(marie: Handset, tongue: Tongue) -> None:
    marie.texts(NEEDS[tongue.language])
    marie.texts("ANNULER")
    call = marie.calls().hears(tongue.what_you_need).chooses(tongue.to_help_neighbours)
    call.hears(tongue.nothing).chooses(tongue.to_pause).hears(tongue.paused)
    assert marie.state() == "paused"


def test_a_task_and_ones_own_request_are_never_mixed_up(
    world: World, marie: Handset, odette: Handset, tongue: Tongue
) -> None:
    zoe = world.volunteer("Zoé", 200)
    odette.texts(ODETTE_ASKS)
    marie.texts("OUI").look()
    odette.look()
    marie.texts(NEEDS[tongue.language]).look()
    zoe.texts(f"OUI {zoe.look()[-1].split('OUI ')[1][:4]}").look()
    marie.look()
    call = marie.calls().hears(tongue.you_accepted, "12 bis rue de Bourgogne").hears_nothing_of("Martroi", "Zoé")
    call.chooses(tongue.to_say_done).hears(tongue.well_done, "Marie")
    odette.is_told("Marie", "c'est fait")
    marie.is_told_nothing()
    assert [request.state for request in world.requests()] == ["done", "accepted"]
    marie.calls().hears("Zoé").chooses({"fr": "parler à Zoé", "en": "talking to Zoé"}[tongue.language])


def test_nobody_is_offered_what_they_asked_for_themselves(marie: Handset, tongue: Tongue) -> None:
    call = marie.calls().chooses(tongue.to_ask_for_help).presses("1").says("3 place du Martroi").presses("1")
    call.is_over().hangs_up()
    assert all("OUI" not in told for told in marie.look())
    marie.calls().hears(HER_OWN[tongue.language], tongue.groceries)


def test_a_landline_with_both_roles_is_phoned_for_each(
    world: World, paul: Handset, odette: Handset, tongue: Tongue
) -> None:
    zoe = world.volunteer("Zoé", 200)
    call = paul.calls().chooses(tongue.to_ask_for_help).presses("2").says("3 place du Martroi").presses("1")
    call.is_over().hangs_up()
    zoe.texts("OUI")
    paul.rings().presses("1").hears("Zoé", tongue.medicine).hangs_up()
    odette.texts(ODETTE_ASKS)
    paul.rings().hears(tongue.groceries, tongue.needs_help).chooses(tongue.to_accept).hears("12 bis")
