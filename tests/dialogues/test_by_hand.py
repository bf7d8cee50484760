"""A coordinator finds an address on the desk: the search begins, the resident hears of it, and it is remembered."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from hotline.places import outside
from hotline.records import coordinators
from hotline.records.coordinators import Role
from hotline.records.states import Attention
from hotline.records.tables import Change, HelpRequest, Town
from tests.support.geocoders import collection, feature, house, running_geocoder
from tests.support.world import Handset, World

PASSWORD, EMAIL = "trois pommes mûres", "odile@orleans.example"
LICORNES = "5 rue des Licornes"
TRUE = "5 rue de la Source, 45160 Olivet"


@dataclass
class Desk:
    """A coordinator in front of the board."""

    world: World
    browser: FlaskClient

    def card(self) -> str:
        """The board's page."""
        return self.browser.get("/desk/").text

    def searches(self, words: str) -> str:
        """Look for words; the page that comes, for people to read."""
        answer = self._post("address", words=words)
        assert answer.status_code == 200, answer.text
        return plain(answer)

    def chooses(self, address: str, words: str = "5 rue de la Source") -> TestResponse:
        """Choose one of the places found for the words; everything happens that follows."""
        answer = self._post("place", words=words, address=address)
        self.world.settle()
        return answer

    def _post(self, what: str, **form: str) -> TestResponse:
        newest = self.world.requests()[-1]
        return self.browser.post(f"/desk/requests/{newest.id}/{what}", data=form)


def plain(answer: TestResponse) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.text).replace("\N{NO-BREAK SPACE}", " ")
    return " ".join(text.split())


def sign_in(world: World, role: Role, email: str = EMAIL) -> Desk:
    coordinators.add(world.town, email, role, PASSWORD, now=datetime.now(UTC))
    browser = world.app.test_client()
    browser.environ_base["HTTP_ACCEPT_LANGUAGE"] = "fr"
    assert browser.post("/desk/login", data={"email": email, "password": PASSWORD}).location == "/desk/"
    return Desk(world, browser)


