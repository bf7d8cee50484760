"""A resident says what she needs and where: what is known is never asked, what is missing is asked once."""

import pytest

from tests.support.world import Handset, World

NEED_AND_ADDRESS = [
    (
        "Bonsoir, pourriez-vous me prendre du pain et du lait ? J'habite 14 rue Bannier",
        "courses",
        "14 rue Bannier",
    ),
    ("g plus de doliprane, 5 bd alexandre martin merci", "médicaments", "5 boulevard Alexandre Martin"),
    ("3 place du martroi. Un repas chaud pour ce soir svp", "repas", "3 place du Martroi"),
    ("Je voudrais bavarder un peu, 7 rue de la republique a Orleans", "compagnie", "7 rue de la République"),
    ("PROMENER MON CHIEN 9 AVENUE DAUPHINE", "animal", "9 avenue Dauphine"),
    ("rdv chez le dentiste mardi, je suis au 10 rue Bannier 45000", "transport", "10 rue Bannier"),
]
NEED_AND_ADDRESS_IN_ENGLISH = [
    ("Good morning, could somebody get me milk and eggs? I live at 14 rue Bannier", "shopping", "14 rue Bannier"),
    ("I have run out of pills, 5 boulevard Alexandre Martin, thanks", "medicine", "5 boulevard Alexandre Martin"),
    ("3 place du Martroi. A warm meal tonight please", "a meal", "3 place du Martroi"),
    ("I feel so lonely, would like a chat. 7 rue de la Republique", "company", "7 rue de la République"),
    ("please walk my dog 9 avenue Dauphine", "pet", "9 avenue Dauphine"),
    ("Need a lift to the doctor on Tuesday, I am at 10 rue Bannier", "a lift", "10 rue Bannier"),
]


