"""A resident phones for the first time: by keys, by voice, or by both, and hears at the end what becomes of it."""

import pytest

from tests.calls.conftest import MOBILE
from tests.calls.tongues import Tongue
from tests.support.world import Handset, World

FIRST_MENU = [("shopping", "groceries"), ("medicine", "medicine"), ("meal", "meal")]
SECOND_MENU = [("company", "company"), ("lift", "transport"), ("document", "printing"), ("pet", "pet")]


@pytest.mark.parametrize(("purpose", "need"), FIRST_MENU)
def test_a_key_says_the_need_and_words_the_address(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, purpose: str, need: str
) -> None:
    wanted = getattr(tongue, purpose)
    call = odette.calls().hears("Orléans", "112", tongue.what_do_you_need)
    call.chooses(wanted).hears(tongue.noted, wanted, tongue.where)
    call.says("12 bis rue de Bourgogne").hears(tongue.understood, "12 bis rue de Bourgogne, 4 5 0 0 0 Orléans")
    call.chooses(tongue.yes).hears(tongue.noted, "12 bis rue de Bourgogne", tongue.we_will_call).is_over()
    assert (world.the_request().state, world.the_request().need) == ("searching", need)
    marie.is_offered("rue de Bourgogne")


@pytest.mark.parametrize(("purpose", "need"), SECOND_MENU)
def test_the_second_menu_has_more_needs(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, purpose: str, need: str
) -> None:
    call = odette.calls().chooses(tongue.something_else)
    call.chooses(getattr(tongue, purpose)).hears(tongue.noted, tongue.where)
    call.says("14 rue Bannier").says(tongue.say_yes).hears("14 rue Bannier").is_over()
    assert (world.the_request().state, world.the_request().need) == ("searching", need)
    marie.is_offered("rue Bannier")


