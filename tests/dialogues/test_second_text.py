"""A resident with an open request writes again: the same or a new one, where it stands, or never mind."""

import pytest

from tests.support.world import Handset, World

OPENED = "mes médicaments, 14 rue Bannier"
OPENED_IN_ENGLISH = "my medicine please, 14 rue Bannier"


def with_an_open_request(resident: Handset, words: str = OPENED) -> Handset:
    resident.texts(words).look()
    return resident


SAME = ["1", "la même", "c'est la même demande", "le 1 merci", "toujours la même"]
SAME_IN_ENGLISH = ["1", "the same", "same one", "it's the same request", "number 1 please"]


@pytest.mark.parametrize("words", SAME)
def test_another_need_may_belong_to_the_same_request(world: World, words: str) -> None:
    odette, marie = with_an_open_request(world.resident()), world.volunteer("Marie")
    odette.texts("et aussi du pain svp").is_told("déjà une demande", "médicaments, 14 rue Bannier", "1", "2")
    odette.texts(words).is_told("C'est noté, merci", "médicaments et courses, 14 rue Bannier")
    world.later(minutes=11)
    marie.texts("OUI").is_told("et aussi du pain svp")
    assert world.the_request().need == "medicine"


@pytest.mark.parametrize("words", SAME_IN_ENGLISH)
def test_another_need_may_belong_to_the_same_request_in_english(edith: Handset, world: World, words: str) -> None:
    with_an_open_request(edith, OPENED_IN_ENGLISH)
    edith.texts("and some bread please").is_told("a request already", "medicine, 14 rue Bannier", "1", "2")
    edith.texts(words).is_told("Noted, thank you", "medicine and shopping, 14 rue Bannier")
    assert "and some bread please" in world.the_request().details


NEW = ["2", "une nouvelle", "c'est une autre demande", "nouvelle demande", "le 2 svp"]
NEW_IN_ENGLISH = ["2", "a new one", "another request", "it's a new request", "number two"]


@pytest.mark.parametrize("words", NEW)
def test_another_need_may_be_a_new_request(odette: Handset, world: World, words: str) -> None:
    with_an_open_request(odette)
    odette.texts("j'aurais aussi besoin de pain").is_told("déjà une demande")
    odette.texts(words).is_told("C'est noté : courses, 14 rue Bannier")
    assert [request.need for request in world.requests()] == ["medicine", "groceries"]


@pytest.mark.parametrize("words", NEW_IN_ENGLISH)
def test_another_need_may_be_a_new_request_in_english(edith: Handset, world: World, words: str) -> None:
    with_an_open_request(edith, OPENED_IN_ENGLISH)
    edith.texts("I also need some bread").is_told("a request already")
    edith.texts(words).is_told("Noted: shopping, 14 rue Bannier")
    assert [request.need for request in world.requests()] == ["medicine", "groceries"]


def test_an_answer_that_is_neither_is_kept_for_a_coordinator(odette: Handset, world: World) -> None:
    with_an_open_request(odette)
    odette.texts("j'aurais aussi besoin de pain").is_told("répondez 1")
    odette.texts("bleu").is_told("répondez 1")
    odette.texts("vert").is_told("votre message est gardé")
    assert world.the_request().attention == "unclear_reply"
    assert "pain" in world.the_request().details


@pytest.mark.parametrize(
    "words",
    [
        "le digicode est 4521B",
        "je suis un peu sourde, frappez fort",
        "C'est au fond de la cour",
        "laissez tout devant la porte",
        "ma soeur sera là",
    ],
)
def test_more_words_about_the_request_reach_whoever_helps(odette: Handset, world: World, words: str) -> None:
    with_an_open_request(odette)
    odette.texts(words).is_told("C'est noté, merci", "médicaments, 14 rue Bannier")
    assert words in world.the_request().details


STATUS = [
    "Avez-vous trouvé quelqu'un ?",
    "alors, du nouveau ?",
    "quelqu'un va venir ?",
    "à quelle heure il arrive ?",
    "j'attends toujours",
]
STATUS_IN_ENGLISH = [
    "any news?",
    "has anyone answered?",
    "is somebody coming?",
    "still waiting",
    "how long will it take?",
]


