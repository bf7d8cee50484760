"""Callers who do anything at all: the answers stay valid, the call ends, and no word that was said is lost."""

import requests
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.records.call_tables import Call, CallTurn
from tests.calls.conftest import LANDLINE
from tests.calls.questions import prepare
from tests.calls.tongues import TONGUES, Tongue
from tests.support.caller import PhoneCall
from tests.support.databases import MakeDatabase, bound_to, make_database
from tests.support.world import World, the_town

__all__ = ["make_database"]

KEYS = [*"0123456789*", "45160", "75001", "0261910042", "7687", "14", "99999"]
WORDS = [
    "mes courses s'il vous plaît",
    "my shopping please",
    "14 rue Bannier",
    "4 rue des Fleurs",
    "rue de Bourgogne",
    "12 allée des Licornes",
    "oui",
    "non, au 3 place du Martroi",
    "yes",
    "no",
    "il faudrait changer une ampoule chez ma voisine",
    "the big red door at the back",
    "au secours je suis tombée",
    "blop",
    "42",
]
# What somebody who listens well would key, by how many keys are awaited; of a menu, one of its keys.
SENSIBLE = {"10": "0261910042", "5": "45160", "20": "7687", "4": "14"}
sensible = st.tuples(st.just("chooses"), st.sampled_from("123456789"))
speech = st.tuples(st.just("says"), st.sampled_from(WORDS))
any_key = st.tuples(st.just("keys"), st.sampled_from(KEYS))
MOVES = st.one_of(sensible, sensible, sensible, speech, speech, speech, any_key, st.just(("silent", "")))
BEFORE = ("", "", "hung up", "asked", "accepted", "done")


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    tongue=st.sampled_from(TONGUES),
    before=st.sampled_from(BEFORE),
    shown=st.sampled_from((LANDLINE, LANDLINE, LANDLINE, "anonymous")),
    moves=st.lists(MOVES, min_size=3, max_size=30),
)
def test_a_call_ends_well_whatever_the_caller_does(
    app: Flask,
    carrier: str,
    broker_url: str,
    make_database: MakeDatabase,
    tongue: Tongue,
    before: str,
    shown: str,
    moves: list[tuple[str, str]],
) -> None:
    with bound_to(make_database("sqlite")):
        requests.post(f"{carrier}/phonebox/reset", timeout=10).raise_for_status()
        requests.post(f"{carrier}/phonebox/faults", json={"kind": "drop", "where": "callback"}, timeout=10)
        world = World(app, carrier, broker_url, the_town())
        world.set(language=tongue.language)
        marie = world.volunteer("Marie", radius_m=20_000, languages=[tongue.language])
        odette = world.resident(LANDLINE)
        if before:
            prepare(world, odette, marie, tongue, before)
        walk(odette.calls(shows=shown), moves)


def walk(call: PhoneCall, moves: list[tuple[str, str]]) -> None:
    """Do all that, then hang up or be silent until the end; nothing that was said is lost."""
    said = [what for how, what in moves if act(call, how, what)]
    if len(moves) % 2:
        call.hangs_up()
    while call.status != "completed":
        act(call, "silent", "")
    kept = [turn.heard.get("words") for turn in heard_in(call)]
    assert [words for words in kept if words] == said


def heard_in(call: PhoneCall) -> list[CallTurn]:
    """The turns of this call, in order."""
    return list(CallTurn.select().join(Call).where(Call.call_sid == call.call_sid).order_by(CallTurn.number))


def sensibly(call: PhoneCall, awaited: str, which: int) -> str:
    """The key, or the number, of somebody who has understood the question."""
    offered = [key for _, key in call.choices() if key != "0"]
    return SENSIBLE.get(awaited) or (offered[which % len(offered)] if offered else "1")


def act(call: PhoneCall, how: str, what: str) -> bool:
    """One move, as far as the call lets anybody make it; whether words were said."""
    verbs = {verb.tag: verb for verb in call.verbs}
    if call.status == "completed":
        return False
    if "Dial" in verbs:
        call.talked(bridged=how == "keys")
    elif "Record" in verbs and how == "silent":
        call.begins(str(verbs["Redirect"].text))
    elif "Record" in verbs:
        call.records()
    elif "Pause" in verbs:
        call.waits()
    elif how in ("keys", "chooses"):
        awaited = verbs["Gather"].get("numDigits", "1")
        keys = what if how == "keys" else sensibly(call, awaited, int(what))
        call.presses(keys[: int(awaited)])
    elif how == "says" and "speech" in call.listens_to:
        call.says(what)
        return True
    else:
        call.is_silent()
    return False
