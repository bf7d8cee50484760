"""Whether every step is reached, leads to steps that are there, and comes to an end even when nobody speaks."""

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from hotline.flows.checks.findings import Finding, Known
from hotline.flows.model import Flow, Kind, Step
from hotline.flows.ways import By, Graph, backward, begun_at, graph, reached, silent_ways, ways

# A step whose answer is known already is passed over, so that only `next` counts.
ALL_KNOWN = ((Kind.SAY, By.NEXT), (Kind.ASK, By.NEXT))
# Questions, connections and pauses take time; these don't.
WITHOUT_A_PAUSE = ((Kind.SAY, By.NEXT), (Kind.DO, By.OUTCOME))

# What may become of a connection: both have talked, nobody took it up, there was nobody to call.
CONNECTED = frozenset({"talked", "missed", "nobody"})


def findings(flow: Flow, known: Known) -> Iterator[Finding]:
    """Steps that are not there or never reached, circles, and actions with their outcomes."""
    yield from _lost(flow)
    reachable = reached(graph(flow), begun_at(flow))
    for key, step in flow.steps.items():
        if flow.start in flow.steps and key not in reachable:
            yield Finding(key, "", "nothing leads here: lead to it, take it out, or add it to `entries`.")
        if step.kind == Kind.CONNECT:
            yield from _outcomes(key, step, "the connection", CONNECTED)
        elif step.action in known.actions:
            yield from _outcomes(key, step, f"the action {step.action}", known.actions[step.action])
        elif step.action:
            yield Finding(key, "action", f"there is no action {step.action}: write it, or correct the name.")
    yield from _circles(flow)


def _lost(flow: Flow) -> Iterator[Finding]:
    """Ways to steps that are not there."""
    for field, names in (("start", [flow.start]), ("entries", flow.entries)):
        for name in names:
            if name not in flow.steps:
                yield Finding(
                    "", field, f"`{field}` names the step {name}, which is not there: add or correct it."
                )
    for key, step in flow.steps.items():
        for way in ways(step):
            if way.target not in flow.steps:
                field = f"{way.by}.{way.name}" if way.name else way.by
                what = f"`{field}` leads to the step {way.target}, which is not there: add or correct it."
                yield Finding(key, field, what)


def _outcomes(key: str, step: Step, doing: str, given: frozenset[str]) -> Iterator[Finding]:
    """Outcomes that lead nowhere, and those that never come; none given means that they are not known."""
    for outcome in sorted(given - step.outcomes.keys()):
        yield Finding(key, "outcomes", f"{doing} may come out as {outcome}: add `outcomes.{outcome}`.")
    for outcome in sorted(step.outcomes.keys() - given if given else ()):
        what = f"{doing} never comes out as {outcome}: take `outcomes.{outcome}` out."
        yield Finding(key, f"outcomes.{outcome}", what)


def _circles(flow: Flow) -> Iterator[Finding]:
    """Rounds that no answer, no time and no silence leads out of."""
    said: set[frozenset[str]] = set()
    for onward, what in (
        (graph(flow, *WITHOUT_A_PAUSE), "no question is asked"),
        (graph(flow, *ALL_KNOWN), "no question is asked once the answers are known"),
        (_without_end(flow), "nobody gets out by saying nothing"),
    ):
        for circle in _rounds(onward):
            if frozenset(circle) not in said:
                said.add(frozenset(circle))
                around = " > ".join([*circle, circle[0]])
                yield Finding(circle[0], "", f"it goes round in circles where {what} ({around}): add a way out.")


def _without_end(flow: Flow) -> Graph:
    """The steps from which silence never leads to a step with nothing after it."""
    silent = silent_ways(flow)
    last = [name for name, onward in silent.items() if not onward or not set(onward) <= silent.keys()]
    ending = reached(backward(silent), last)
    return {name: [target for target in onward if target not in ending] for name, onward in silent.items()}


def _rounds(onward: Graph) -> Iterator[list[str]]:
    """Circles that share no step, each once, from its first step in the file."""
    left = {name: [target for target in targets if target in onward] for name, targets in onward.items()}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            found: list[str] = error.args[1][:0:-1]  # it lists the steps backwards, the first one twice
        else:
            return
        first = found.index(min(found, key=list(onward).index))
        yield found[first:] + found[:first]
        left = {
            name: [t for t in targets if t not in found] for name, targets in left.items() if name not in found
        }
