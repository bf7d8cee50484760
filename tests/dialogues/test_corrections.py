"""A correction moves the place or the need; whoever no longer fits is stood down, whoever comes is told."""

import pytest

from tests.support.world import World

OPENED = "mes médicaments, 12 rue de Bourgogne"
CORRECTIONS = [
    "non, 6 rue du Général de Gaulle à Olivet",
    "Pardon, c'est 6 rue du général de gaulle, Olivet",
    "6 rue du General de Gaulle 45160 Olivet",
    "Erreur ! j'habite au 6 rue du Général de Gaulle à Olivet",
    "NON. La bonne adresse : 6 rue du Général de Gaulle, 45160 Olivet",
]
CORRECTIONS_IN_ENGLISH = [
    "no, 6 rue du Général de Gaulle in Olivet",
    "Sorry, it's 6 rue du General de Gaulle, Olivet",
    "wrong, I live at 6 rue du Général de Gaulle, Olivet",
    "No! My address is 6 rue du General de Gaulle 45160 Olivet",
    "that's not right, 6 rue du Général de Gaulle, Olivet please",
]


@pytest.mark.parametrize("words", CORRECTIONS)
def test_a_correction_moves_the_place_and_stands_down_who_is_too_far(world: World, words: str) -> None:
    odette = world.resident()
    near, far_goer = world.volunteer("Marie", radius_m=1000), world.volunteer("Paul", radius_m=9000)
    odette.texts(OPENED)
    near.is_offered("rue de Bourgogne")
    far_goer.is_offered("rue de Bourgogne")
    odette.texts(words).is_told("C'est corrigé", "médicaments, 6 rue du Général de Gaulle, 45160 Olivet", "NON")
    near.is_told("n'a plus besoin d'aide pour cette demande", "Merci Marie")
    assert world.the_request().address == "6 rue du Général de Gaulle, 45160 Olivet"
    far_goer.texts("oui").is_told("6 rue du Général de Gaulle, 45160 Olivet")


@pytest.mark.parametrize("words", CORRECTIONS_IN_ENGLISH)
def test_a_correction_moves_the_place_in_english(world: World, words: str) -> None:
    edith, near = world.resident(), world.volunteer("Mary", radius_m=1000, languages=["en"])
    edith.texts("my medicine please, 12 rue de Bourgogne")
    near.is_offered("medicine")
    told = edith.texts(words).look()
    assert "Corrected: medicine, 6 rue du Général de Gaulle, 45160 Olivet" in told[0]
    near.is_told("no longer needed", "Mary")


@pytest.mark.parametrize("words", CORRECTIONS)
def test_a_volunteer_who_has_accepted_is_told_of_the_correction(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie", radius_m=1000)
    odette.texts(OPENED)
    marie.texts("oui")
    marie.look()
    odette.texts(words).is_told("C'est corrigé", "Marie s'en occupe")
    marie.is_told("corrigée", "6 rue du Général de Gaulle, 45160 Olivet", "Marie")


@pytest.mark.parametrize("no", ["NON", "non ce n'est pas ça", "C'est faux", "non !!", "vous vous trompez"])
def test_a_bare_no_asks_what_is_wrong(world: World, no: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts(OPENED)
    marie.is_offered("médicaments")
    odette.texts(no).is_told("Qu'est-ce qui est faux ?")
    odette.texts("14 rue Bannier").is_told("C'est corrigé : médicaments, 14 rue Bannier")


@pytest.mark.parametrize("no", ["NO", "no that's wrong", "Nope", "not at all", "wrong address"])
def test_a_bare_no_asks_what_is_wrong_in_english(world: World, no: str) -> None:
    edith, mary = world.resident(), world.volunteer("Mary", languages=["en"])
    edith.texts("my medicine please, 12 rue de Bourgogne")
    mary.is_offered("medicine")
    edith.texts(no).is_told("What is wrong?")
    edith.texts("I need a meal").is_told("Corrected: a meal, 12 rue de Bourgogne")


@pytest.mark.parametrize(
    "words",
    ["non, des courses", "NON pas médicaments : des courses", "non c'est du pain", "non plutôt mes courses"],
)
def test_the_need_can_be_corrected(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts(OPENED)
    marie.texts("oui")
    marie.look()
    odette.texts(words).is_told("C'est corrigé : courses, 12 rue de Bourgogne")
    marie.is_told("corrigée", "courses, 12 rue de Bourgogne")


def test_somebody_near_the_new_place_is_asked(world: World) -> None:
    odette = world.resident()
    world.volunteer("Marie", radius_m=1000)
    lea = world.volunteer("Léa", metres_north=-4600, radius_m=1500)
    odette.texts(OPENED)
    lea.is_told_nothing()
    odette.texts(CORRECTIONS[0]).look()
    lea.is_offered("rue du Général de Gaulle")
