"""People are answered in the language they write, and it changes when they change."""

import pytest

from tests.support.world import World


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("du pain s'il vous plaît", "is anybody coming?"),
        ("bonjour je voudrais du lait", "any news please?"),
        ("mes commissions, je ne peux pas sortir", "I am still waiting"),
        ("il me faut des oeufs et du beurre", "have you found somebody?"),
        ("j'ai faim, mon frigo est vide", "what is happening?"),
    ],
)
def test_a_resident_who_switches_is_answered_in_the_new_language(world: World, french: str, english: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts(french).is_told("Quelle est votre adresse")
    odette.texts("14 rue Bannier").is_told("C'est noté : courses")
    odette.texts(english).is_told("Your request: shopping", "We are looking")
    marie.texts("OUI")
    odette.is_told("Good news", "Marie", "shopping")


def test_a_resident_who_switches_back(world: World) -> None:
    odette = world.resident()
    odette.texts("hello, I need some help").is_told("What is your address?")
    odette.texts("j'habite dans un immeuble").is_told("l'adresse")


@pytest.mark.parametrize(
    "yes", ["yes, I can go", "Yes of course", "sure, happy to help", "yes I'll do it", "Yes please count me in"]
)
def test_a_volunteer_is_answered_in_the_language_of_the_answer(world: World, yes: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("des courses, 14 rue Bannier")
    marie.is_offered("Bonjour Marie")
    marie.texts(yes).is_told("Thank you Marie", "14 rue Bannier", "shopping")
    odette.look()


def test_each_volunteer_is_asked_in_their_own_language(world: World) -> None:
    odette = world.resident()
    marie, mary = world.volunteer("Marie"), world.volunteer("Mary", languages=["en", "fr"])
    odette.texts("des courses, 14 rue Bannier").is_told("C'est noté")
    marie.is_offered("Bonjour Marie", "courses")
    mary.is_offered("Hello Mary", "shopping")
