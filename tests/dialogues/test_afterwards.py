"""After the acceptance: done, or taken back; and the words with which a volunteer leaves for a while."""

import pytest

from tests.support.world import Handset, World


def on_the_way(world: World, *others: str) -> tuple[Handset, Handset]:
    """Marie, who has accepted, and Odette, who waits for her."""
    marie = world.volunteer("Marie", 50)
    for name in others:
        world.volunteer(name, 400)
    odette = world.resident()
    odette.texts("des courses, 14 rue Bannier")
    marie.texts("oui").look()
    odette.look()
    return marie, odette


DONE = [
    "FAIT !",
    "c'est livré, elle est ravie",
    "Mission accomplie 🙂",
    "j'ai tout déposé",
    "terminé, bonne soirée",
]
DONE_IN_ENGLISH = [
    "DONE!",
    "all delivered, she is happy",
    "Job done 🙂",
    "finished",
    "I've dropped everything off",
]


@pytest.mark.parametrize("words", DONE)
def test_done_thanks_both(world: World, words: str) -> None:
    marie, odette = on_the_way(world)
    marie.texts(words).is_told("Merci Marie")
    odette.is_told("Marie", "c'est fait", "répondez NON")
    assert world.the_request().state == "done"


@pytest.mark.parametrize("words", DONE_IN_ENGLISH)
def test_done_thanks_in_english(world: World, words: str) -> None:
    marie, _ = on_the_way(world)
    marie.texts(words).is_told("Thank you Marie" if "🙂" not in words else "Marie")
    assert world.the_request().state == "done"


def test_done_twice_says_so_kindly(world: World) -> None:
    marie, odette = on_the_way(world)
    marie.texts("fait").look()
    odette.look()
    marie.texts("fait").is_told("Merci Marie")
    odette.is_told_nothing()


WITHDRAW = [
    "ANNULER",
    "je ne peux plus, ma fille est malade",
    "finalement je ne peux pas venir",
    "Désolée, un empêchement",
    "je dois annuler, panne de voiture",
]
WITHDRAW_IN_ENGLISH = [
    "I have to cancel",
    "can't make it after all, my daughter is ill",
    "something came up, sorry",
    "I can no longer come",
    "sorry, I need to cancel",
]


@pytest.mark.parametrize("words", WITHDRAW)
def test_taking_it_back_searches_again_and_asks_nobody_twice(world: World, words: str) -> None:
    marie, odette = on_the_way(world)
    zoe = world.volunteer("Zoé", 900)
    marie.texts(words).is_told("Marie", "un autre voisin")
    odette.is_told("Marie ne peut finalement pas venir", "un autre voisin")
    zoe.is_offered("courses")
    assert (world.the_request().state, world.the_request().attention) == ("searching", "withdrawn")
    world.later(minutes=6)
    marie.is_told_nothing()
    zoe.texts("oui").is_told("14 rue Bannier")
    odette.look()
    assert "Zoé" in odette.told[-1]


@pytest.mark.parametrize("words", WITHDRAW_IN_ENGLISH)
def test_taking_it_back_in_english(world: World, words: str) -> None:
    marie, odette = on_the_way(world)
    zoe = world.volunteer("Zoé", 900)
    marie.texts(words).is_told("Marie", "another neighbour")
    odette.is_told("Marie ne peut finalement pas venir")
    zoe.is_offered("courses")


def test_the_reason_reaches_the_resident(world: World) -> None:
    marie, odette = on_the_way(world)
    world.volunteer("Zoé", 900)
    marie.texts("ANNULER ma fille est malade, désolée")
    odette.is_told("Marie vous dit : ma fille est malade, désolée")


def test_a_yes_after_taking_it_back_hears_no_lie(world: World) -> None:
    marie, _ = on_the_way(world)
    world.volunteer("Zoé", 900)
    marie.texts("annuler").look()
    told = marie.texts("oui").is_told("Merci Marie")
    assert "terminée" not in told


PAUSE = ["pause", "PAUSE svp", "je suis en vacances jusqu'au 12", "mettez-moi en pause", "absente jusqu'à lundi"]
PAUSE_IN_ENGLISH = [
    "pause please",
    "I'm away until Monday",
    "on holiday till the 12th",
    "please pause me",
    "taking a break",
]


@pytest.mark.parametrize("words", [*PAUSE, *PAUSE_IN_ENGLISH])
def test_a_pause_is_kept_until_start(world: World, words: str) -> None:
    marie, odette = world.volunteer("Marie"), world.resident()
    marie.texts(words).is_told("Marie", "START")
    assert marie.state() == "paused"
    odette.texts("des courses, 14 rue Bannier").look()
    marie.is_told_nothing()
    marie.texts("START").look()
    assert "Marie" in marie.told[0] and "courses" in marie.told[1]
    assert marie.state() == "active"


def test_a_pause_is_a_no_to_what_is_open(world: World) -> None:
    marie, odette = world.volunteer("Marie"), world.resident()
    odette.texts("des courses, 14 rue Bannier").look()
    marie.look()
    zoe = world.volunteer("Zoé", 900)
    marie.texts("en vacances jusqu'à lundi").is_told("START")
    zoe.is_offered("courses")


def test_a_pause_twice_is_answered_twice(world: World) -> None:
    marie = world.volunteer("Marie")
    marie.texts("pause").is_told("START")
    marie.texts("pause").is_told("START")


@pytest.mark.parametrize("words", ["REPRENDRE", "start", "je reprends", "Start merci", "réactiver"])
def test_words_to_start_again(world: World, words: str) -> None:
    marie = world.volunteer("Marie")
    marie.texts("pause").look()
    marie.texts(words).is_told("Marie")
    assert marie.state() == "active"


@pytest.mark.parametrize("state", ["applied", "blocked"])
def test_a_start_makes_nobody_a_volunteer(world: World, state: str) -> None:
    marie = world.volunteer("Marie")
    marie.becomes(state)
    marie.texts("START")
    assert marie.state() == state


@pytest.mark.parametrize(
    "words", ["AIDE", "comment ça marche ?", "je dois faire quoi", "aide svp", "c'est quoi ce message ?"]
)
def test_help_says_which_words_there_are(world: World, words: str) -> None:
    world.volunteer("Marie").texts(words).is_told("OUI", "NON", "FAIT", "PAUSE", "STOP")


@pytest.mark.parametrize(
    "words", ["HELP", "how does this work?", "what should I do?", "help please", "who are you?"]
)
def test_help_says_which_words_there_are_in_english(world: World, words: str) -> None:
    world.volunteer("Mary", languages=["en"]).texts(words).is_told("OUI", "NON", "DONE", "PAUSE", "STOP")
