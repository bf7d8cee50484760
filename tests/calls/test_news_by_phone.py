"""News for a landline is told by a call: nothing private before a key, and again later when nobody listened."""

from typing import Any

import pytest
import requests

from tests.calls.conftest import MOBILE
from tests.calls.questions import prepare
from tests.calls.tongues import Tongue
from tests.support.caller import PhoneCall
from tests.support.world import Handset, World

NEWS_FOR_YOU = {"fr": "Nous avons des nouvelles pour vous", "en": "We have news for you"}
TAKES_CARE = {"fr": "Marie, près de chez vous, s'occupe", "en": "Marie, who lives near you, sees to"}
CALL_AGAIN = {"fr": "Nous vous rappellerons", "en": "We or the town hall will call again"}
NOT_AFTER_ALL = {"fr": "ne peut finalement pas venir", "en": "can't come after all"}
NOBODY_YET = {"fr": "Nous n'avons encore trouvé personne", "en": "We have found nobody yet"}
NOT_TAKEN = ["busy", "no-answer", "failed"]


@pytest.fixture
def told(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> Handset:
    """Odette, whom Marie's OUI is to be told."""
    prepare(world, odette, marie, tongue, "asked")
    marie.texts("OUI")
    return odette


def reason(world: World) -> str | None:
    """Why a coordinator should look."""
    return world.the_request().attention


def test_who_comes_is_told_after_a_key_with_the_password_twice(
    world: World, told: Handset, tongue: Tongue
) -> None:
    password = world.the_request().password
    call = told.rings().hears("Orléans", NEWS_FOR_YOU[tongue.language])
    call.hears_nothing_of("Marie", password, tongue.shopping)
    call.chooses(tongue.to_hear).hears(TAKES_CARE[tongue.language], tongue.shopping)
    assert call.heard.count(password) == 2
    call.hangs_up()
    world.later(minutes=30)
    told.does_not_ring()
    assert reason(world) is None


def test_news_can_be_heard_again(world: World, told: Handset, tongue: Tongue) -> None:
    call = told.rings().chooses(tongue.to_hear)
    for _ in range(3):
        call.chooses(tongue.to_hear_again).hears("Marie", world.the_request().password)
    for _ in range(3):
        call.is_silent()
    call.hears(tongue.goodbye).is_over()


def test_what_the_volunteer_says_is_told_too(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    prepare(world, odette, marie, tongue, "asked")
    marie.texts({"fr": "OUI j'arrive dans 20 minutes", "en": "OUI I will be there in 20 minutes"}[tongue.language])
    odette.rings().chooses(tongue.to_hear).hears("Marie", "20 minutes")


def test_a_person_is_one_key_away(world: World, told: Handset, tongue: Tongue) -> None:
    call = told.rings().chooses(tongue.to_hear).presses("0").hears(tongue.nobody_can_answer)
    call.chooses(tongue.leave_none).hears(tongue.town_hall_knows).is_over()
    assert (world.the_request().state, reason(world)) == ("accepted", "unfinished_call")


def machine_listens(call: PhoneCall, tongue: Tongue) -> None:
    """An answering machine picks up and presses nothing."""
    for _ in range(3):
        call.is_silent().hears_nothing_of("Marie", tongue.shopping)
    call.hears(CALL_AGAIN[tongue.language], "0 2 6 1 9 1 0 0 0 0").is_over().hangs_up()


def test_an_answering_machine_learns_nothing_and_is_called_three_times(
    world: World, told: Handset, tongue: Tongue
) -> None:
    machine_listens(told.rings(), tongue)
    for _ in range(2):
        told.does_not_ring()
        world.later(minutes=9)
        told.does_not_ring()
        world.later(minutes=2)
        machine_listens(told.rings(), tongue)
    assert reason(world) == "undeliverable"
    world.later(minutes=30)
    told.does_not_ring()


def test_after_a_machine_the_person_is_told(world: World, told: Handset, tongue: Tongue) -> None:
    machine_listens(told.rings(), tongue)
    world.later(minutes=11)
    told.rings().chooses(tongue.to_hear).hears(TAKES_CARE[tongue.language]).hangs_up()
    world.later(minutes=30)
    told.does_not_ring()
    assert reason(world) is None


@pytest.mark.parametrize("status", NOT_TAKEN)
def test_a_call_nobody_takes_is_made_again_and_then_a_coordinators(
    world: World, told: Handset, status: str
) -> None:
    told.rings_unanswered().ends_as(status)
    for _ in range(2):
        assert reason(world) is None
        world.later(minutes=11)
        told.rings_unanswered().ends_as(status)
    assert reason(world) == "undeliverable"
    world.later(minutes=30)
    told.does_not_ring()


def test_somebody_who_hangs_up_before_the_key_is_called_again(world: World, told: Handset, tongue: Tongue) -> None:
    told.rings().hangs_up()
    world.later(minutes=11)
    told.rings().chooses(tongue.to_hear).hears("Marie")


def test_a_call_whose_end_the_carrier_never_told_is_made_again(
    world: World, told: Handset, tongue: Tongue
) -> None:
    told.rings_unanswered()
    world.later(minutes=16)
    world.later(minutes=11)
    told.rings().chooses(tongue.to_hear).hears("Marie")


def test_at_night_nobody_is_rung(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    world.set(quiet="21:00-08:00")
    world.tomorrow_at("20:50")
    prepare(world, odette, marie, tongue, "asked")
    world.later(minutes=20)
    marie.texts("OUI")
    odette.does_not_ring()
    world.later(hours=10)
    odette.does_not_ring()
    world.later(hours=1)
    odette.rings().chooses(tongue.to_hear).hears("Marie", world.the_request().password)


def test_a_second_try_waits_for_the_morning(world: World, odette: Handset, marie: Handset, tongue: Tongue) -> None:
    world.set(quiet="21:00-08:00")
    world.tomorrow_at("20:55")
    prepare(world, odette, marie, tongue, "asked")
    marie.texts("OUI")
    odette.rings_unanswered().ends_as("no-answer")
    world.later(minutes=11)
    odette.does_not_ring()
    world.tomorrow_at("08:01")
    odette.rings().chooses(tongue.to_hear).hears("Marie")


def test_news_that_is_no_longer_true_is_not_told(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    """Marie comes, and then does not, while Odette sleeps: in the morning she hears the end of it only."""
    world.set(quiet="21:00-08:00")
    world.tomorrow_at("20:50")
    prepare(world, odette, marie, tongue, "asked")
    world.later(minutes=20)
    marie.texts("OUI").texts("ANNULER")
    odette.does_not_ring()
    world.tomorrow_at("08:01")
    heard = [call.picked_up().chooses(tongue.to_hear).heard for call in odette.look_for_calls()]
    assert any(NOT_AFTER_ALL[tongue.language] in news for news in heard)
    assert not any(TAKES_CARE[tongue.language] in news for news in heard)


def test_nobody_found_is_told_as_well(world: World, odette: Handset, tongue: Tongue) -> None:
    odette.calls().says(f"{tongue.wants_medicine}, 14 rue Bannier").chooses(tongue.yes).is_over()
    odette.rings().chooses(tongue.to_hear).hears(NOBODY_YET[tongue.language], tongue.medicine)


def test_a_mobile_that_takes_no_texts_after_all_is_called_from_then_on(
    world: World, marie: Handset, tongue: Tongue
) -> None:
    colette = world.resident(MOBILE)
    refusal: dict[str, Any] = {"kind": "refuse", "where": "api", "error_code": 21614, "to": MOBILE, "times": 1}
    requests.post(f"{world.carrier}/phonebox/faults", json=refusal, timeout=10).raise_for_status()
    colette.calls().says(f"{tongue.wants_medicine}, 14 rue Bannier").chooses(tongue.yes).is_over()
    marie.texts("OUI")
    call = colette.rings().chooses(tongue.to_hear).hears(TAKES_CARE[tongue.language], world.the_request().password)
    call.hangs_up()
    marie.texts("FAIT")
    colette.rings()
    colette.is_told_nothing()
    assert reason(world) is None


def test_nobody_is_called_while_they_are_talking_to_us(
    world: World, odette: Handset, marie: Handset, tongue: Tongue
) -> None:
    prepare(world, odette, marie, tongue, "asked")
    call = odette.calls()
    marie.texts("OUI")
    odette.does_not_ring()
    call.hangs_up()
    world.later(minutes=1)
    odette.rings().chooses(tongue.to_hear).hears("Marie", world.the_request().password)
