"""Every path through every flow, by text and in calls: all of it is reached, nothing raises, silence comes to an end."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.flows import loader
from hotline.flows.model import Kind
from hotline.flows.ways import taking_part, ways
from tests.flows.walking import Walk, every_turn, hearable, silence_from

FLOWS = {name: loader.load(name) for name in loader.names()}
CHANNELS = [
    (name, channel)
    for name, flow in FLOWS.items()
    for channel in ("text", "say")
    if any(getattr(step, channel) for step in flow.steps.values())
]
# Turns in which nobody says anything, actions and pauses among them, until a dialogue must be over.
MOST_SILENT_TURNS = 40
NOTHING_KNOWN: dict[str, Any] = {}


def all_known(name: str) -> dict[str, Any]:
    """A fact for everything the flow asks."""
    return {step.asks: "something" for step in FLOWS[name].steps.values() if step.kind == Kind.ASK}


@pytest.mark.parametrize(("name", "channel"), CHANNELS)
def test_every_way_of_every_step_is_walked(name: str, channel: str) -> None:
    walk = Walk(FLOWS[name], channel, NOTHING_KNOWN)
    there = taking_part(FLOWS[name], channel)
    walked = {(turn.step, way) for turn in every_turn(walk).values() for way, _ in walk.onward(turn)}
    spoken_through = {
        (key, way)
        for key in there
        for way in ways(FLOWS[name].steps[key])
        if FLOWS[name].steps[key].kind == Kind.SAY
    }
    assert walked | spoken_through == {(key, way) for key in there for way in ways(FLOWS[name].steps[key])}


@pytest.mark.parametrize(("name", "channel"), CHANNELS)
@pytest.mark.parametrize("known", [True, False], ids=["all known", "nothing known"])
def test_from_wherever_a_dialogue_stands_silence_leads_to_an_end(name: str, channel: str, known: bool) -> None:
    walk = Walk(FLOWS[name], channel, all_known(name) if known else NOTHING_KNOWN)
    for turn in every_turn(walk).values():
        last = silence_from(walk, turn, MOST_SILENT_TURNS)
        assert walk.is_over(last), f"from {turn.step} nobody gets out of {last.step}"


@pytest.mark.parametrize(("name", "channel"), CHANNELS)
def test_whoever_is_asked_something_hears_or_reads_the_question(name: str, channel: str) -> None:
    walk = Walk(FLOWS[name], channel, NOTHING_KNOWN)
    for turn in every_turn(walk).values():
        asked = walk.step(turn).kind in (Kind.ASK, Kind.CHOOSE) and not walk.is_over(turn)
        assert not asked or (turn.prompts and getattr(walk.step(turn), channel)), turn.step


@settings(deadline=None)
@given(st.data())
def test_whatever_is_heard_the_engine_goes_on_and_silence_ends_it(data: st.DataObject) -> None:
    name, channel = data.draw(st.sampled_from(CHANNELS))
    facts = data.draw(st.dictionaries(st.sampled_from([*all_known(name), "words"]), st.just("something")))
    walk = Walk(FLOWS[name], channel, facts)
    turn = data.draw(st.sampled_from(walk.beginnings()))
    for _ in range(data.draw(st.integers(0, 30))):
        if walk.is_over(turn):
            break
        step = walk.step(turn)
        if step.outcomes:
            turn = walk.came_out(turn, data.draw(st.sampled_from(sorted(step.outcomes))))
        else:
            sensible = st.sampled_from([heard for _, heard in hearable(step)])
            nonsense = st.dictionaries(st.sampled_from(["option", "words", "postcode"]), st.text(max_size=3))
            turn = walk.answered(turn, data.draw(sensible | nonsense))
    assert walk.is_over(silence_from(walk, turn, MOST_SILENT_TURNS))
