"""Exactly one: fifty signed OUI at the same moment over the real server."""

import pytest

from hotline.records.states import MessageState, OfferState
from hotline.records.tables import Message

from ..support.databases import MakeDatabase, bound_to
from ..support.house import House, running_house
from ..support.patience import eventually
from . import race
from .people import ODETTE, register

pytestmark = pytest.mark.slow
UNGUARDED = "tests.race.unguarded:unguarded_app()"
MOST_TRIES = 20


def test_one_gets_it_and_everyone_else_hears_kindly(house: House) -> None:
    people = register(race.RUNNERS)
    outcomes = [race.run(house.url, people) for _ in range(5)]
    assert all(outcome.is_right() for outcome in outcomes), outcomes


def test_who_said_non_before_may_still_be_the_one(house: House) -> None:
    outcome = race.run(house.url, register(race.RUNNERS), state=OfferState.DECLINED)
    assert outcome.is_right(), outcome


def test_two_needed_two_get_it(house: House) -> None:
    people = register(race.RUNNERS)
    outcome = race.run(house.url, people, needed=2)
    assert outcome.is_right(needed=2), outcome


def test_everybody_is_told_on_their_handset(opened: str) -> None:
    with running_house(opened, "worker", "clock") as house:
        outcome = race.run(house.url, register(race.RUNNERS))
        assert outcome.is_right(), outcome
        eventually(_all_settled)
        texts = [text for text in house.phonebox.get("/texts")["texts"] if text["direction"] == "out"]
    yours = [text["to"] for text in texts if race.YOURS in text["body"]]
    refused = [text["to"] for text in texts if race.TAKEN in text["body"]]
    assert (len(yours), len(refused), len({*yours, *refused})) == (1, race.RUNNERS - 1, race.RUNNERS)
    assert sum(text["to"] == ODETTE for text in texts) == 1


def _all_settled() -> bool:
    waiting = (MessageState.PENDING, MessageState.SENDING, MessageState.SENT)
    return not Message.select().where(Message.state.in_(waiting)).exists()


@pytest.mark.parametrize(
    ("kind", "blind"), [("postgresql", ""), ("sqlite", "1")], ids=["postgresql", "sqlite-blind"]
)
def test_without_the_condition_the_race_shows_it(make_database: MakeDatabase, kind: str, blind: str) -> None:
    """The proof that this test can fail; otherwise it would prove nothing.

    All have said NON before: whoever is still silent is stood down with the acceptance, a second guard.
    """
    url = make_database(kind)
    with bound_to(url), running_house(url, application=UNGUARDED, HOTLINE_TEST_BLIND=blind) as house:
        people = register(race.RUNNERS)
        most = 0
        for _ in range(MOST_TRIES):
            most = max(most, race.run(house.url, people, state=OfferState.DECLINED).accepted)
            if most > 1:
                break
    assert most > 1, "nobody would notice if the condition were gone"
