"""Somebody phones to sign up: number, consent, first name and home, and the town hall has the last word."""

import pytest

from hotline.records.tables import Volunteer
from tests.support.caller import PhoneCall
from tests.support.world import Handset, World
from tests.volunteers_by_phone.conftest import ODETTE_ASKS
from tests.volunteers_by_phone.joining import JOINING, Joining
from tests.volunteers_by_phone.tongues import Tongue

LANDLINE, MOBILE, HOME = "+33261910044", "+33639980044", "3 place du Martroi"


@pytest.fixture
def said(tongue: Tongue) -> Joining:
    """What is said in this test's language."""
    return JOINING[tongue.language]


@pytest.fixture
def lea(world: World) -> Handset:
    """Somebody whom the town does not know yet."""
    return world.resident(MOBILE)


def in_the_menu(call: PhoneCall, tongue: Tongue) -> PhoneCall:
    """The menu for volunteers, in this language."""
    if tongue.language == "en" and "For English" in call.heard:
        call.presses("9")
    return call.chooses(tongue.to_help_neighbours)


def begins(somebody: Handset, tongue: Tongue) -> PhoneCall:
    """Somebody phones and goes where one signs up."""
    return in_the_menu(somebody.calls(), tongue).chooses(tongue.to_sign_up)


def signs_up(somebody: Handset, tongue: Tongue, said: Joining) -> PhoneCall:
    """The whole of it, without a hitch."""
    call = begins(somebody, tongue).chooses(said.to_agree).says("Léa").says(HOME)
    return call.hears(said.understood, HOME).chooses(said.yes).is_over()


def the_volunteer() -> Volunteer:
    """The only one there is."""
    (volunteer,) = Volunteer.select()
    found: Volunteer = volunteer
    return found


def test_from_a_mobile(lea: Handset, tongue: Tongue, said: Joining) -> None:
    call = begins(lea, tongue).hears(said.we_will_keep)
    assert call.listens_to == "dtmf"
    call.chooses(said.to_agree).hears(said.first_name).says("Léa").hears(said.where_you_live)
    call.says(HOME).hears(said.understood, "3 place du Martroi, 4 5 0 0 0 Orléans")
    call.chooses(said.yes).hears(said.to_be_checked).is_over()
    lea.is_told("Léa", "STOP")
    volunteer = the_volunteer()
    assert (volunteer.first_name, volunteer.phone, volunteer.languages) == ("Léa", MOBILE, [tongue.language])
    assert (volunteer.state, volunteer.consent, volunteer.line) == ("applied", "phone", "mobile")
    assert HOME in (volunteer.address or "")


def test_from_a_landline_nothing_is_texted_and_nobody_rings_back(
    world: World, tongue: Tongue, said: Joining
) -> None:
    rose = world.resident(LANDLINE)
    signs_up(rose, tongue, said).hears(said.to_be_checked).hangs_up()
    rose.is_told_nothing()
    rose.does_not_ring()
    assert the_volunteer().line == "landline"


def test_with_a_withheld_number_it_is_asked_once(
    world: World, lea: Handset, tongue: Tongue, said: Joining
) -> None:
    call = lea.calls(shows="anonymous").presses("0639980044").presses("1")
    call = in_the_menu(call, tongue).chooses(tongue.to_sign_up).hears(said.we_will_keep)
    call.chooses(said.to_agree).says("Léa").says(HOME).chooses(said.yes).hears(said.to_be_checked)
    assert the_volunteer().phone == MOBILE


def test_by_the_keypad_as_far_as_it_goes(lea: Handset, tongue: Tongue, said: Joining) -> None:
    call = begins(lea, tongue).chooses(said.to_agree).says("Léa").presses("45000").hears(said.street)
    call.says(HOME).hears(said.understood, HOME).chooses(said.yes).hears(said.to_be_checked)


def test_a_postcode_tells_streets_of_the_same_name_apart(lea: Handset, tongue: Tongue, said: Joining) -> None:
    call = begins(lea, tongue).chooses(said.to_agree).says("Léa").presses("45400")
    call.says("2 rue des Fleurs").hears("2 rue des Fleurs, 4 5 4 0 0 Fleury-les-Aubrais")


def test_who_says_no_name_is_a_neighbour(lea: Handset, tongue: Tongue, said: Joining) -> None:
    call = begins(lea, tongue).chooses(said.to_agree).is_silent().hears(tongue.sorry).is_silent().is_silent()
    call.hears(said.where_you_live).says(HOME).chooses(said.yes).hears(said.to_be_checked)
    assert the_volunteer().first_name == said.somebody


def test_a_name_in_a_sentence(lea: Handset, tongue: Tongue, said: Joining) -> None:
    call = begins(lea, tongue).chooses(said.to_agree).says(f"{said.my_name_is} Léa")
    call.says(HOME).chooses(said.yes)
    assert the_volunteer().first_name == "Léa"


@pytest.mark.parametrize("aloud", [True, False])
def test_an_address_that_was_misheard_is_said_again(
    lea: Handset, aloud: bool, tongue: Tongue, said: Joining
) -> None:
    call = begins(lea, tongue).chooses(said.to_agree).says("Léa").says("4 rue Bannier").hears("4 rue Bannier")
    call = call.says(said.no) if aloud else call.chooses(said.no)
    call.hears(said.where_you_live).says(HOME).hears(HOME)
    call.says(said.yes).hears(said.to_be_checked) if aloud else call.chooses(said.yes).hears(said.to_be_checked)
    assert HOME in (the_volunteer().address or "")


