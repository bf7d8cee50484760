"""What a text's failure teaches: about the number, about the offer behind it, about the resident who waits."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from hotline import services
from hotline.delivery.senders import twilio
from hotline.records.states import Attention, MessageState, OfferState, VolunteerState
from hotline.records.tables import Message, Offer, Resident, Volunteer

from ..support.world import Handset, World
from .texts import fault, fresh, put, report

NEED = "Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne"


def volunteer_row(handset: Handset) -> Volunteer:
    """What is known of a volunteer now."""
    row: Volunteer = Volunteer.get(Volunteer.phone == handset.phone)
    return row


def resident_row(handset: Handset) -> Resident:
    """What is known of a resident now."""
    row: Resident = Resident.get(Resident.phone == handset.phone)
    return row


def last_text(handset: Handset) -> Message:
    """The newest of our texts to somebody."""
    row: Message = (
        Message.select()
        .where((Message.phone == handset.phone) & (Message.direction == "out"))
        .order_by(Message.id.desc())
        .get()
    )
    return row


def fail(world: World, handset: Handset, code: int, how: str) -> None:
    """Let texts to somebody fail: refused at once, or reported afterwards."""
    if how == "at once":
        fault(world, "refuse", error_code=code, to=handset.phone)


def fail_afterwards(world: World, handset: Handset, code: int, how: str) -> None:
    """The second half of `fail`, once the text has gone out."""
    if how == "afterwards":
        report(world, last_text(handset), "failed", code=code)
        world.settle()


HOW = pytest.mark.parametrize("how", ["at once", "afterwards"])


@HOW
def test_21610_stops_a_volunteer_and_the_search_goes_on(world: World, how: str) -> None:
    marie, paul = world.volunteer("Marie", 100), world.volunteer("Paul", 2500, radius_m=2600)
    Volunteer.update(radius_m=10).where(Volunteer.phone == paul.phone).execute()
    fail(world, marie, 21610, how)
    world.resident().texts(NEED)
    fail_afterwards(world, marie, 21610, how)
    assert volunteer_row(marie).state == VolunteerState.STOPPED
    assert Offer.get().state == OfferState.UNDELIVERABLE
    assert world.the_request().attention == Attention.NOBODY_FOUND


@HOW
@pytest.mark.parametrize("code", [21614, 30006])
def test_a_number_without_texts_is_a_landline(world: World, how: str, code: int) -> None:
    marie, odette = world.volunteer("Marie", 100), world.resident()
    fail(world, marie, code, how)
    odette.texts(NEED)
    fail_afterwards(world, marie, code, how)
    assert volunteer_row(marie).line == "landline"
    assert volunteer_row(marie).state == VolunteerState.ACTIVE
    world.settle()
    marie.rings().hears("médicaments", "rue de Bourgogne").chooses("accepter").hears("12 bis")
    assert Offer.get().state == OfferState.ACCEPTED


@HOW
def test_when_nobody_is_left_the_next_round_goes_early(world: World, how: str) -> None:
    near = [world.volunteer(f"N{number}", 100 + number) for number in range(3)]
    far = world.volunteer("Loin", 900)
    for one in near:
        fail(world, one, 30003, how)
    world.resident().texts(NEED)
    if how == "afterwards":
        far.is_told_nothing()
    for one in near:
        fail_afterwards(world, one, 30003, how)
    far.is_told("médicaments")
    assert world.the_request().round == 2


@HOW
def test_a_residents_text_that_does_not_arrive_raises_attention(world: World, how: str) -> None:
    world.volunteer("Marie", 100)
    odette = world.resident()
    fail(world, odette, 30003, how)
    odette.texts(NEED)
    fail_afterwards(world, odette, 30003, how)
    assert world.the_request().attention == Attention.UNDELIVERABLE


@HOW
def test_21610_of_a_resident_stops_texts_and_a_coordinator_looks(world: World, how: str) -> None:
    world.volunteer("Marie", 100)
    odette = world.resident()
    fail(world, odette, 21610, how)
    odette.texts(NEED)
    fail_afterwards(world, odette, 21610, how)
    assert resident_row(odette).stopped_at is not None
    assert world.the_request().attention == Attention.RESIDENT_STOPPED


def test_a_landline_resident_is_not_texted_twice_about_it(world: World) -> None:
    message = put(world, phone="+33261910077")
    world.settle()
    assert (fresh(message).state, fresh(message).failure) == (MessageState.FAILED, "no_sms")
    assert fresh(message).error_code == 21614


def test_while_the_carrier_does_not_know_us_nobodys_offer_is_used_up(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong token is the operator's to mend: the texts wait, and go out afterwards."""
    marie, odette = world.volunteer("Marie"), world.resident()
    settings = services.current().settings
    stranger = twilio.TwilioSender(settings.twilio_account_sid, "wrong", settings.twilio_api_base_url)
    with monkeypatch.context() as patched:
        patched.setattr(services.current(), "sender", stranger)
        odette.texts(NEED)
    assert {message.state for message in Message.select().where(Message.direction == "out")} == {"pending"}
    assert Offer.get().state == OfferState.QUEUED
    odette.is_told_nothing()
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2)):
        world.pass_time()
    odette.is_told("C'est noté")
    marie.is_told("médicaments")


def test_a_volunteer_who_never_learns_the_address_is_a_coordinators(world: World) -> None:
    """Who has accepted waits for the address and the pass-word."""
    marie, odette = world.volunteer("Marie"), world.resident()
    odette.texts(NEED)
    fault(world, "refuse", error_code=30003, to=marie.phone)
    marie.texts("OUI")
    assert world.the_request().attention == Attention.UNDELIVERABLE
