"""Volunteers whose number takes no texts are phoned: only a key accepts, and who can't be reached holds nobody up."""

from collections.abc import Callable

import pytest

from hotline.records.states import OfferState
from hotline.records.tables import Offer
from tests.support.caller import PhoneCall
from tests.support.world import Handset, World
from tests.volunteers_by_phone.conftest import ODETTE_ASKS
from tests.volunteers_by_phone.tongues import Tongue


def offer_of(volunteer: Handset) -> OfferState:
    """What became of the one offer to this volunteer."""
    (offer,) = [offer for offer in Offer.select() if offer.volunteer.phone == volunteer.phone]
    return OfferState(offer.state)


def test_the_phone_rings_at_once_and_tells_what_a_text_would(
    world: World, paul: Handset, odette: Handset, tongue: Tongue
) -> None:
    odette.texts(ODETTE_ASKS)
    call = paul.rings().hears("Paul", "Orléans", tongue.groceries, "rue de Bourgogne", f"270 {tongue.metres}")
    call.hears_nothing_of("12 bis", "Odette", "sonnez deux fois", world.the_request().password)
    paul.is_told_nothing()


def test_a_key_accepts_and_all_that_is_needed_is_heard_in_the_same_call(
    world: World, paul: Handset, odette: Handset, tongue: Tongue
) -> None:
    odette.texts(ODETTE_ASKS).look()
    call = paul.rings().chooses(tongue.to_accept)
    call.hears(tongue.accepted, "Paul", "Odette", "12 bis rue de Bourgogne", "sonnez deux fois")
    call.hears(world.the_request().password).chooses(tongue.to_hear_again).hears("12 bis rue de Bourgogne")
    call.is_silent().hears(tongue.when_done).is_over().hangs_up()
    odette.is_told("Paul", world.the_request().password)
    world.later(minutes=30)
    paul.does_not_ring()
    paul.is_told_nothing()
    assert (world.the_request().state, world.the_request().attention) == ("accepted", None)


def test_a_key_declines_and_nobody_calls_for_it_again(
    world: World, paul: Handset, odette: Handset, tongue: Tongue
) -> None:
    zoe = world.volunteer("Zoé", phone="+33261910056")
    odette.texts(ODETTE_ASKS)
    paul.rings().chooses(tongue.to_decline).hears(tongue.declined).is_over().hangs_up()
    zoe.rings().is_silent()
    world.later(minutes=30)
    paul.does_not_ring()


def test_a_key_pauses(world: World, paul: Handset, odette: Handset, tongue: Tongue) -> None:
    odette.texts(ODETTE_ASKS)
    paul.rings().chooses(tongue.to_pause).hears(tongue.paused).is_over().hangs_up()
    assert paul.state() == "paused"
    world.resident("+33639980092").texts("mes médicaments, 14 rue Bannier")
    world.later(minutes=30)
    paul.does_not_ring()


def a_machine(ringing: PhoneCall) -> None:
    """An answering machine: it listens to the end, presses nothing, and is hung up on."""
    ringing.picked_up().is_silent().is_silent().is_silent().is_over().hangs_up()


def somebody_who_says_nothing(ringing: PhoneCall) -> None:
    """Picked up and put down."""
    ringing.picked_up().hangs_up()


def busy(ringing: PhoneCall) -> None:
    """The line is busy."""
    ringing.ends_as("busy")


def nobody_there(ringing: PhoneCall) -> None:
    """It rings out."""
    ringing.ends_as("no-answer")


def no_such_line(ringing: PhoneCall) -> None:
    """The carrier can't put the call through."""
    ringing.ends_as("failed")


@pytest.mark.parametrize("how", [a_machine, somebody_who_says_nothing, busy, nobody_there, no_such_line])
def test_whoever_is_not_reached_has_not_accepted_and_the_next_are_asked_early(
    world: World, paul: Handset, odette: Handset, how: Callable[[PhoneCall], None], tongue: Tongue
) -> None:
    others = [world.volunteer(f"Voisin{n}", 200 + n, languages=[tongue.language]) for n in range(3)]
    odette.texts(ODETTE_ASKS).look()
    for other in others[:2]:
        other.texts(f"NON {other.is_offered()}").look()
    others[2].is_told_nothing()
    how(paul.rings_unanswered())
    picked_up = how in (a_machine, somebody_who_says_nothing)
    assert offer_of(paul) == ("lapsed" if picked_up else "undeliverable")
    others[2].is_offered("rue de Bourgogne")
    odette.is_told_nothing()
    world.later(hours=1)
    paul.does_not_ring()


def test_the_town_says_goodbye_to_a_silent_line_in_its_own_words(
    paul: Handset, odette: Handset, tongue: Tongue
) -> None:
    odette.texts(ODETTE_ASKS)
    call = paul.rings().is_silent().hears(tongue.sorry, tongue.groceries).is_silent().is_silent().is_over()
    call.hears_nothing_of("12 bis", "Odette")


