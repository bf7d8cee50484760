"""What a volunteer answers to an offer, with everything people write around it."""

import pytest

from tests.support.world import Handset, World

OPENED = "Pouvez-vous prendre mes médicaments ? 12 bis rue de Bourgogne, digicode 4521B"


def ask(world: World, words: str = OPENED) -> Handset:
    """A resident whose request has just been opened."""
    odette = world.resident()
    odette.texts(words).look()
    return odette


YES = [
    ("Oui dans 20 minutes 🚲", "dans 20 minutes 🚲"),
    ("OUI, je sors du travail à 18h30 !", "je sors du travail à 18h30 !"),
    ("bien sûr ! je passe après l'école", "je passe après l'école"),
    ("Avec plaisir. Dites-lui « à tout de suite »", "Dites-lui « à tout de suite »"),
    ("ouais, vers midi, ça ira ?", "vers midi, ça ira ?"),
    ("Volontiers", ""),
]
YES_IN_ENGLISH = [
    ("Yes in 20 minutes 🚲", "in 20 minutes 🚲"),
    ("YES, I finish work at 6:30!", "I finish work at 6:30!"),
    ('Sure. Tell her "see you soon"', 'Tell her "see you soon"'),
    ("Of course - what floor is it?", "what floor is it?"),
    ("Yep, after school", "after school"),
    ("with pleasure", ""),
]


@pytest.mark.parametrize(("words", "rest"), YES)
def test_a_yes_with_more_words_reaches_the_resident_word_for_word(world: World, words: str, rest: str) -> None:
    marie, odette = world.volunteer("Marie"), ask(world)
    marie.is_offered()
    marie.texts(words).is_told("Merci Marie")
    told = odette.is_told("Marie", "médicaments")
    assert told.endswith(f"Marie vous dit : {rest}") if rest else "vous dit" not in told


@pytest.mark.parametrize(("words", "rest"), YES_IN_ENGLISH)
def test_a_yes_with_more_words_reaches_the_resident_in_english(world: World, words: str, rest: str) -> None:
    mary = world.volunteer("Mary", languages=["en"])
    edith = ask(world, "Could you get my prescription? 12 bis rue de Bourgogne")
    mary.is_offered()
    mary.texts(words).is_told("Thank you Mary")
    told = edith.is_told("Good news", "Mary", "medicine")
    assert told.endswith(f"Mary tells you: {rest}") if rest else "tells you" not in told


@pytest.mark.parametrize("words", ["oui", "Yes, no problem", "d'accord", "je m'en occupe", "👍"])
def test_both_sides_get_what_they_need(world: World, words: str) -> None:
    marie, odette = world.volunteer("Marie"), ask(world)
    marie.look()
    marie.texts(words)
    password = world.the_request().password
    mine = marie.is_told("12 bis rue de Bourgogne, 45000 Orléans", password, "02 61 91 00 00", "ANNULER")
    assert OPENED in mine
    hers = odette.is_told("Marie", password, "02 61 91 00 00")
    for secret in (marie.phone, odette.phone, "06 39 98"):
        assert secret not in mine + hers


def test_before_acceptance_nothing_tells_who_it_is(world: World) -> None:
    marie = world.volunteer("Marie")
    odette = ask(world, "Je m'appelle Odette, mes cachets svp, 12 bis rue de Bourgogne, 3e étage, digicode 4521B")
    marie.is_offered("médicaments", "rue de Bourgogne", " m ")
    for secret in ("12", "bis", "4521B", "étage", "Odette", "cachets", odette.phone):
        assert secret not in marie.told[0].replace("OUI 12", "OUI ")
    marie.texts("oui").is_told("Odette vous attend", "12 bis rue de Bourgogne", "digicode 4521B")


NO = [
    "Non désolée, je garde les petits",
    "pas ce soir malheureusement",
    "je ne peux pas, bon courage !",
    "Impossible aujourd'hui",
    "nan pas dispo",
]
NO_IN_ENGLISH = [
    "No sorry, I have the kids",
    "not tonight I'm afraid",
    "I can't, good luck!",
    "Not available today",
    "nope, can't make it",
]


