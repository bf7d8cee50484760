"""A volunteer is put through to the resident: one number is shown to both, a key joins them, a missed call is told."""

import pytest

from hotline.records.tables import Offer
from tests.support.caller import PUBLIC_URL, PhoneCall
from tests.support.world import NUMBER, Handset, World
from tests.volunteers_by_phone.conftest import ODETTE_ASKS
from tests.volunteers_by_phone.tongues import Tongue

LANDLINE = "+33261910042"


@pytest.fixture
def on_the_way(marie: Handset, odette: Handset) -> Handset:
    """Marie, who has accepted by text what Odette asks."""
    odette.texts(ODETTE_ASKS)
    marie.texts("OUI").look()
    odette.look()
    return marie


def joins(call: PhoneCall) -> bool:
    """Whether the called side is put through: what it hears ends without hanging up."""
    return bool(call.verbs) and all(verb.tag == "Say" for verb in call.verbs)


def test_the_resident_is_called_from_the_towns_number(
    on_the_way: Handset, odette: Handset, tongue: Tongue
) -> None:
    call = on_the_way.calls().chooses(tongue.to_talk).hears(tongue.hold_on)
    phone, dial = call.connection()
    assert phone == odette.phone
    assert dial.get("callerId") == NUMBER
    assert dial.get("answerOnBridge") == "true"
    assert dial.get("timeLimit") == "1800"
    assert int(dial.get("timeout", "0")) < 30
    assert "record" not in dial.attrib


def test_a_key_joins_both(on_the_way: Handset, odette: Handset, tongue: Tongue) -> None:
    call = on_the_way.calls().chooses(tongue.to_talk)
    whisper = call.whispers_to(odette.phone).hears("l'entraide d'Orléans", "Quelqu'un voudrait vous parler")
    whisper.hears_nothing_of("Marie", "Bourgogne", "courses")
    assert joins(whisper.chooses("lui parler").hears("mettons en relation"))
    call.talked().hears(tongue.talked).is_over()
    odette.is_told_nothing()


def test_the_whisper_is_in_the_language_of_whoever_is_called(world: World, marie: Handset, tongue: Tongue) -> None:
    edith = world.resident()
    edith.texts("Hello, I need my shopping please, 12 bis rue de Bourgogne")
    marie.texts("OUI")
    whisper = marie.calls().chooses(tongue.to_talk).whispers_to(edith.phone)
    assert joins(whisper.hears("would like to talk to you").chooses("talking to them"))


def test_a_machine_is_not_joined(on_the_way: Handset, odette: Handset, tongue: Tongue) -> None:
    call = on_the_way.calls().chooses(tongue.to_talk)
    whisper = call.whispers_to(odette.phone)
    for _ in range(2):
        whisper.is_silent().hears("touche 1", "tapez 1")
    assert not joins(whisper.is_silent().is_over())
    call.talked(bridged=False).hears(tongue.nobody_answers, "Marie").is_over()


@pytest.mark.parametrize("key", ["2", "0", "9"])
def test_another_key_joins_nobody_and_leads_nowhere_else(
    world: World, on_the_way: Handset, odette: Handset, key: str, tongue: Tongue
) -> None:
    world.set(office="+33261910002")
    whisper = on_the_way.calls().chooses(tongue.to_talk).whispers_to(odette.phone).presses(key)
    assert whisper.listens_to == "dtmf"
    assert joins(whisper.hears("tapez 1").presses("1"))


@pytest.mark.parametrize("what", ["the resident cancelled", "the volunteer withdrew", "it was done"])
def test_once_the_task_is_over_nobody_is_joined(
    world: World, on_the_way: Handset, odette: Handset, what: str, tongue: Tongue
) -> None:
    call = on_the_way.calls().chooses(tongue.to_talk)
    whisper = call.whispers_to(odette.phone)
    if what == "the resident cancelled":
        odette.texts("ANNULER")
    else:
        on_the_way.texts("ANNULER" if what == "the volunteer withdrew" else "FAIT")
    assert not joins(whisper.presses("1").hears("Cette demande est terminée").is_over())
    assert call.talked(bridged=False).is_over()


def test_a_missed_call_is_told_by_text(on_the_way: Handset, odette: Handset, tongue: Tongue) -> None:
    call = on_the_way.calls().chooses(tongue.to_talk).talked(bridged=False)
    call.hears(tongue.nobody_answers).is_over()
    odette.is_told("Marie a essayé de vous joindre", "courses", "02 61 91 00 00")


def test_a_missed_call_to_a_landline_is_told_by_a_call(world: World, marie: Handset, tongue: Tongue) -> None:
    rose = world.resident(LANDLINE)
    rose.calls().presses("1").says("12 bis rue de Bourgogne").presses("1").is_over().hangs_up()
    marie.texts("OUI")
    rose.rings().presses("1").hears("Marie").hangs_up()
    marie.calls().chooses(tongue.to_talk).talked(bridged=False).hears(tongue.nobody_answers)
    rose.rings().presses("1").hears("Marie a essayé de vous joindre", "courses", "rappelez ce numéro").hangs_up()
    assert rose.calls().chooses("parler à Marie").connection()[0] == marie.phone


@pytest.mark.parametrize("status", ["busy", "no-answer", "failed", "canceled"])
def test_where_the_carrier_does_not_tell_of_bridging_its_status_counts(
    world: World, on_the_way: Handset, odette: Handset, status: str, tongue: Tongue
) -> None:
    call = on_the_way.calls().chooses(tongue.to_talk)
    path = call.connection()[1].get("action", "").removeprefix(PUBLIC_URL)
    answer = world.post(path, call.asked[-1][1] | {"DialCallStatus": status})
    assert tongue.nobody_answers in answer.get_data(as_text=True)
    world.settle()
    odette.is_told("Marie a essayé de vous joindre")


def test_right_after_accepting_by_a_key(marie: Handset, odette: Handset, tongue: Tongue) -> None:
    odette.texts(ODETTE_ASKS)
    call = marie.calls().chooses(tongue.to_accept).chooses(tongue.to_talk)
    assert call.connection()[0] == odette.phone
    assert joins(call.whispers_to(odette.phone).presses("1"))
    call.talked().hears(tongue.talked).is_over()


def test_in_the_call_that_offered_it(paul: Handset, odette: Handset, tongue: Tongue) -> None:
    odette.texts(ODETTE_ASKS)
    call = paul.rings().chooses(tongue.to_accept).chooses(tongue.to_talk)
    phone, dial = call.connection()
    assert (phone, dial.get("callerId")) == (odette.phone, NUMBER)
    assert joins(call.whispers_to(odette.phone).presses("1"))


def test_by_number_and_code_from_a_friends_phone(
    world: World, on_the_way: Handset, odette: Handset, tongue: Tongue
) -> None:
    code = Offer.get().code
    call = world.resident("+33261910077").calls().presses("5").presses("1").presses("0639980010").presses(code)
    assert call.chooses("parler à la personne").connection()[0] == odette.phone
    assert joins(call.whispers_to(odette.phone).presses("1"))


def test_the_whisper_is_the_same_when_the_carrier_repeats_it(
    on_the_way: Handset, odette: Handset, tongue: Tongue
) -> None:
    whisper = on_the_way.calls().chooses(tongue.to_talk).whispers_to(odette.phone)
    first = whisper.again()
    assert [verb.tag for verb in first] == [verb.tag for verb in whisper.verbs]
    assert joins(whisper.presses("1"))
    assert [verb.tag for verb in whisper.again()] == [verb.tag for verb in whisper.verbs]
    odette.is_told_nothing()
