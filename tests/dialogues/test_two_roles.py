"""A volunteer may need help too: a need or an address is a resident's, an answer word belongs to an open offer."""

import pytest

from tests.support.world import Handset, World


def marie_with_an_offer(world: World) -> Handset:
    """Marie, whose neighbour has just asked for something."""
    marie = world.volunteer("Marie")
    world.resident().texts("des courses, 14 rue Bannier")
    marie.is_offered("courses")
    return marie


NEEDS = [
    "moi aussi j'aurais besoin de médicaments, 3 place du Martroi",
    "je suis malade, qui peut aller à la pharmacie ? 3 place du Martroi",
    "mes cachets svp 3 place du martroi",
    "Bonjour, il me faut du sirop, 3 place du Martroi",
    "une ordonnance à prendre, 3 place du Martroi à Orléans",
]
NEEDS_IN_ENGLISH = [
    "I need my own medicine too, 3 place du Martroi",
    "I am ill, who can go to the pharmacy? 3 place du Martroi",
    "my tablets please 3 place du martroi",
    "Hello, I need cough syrup, 3 place du Martroi",
    "a prescription to collect, 3 place du Martroi",
]


@pytest.mark.parametrize("words", [*NEEDS, *NEEDS_IN_ENGLISH])
def test_a_need_is_a_residents_even_with_an_offer_open(world: World, words: str) -> None:
    marie = marie_with_an_offer(world)
    paul = world.volunteer("Paul")
    marie.texts(words)
    assert "3 place du Martroi" in marie.is_told("NON" if words in NEEDS else "NO")
    paul.is_offered("médicaments")
    assert [request.state for request in world.requests()] == ["searching", "searching"]


@pytest.mark.parametrize("words", ["oui", "OUI j'y vais", "d'accord", "yes", "je m'en occupe"])
def test_a_yes_belongs_to_the_offer_even_in_the_middle_of_a_question(world: World, words: str) -> None:
    marie = marie_with_an_offer(world)
    world.volunteer("Paul")
    marie.texts("il me faudrait mes médicaments").is_told("Quelle est votre adresse ?")
    marie.texts(words)
    assert "14 rue Bannier" in marie.look()[0]
    assert world.requests()[0].state == "accepted"


def test_nobody_is_asked_to_help_themselves(world: World) -> None:
    marie = world.volunteer("Marie")
    marie.texts("mes médicaments, 3 place du Martroi")
    assert all("OUI" not in told for told in marie.look())


@pytest.mark.parametrize("words", ["NON", "non ce n'est pas la bonne adresse", "ANNULER"])
def test_a_no_to_her_own_request_comes_before_offers_that_are_over(world: World, words: str) -> None:
    marie, paul = world.volunteer("Marie"), world.volunteer("Paul")
    world.resident().texts("des courses, 14 rue Bannier")
    paul.texts("oui").look()
    marie.texts("mes médicaments, 3 place du Martroi").look()
    marie.texts(words)
    assert "Cette demande est terminée" not in marie.told
    marie.is_told("annulé" if words == "ANNULER" else "Qu'est-ce qui est faux ?")