@pytest.mark.parametrize("words", NO)
def test_a_no_is_thanked_and_the_next_is_asked_at_once(world: World, words: str) -> None:
    marie, far = world.volunteer("Marie"), world.volunteer("Zoé", 2500)
    others = [world.volunteer(name, 200) for name in ("Paul", "Léa")]
    odette = ask(world)
    marie.is_offered()
    marie.texts(words).is_told("merci de nous l'avoir dit")
    far.is_told_nothing()
    for other in others:
        other.look()
        other.texts("non")
    far.is_offered("médicaments")
    odette.is_told_nothing()


@pytest.mark.parametrize("words", NO_IN_ENGLISH)
def test_a_no_is_thanked_in_english(world: World, words: str) -> None:
    mary = world.volunteer("Mary", languages=["en"])
    ask(world)
    mary.is_offered()
    mary.texts(words).is_told("thank you for telling us")
    assert world.the_request().state == "searching"


def test_a_no_frees_for_this_request_only(world: World) -> None:
    marie = world.volunteer("Marie")
    ask(world)
    marie.texts("non").look()
    other = world.resident("+33639980092")
    other.texts("du pain svp, 14 rue Bannier").look()
    marie.is_offered("courses")


def test_a_no_may_become_a_yes_while_nobody_has_accepted(world: World) -> None:
    marie, _ = world.volunteer("Marie"), ask(world)
    marie.texts("non").look()
    marie.texts("finalement oui").is_told("12 bis rue de Bourgogne")


def two_offers(world: World) -> tuple[Handset, str, str]:
    """Marie with two offers open, and their codes."""
    marie = world.volunteer("Marie")
    ask(world)
    first = marie.is_offered("médicaments")
    world.resident("+33639980092").texts("du pain svp, 14 rue Bannier")
    return marie, first, marie.is_offered("courses")


@pytest.mark.parametrize("words", ["OUI", "oui avec joie", "je m'en occupe", "Yes!", "d'accord"])
def test_a_plain_yes_with_two_offers_asks_which(world: World, words: str) -> None:
    marie, first, second = two_offers(world)
    marie.texts(words)
    marie.look()
    assert all(code in marie.told[0] for code in (first, second))
    assert "rue de Bourgogne" in marie.told[0] and "rue Bannier" in marie.told[0]
    marie.texts(f"oui {first}").is_told("12 bis rue de Bourgogne")


@pytest.mark.parametrize("form", ["OUI {}", "{}", "oui le {} merci", "Oui pour le n° {}", "{} oui"])
def test_the_code_says_which(world: World, form: str) -> None:
    marie, _, second = two_offers(world)
    marie.texts(form.format(second)).is_told("14 rue Bannier, 45000 Orléans")
    assert [request.state for request in world.requests()] == ["searching", "accepted"]


@pytest.mark.parametrize("form", ["NON {}", "non pas le {}", "{} non merci", "No {}, sorry", "pas dispo pour {}"])
def test_a_no_with_a_code_leaves_the_other_open(world: World, form: str) -> None:
    marie, first, _ = two_offers(world)
    marie.texts(form.format(first)).look()
    marie.texts("oui").is_told("14 rue Bannier, 45000 Orléans")


@pytest.mark.parametrize("words", ["NON", "non désolée", "pas possible là", "No sorry", "nan pas aujourd'hui"])
def test_a_plain_no_means_the_text_read_last(world: World, words: str) -> None:
    marie, first, _ = two_offers(world)
    marie.texts(words)
    marie.look()
    assert len(marie.told) == 1 and f"OUI {first}" in marie.told[0] and "rue Bannier" in marie.told[0]
    marie.texts("oui").is_told("12 bis rue de Bourgogne, 45000 Orléans")


@pytest.mark.parametrize("form", ["OUI {}", "{}", "oui code {}", "NON {}", "yes {}"])
def test_an_unknown_code_is_told_so(world: World, form: str) -> None:
    marie, _ = world.volunteer("Marie"), ask(world)
    code = marie.is_offered()
    wrong = "1111" if code != "1111" else "2222"
    marie.texts(form.format(wrong)).is_told(wrong, f"OUI {code}")
    assert world.the_request().state == "searching"


