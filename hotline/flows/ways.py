"""The ways on from a step: where each answer, each outcome and silence leads. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hotline.flows.model import Flow, Kind, Step

Graph = Mapping[str, list[str]]


class By(StrEnum):
    """What makes a dialogue take a way, by the name of the step's field."""

    NEXT = "next"
    OPTION = "options"
    PRESS = "presses"
    INSTEAD = "instead"
    MISSED = "missed"
    OUTCOME = "outcomes"


@dataclass(frozen=True)
class Way:
    """One way on; `name` is the option, the fact said instead or the outcome, else empty."""

    by: By
    name: str
    target: str


def ways(step: Step) -> list[Way]:
    """Every way on from a step, in the order of the file."""
    found = [Way(By.NEXT, "", step.next)] if step.next else []
    named = {
        By.OPTION: step.options,
        By.PRESS: step.presses,
        By.INSTEAD: step.instead,
        By.OUTCOME: step.outcomes,
    }
    for by, targets in named.items():
        found += [Way(by, name, target) for name, target in targets.items()]
    return [*found, Way(By.MISSED, "", step.missed)] if step.missed else found


def begun_at(flow: Flow) -> list[str]:
    """The steps where a dialogue may begin."""
    return [flow.start, *flow.entries]


def targets(flow: Flow) -> set[str]:
    """All steps that something leads to."""
    return {*begun_at(flow), *(way.target for step in flow.steps.values() for way in ways(step))}


def graph(flow: Flow, *taken: tuple[Kind, By]) -> Graph:
    """The steps with those they lead to; only by these ways of these kinds of step, if any are named."""
    return {
        name: [way.target for way in ways(step) if not taken or (step.kind, way.by) in taken]
        for name, step in flow.steps.items()
    }


def silent_ways(flow: Flow) -> Graph:
    """Where each step leads when nobody ever says anything."""
    asked = (Kind.ASK, Kind.CHOOSE)
    return {
        name: [way.target for way in ways(step) if step.kind not in asked or way.by == By.MISSED]
        for name, step in flow.steps.items()
    }


def reached(onward: Graph, begun: list[str]) -> set[str]:
    """Every step on some way from the ones it begins with, these included."""
    found: set[str] = set()
    ahead = [name for name in begun if name in onward]
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += [target for target in onward[name] if target in onward]
    return found


def backward(onward: Graph) -> Graph:
    """The same ways, walked the other way round."""
    return {name: [other for other, led_to in onward.items() if name in led_to] for name in onward}


def taking_part(flow: Flow, channel: str) -> list[str]:
    """The steps that dialogues by "text" or "say" may come through: not those with words for the other only."""
    silent_here = {
        name
        for name, step in flow.steps.items()
        if (step.text or step.say) and not (step.text if channel == "text" else step.say)
    }
    onward = {name: ahead for name, ahead in graph(flow).items() if name not in silent_here}
    there = reached(onward, begun_at(flow))
    return [name for name in flow.steps if name in there]
