"""An address that only a geocoder outside this machine knows: asked in the worker, and what becomes of it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from hotline.places import outside
from hotline.records import geocoder_turns
from hotline.records.base import utc_now
from hotline.records.place_tables import GeocoderAnswer
from tests.support.geocoders import Geocoder, collection, feature, house, running_geocoder
from tests.support.world import Handset, World

HALAGE = feature(house("5", "Chemin de Halage"), 47.8960, 1.9000)
NEARLY = feature(house("5", "Chemin de Halage", score=0.5), 47.8960, 1.9000)


@pytest.fixture(autouse=True)
def geocoder(world: World) -> Iterator[Geocoder]:
    """A geocoder that knows one house more than the imported addresses."""
    with running_geocoder() as running:
        running.known = {"halage": collection(HALAGE)}
        running.answers()
        outside.use(f"addok:{running.url}")
        yield running
        outside.use("")


def test_what_the_imported_addresses_lack_is_found_outside(world: World, geocoder: Geocoder) -> None:
    marie, odette = world.volunteer("Marie", -500), world.resident()
    odette.texts("Bonjour, il me faut des courses au 5 chemin de halage")
    asked, found = odette.look()
    assert "courses" in asked and "5 Chemin de Halage" in found
    marie.is_told("courses")
    assert world.the_request().state == "searching"
    [(_, question)] = geocoder.asked
    assert "courses" not in question["q"][0], "only the address leaves the machine"


def test_a_geocoder_that_is_away_is_asked_again_and_again(
    world: World, odette: Handset, geocoder: Geocoder
) -> None:
    geocoder.status = 503
    odette.texts("Bonjour, il me faut des courses au 5 chemin de halage")
    odette.is_told("courses")
    waits = []
    for _ in range(10):
        request = world.the_request()
        assert (request.state, request.attention, request.locate_failure) == ("unplaced", "no_address", "away")
        assert request.locate_at
        waits.append(round((request.locate_at - utc_now()) / timedelta(minutes=1)))
        world.later(minutes=waits[-1] + 0.1)
    assert waits == [1, 2, 5, 10, 20, 40, 60, 120, 120, 120]
    odette.is_told("plus de temps", "mairie est prévenue")
    geocoder.status = 200
    world.later(minutes=121)
    odette.is_told("5 Chemin de Halage")
    request = world.the_request()
    assert (request.state, request.attention, request.locate_at) == ("searching", None, None)


def test_nobody_is_woken_by_a_late_answer(world: World, odette: Handset, geocoder: Geocoder) -> None:
    world.set(quiet="21:00-08:00")
    world.tomorrow_at("20:59")
    geocoder.status = 503
    odette.texts("Des courses au 5 chemin de halage")
    request = world.the_request()
    assert request.locate_at and request.locate_at - utc_now() > timedelta(hours=10)


def test_what_nobody_knows_is_asked_again(world: World, odette: Handset) -> None:
    odette.texts("Du pain s'il vous plaît, 5 rue des Licornes")
    told = odette.look()
    assert "numéro, la rue et la commune" in told[-1]
    assert world.the_request().attention == "no_address"
    assert world.the_request().said_address == "5 rue des Licornes"
    odette.texts("12 rue Bannier")
    assert world.the_request().state == "searching"


def test_what_is_not_sure_is_read_back(world: World, odette: Handset, geocoder: Geocoder) -> None:
    geocoder.known = {"halage": collection(NEARLY)}
    odette.texts("Des courses au 5 chemin de halage")
    assert "Habitez-vous bien 5 Chemin de Halage, 45000 Orléans ?" in odette.look()[-1]
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", None)
    odette.texts("oui").is_told("5 Chemin de Halage")
    assert world.the_request().state == "searching"


def test_what_is_read_back_and_not_answered_is_a_coordinator_s(
    world: World, odette: Handset, geocoder: Geocoder
) -> None:
    geocoder.known = {"halage": collection(NEARLY)}
    odette.texts("Des courses au 5 chemin de halage")
    world.later(minutes=11)
    assert world.the_request().attention == "no_address"


def test_another_address_said_meanwhile_is_the_one_that_counts(
    world: World, odette: Handset, geocoder: Geocoder
) -> None:
    said = iter(["Non, au 9 rue des Licornes"])
    geocoder.meanwhile = lambda: [world.post_text(odette.phone, words) for words in said]
    odette.texts("Des courses au 5 chemin de halage")
    assert (world.the_request().state, world.the_request().said_address) == ("unplaced", "9 rue des Licornes")
    assert not [words for words in odette.look() if "Halage" in words]
    assert len(geocoder.asked) == 2


def test_whoever_has_to_wait_for_the_turn_is_not_forgotten(
    world: World, odette: Handset, geocoder: Geocoder
) -> None:
    geocoder_turns.take(geocoder.url, utc_now(), timedelta(seconds=40))
    odette.texts("Des courses au 5 chemin de halage")
    assert geocoder.asked == []
    assert (world.the_request().attention, world.the_request().locate_failure) == (None, None)
    world.later(seconds=41)
    assert world.the_request().state == "searching"


def test_an_answer_is_not_kept_for_ever(world: World, odette: Handset, geocoder: Geocoder) -> None:
    odette.texts("Des courses au 5 chemin de halage")
    assert GeocoderAnswer.select().count() == 1
    world.later(days=31)
    assert GeocoderAnswer.select().count() == 0


def test_a_geocoder_that_is_taken_out_of_the_settings_leaves_it_to_a_coordinator(
    world: World, odette: Handset, geocoder: Geocoder
) -> None:
    geocoder.status = 503
    odette.texts("Des courses au 5 chemin de halage")
    outside.use("")
    world.later(minutes=2)
    assert (world.the_request().attention, world.the_request().locate_at) == ("no_address", None)