@pytest.mark.parametrize("words", STATUS)
def test_where_is_my_request(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    with_an_open_request(odette)
    odette.texts(words).is_told("médicaments, 14 rue Bannier", "Nous cherchons")
    marie.texts("oui")
    odette.look()
    odette.texts(words).is_told("Marie s'en occupe", world.the_request().password)


@pytest.mark.parametrize("words", STATUS_IN_ENGLISH)
def test_where_is_my_request_in_english(edith: Handset, words: str) -> None:
    with_an_open_request(edith, OPENED_IN_ENGLISH)
    edith.texts(words).is_told("medicine, 14 rue Bannier", "We are looking")


CANCEL = [
    "ANNULER",
    "annulez svp",
    "Finalement non, merci",
    "je n'en ai plus besoin",
    "laissez tomber, mon fils est là",
]
CANCEL_IN_ENGLISH = [
    "ANNULER",
    "please cancel my request",
    "never mind",
    "I no longer need it",
    "forget it, thanks",
]


@pytest.mark.parametrize("words", CANCEL)
def test_cancelling_before_anybody_has_accepted(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    with_an_open_request(odette)
    marie.is_offered("médicaments")
    odette.texts(words).is_told("C'est annulé : médicaments")
    marie.is_told("n'a plus besoin d'aide", "Merci Marie", "pas besoin de répondre")
    marie.texts("oui").is_told("Cette demande est terminée", "Marie")
    assert world.the_request().state == "cancelled"


@pytest.mark.parametrize("words", CANCEL)
def test_cancelling_after_somebody_has_accepted(world: World, words: str) -> None:
    odette, marie, paul = world.resident(), world.volunteer("Marie"), world.volunteer("Paul")
    with_an_open_request(odette)
    marie.texts("oui")
    marie.look()
    paul.look()
    odette.look()
    odette.texts(words).is_told("C'est annulé : médicaments")
    marie.is_told("n'a plus besoin de vous", "médicaments, 14 rue Bannier", "Marie")
    paul.is_told_nothing()


@pytest.mark.parametrize("words", CANCEL_IN_ENGLISH)
def test_cancelling_in_english(world: World, words: str) -> None:
    edith, mary = world.resident(), world.volunteer("Mary", languages=["en"])
    with_an_open_request(edith, OPENED_IN_ENGLISH)
    mary.is_offered("medicine")
    edith.texts(words).is_told("Cancelled: medicine")
    mary.is_told("no longer needed", "Mary")


def test_cancelling_in_the_middle_of_a_question(odette: Handset, world: World) -> None:
    odette.texts("des courses svp").is_told("Quelle est votre adresse ?")
    odette.texts("annuler").is_told("C'est annulé : courses")
    assert world.the_request().state == "cancelled"


def test_cancelling_what_was_never_asked(odette: Handset, world: World) -> None:
    odette.texts("annuler").is_told("pas de demande en cours")
    assert world.requests() == []


@pytest.mark.parametrize(
    "words", ["NON personne n'est venu", "Non.", "non je n'ai vu personne", "NON !", "non toujours rien"]
)
def test_after_done_a_no_searches_again(world: World, words: str) -> None:
    odette, marie = world.resident(), world.volunteer("Marie")
    with_an_open_request(odette)
    marie.texts("oui")
    marie.texts("fait")
    odette.look()
    paul = world.volunteer("Paul")
    odette.texts(words).is_told("Nous sommes désolés", "un autre voisin")
    paul.is_offered("médicaments")
    assert (world.the_request().state, world.the_request().attention) == ("searching", "not_helped")


@pytest.mark.parametrize(
    "words", ["NO nobody came", "No.", "no I have not seen anyone", "NO!", "nope, still nothing"]
)
def test_after_done_a_no_searches_again_in_english(world: World, words: str) -> None:
    edith, mary = world.resident(), world.volunteer("Mary", languages=["en"])
    world.volunteer("John", languages=["en"])
    with_an_open_request(edith, OPENED_IN_ENGLISH)
    mary.texts("yes")
    mary.texts("done")
    edith.look()
    assert "We are sorry" in edith.texts(words).look()[0]
    assert world.the_request().attention in ("not_helped", "nobody_found")
    assert world.the_request().state == "searching"


@pytest.mark.parametrize("words", ["merci beaucoup !", "c'est gentil", "parfait", "👍", "bonne journée"])
def test_thanks_for_what_is_on_its_way_are_not_answered(odette: Handset, words: str) -> None:
    with_an_open_request(odette)
    odette.texts(words).is_told_nothing()


def test_a_question_without_an_answer_becomes_a_coordinators(odette: Handset, world: World) -> None:
    odette.texts("mes courses svp").is_told("Quelle est votre adresse ?")
    assert world.the_request().attention is None
    world.later(minutes=9)
    assert world.the_request().attention is None
    world.later(minutes=2)
    assert (world.the_request().state, world.the_request().attention) == ("unplaced", "no_address")
    odette.texts("14 rue Bannier").is_told("C'est noté : courses, 14 rue Bannier")
    assert world.the_request().attention is None


def test_a_greeting_without_more_becomes_a_coordinators_and_is_taken_up_later(
    odette: Handset, world: World
) -> None:
    odette.texts("Bonjour").is_told("De quoi avez-vous besoin")
    world.later(minutes=11)
    assert world.the_request().attention == "no_address"
    odette.texts("des courses, 14 rue Bannier").is_told("C'est noté : courses, 14 rue Bannier")
    assert world.the_request().need == "groceries"


def test_what_was_said_before_the_silence_is_kept(odette: Handset, world: World) -> None:
    with_an_open_request(odette)
    odette.texts("et aussi du pain svp").is_told("répondez 1")
    world.later(minutes=11)
    assert world.the_request().attention == "unclear_reply"
    assert "et aussi du pain svp" in world.the_request().details


@pytest.mark.parametrize("words", ["le code de la porte est 12A4", "c'est au 3e étage", "sonnez deux fois svp"])
def test_what_is_added_reaches_whoever_is_on_the_way(world: World, odette: Handset, words: str) -> None:
    marie = world.volunteer("Marie")
    odette.texts("des courses, 12 rue Bannier")
    marie.texts("OUI")
    marie.look()
    odette.texts(words)
    marie.is_told(words)


def test_how_it_stands_is_told_also_while_the_address_is_missing(odette: Handset) -> None:
    odette.texts("des courses svp")
    odette.texts("où en est ma demande ?").is_told("Votre demande : courses. Il nous manque encore votre adresse.")
