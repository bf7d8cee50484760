"""What a volunteer answers that no rule understands: a coordinator reads it, the volunteer is told once how to reply."""

import re
from datetime import UTC, datetime

import pytest

from hotline.records import coordinators
from hotline.records.coordinators import Role
from tests.support.world import PUBLIC_URL, Handset, World

UNCLEAR = [
    "oui ?",
    "oui si personne d'autre ne peut",
    "je vous redis ça ce soir",
    "ma voisine a dit oui",
    "STOP aux bêtises, c'est à quel étage ?",
    "vous avez bien reçu mon OUI ?",
    "yes or no?",
    "oui mais finalement je ne sais pas",
]


def ask(world: World) -> Handset:
    """A resident whose request has just been opened."""
    odette = world.resident()
    odette.texts("du pain svp, 14 rue Bannier").look()
    return odette


def read_the_desk(world: World) -> str:
    """The board's text, as a coordinator reads it."""
    secret = "only for the tests"
    coordinators.add(world.town, "odile@saint-aubin.example", Role.COORDINATOR, secret, now=datetime.now(UTC))
    browser = world.app.test_client()
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/desk/login", base_url=PUBLIC_URL).text)
    assert token
    form = {"email": "odile@saint-aubin.example", "password": secret, "csrf_token": token[1]}
    browser.post("/desk/login", data=form, base_url=PUBLIC_URL, headers={"Referer": PUBLIC_URL})
    page = browser.get("/desk/", base_url=PUBLIC_URL).text
    return " ".join(re.sub(r"<[^>]+>", " ", page).replace("&#39;", "'").split())


@pytest.mark.parametrize("words", UNCLEAR)
def test_a_coordinator_reads_it_and_the_volunteer_learns_how_to_reply(world: World, words: str) -> None:
    marie, odette = world.volunteer("Marie"), ask(world)
    code = marie.is_offered()
    marie.texts(words).is_told("Marie", f"OUI {code}", "NON")
    odette.is_told_nothing()
    assert (world.the_request().state, world.the_request().attention) == ("searching", "unclear_reply")
    assert marie.state() == "active"
    page = read_the_desk(world)
    assert "Réponse pas comprise" in page and f"« {words} »" in page


def test_the_same_again_and_more_of_it_is_kept_and_answered_no_more(world: World) -> None:
    marie, _ = world.volunteer("Marie"), ask(world)
    marie.look()
    marie.texts("faut voir avec mon mari").is_told("Marie")
    for words in ("faut voir avec mon mari", "il rentre tard", "faut voir avec mon mari", "?"):
        marie.texts(words).is_told_nothing()
    page = read_the_desk(world)
    assert "« faut voir avec mon mari il rentre tard ? »" in page
    marie.texts("oui").is_told("14 rue Bannier")


def test_each_volunteer_is_told_once_how_to_reply(world: World) -> None:
    marie, paul = world.volunteer("Marie"), world.volunteer("Paul")
    ask(world)
    first, second = marie.is_offered(), paul.is_offered()
    marie.texts("peut-être").is_told(f"OUI {first}")
    paul.texts("ça dépend").is_told(f"OUI {second}")
    paul.texts("ça dépend").is_told_nothing()


def test_with_two_offers_the_code_says_which_one_is_unclear(world: World) -> None:
    marie = world.volunteer("Marie")
    ask(world)
    first = marie.is_offered()
    world.resident("+33639980092").texts("mes médicaments, 12 bis rue de Bourgogne")
    marie.is_offered("médicaments")
    marie.texts(f"{first}, peut-être demain").is_told(f"OUI {first}")
    assert [request.attention for request in world.requests()] == ["unclear_reply", None]


def test_somebody_on_the_way_is_told_once_whom_to_call(world: World) -> None:
    marie, _ = world.volunteer("Marie"), ask(world)
    marie.texts("oui").look()
    marie.texts("personne ne répond à la porte").is_told("la mairie lira votre message", "02 61 91 00 00")
    marie.texts("toujours personne").is_told_nothing()
    page = read_the_desk(world)
    assert "« personne ne répond à la porte toujours personne »" in page
    marie.texts("FAIT").is_told("Marie")


def test_without_an_open_offer_whoever_writes_may_need_help_and_a_coordinator_reads_it_once(world: World) -> None:
    marie = world.volunteer("Marie")
    marie.texts("il va pleuvoir").is_told("De quoi avez-vous besoin")
    world.later(minutes=11)
    marie.is_told_nothing()
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", "no_address")
    assert "« il va pleuvoir »" in read_the_desk(world)
    marie.texts("il va pleuvoir")
    assert len(world.requests()) == 1


@pytest.mark.parametrize("words", ["Peut-être", "oui ?", "Je vous redis"])
def test_unclear_after_all_is_over_moves_nothing(world: World, words: str) -> None:
    marie, paul, odette = world.volunteer("Marie"), world.volunteer("Paul"), ask(world)
    marie.texts("oui")
    paul.look()
    odette.look()
    paul.texts(words)
    odette.is_told_nothing()
    assert (world.the_request().state, world.the_request().attention) == ("accepted", None)


@pytest.mark.parametrize(
    "words",
    [
        "Bonjour, je déménage à Lyon, merci de me désinscrire. Bonne continuation",
        "STOP ! Je n'habite plus la ville, retirez-moi",
        "I moved away, please take me off your list",
    ],
)
def test_a_stop_with_its_reason_is_one(world: World, words: str) -> None:
    marie, zoe = world.volunteer("Marie"), world.volunteer("Zoé", 900)
    ask(world)
    marie.look()
    marie.texts(words)
    assert marie.state() == "stopped"
    zoe.is_offered("courses")


@pytest.mark.parametrize(
    "words", ["au stop je tourne à gauche ?", "stop aux doublons, j'attends", "non stop la pluie"]
)
def test_a_stop_in_a_friendly_sentence_is_none(world: World, words: str) -> None:
    marie, _ = world.volunteer("Marie"), ask(world)
    marie.look()
    marie.texts(words).is_told("OUI")
    assert marie.state() == "active"