@pytest.mark.parametrize(("words", "need", "address"), NEED_AND_ADDRESS)
def test_need_and_address_open_at_once(world: World, words: str, need: str, address: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts(words).is_told("C'est noté", need, address, "répondez NON", "ANNULER")
    marie.is_offered(need)
    assert world.the_request().state == "searching"
    assert world.the_request().details == words


@pytest.mark.parametrize(("words", "need", "address"), NEED_AND_ADDRESS_IN_ENGLISH)
def test_need_and_address_open_at_once_in_english(world: World, words: str, need: str, address: str) -> None:
    edith, marie = world.resident(), world.volunteer("Marie", languages=["en"])
    edith.texts(words).is_told("Noted", need, address, "reply NO", "ANNULER")
    marie.is_offered(need)
    assert world.the_request().state == "searching"


ONLY_A_NEED = [
    "Il me faudrait quelqu'un pour aller chercher mon ordonnance",
    "bonjour g plus de cachets",
    "Mes gélules sont prêtes à la pharmacie, je ne peux pas y aller",
    "pharmacie svp",
    "Je n'ai plus de sirop ni de comprimés !!",
]
ONLY_A_NEED_IN_ENGLISH = [
    "Could anyone pick up my prescription?",
    "my tablets are finished",
    "I need something from the chemist please",
    "Hello, no more insulin here",
    "PAINKILLERS PLEASE",
]


@pytest.mark.parametrize("words", ONLY_A_NEED)
def test_only_a_need_asks_only_for_the_address(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    told = odette.texts(words).is_told("médicaments", "Quelle est votre adresse ?")
    assert "De quoi" not in told
    marie.is_told_nothing()
    odette.texts("14 rue Bannier, troisième étage, sonnez fort").is_told("médicaments", "14 rue Bannier", "NON")
    code = marie.is_offered("médicaments", "rue Bannier")
    marie.texts(f"OUI {code}").is_told("14 rue Bannier", "sonnez fort")


@pytest.mark.parametrize("words", ONLY_A_NEED_IN_ENGLISH)
def test_only_a_need_asks_only_for_the_address_in_english(edith: Handset, words: str) -> None:
    told = edith.texts(words).is_told("medicine", "What is your address?")
    assert "need" not in told.replace("Noted: medicine.", "")
    edith.texts("14 rue Bannier, third floor").is_told("medicine", "14 rue Bannier", "reply NO")


ONLY_AN_ADDRESS = [
    "14 rue Bannier",
    "Bonjour, j'habite au 14 rue Bannier à Orléans",
    "14, r. Bannier 45000 ORLEANS",
    "Madame Petit, 14 rue Bannier",
    "je suis au 14 rue bannier svp",
]
ONLY_AN_ADDRESS_IN_ENGLISH = [
    "Hello, I live at 14 rue Bannier",
    "my address is 14 rue Bannier, Orleans",
    "This is Mrs Little, at 14 rue Bannier",
    "I am at 14 rue Bannier please",
    "Hi there! The address is 14 rue Bannier 45000",
]


@pytest.mark.parametrize("words", ONLY_AN_ADDRESS)
def test_only_an_address_asks_only_for_the_need(world: World, odette: Handset, words: str) -> None:
    told = odette.texts(words).is_told("De quoi avez-vous besoin")
    assert "adresse" not in told
    odette.texts("du pain et du fromage").is_told("courses", "14 rue Bannier, 45000 Orléans")
    assert world.the_request().need == "groceries"


@pytest.mark.parametrize("words", ONLY_AN_ADDRESS_IN_ENGLISH)
def test_only_an_address_asks_only_for_the_need_in_english(edith: Handset, words: str) -> None:
    told = edith.texts(words).is_told("What do you need")
    assert "address" not in told
    edith.texts("bread and cheese").is_told("shopping", "14 rue Bannier, 45000 Orléans")


@pytest.mark.parametrize(
    "words", ["Bonsoir", "coucou", "Allo ? Il y a quelqu'un ?", "Salut !", "Bonjour Madame", "bjr"]
)
def test_a_greeting_gets_one_short_kind_question(world: World, words: str) -> None:
    told = world.resident().texts(words).is_told("Bonjour", "Orléans", "De quoi avez-vous besoin", "?")
    assert len(told) <= 160
    assert world.requests() == []


@pytest.mark.parametrize(
    "words", ["Hello", "Good evening", "hi there", "Hey, anybody there?", "Good morning dear"]
)
def test_a_greeting_gets_one_short_kind_question_in_english(world: World, words: str) -> None:
    told = world.resident().texts(words).is_told("Hello", "Orléans", "What do you need", "?")
    assert len(told) <= 160
    assert world.requests() == []


@pytest.mark.parametrize("words", ["Merci", "oui", "ok très bien", "👍", "Bonne journée à vous", "D'accord merci"])
def test_politeness_and_a_yes_outside_a_question_open_nothing(world: World, words: str) -> None:
    odette = world.resident()
    odette.texts(words).is_told_nothing()
    assert world.requests() == []


@pytest.mark.parametrize("words", ["Thanks a lot", "yes", "okay great", "❤️", "Have a lovely evening"])
def test_politeness_and_a_yes_outside_a_question_open_nothing_in_english(world: World, words: str) -> None:
    edith = world.resident()
    edith.texts(words).is_told_nothing()
    assert world.requests() == []


@pytest.mark.parametrize("words", ["ouistiti", "xqzt", "il fait beau", "le facteur est passé", "blorp blorp"])
def test_unknown_words_open_nothing_and_are_asked_about(world: World, words: str) -> None:
    world.resident().texts(words).is_told("De quoi avez-vous besoin")
    assert world.requests() == []


@pytest.mark.parametrize(
    "words", ["encore des courses svp", "du pain", "mes provisions", "il me faudrait du lait", "faire le marché"]
)
def test_a_known_resident_is_not_asked_for_her_address_again(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("mon ordonnance, 14 rue Bannier")
    marie.texts("OUI")
    marie.texts("FAIT")
    odette.texts(words).is_told("C'est noté : courses, 14 rue Bannier, 45000 Orléans")


@pytest.mark.parametrize(
    "words", ["some bread", "my shopping again please", "milk and eggs", "food", "groceries!"]
)
def test_a_known_resident_is_not_asked_for_her_address_again_in_english(world: World, words: str) -> None:
    edith, marie = world.resident(), world.volunteer("Marie")
    edith.texts("my prescription, 14 rue Bannier")
    marie.texts("OUI")
    marie.texts("FAIT")
    edith.texts(words).is_told("Noted: shopping, 14 rue Bannier, 45000 Orléans")


@pytest.mark.parametrize("words", ["Bonjour", "Rebonjour !", "Hello", "qui êtes-vous ?", "une nouvelle demande"])
def test_a_known_resident_who_does_not_say_what_is_asked_only_that(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("mon ordonnance, 14 rue Bannier")
    marie.texts("OUI")
    marie.texts("FAIT")
    told = odette.texts(words).is_told("?")
    assert "adresse" not in told and "address" not in told


def test_a_known_resident_who_names_another_place_is_helped_there(world: World) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("mon ordonnance, 14 rue Bannier")
    marie.texts("OUI")
    marie.texts("FAIT")
    odette.texts("je suis chez ma soeur, 3 place du Martroi, il nous faut du pain").is_told("3 place du Martroi")


def test_at_most_so_many_requests_a_day(world: World) -> None:
    world.set(requests_per_day="1")
    odette, marie = world.resident(), world.volunteer("Marie")
    odette.texts("mes cachets, 14 rue Bannier").is_told("C'est noté")
    marie.texts("OUI")
    marie.texts("FAIT")
    odette.texts("et du pain").is_told("plusieurs demandes", "demain")
    assert len(world.requests()) == 1
