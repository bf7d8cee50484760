"""A place that is not sure is read back and asked about; nothing found is kept all the same, and never for ever."""

import pytest

from tests.support.world import Handset, World

MISTAKEN = [
    "12 avenue de Bourgogne",
    "12 bd bourgogne",
    "12 rue des bourguignons",
    "12 chemin de bourgogne",
    "12 rue de bourg",
]
YES = ["Oui c'est bien ça", "exact", "oui oui", "OUI merci", "c'est la bonne adresse"]
YES_IN_ENGLISH = ["Yes that's right", "correct", "yep", "it is, thank you", "YES thanks"]


@pytest.mark.parametrize(("written", "yes"), list(zip(MISTAKEN, YES, strict=True)))
def test_a_street_like_another_is_read_back_and_a_yes_settles_it(world: World, written: str, yes: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts(f"des courses, {written}").is_told("courses", "12 rue de Bourgogne, 45000 Orléans", "OUI ou NON")
    marie.is_told_nothing()
    assert world.the_request().state == "unplaced"
    odette.texts(yes).is_told("C'est noté : courses, 12 rue de Bourgogne")
    marie.is_offered("courses", "rue de Bourgogne")


@pytest.mark.parametrize(("written", "yes"), list(zip(MISTAKEN, YES_IN_ENGLISH, strict=True)))
def test_a_street_like_another_is_read_back_in_english(edith: Handset, written: str, yes: str) -> None:
    edith.texts(f"my shopping please, {written}").is_told("12 rue de Bourgogne, 45000 Orléans", "YES or NO")
    edith.texts(yes).is_told("Noted: shopping, 12 rue de Bourgogne")


@pytest.mark.parametrize("no", ["Non", "non pas du tout", "ce n'est pas ça", "NON !", "vous vous trompez"])
def test_a_no_asks_for_the_address_and_then_takes_it(odette: Handset, no: str) -> None:
    odette.texts("des courses, 12 avenue de bourgogne")
    odette.texts(no).is_told("Quelle est alors votre adresse ?")
    odette.texts("14 rue Bannier").is_told("courses, 14 rue Bannier")


@pytest.mark.parametrize("no", ["No", "no it isn't", "that's wrong", "NOPE", "not at all"])
def test_a_no_asks_for_the_address_and_then_takes_it_in_english(edith: Handset, no: str) -> None:
    edith.texts("my shopping, 12 avenue de bourgogne")
    edith.texts(no).is_told("What is your address then?")
    edith.texts("14 rue Bannier").is_told("shopping, 14 rue Bannier")


@pytest.mark.parametrize(
    "answer", ["non, 14 rue Bannier", "14 rue Bannier", "Non c'est au 14 rue bannier à Orléans"]
)
def test_the_right_address_instead_of_a_no(odette: Handset, answer: str) -> None:
    odette.texts("des courses, 12 avenue de bourgogne")
    odette.texts(answer).is_told("courses, 14 rue Bannier, 45000 Orléans")


def test_an_unknown_number_is_read_back(world: World, odette: Handset) -> None:
    odette.texts("des courses, 812 rue de Bourgogne").is_told(
        "Habitez-vous bien", "rue de Bourgogne", "OUI ou NON"
    )
    odette.texts("oui").is_told("C'est noté", "rue de Bourgogne")
    assert "812" in world.the_request().details


NUMBERS = ["14", "au 14", "c'est le 14", "numéro 14", "12 bis"]
NUMBERS_IN_ENGLISH = ["14", "at 14", "it's number 14", "no. 14", "12 bis"]


@pytest.mark.parametrize("number", NUMBERS)
def test_without_a_number_only_the_number_is_asked(odette: Handset, number: str) -> None:
    odette.texts("du pain svp, rue Bannier").is_told("courses", "rue Bannier", "Quel est le numéro")
    odette.texts(number).is_told("C'est noté", number.split()[-1], "rue Bannier, 45000 Orléans")


@pytest.mark.parametrize("number", NUMBERS_IN_ENGLISH)
def test_without_a_number_only_the_number_is_asked_in_english(edith: Handset, number: str) -> None:
    edith.texts("some bread please, rue Bannier").is_told("shopping", "rue Bannier", "At which number?")
    edith.texts(number).is_told("Noted", number.split()[-1], "rue Bannier, 45000 Orléans")


def test_somebody_who_does_not_know_the_number_is_helped_in_the_street(world: World, odette: Handset) -> None:
    odette.texts("du pain svp, rue Bannier")
    odette.texts("je ne sais plus").is_told("Quel est le numéro")
    odette.texts("aucune idée").is_told("Habitez-vous bien", "rue Bannier")
    odette.texts("oui").is_told("C'est noté", "rue Bannier")
    assert world.the_request().state == "searching"


CHOICES = ["1", "la première", "le 1 svp", "réponse 1", "un"]
CHOICES_IN_ENGLISH = ["1", "the first one", "number one please", "option 1", "one"]


@pytest.mark.parametrize("choice", CHOICES)
def test_a_street_in_two_places_is_chosen_by_number(odette: Handset, choice: str) -> None:
    asked = odette.texts("de la lecture et un peu de compagnie, 4 rue des Fleurs").is_told(
        "Olivet", "Fleury-les-Aubrais", "1) 4 rue des Fleurs", "2) 4 rue des Fleurs", "Répondez par le chiffre"
    )
    first = "Olivet" if asked.index("Olivet") < asked.index("Fleury") else "Fleury-les-Aubrais"
    odette.texts(choice).is_told("C'est noté", "4 rue des Fleurs", first)


@pytest.mark.parametrize("choice", CHOICES_IN_ENGLISH)
def test_a_street_in_two_places_is_chosen_by_number_in_english(edith: Handset, choice: str) -> None:
    asked = edith.texts("I would like some company, 4 rue des Fleurs").is_told("Olivet", "Reply with the number")
    first = "Olivet" if asked.index("Olivet") < asked.index("Fleury") else "Fleury-les-Aubrais"
    edith.texts(choice).is_told("Noted", "4 rue des Fleurs", first)


@pytest.mark.parametrize("town", ["Olivet", "à Olivet", "celle d'Olivet", "4 rue des Fleurs Olivet", "olivet svp"])
def test_a_street_in_two_places_is_chosen_by_its_town(odette: Handset, town: str) -> None:
    odette.texts("un peu de compagnie, 4 rue des Fleurs")
    odette.texts(town).is_told("C'est noté", "4 rue des Fleurs, 45160 Olivet")


def test_a_number_nobody_offered_is_asked_again(odette: Handset) -> None:
    odette.texts("un peu de compagnie, 4 rue des Fleurs")
    odette.texts("7").is_told("lequel", "Olivet")
    odette.texts("2").is_told("C'est noté", "4 rue des Fleurs")


UNKNOWN = [
    "12 allée des Licornes",
    "99 impasse du Bout du Monde",
    "8 chemin de Zanzibar",
    "3 rue Quetzalcoatl",
    "5 avenue de Vladivostok",
]


@pytest.mark.parametrize("address", UNKNOWN)
def test_nothing_found_is_kept_asked_again_and_then_handed_over(world: World, address: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts(f"mes courses, {address}").is_told("courses", address, "numéro, la rue et la commune")
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", "no_address")
    for _ in range(4):
        odette.texts(address)
        if "votre demande est gardée" in odette.is_told():
            break
    else:
        pytest.fail("asked for ever")
    marie.is_told_nothing()
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", "no_address")


@pytest.mark.parametrize("address", UNKNOWN)
def test_nothing_found_is_asked_again_in_english(world: World, edith: Handset, address: str) -> None:
    edith.texts(f"my shopping please, {address}").is_told("shopping", address, "can't find")
    assert world.the_request().attention == "no_address"
    edith.texts("14 rue Bannier").is_told("Noted: shopping, 14 rue Bannier")
    assert world.the_request().attention is None


def test_the_need_is_what_was_said_last(world: World) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("j'ai besoin de courses")
    odette.texts("non plutôt mes médicaments, 14 rue Bannier").is_told("médicaments, 14 rue Bannier")
    marie.is_offered("médicaments")


@pytest.mark.parametrize(
    "text",
    [
        "des courses, 12 rue de Bourgogne non pardon au 40",
        "du pain, je n'habite plus 12 rue de Bourgogne",
        "mes courses, 12 rue de Bourgogne, c'est à Blois",
        "ma fille habite 12 rue de Bourgogne, moi 14 rue Bannier, il me faut du pain",
        "il faut m'emmener chez le dentiste 12 rue de Bourgogne",
        "des courses, 12 rue de Bourgogne. Erreur, c'est le 40",
    ],
)
def test_an_address_that_may_not_be_hers_is_read_back(odette: Handset, text: str) -> None:
    odette.texts(text).is_told("OUI")
    assert odette.world.the_request().state == "unplaced"
