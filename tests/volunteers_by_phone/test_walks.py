"""Whatever a volunteer presses: every answer can be carried out, every call ends, and only a 1 accepts."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
import requests
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.records import db
from hotline.records.states import OfferState
from hotline.records.tables import Offer
from tests.support.caller import MOST_TURNS, PhoneCall
from tests.support.world import Handset, World, the_town
from tests.volunteers_by_phone.conftest import LANDLINE, ODETTE_ASKS
from tests.volunteers_by_phone.tongues import ENGLISH, FRENCH

OpenWorld = Callable[[], AbstractContextManager[World]]
VERBS = {"Gather", "Redirect", "Say", "Play", "Pause", "Hangup", "Dial", "Record"}
MOBILE, OTHER = "+33639980010", "+33639980092"
CODE, SILENCE, WORDS = "the code", "silence", "3 place du Martroi"
MOVES = [*"12345890*", CODE, "0001", "0" + MOBILE[3:], "45000", WORDS, SILENCE]


def an_offer(world: World, marie: Handset) -> PhoneCall:
    """She calls while one offer awaits her."""
    world.resident().texts(ODETTE_ASKS)
    return marie.calls()


def a_call_from_the_town(world: World, marie: Handset) -> PhoneCall:
    """The town calls her with an offer."""
    world.resident().texts(ODETTE_ASKS)
    return marie.rings()


def a_task(world: World, marie: Handset) -> PhoneCall:
    """She calls with a task accepted."""
    an_offer(world, marie).presses("1").hangs_up()
    return marie.calls()


def several(world: World, marie: Handset) -> PhoneCall:
    """She calls with a task, and an offer beside it."""
    world.set(tasks_at_once="2")
    an_offer(world, marie).presses("1").hangs_up()
    world.resident(OTHER).texts("mes médicaments, 14 rue Bannier")
    return marie.calls()


def another_phone(world: World, marie: Handset) -> PhoneCall:
    """Somebody calls from a phone nobody knows while an offer awaits her."""
    world.resident().texts(ODETTE_ASKS)
    return world.resident("+33261910077").calls().presses("5")


def signing_up(world: World, marie: Handset) -> PhoneCall:
    """Somebody calls who wants to help too."""
    return world.resident("+33261910077").calls().presses("5").presses("2").presses("1")


def nothing(world: World, marie: Handset) -> PhoneCall:
    """She calls while nothing awaits her."""
    return marie.calls()


BEGINNINGS = [an_offer, a_call_from_the_town, a_task, several, another_phone, signing_up, nothing]


def accepted() -> set[int]:
    """The offers that are accepted now."""
    return {offer.id for offer in Offer.select().where(Offer.state == OfferState.ACCEPTED)}


def goes(call: PhoneCall, move: str) -> str:
    """One move, or what comes nearest to it at this point of the call; the keys that were pressed."""
    tags = [verb.tag for verb in call.verbs]
    if "Dial" in tags:
        call.talked(bridged=move in "12345")
    elif "Record" in tags:
        call.records()
    elif "Pause" in tags:
        call.waits()
    elif move == SILENCE:
        call.is_silent()
    elif move == WORDS:
        call.says(WORDS) if "speech" in call.listens_to else call.is_silent()
    else:
        keys = (newest_code() if move == CODE else move)[: int(call.verbs[0].get("numDigits", "1"))]
        call.presses(keys)
        return keys
    return ""


def newest_code() -> str:
    """The code of the newest offer; any other when there is none."""
    newest = Offer.select().order_by(Offer.id.desc()).first()
    return str(newest.code) if newest else "0001"


@pytest.fixture
def open_world(app: Flask, carrier: str, broker_url: str, filled_database: Path, tmp_path: Path) -> OpenWorld:
    """Opens a town of its own for each walk."""

    @contextmanager
    def open_one() -> Iterator[World]:
        for left in tmp_path.glob("town.db*"):
            left.unlink()
        shutil.copy(filled_database, tmp_path / "town.db")
        opened = db.connect(f"sqlite:///{tmp_path / 'town.db'}")
        with db.connected():
            requests.post(f"{carrier}/phonebox/reset", timeout=10).raise_for_status()
            requests.post(f"{carrier}/phonebox/faults", json={"kind": "drop", "where": "callback"}, timeout=10)
            yield World(app, carrier, broker_url, the_town())
        opened.close_all()

    return open_one


@pytest.mark.parametrize("begins", BEGINNINGS)
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(moves=st.lists(st.sampled_from(MOVES), max_size=MOST_TURNS), language=st.sampled_from(["fr", "en"]))
def test_every_walk_ends_and_only_a_one_accepts(
    open_world: OpenWorld, begins: Callable[[World, Handset], PhoneCall], moves: list[str], language: str
) -> None:
    phone = LANDLINE if begins is a_call_from_the_town else MOBILE
    with open_world() as world:
        marie = world.volunteer("Marie", phone=phone, languages=[language])
        marie.look_for_calls()
        call = begins(world, marie)
        for move in [*moves, *[SILENCE] * MOST_TURNS]:
            if call.status == "completed":
                break
            before, choices = accepted(), call.choices()
            pressed = goes(call, move)
            assert {verb.tag for verb in call.verbs} <= VERBS
            accepts = [key for what, key in choices if what in (FRENCH.to_accept, ENGLISH.to_accept)]
            assert accepted() <= before or (pressed == "1" and accepts == ["1"])
        call.is_over()
