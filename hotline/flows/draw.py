"""A flow as a page that can be opened: a Mermaid picture of its steps, and a table of what is said at each."""

import re
from collections.abc import Iterator
from pathlib import Path

from hotline.flows import loader
from hotline.flows.model import Flow, Kind, Step
from hotline.flows.ways import By, Way, begun_at, taking_part, ways

FOLDER = loader.FOLDER.parent / "docs" / "flows"
# The two halves of each shape: questions are diamonds, ends are round.
SHAPES = {
    Kind.SAY: ('["', '"]'),
    Kind.ASK: ('{"', '"}'),
    Kind.CHOOSE: ('{"', '"}'),
    Kind.DO: ('[["', '"]]'),
    Kind.CONNECT: ('[/"', '"/]'),
    Kind.WAIT: ('[/"', '"/]'),
    Kind.END: ('(["', '"])'),
}
EXPLANATION = (
    "Drawn from [ivr_flows/{name}.toml](../../ivr_flows/{name}.toml) by `make flows`: a dialogue begins where the "
    "border is thick, diamonds are questions, boxes with two borders are actions, slanted ones are connections or "
    "pauses, round ones are ends, and dotted lines are taken when no right answer comes."
)
CHANNELS = {"text": "## By text", "say": "## In calls"}
SAID = {"text": "text", "again": "text, again", "say": "spoken", "say_again": "spoken, again", "sound": "voice"}


def write_all() -> list[Path]:
    """Write the page of every flow into docs/flows/ and tell where; a FlowError if one can't be read."""
    pages = {FOLDER / f"{name}.md": page(loader.load(name)) for name in loader.names()}
    FOLDER.mkdir(parents=True, exist_ok=True)
    for path, words in pages.items():
        path.write_text(words, encoding="utf-8")
    return list(pages)


def page(flow: Flow) -> str:
    """The whole page, as Markdown."""
    title = flow.name.replace("_", " ").capitalize()
    lines = [f"# {title}", "", EXPLANATION.format(name=flow.name), ""]
    used = [channel for channel in CHANNELS if any(getattr(step, channel) for step in flow.steps.values())]
    for channel in used:
        heading = [CHANNELS[channel], ""] if len(used) > 1 else []
        lines += [*heading, *_picture(flow, taking_part(flow, channel)), ""]
    return "\n".join([*lines, "## What is said", "", *_table(flow), ""])


def _picture(flow: Flow, names: list[str]) -> Iterator[str]:
    yield "```mermaid"
    yield "flowchart TD"
    for name in names:
        opened, closed = SHAPES[flow.steps[name].kind]
        yield f"    {_node(name)}{opened}{_label(name, flow.steps[name])}{closed}"
    for name in names:
        yield from _arrows(name, flow.steps[name], names)
    yield "    classDef begins stroke-width:4px"
    yield f"    class {','.join(_node(name) for name in begun_at(flow) if name in names)} begins"
    yield "```"


def _node(name: str) -> str:
    """A name Mermaid has no other use for: "end" alone would end the picture."""
    return f"step_{name}"


def _label(name: str, step: Step) -> str:
    """The step's name, and what it asks for, does or leads to."""
    more = {
        Kind.ASK: f"asks for {step.asks}",
        Kind.DO: f"does {step.action}" if step.action != name else "",
        Kind.CONNECT: f"connects {step.asks}",
        Kind.WAIT: "a pause",
        Kind.END: f"on to the flow {step.flow}" if step.flow else "both are joined" if step.joins else "",
    }.get(step.kind, "")
    lines = [_plain(words.replace("_", " ")) for words in (name, more) if words]
    return "<br/>".join(lines)


def _arrows(name: str, step: Step, names: list[str]) -> Iterator[str]:
    """One arrow to each step it leads to, with everything that leads there; silence has its own, dotted."""
    labels: dict[tuple[str, bool], list[str]] = {}
    for way in [way for way in ways(step) if way.target in names]:
        labels.setdefault((way.target, way.by == By.MISSED), []).append(_reason(way, step))
    for (target, missed), reasons in labels.items():
        line = "-.->" if missed else "-->"
        label = _plain(", ".join(reason for reason in reasons if reason))
        yield f"    {_node(name)} {line}" + (f'|"{label}"| ' if label else " ") + _node(target)


def _reason(way: Way, step: Step) -> str:
    """What makes a dialogue take this way."""
    if way.by == By.MISSED:
        return "no answer"
    if way.by == By.INSTEAD:
        return f"says {way.name}"
    if way.by != By.NEXT:
        return way.name.replace("_", " ")
    keys = ", ".join(f"{key} {value}" for key, value in step.keys.items())
    return (f"answer ({keys})" if keys else "answer") if step.kind == Kind.ASK else ""


def _plain(words: str) -> str:
    """Words with nothing in them that Mermaid would take for its own."""
    return words.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")


def _table(flow: Flow) -> Iterator[str]:
    """What is said at each step, a column per language."""
    tables = [getattr(step, field) for step in flow.steps.values() for field in SAID]
    languages = list(dict.fromkeys(language for table in tables for language in table))
    yield f"| step | | {' | '.join(languages)} |"
    yield "| --- | --- |" + " --- |" * len(languages)
    for name, step in flow.steps.items():
        shown = name.replace("_", " ")
        for field, what in SAID.items():
            sentences: dict[str, str] = getattr(step, field)
            if sentences:
                cells = [_cell(sentences.get(language, "")) for language in languages]
                yield f"| {shown} | {what} | {' | '.join(cells)} |"
                shown = ""


def _cell(sentence: str) -> str:
    return re.sub(r"\s+", " ", sentence).replace("|", "\\|").replace("<", "&lt;").strip()