@pytest.mark.parametrize("words", ["oui", "OUI !!", "je peux y aller", "je prends", "oui dans une heure"])
def test_a_late_yes_hears_kindly_that_it_is_taken(world: World, words: str) -> None:
    marie, paul, odette = world.volunteer("Marie"), world.volunteer("Paul"), ask(world)
    marie.texts("oui")
    paul.look()
    odette.look()
    paul.texts(words).is_told("Merci Paul", "Un autre voisin s'en occupe déjà", "la prochaine fois")
    odette.is_told_nothing()


@pytest.mark.parametrize("words", ["yes", "YES please", "I can go", "count me in", "yes in an hour"])
def test_a_late_yes_hears_kindly_that_it_is_taken_in_english(world: World, words: str) -> None:
    marie, john = world.volunteer("Marie"), world.volunteer("John", languages=["en"])
    ask(world)
    marie.texts("oui")
    john.look()
    john.texts(words).is_told("Thank you John", "Another neighbour", "next time")


@pytest.mark.parametrize("words", ["OUI", "oui oui j'y vais", "c'est oui", "yes", "je peux y aller"])
def test_a_second_yes_of_the_same_is_told_again_where(world: World, words: str) -> None:
    marie, _ = world.volunteer("Marie"), ask(world)
    marie.texts("oui").look()
    marie.texts(words).is_told("Marie", "12 bis rue de Bourgogne")


@pytest.mark.parametrize(
    "words", ["J'arrive dans 10 min", "oui, je serai là à 15h", "j'y vais, je prends le vélo 🚲"]
)
def test_what_somebody_on_the_way_says_reaches_the_resident(world: World, words: str) -> None:
    marie, odette = world.volunteer("Marie"), ask(world)
    marie.texts("oui").look()
    odette.look()
    marie.texts(words)
    told = odette.is_told("Marie vous dit")
    assert told.rpartition(" : ")[2] in words


UNCLEAR = ["c'est à quel étage ?", "peut-être", "faut voir", "il va pleuvoir", "je demande à mon mari"]
UNCLEAR_IN_ENGLISH = ["which floor is it?", "maybe", "let me check", "it is going to rain", "I'll ask my husband"]


@pytest.mark.parametrize("words", UNCLEAR)
def test_what_is_unclear_goes_to_a_coordinator_once(world: World, words: str) -> None:
    marie, odette = world.volunteer("Marie"), ask(world)
    code = marie.is_offered()
    marie.texts(words).is_told("Marie", f"OUI {code}", "NON", "La mairie lira aussi votre message")
    assert world.the_request().attention == "unclear_reply"
    marie.texts(words).is_told_nothing()
    marie.texts("oui").is_told("12 bis rue de Bourgogne")
    odette.is_told("Marie")


@pytest.mark.parametrize("words", UNCLEAR_IN_ENGLISH)
def test_what_is_unclear_goes_to_a_coordinator_in_english(world: World, words: str) -> None:
    mary, _ = world.volunteer("Mary", languages=["en"]), ask(world)
    code = mary.is_offered()
    mary.texts(words).is_told("Mary", f"OUI {code}", "The town hall will read your message")
    assert world.the_request().attention == "unclear_reply"


def test_a_question_on_the_way_goes_to_a_coordinator(world: World) -> None:
    marie, _ = world.volunteer("Marie"), ask(world)
    marie.texts("oui").look()
    marie.texts("c'est à quel étage ?").is_told("la mairie lira votre message", "02 61 91 00 00", "FAIT")
    assert (world.the_request().state, world.the_request().attention) == ("accepted", "unclear_reply")


@pytest.mark.parametrize("words", ["merci à vous", "ok merci bonne soirée", "Bonne journée", "super"])
def test_politeness_after_all_is_done_is_not_answered(world: World, words: str) -> None:
    marie, odette = world.volunteer("Marie"), ask(world)
    marie.texts("oui")
    marie.texts("fait").look()
    odette.look()
    marie.texts(words).is_told_nothing()
    odette.is_told_nothing()


def test_two_machines_that_answer_each_other_come_to_an_end(world: World) -> None:
    marie, _ = world.volunteer("Marie"), ask(world)
    marie.texts("oui")
    for _ in range(40):
        marie.texts("oui, message automatique")
        if not marie.look():
            return
    pytest.fail("they would talk for ever")
