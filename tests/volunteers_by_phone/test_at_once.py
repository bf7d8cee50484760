"""Keys pressed in calls, and texts, at the same moment: whoever was first has it, and all hear the truth of it."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from flask import Flask

from hotline.records import offers
from hotline.records.states import OfferState
from tests.race.people import is_consistent
from tests.support.caller import PUBLIC_URL, PhoneCall
from tests.support.databases import bound_to, database_url, make_database, postgres_server
from tests.support.world import Handset, World, the_town
from tests.volunteers_by_phone.conftest import LANDLINE, ODETTE_ASKS

__all__ = ["database_url", "make_database", "postgres_server"]
ROUNDS = 6
PATIENCE_S = 30


@pytest.fixture
def town(app: Flask, carrier: str, broker_url: str, world: World, database_url: str) -> Iterator[World]:
    """The town on a database of either kind, where nobody is ever too busy."""
    with bound_to(database_url):
        made = World(app, carrier, broker_url, the_town())
        made.set(tasks_at_once="1000")
        yield made


def at_once(*doings: Callable[[], str]) -> list[str]:
    """Do all of it at the same moment; what each was answered."""
    barrier = threading.Barrier(len(doings))

    def do(doing: Callable[[], str]) -> str:
        barrier.wait(PATIENCE_S)
        return doing()

    with ThreadPoolExecutor(len(doings)) as pool:
        return list(pool.map(do, doings))


def presses_one(call: PhoneCall) -> Callable[[], str]:
    """The key 1 in a call, without waiting for what follows from it; what is said then."""
    path, form = call.verbs[0].get("action", "").removeprefix(PUBLIC_URL), call.asked[-1][1] | {"Digits": "1"}
    return lambda: call.world.post(path, form).get_data(as_text=True)


def texts(handset: Handset, words: str) -> Callable[[], str]:
    """A text, without waiting for what follows from it."""
    return lambda: handset.world.post_text(handset.phone, words).get_data(as_text=True)


def accepted(world: World) -> int:
    """How many have the newest help request."""
    return len(offers.of_request(world.requests()[-1], (OfferState.ACCEPTED,)))


def has_been_told(handset: Handset, words: str) -> int:
    """How many of the new texts have these words."""
    return sum(words in told for told in handset.look())


def put_away(world: World, odette: Handset, others: Sequence[Handset]) -> None:
    """End a round so that nothing is open when the next begins."""
    odette.texts("ANNULER").look()
    for other in others:
        other.look()
    world.settle()


def test_two_press_the_key_while_one_texts_and_exactly_one_has_it(town: World) -> None:
    marie, paul, zoe = town.volunteer("Marie"), town.volunteer("Paul", phone=LANDLINE), town.volunteer("Zoé")
    odette = town.resident()
    for _ in range(ROUNDS):
        odette.texts(ODETTE_ASKS).look()
        zoe.look()
        first, second = marie.calls(), paul.rings()
        answers = at_once(presses_one(first), presses_one(second), texts(zoe, "OUI"))
        town.settle()
        hears_yes = sum("vous attend" in answer for answer in answers[:2])
        hears_no = sum("s'en occupe déjà" in answer.replace("&#x27;", "'") for answer in answers[:2])
        zoe_has_it = has_been_told(zoe, "vous attend")
        assert hears_yes + hears_no == 2, answers
        for call in (first, second):
            call.hangs_up()
        assert hears_yes + zoe_has_it == accepted(town) == 1
        assert has_been_told(odette, "Bonne nouvelle") == 1
        assert is_consistent(town.requests()[-1])
        put_away(town, odette, [marie, zoe])
        paul.look_for_calls()


def test_the_same_person_by_key_and_by_text_has_it_once(town: World) -> None:
    marie, odette = town.volunteer("Marie"), town.resident()
    for _ in range(ROUNDS):
        odette.texts(ODETTE_ASKS).look()
        (answer, _) = at_once(presses_one(marie.calls()), texts(marie, "OUI"))
        town.settle()
        assert "vous attend" in answer
        assert accepted(town) == 1
        assert has_been_told(odette, "Bonne nouvelle") == 1
        put_away(town, odette, [marie])


def test_a_key_pressed_twice_because_the_carrier_repeats_it_accepts_once(town: World) -> None:
    marie, odette = town.volunteer("Marie"), town.resident()
    odette.texts(ODETTE_ASKS).look()
    marie.look()
    call = marie.calls()
    answers = at_once(*[presses_one(call)] * 5)
    town.settle()
    assert len(set(answers)) == 1
    assert "vous attend" in answers[0]
    assert has_been_told(odette, "Bonne nouvelle") == 1
    assert has_been_told(marie, "vous attend") == 1


def test_the_key_races_annuler_and_either_way_both_hear_the_truth(town: World) -> None:
    marie, odette = town.volunteer("Marie"), town.resident()
    for number in range(ROUNDS):
        odette.texts(ODETTE_ASKS).look()
        marie.look()
        doings = [presses_one(marie.calls()), texts(odette, "ANNULER")]
        answers = at_once(*doings[:: 1 if number % 2 else -1])
        town.settle()
        heard = next(answer for answer in answers if "<Say" in answer)
        sent_away = has_been_told(marie, "n'a plus besoin de vous")
        assert ("vous attend" in heard) == bool(sent_away), (heard, marie.told)
        assert town.requests()[-1].state == "cancelled"
        assert accepted(town) == 0
        odette.look()