def test_an_address_found_nowhere_three_times_is_the_town_halls(
    world: World, lea: Handset, tongue: Tongue, said: Joining
) -> None:
    call = begins(lea, tongue).chooses(said.to_agree).says("Léa").says("12 rue de Nulle-Part")
    call.hears(said.no_such_address, said.where_you_live).says("12 rue de Nulle-Part").hears(said.no_such_address)
    call.says("12 rue de Nulle-Part").hears(
        said.consent_to_recording
    ).is_silent().is_silent().is_silent().is_over()
    assert Volunteer.select().count() == 0
    assert world.the_request().attention == "unfinished_call"


def test_silence_where_one_lives_is_the_town_halls_too(lea: Handset, tongue: Tongue, said: Joining) -> None:
    call = begins(lea, tongue).chooses(said.to_agree).says("Léa").is_silent().is_silent()
    call.is_silent().hears(said.consent_to_recording)
    assert Volunteer.select().count() == 0


def test_who_renounces_is_not_kept(world: World, lea: Handset, tongue: Tongue, said: Joining) -> None:
    begins(lea, tongue).chooses(said.to_renounce).hears(said.very_well).is_over().hangs_up()
    begins(lea, tongue).is_silent().is_silent().is_silent().hears(said.very_well).is_over().hangs_up()
    assert Volunteer.select().count() == 0
    assert world.requests() == []
    lea.is_told_nothing()


def test_who_hangs_up_in_the_middle_is_not_kept(world: World, lea: Handset, tongue: Tongue, said: Joining) -> None:
    begins(lea, tongue).chooses(said.to_agree).says("Léa").says(HOME).hangs_up()
    assert Volunteer.select().count() == 0
    assert world.requests() == []


@pytest.mark.parametrize("state", ["active", "applied", "paused", "stopped", "blocked"])
def test_who_is_registered_already_is_thanked_and_nobody_changes_it_by_keying_the_number(
    marie: Handset, lea: Handset, state: str, tongue: Tongue, said: Joining
) -> None:
    marie.becomes(state)
    call = lea.calls(shows="anonymous").presses("0639980010").presses("1")
    in_the_menu(call, tongue).chooses(tongue.to_sign_up).hears(said.known_already).is_over()
    call.hears_nothing_of("Marie")
    assert (the_volunteer().first_name, the_volunteer().state) == ("Marie", state)


def test_twice_signed_up_is_once_registered(lea: Handset, tongue: Tongue, said: Joining) -> None:
    signs_up(lea, tongue, said)
    signs_up_again = lea.calls(shows="anonymous").presses("0639980044").presses("1")
    in_the_menu(signs_up_again, tongue).chooses(tongue.to_sign_up).hears(said.known_already).is_over()
    assert the_volunteer().phone == MOBILE


def test_whoever_applied_is_not_asked_before_the_town_hall_says_so(
    lea: Handset, odette: Handset, tongue: Tongue, said: Joining
) -> None:
    signs_up(lea, tongue, said)
    lea.look()
    odette.texts(ODETTE_ASKS)
    lea.is_told_nothing()


def test_where_the_town_trusts_everybody_one_is_welcome_at_once(
    world: World, lea: Handset, odette: Handset, tongue: Tongue, said: Joining
) -> None:
    world.set(auto_approve="yes")
    signs_up(lea, tongue, said).hears(said.welcome)
    lea.is_told("Léa", "STOP")
    odette.texts(ODETTE_ASKS)
    lea.is_offered("rue de Bourgogne")


def test_who_signs_up_while_somebody_waits_is_asked_at_once(
    world: World, lea: Handset, odette: Handset, tongue: Tongue, said: Joining
) -> None:
    world.set(auto_approve="yes")
    odette.texts(ODETTE_ASKS).look()
    assert "encore trouvé personne" in odette.told[-1]
    signs_up(lea, tongue, said)
    assert "rue de Bourgogne" in lea.look()[-1]
    lea.texts("OUI")
    odette.is_told("Léa")


def test_on_a_landline_the_phone_rings_at_once_when_somebody_waits(
    world: World, odette: Handset, tongue: Tongue, said: Joining
) -> None:
    world.set(auto_approve="yes")
    odette.texts(ODETTE_ASKS)
    rose = world.resident(LANDLINE)
    signs_up(rose, tongue, said).hangs_up()
    world.later(minutes=1)
    rose.rings().hears(tongue.groceries, "Léa").chooses(tongue.to_accept).hears("12 bis rue de Bourgogne")


def test_who_has_signed_up_is_met_as_a_volunteer_next_time(
    world: World, lea: Handset, tongue: Tongue, said: Joining
) -> None:
    world.set(auto_approve="yes")
    signs_up(lea, tongue, said)
    lea.calls().hears("Léa", tongue.welcome, tongue.nothing)


def test_in_danger_the_emergency_line_comes_first(
    world: World, lea: Handset, tongue: Tongue, said: Joining
) -> None:
    words = {"fr": "au secours je suis tombée et je saigne", "en": "help I fell and I am bleeding"}
    call = begins(lea, tongue).chooses(said.to_agree).says("Léa").says(words[tongue.language])
    call.hears("112").is_over()
    assert world.the_request().attention == "emergency"