def test_when_nobody_can_be_reached_the_resident_hears_the_truth(
    world: World, paul: Handset, odette: Handset
) -> None:
    odette.texts(ODETTE_ASKS).look()
    paul.rings_unanswered().ends_as("busy")
    odette.is_told("encore trouvé personne")
    assert world.the_request().attention == "nobody_found"


def test_the_carrier_reports_the_same_end_twice(world: World, paul: Handset, odette: Handset) -> None:
    odette.texts(ODETTE_ASKS).look()
    ringing = paul.rings_unanswered()
    ringing.ends_as("no-answer")
    ringing.ends_as("no-answer")
    odette.is_told("encore trouvé personne")
    odette.is_told_nothing()


def test_the_carrier_never_reports_the_end(world: World, paul: Handset, odette: Handset) -> None:
    odette.texts(ODETTE_ASKS).look()
    paul.rings_unanswered()
    world.later(minutes=16)
    assert offer_of(paul) == "undeliverable"
    odette.is_told("encore trouvé personne")


@pytest.mark.parametrize("when", ["while it rings", "while the menu is spoken"])
def test_somebody_else_was_faster(world: World, paul: Handset, odette: Handset, when: str, tongue: Tongue) -> None:
    zoe = world.volunteer("Zoé", 300)
    odette.texts(ODETTE_ASKS).look()
    ringing = paul.rings_unanswered()
    if when == "while it rings":
        zoe.texts("oui")
        call = ringing.picked_up()
    else:
        call = ringing.picked_up()
        zoe.texts("oui")
        call.chooses(tongue.to_accept)
    call.hears(tongue.taken, "Paul").hears_nothing_of("12 bis", "Odette").is_over().hangs_up()
    odette.is_told("Zoé")
    world.later(minutes=30)
    paul.does_not_ring()
    assert world.the_request().attention is None


def test_the_resident_cancelled_while_it_rang(
    world: World, paul: Handset, odette: Handset, tongue: Tongue
) -> None:
    odette.texts(ODETTE_ASKS).look()
    ringing = paul.rings_unanswered()
    odette.texts("ANNULER")
    ringing.picked_up().hears(tongue.over).hears_nothing_of("12 bis", "Odette").is_over().hangs_up()
    world.later(minutes=30)
    paul.does_not_ring()


def test_accepted_while_another_call_for_the_same_rings_on(world: World, paul: Handset, odette: Handset) -> None:
    """Paul heard of it from a neighbour and phones before his own phone is picked up."""
    odette.texts(ODETTE_ASKS)
    ringing = paul.rings_unanswered()
    paul.calls().presses("1").hears("12 bis rue de Bourgogne")
    ringing.ends_as("busy")
    assert world.the_request().state == "accepted"
    assert offer_of(paul) == "accepted"


def test_picked_up_after_it_was_accepted_from_elsewhere_it_is_the_task(
    paul: Handset, odette: Handset, tongue: Tongue
) -> None:
    odette.texts(ODETTE_ASKS)
    ringing = paul.rings_unanswered()
    paul.calls().chooses(tongue.to_accept)
    ringing.picked_up().hears_nothing_of("12 bis", "Odette")  # it may be a machine that has picked up
    ringing.presses("1").hears(tongue.you_accepted, "12 bis rue de Bourgogne").hangs_up()
    assert offer_of(paul) == "accepted"


@pytest.mark.parametrize("who", ["blocked", "stopped"])
def test_who_left_while_it_rang_is_no_longer_asked(
    world: World, paul: Handset, odette: Handset, who: str, tongue: Tongue
) -> None:
    odette.texts(ODETTE_ASKS)
    ringing = paul.rings_unanswered()
    paul.becomes(who)
    call = ringing.picked_up()
    if who == "blocked":
        call.hears(tongue.over).hears_nothing_of("Bourgogne").is_over()
    call.hangs_up()
    assert world.the_request().state == "searching"


def test_by_night_no_phone_rings(world: World, paul: Handset, odette: Handset) -> None:
    world.set(quiet="21:00-08:00")
    world.tomorrow_at("22:30")
    odette.texts(ODETTE_ASKS).is_told("dès 8h")
    world.later(hours=2)
    paul.does_not_ring()
    world.later(hours=7.6)
    paul.rings().presses("1").hears("12 bis rue de Bourgogne")


def test_who_hangs_up_to_think_calls_back_and_accepts(
    world: World, paul: Handset, odette: Handset, tongue: Tongue
) -> None:
    odette.texts(ODETTE_ASKS).look()
    paul.rings().hears(tongue.groceries).hangs_up()
    paul.calls().hears(tongue.groceries).chooses(tongue.to_accept).hears("12 bis rue de Bourgogne")
    assert world.the_request().state == "accepted"