def test_any_other_need_is_said_in_ones_own_words_and_read_by_whoever_helps(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    call = odette.calls().chooses(tongue.something_else).chooses(tongue.anything_else)
    call.says(tongue.wants_bulb).hears(tongue.noted, tongue.other_need)
    call.says("14 rue Bannier").chooses(tongue.yes).is_over()
    assert (world.the_request().need, world.the_request().details) == ("other", tongue.wants_bulb)
    marie.is_offered()
    marie.texts("OUI").is_told(tongue.wants_bulb)


def test_whoever_finds_no_words_there_is_called_back(world: World, odette: Handset, tongue: Tongue) -> None:
    call = odette.calls().chooses(tongue.something_else).chooses(tongue.anything_else)
    call.is_silent().hears(tongue.never_mind, tongue.nobody_can_answer)
    call.chooses(tongue.leave_none).hears(tongue.town_hall_knows).is_over()
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", "unfinished_call")


def test_need_and_address_in_one_sentence(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    words = f"{tongue.wants_medicine}, 12 bis rue de Bourgogne"
    call = odette.calls().says(words).hears(tongue.understood, "12 bis rue de Bourgogne")
    marie.is_told_nothing()
    call.says(tongue.yes).hears(tongue.noted, tongue.medicine, "12 bis rue de Bourgogne").is_over()
    assert (world.the_request().need, world.the_request().details) == ("medicine", words)
    assert (world.the_request().source, world.the_request().state) == ("voice", "searching")
    marie.is_offered("rue de Bourgogne")


def test_a_need_in_words_asks_only_for_the_address(odette: Handset, tongue: Tongue) -> None:
    call = odette.calls().says(tongue.wants_medicine)
    call.hears(tongue.noted, tongue.medicine, tongue.where).hears_nothing_of(tongue.what_do_you_need)


def test_an_address_in_words_asks_only_for_the_need(odette: Handset, marie: Handset, tongue: Tongue) -> None:
    call = odette.calls().says("14 rue Bannier").hears(tongue.did_not_understand)
    call.chooses(tongue.meal).hears(tongue.understood, "14 rue Bannier")
    call.chooses(tongue.yes).hears(tongue.meal, "14 rue Bannier").is_over()
    marie.is_offered("rue Bannier")


def test_words_no_list_knows_are_a_need_all_the_same(world: World, odette: Handset, tongue: Tongue) -> None:
    call = odette.calls()
    for _ in range(3):
        call.says(tongue.mumbles)
    call.hears(tongue.noted, tongue.other_need, tongue.where)
    call.says("14 rue Bannier").chooses(tongue.yes).is_over()
    assert world.the_request().need == "other"
    assert tongue.mumbles in world.the_request().details


def test_both_languages_are_one_key_apart(world: World, odette: Handset, tongue: Tongue) -> None:
    other = {"fr": ("Say what you need", "shopping"), "en": ("Dites ce qu'il vous faut", "courses")}
    question, shopping = other[tongue.language]
    call = odette.calls().presses("9").hears(question).hears_nothing_of(tongue.what_do_you_need)
    call.chooses(shopping).hears(shopping)
    assert world.the_request().resident.language != tongue.language
    assert call.verbs[0].get("language", "")[:2] != tongue.language


def test_the_key_for_the_language_leads_back_as_well(odette: Handset, tongue: Tongue) -> None:
    odette.calls().presses("9").presses("9").hears(tongue.what_do_you_need)


def test_news_comes_in_the_language_that_was_chosen_last(world: World, odette: Handset) -> None:
    """Somebody whom we know in French presses 9 once and is called in English from then on."""
    marie = world.volunteer("Marie")
    odette.calls().says("mes courses, 14 rue Bannier").chooses("oui")
    odette.calls().chooses("annuler").chooses("oui").is_over()
    odette.calls().presses("9").chooses("medicine").chooses("yes").is_over()
    marie.texts("OUI")
    odette.rings().hears("We have news for you")


def test_whoever_can_be_texted_is_told_so(world: World, marie: Handset, tongue: Tongue) -> None:
    colette = world.resident(MOBILE)
    call = colette.calls().says(f"{tongue.wants_medicine}, 14 rue Bannier").chooses(tongue.yes)
    call.hears(tongue.we_will_text).is_over()
    marie.texts("OUI")
    colette.is_told("Marie", world.the_request().password)
    colette.does_not_ring()


def test_at_night_the_call_says_when_neighbours_are_asked(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    world.set(quiet="21:00-08:00")
    world.tomorrow_at("22:30")
    call = odette.calls().says(f"{tongue.wants_medicine}, 14 rue Bannier").chooses(tongue.yes)
    call.hears({"fr": "dès 8 heures", "en": "from 08:00"}[tongue.language], tongue.we_will_call).is_over()
    marie.is_told_nothing()
    world.tomorrow_at("08:01")
    marie.is_offered("rue Bannier")


def test_too_many_requests_a_day(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    world.set(requests_per_day="1")
    odette.calls().says(f"{tongue.wants_medicine}, 14 rue Bannier").chooses(tongue.yes).is_over()
    marie.texts("OUI")
    call = odette.calls().presses("4").chooses(tongue.meal)
    call.hears({"fr": "rappelez-nous demain", "en": "call us tomorrow"}[tongue.language]).is_over()
    assert world.the_request().need == "medicine"


def test_a_known_caller_is_helped_at_home_by_one_key(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    was_helped_at(world, odette, marie, tongue)
    call = odette.calls().chooses(tongue.meal)
    call.hears(tongue.noted, tongue.is_it_home, "14 rue Bannier, 4 5 0 0 0 Orléans").hears_nothing_of(tongue.where)
    call.chooses(tongue.yes).hears(tongue.meal, "14 rue Bannier", tongue.we_will_call).is_over()
    assert [(one.need, one.state) for one in world.requests()] == [("medicine", "done"), ("meal", "searching")]


@pytest.mark.parametrize("by_voice", [True, False], ids=["by voice", "by key"])
def test_a_known_caller_is_helped_elsewhere_too(
    world: World, odette: Handset, marie: Handset, tongue: Tongue, by_voice: bool
) -> None:
    was_helped_at(world, odette, marie, tongue)
    call = odette.calls().chooses(tongue.meal)
    if by_voice:
        call.says(tongue.say_no)
    else:
        call.chooses(tongue.another_address)
    call.says("3 place du Martroi").hears("3 place du Martroi").chooses(tongue.yes).is_over()
    assert [one.street for one in world.requests()] == ["rue Bannier", "place du Martroi"]


def test_the_other_address_may_be_said_at_once(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    was_helped_at(world, odette, marie, tongue)
    call = odette.calls().chooses(tongue.meal).says(f"{tongue.say_no}, 3 place du Martroi")
    call.hears(tongue.understood, "3 place du Martroi").chooses(tongue.yes).hears("3 place du Martroi").is_over()


def was_helped_at(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    """At 14 rue Bannier, some days ago."""
    odette.calls().says(f"{tongue.wants_medicine}, 14 rue Bannier").chooses(tongue.yes).is_over()
    marie.texts("OUI").texts("FAIT")
    world.later(days=3)
