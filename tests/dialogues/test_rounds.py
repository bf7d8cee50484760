"""Whom the offers reach, and when: nearest first, a few at a time, by night nobody, and the truth when nobody is left."""

import pytest

from tests.support.world import Handset, World

WORDS = "des courses, 3 place du Martroi"


def neighbours(world: World, count: int) -> list[Handset]:
    """So many volunteers, each a bit further away than the one before."""
    return [world.volunteer(f"Voisin{number}", 100 * (number + 1)) for number in range(count)]


def asked(people: list[Handset]) -> list[int]:
    """Which of these people have been texted since one last looked."""
    return [number for number, person in enumerate(people) if person.look()]


def test_the_three_nearest_first_and_more_when_the_reply_time_is_over(world: World) -> None:
    people, odette = neighbours(world, 9), world.resident()
    odette.texts(WORDS).is_told("C'est noté")
    assert asked(people) == [0, 1, 2]
    world.later(minutes=4)
    assert asked(people) == []
    world.later(minutes=2)
    assert asked(people) == [3, 4, 5, 6, 7]
    odette.is_told_nothing()
    people[0].texts("oui").is_told("3 place du Martroi")


def test_the_town_may_set_its_own_reply_time(world: World) -> None:
    world.set(reply_wait="20m")
    people, odette = neighbours(world, 4), world.resident()
    odette.texts(WORDS)
    asked(people)
    world.later(minutes=15)
    assert asked(people) == []
    world.later(minutes=6)
    assert asked(people) == [3]


def test_own_radius_and_own_needs_are_respected(world: World) -> None:
    far, other, right = (
        world.volunteer("Loin", 2000, radius_m=1000, phone="+33639980050"),
        world.volunteer("Chiens", needs=["pet"], phone="+33639980051"),
        world.volunteer("Courses", 2000, needs=["groceries", "meal"], phone="+33639980052"),
    )
    world.resident().texts(WORDS)
    right.is_offered("courses")
    far.is_told_nothing()
    other.is_told_nothing()


def test_when_nobody_is_left_the_truth_is_told_once_and_the_search_resumes_by_itself(world: World) -> None:
    marie, odette = world.volunteer("Marie"), world.resident()
    odette.texts(WORDS).is_told("C'est noté")
    marie.texts("non").look()
    odette.is_told("encore trouvé personne", "courses", "la mairie est prévenue")
    assert (world.the_request().state, world.the_request().attention) == ("searching", "nobody_found")
    world.later(minutes=11)
    world.later(minutes=11)
    odette.is_told_nothing()
    zoe = world.volunteer("Zoé")
    world.later(minutes=11)
    zoe.is_offered("courses")
    zoe.texts("oui")
    odette.is_told("Zoé")
    assert world.the_request().attention is None


def test_whoever_becomes_free_is_asked_at_once(world: World) -> None:
    marie, odette = world.volunteer("Marie"), world.resident()
    odette.texts(WORDS)
    marie.texts("oui").look()
    other = world.resident("+33639980092")
    other.texts("mes médicaments, 14 rue Bannier").look()
    assert "encore trouvé personne" in other.told[-1]
    marie.is_told_nothing()
    marie.texts("fait").look()
    assert "médicaments" in marie.told[-1]


def test_a_lapsed_offer_still_takes_a_yes(world: World) -> None:
    people, odette = neighbours(world, 5), world.resident()
    odette.texts(WORDS).look()
    world.later(minutes=6)
    asked(people)
    people[0].texts("oui").is_told("3 place du Martroi")
    odette.is_told("Voisin0")
    for number in (1, 2, 3, 4):
        people[number].is_told("Un voisin s'en occupe")


@pytest.mark.parametrize(("words", "told"), [(WORDS, "dès 8h"), ("my shopping, 3 place du Martroi", "from 08:00")])
def test_by_night_offers_wait_and_the_resident_is_told_until_when(world: World, words: str, told: str) -> None:
    world.set(quiet="21:00-08:00")
    marie, odette = world.volunteer("Marie", languages=["fr", "en"]), world.resident()
    world.tomorrow_at("22:30")
    odette.texts(words).is_told("3 place du Martroi", told)
    world.later(hours=2)
    marie.is_told_nothing()
    world.later(hours=7.6)
    marie.is_offered("courses")
    odette.is_told_nothing()


def test_by_night_an_answer_is_answered_all_the_same(world: World) -> None:
    world.set(quiet="21:00-08:00")
    marie, odette = world.volunteer("Marie"), world.resident()
    world.tomorrow_at("20:58")
    odette.texts(WORDS).look()
    marie.is_offered()
    world.later(minutes=10)
    marie.texts("oui").is_told("3 place du Martroi")
    odette.is_told("Marie")
