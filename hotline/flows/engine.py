"""The dialogue engine: from a step and what was heard to prompts and the next step. Pure, no channel known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from hotline.flows.model import Flow, Kind, Step

# No flow is this long without a question; one that is goes round in circles.
MOST_STEPS = 50


@dataclass(frozen=True)
class Prompt:
    """One sentence of a step; `again` when it is said because the answer was not understood."""

    step: str
    again: bool = False


@dataclass(frozen=True)
class Turn:
    """What is said now, where the dialogue stands, and whether it waits for an answer or for an action."""

    prompts: tuple[Prompt, ...]
    step: str
    waits: bool = False
    action: str = ""
    tries: int = 0


def enter(flow: Flow, step_name: str, facts: Mapping[str, Any]) -> Turn:
    """Go on from a step until the dialogue waits, acts or ends; questions already answered are skipped."""
    prompts: list[Prompt] = []
    for _ in range(MOST_STEPS):
        step = flow.steps[step_name]
        if step.kind == Kind.DO:
            return Turn(tuple(prompts), step_name, action=step.action)
        known = step.kind == Kind.ASK and step.asks in facts
        if not known and (step.text or step.say):
            prompts.append(Prompt(step_name))
        if step.kind == Kind.END:
            return Turn(tuple(prompts), step_name)
        if step.kind != Kind.SAY and not known:
            return Turn(tuple(prompts), step_name, waits=True)
        step_name = step.next
    raise RuntimeError(f"flow {flow.name} goes round in circles at {step_name}")


def after(flow: Flow, step_name: str, outcome: str, facts: Mapping[str, Any]) -> Turn:
    """Go on from a step whose action, or whose connection, came out as `outcome`."""
    return enter(flow, flow.steps[step_name].outcomes[outcome], facts)


def answer(
    flow: Flow,
    step_name: str,
    heard: Mapping[str, Any],
    tries: int,
    facts: Mapping[str, Any],
    most_tries: int | None = None,
) -> Turn:
    """Go on from a question with what was heard; `facts` already holds it.

    `heard` may hold the fact asked for, an `option`, a key that was `pressed`, or a fact that may be said instead.
    `most_tries` stands for the step's own number of tries: a caller gets more of them than a texter.
    """
    step = flow.steps[step_name]
    target = _target(step, heard)
    if target:
        return enter(flow, target, facts)
    if tries + 1 >= (most_tries or step.tries) and step.missed:
        return enter(flow, step.missed, facts)
    return Turn((Prompt(step_name, again=True),), step_name, waits=True, tries=tries + 1)


def _target(step: Step, heard: Mapping[str, Any]) -> str:
    """Where what was heard leads; empty when it is no answer here."""
    if step.kind == Kind.WAIT or (step.kind == Kind.ASK and step.asks in heard):
        return step.next
    if heard.get("option") in step.options:
        return step.options[heard["option"]]
    if heard.get("pressed") in step.presses:
        return step.presses[heard["pressed"]]
    return next((target for fact, target in step.instead.items() if fact in heard), "")
