"""Walks through a flow with the engine alone: everything that may be heard, and every way an action may come out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hotline.flows import engine
from hotline.flows.engine import Turn
from hotline.flows.model import Flow, Kind, Step
from hotline.flows.ways import By, Way, begun_at, taking_part

# No question is asked this often; one that is would be asked for ever.
MOST_TRIES = 10
# How often a caller may be silent at each question; a texter as often as the step says.
TRIES = {"text": None, "say": 3}
Heard = Mapping[str, Any]


@dataclass(frozen=True)
class Walk:
    """A flow as one channel plays it, with everything known beforehand that it asks for, or nothing."""

    flow: Flow
    channel: str
    facts: Heard

    def beginnings(self) -> list[Turn]:
        """The first turn from every step a dialogue may begin at."""
        there = taking_part(self.flow, self.channel)
        return [engine.enter(self.flow, name, self.facts) for name in begun_at(self.flow) if name in there]

    def answered(self, turn: Turn, heard: Heard) -> Turn:
        """The turn after these words, or after silence."""
        known = dict(self.facts) | {fact: value for fact, value in heard.items() if fact != "option"}
        return engine.answer(self.flow, turn.step, heard, turn.tries, known, TRIES[self.channel])

    def came_out(self, turn: Turn, outcome: str) -> Turn:
        """The turn after an action or a connection."""
        return engine.after(self.flow, turn.step, outcome, self.facts)

    def step(self, turn: Turn) -> Step:
        """Where a turn stands."""
        return self.flow.steps[turn.step]

    def is_over(self, turn: Turn) -> bool:
        """Whether the dialogue ended, here or in another flow; or leads to words for the other channel only."""
        return self.step(turn).kind == Kind.END or turn.step not in taking_part(self.flow, self.channel)

    def onward(self, turn: Turn) -> Iterator[tuple[Way, Turn]]:
        """Every turn that may follow, with the way that leads to it."""
        step = self.step(turn)
        if self.is_over(turn):
            return
        for outcome, target in step.outcomes.items():
            yield Way(By.OUTCOME, outcome, target), self.came_out(turn, outcome)
        if not step.outcomes:
            for way, heard in hearable(step):
                yield way, self.answered(turn, heard)


def hearable(step: Step) -> Iterator[tuple[Way, Heard]]:
    """Everything that means something at a question, and silence."""
    if step.kind == Kind.ASK:
        for value in (*step.keys.values(), "something"):
            yield Way(By.NEXT, "", step.next), {step.asks: value}
    for option, target in step.options.items():
        yield Way(By.OPTION, option, target), {"option": option}
    for key, target in step.presses.items():
        yield Way(By.PRESS, key, target), {"pressed": key}
    for fact, target in step.instead.items():
        yield Way(By.INSTEAD, fact, target), {fact: "something"}
    yield Way(By.NEXT, "", step.next) if step.kind == Kind.WAIT else Way(By.MISSED, "", step.missed), {}


def every_turn(walk: Walk) -> dict[tuple[str, int, str], Turn]:
    """All turns there can be, each place once."""
    found: dict[tuple[str, int, str], Turn] = {}
    ahead = walk.beginnings()
    while ahead:
        turn = ahead.pop()
        place = (turn.step, turn.tries, turn.action)
        if place not in found and turn.tries <= MOST_TRIES:
            found[place] = turn
            ahead += [following for _, following in walk.onward(turn)]
    return found


def silence_from(walk: Walk, turn: Turn, most: int) -> Turn:
    """Where a dialogue stands when nothing more is said for `most` turns, or when it is over before.

    An action that comes again comes out otherwise than the last time, as it would when nothing moves.
    """
    asked: dict[str, int] = {}
    for _ in range(most):
        if walk.is_over(turn):
            break
        outcomes = list(walk.step(turn).outcomes)
        if outcomes:
            asked[turn.step] = asked.get(turn.step, -1) + 1
            turn = walk.came_out(turn, outcomes[asked[turn.step] % len(outcomes)])
        else:
            turn = walk.answered(turn, {})
    return turn