@pytest.fixture
def desk(world: World, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setitem(world.app.config, "WTF_CSRF_ENABLED", False)
    return sign_in(world, Role.COORDINATOR)


@pytest.fixture
def request_(odette: Handset, world: World) -> HelpRequest:
    """Odette needs shopping, and nobody knows where she lives."""
    odette.texts(f"Bonjour, des courses au {LICORNES}").is_told("Licornes")
    return world.the_request()


def test_the_words_she_said_are_searched_for_and_a_place_is_chosen(
    world: World, desk: Desk, odette: Handset, request_: HelpRequest
) -> None:
    assert f'value="{LICORNES}"' in desk.card()
    page = desk.searches("rue de la source")
    assert "Rue de la Source, 45160 Olivet (à la rue près)".lower() in page.lower()
    assert TRUE.lower() in desk.searches("5 rue de la Source").lower()
    assert desk.chooses(TRUE).location == f"/desk/#request-{request_.id}"
    odette.is_told("Nous avons trouvé votre adresse", TRUE)
    request = world.the_request()
    assert (request.state, request.attention, request.address) == ("searching", None, TRUE)
    assert request.round == 1, "neighbours are asked at once"
    assert Change.select().where((Change.who == EMAIL) & (Change.why == "placed")).count() == 1


def test_her_words_are_understood_from_then_on_in_this_town(
    world: World, desk: Desk, request_: HelpRequest
) -> None:
    desk.chooses(TRUE)
    world.resident("+33639980092").texts("Du pain, 5 rue des licornes").is_told("5 rue de la Source")
    world.resident("+33639980093").texts("Du pain, 7 rue des licornes").is_told("7 rue de la Source")
    elsewhere = world.resident("+33639980094").texts("Du pain, 5 rue des licornes, 45400 Fleury").look()
    assert "Source" not in elsewhere[-1]


def test_a_newer_correction_takes_the_place_of_an_older_one(
    world: World, desk: Desk, request_: HelpRequest
) -> None:
    desk.chooses(TRUE)
    other = world.resident("+33639980092")
    other.texts("Du pain, 5 rue des licornes, Orléans")
    desk.chooses("5 rue de la République, 45000 Orléans", "5 rue de la République")
    other.look()
    for phone, words, told in [
        ("+33639980093", "Du pain, 5 rue des licornes", "5 rue de la Source"),
        ("+33639980094", "Du pain, 5 rue des licornes, Orléans", "5 rue de la République"),
        ("+33639980095", "Du pain, 7 rue des licornes", "7 rue de la Source"),
    ]:
        world.resident(phone).texts(words).is_told(told)


def test_words_that_many_may_say_are_read_back(world: World, desk: Desk, odette: Handset) -> None:
    odette.texts("Bonjour, j'ai besoin de courses")
    odette.texts("la maison bleue")
    desk.chooses(TRUE)
    paulette = world.resident("+33639980092")
    paulette.texts("Bonjour, j'ai besoin de courses")
    paulette.texts("la maison bleue")
    assert "Habitez-vous bien 5 rue de la Source" in paulette.look()[-1]


def test_a_well_known_address_stays_what_it_is(world: World, desk: Desk, odette: Handset) -> None:
    odette.texts(f"Bonjour, des courses au {LICORNES}")
    HelpRequest.update(said_address="12 rue Bannier").execute()
    desk.chooses(TRUE)
    world.resident("+33639980092").texts("Du pain, 12 rue Bannier").is_told("12 rue Bannier")


def test_nothing_found_no_choice_and_a_choice_that_is_gone_are_said(desk: Desk, request_: HelpRequest) -> None:
    assert "Aucune adresse connue" in desk.searches("xyzzy")
    for address, sentence in [("", "Choisissez d’abord"), ("1 rue Secrète", "n’est plus dans la liste")]:
        answer = desk.chooses(address)
        assert answer.status_code == 422 and sentence in plain(answer)
    empty = desk.browser.post(f"/desk/requests/{request_.id}/address", data={"words": " \x00"})
    assert empty.status_code == 422 and "Écrivez d’abord une adresse" in plain(empty)


def test_what_needs_no_place_any_more_gets_none(world: World, desk: Desk, request_: HelpRequest) -> None:
    desk.chooses(TRUE)
    again = desk.chooses("12 rue Bannier, 45000 Orléans", "12 rue Bannier")
    assert again.status_code == 409 and "n’attend plus d’adresse" in plain(again)
    assert world.the_request().address == TRUE
    HelpRequest.update(state="unplaced", attention=Attention.EMERGENCY).execute()
    assert desk.chooses(TRUE).status_code == 409, "no neighbour is sent to an emergency"
    assert "Chercher" not in desk.card()


def test_viewers_and_other_towns_can_not(world: World, desk: Desk, request_: HelpRequest) -> None:
    viewer = sign_in(world, Role.VIEWER, "vera@orleans.example")
    assert "Chercher" not in viewer.card()
    assert viewer.chooses(TRUE).status_code == 403
    columns = {**Town.get().__data__, "slug": "beaulieu", "number": "+33261910001"}
    HelpRequest.update(town=Town.create(**{key: columns[key] for key in columns if key != "id"})).execute()
    assert desk.chooses(TRUE).status_code == 404


def test_the_geocoder_outside_is_asked_for_a_coordinator_without_a_word_to_her(
    world: World, desk: Desk, odette: Handset, request_: HelpRequest
) -> None:
    with running_geocoder() as geocoder:
        geocoder.known = {"halage": collection(feature(house("5", "Chemin de Halage"), 47.8960, 1.9000))}
        outside.use(f"addok:{geocoder.url}")
        assert "interrogé aussi" in desk.searches("5 chemin de halage")
        world.settle()
        page = desk.searches("5 chemin de halage")
        assert "interrogé aussi" not in page and "5 Chemin de Halage, 45000 Orléans (au numéro près)" in page
        odette.is_told_nothing()
        desk.chooses("5 Chemin de Halage, 45000 Orléans", "5 chemin de halage")
        odette.is_told("5 Chemin de Halage")
        outside.use("")


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(503, "ne répond pas"), (429, "a trop à faire"), (403, "refuse nos questions"), (200, "sont inutilisables")],
)
def test_why_an_address_is_not_found_yet_is_said(
    world: World, desk: Desk, odette: Handset, status: int, sentence: str
) -> None:
    with running_geocoder() as geocoder:
        geocoder.status, geocoder.answer = status, "<html>"
        outside.use(f"addok:{geocoder.url}")
        odette.texts(f"Bonjour, des courses au {LICORNES}")
        outside.use("")
    card = plain(desk.browser.get("/desk/"))
    assert "pas encore trouvée" in card and sentence in card
    assert re.search(r"Nouvel essai à \d\d:\d\d", card)
