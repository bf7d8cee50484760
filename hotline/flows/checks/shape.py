"""Whether a flow file can be read, and each step has the fields of its kind and no others."""

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from hotline.flows.checks.findings import Finding, Known, listed
from hotline.flows.model import Flow, Kind, Step

STEP_NAME = re.compile(r"[a-z][a-z0-9_]*")
SENTENCES = {"text", "say", "sound"}
QUESTION = SENTENCES | {"again", "say_again", "options", "presses", "instead", "tries", "missed"}
# What the engine looks at; anything else in a step of this kind would be written for nothing.
FIELDS = {
    Kind.SAY: SENTENCES | {"next"},
    Kind.ASK: QUESTION | {"asks", "keys", "next"},
    Kind.CHOOSE: QUESTION,
    Kind.DO: {"action", "outcomes"},
    Kind.CONNECT: {"say", "sound", "asks", "outcomes"},
    Kind.WAIT: {"say", "sound", "next"},
    Kind.END: SENTENCES | {"flow", "joins"},
}
NEEDED = {
    Kind.SAY: ("next",),
    Kind.ASK: ("asks", "next", "missed"),
    Kind.CHOOSE: ("missed",),
    Kind.DO: ("action", "outcomes"),
    Kind.CONNECT: ("asks", "outcomes"),
    Kind.WAIT: ("next",),
    Kind.END: (),
}
WHY_NEEDED = {
    "next": "nothing follows it: write the step that does as `next`.",
    "asks": "it does not say what it asks for, or whom it connects: name it as `asks`.",
    "missed": "silence would repeat it for ever: write as `missed` where it goes when the tries are used up.",
    "action": "it does nothing: name its `action`.",
    "outcomes": "nothing follows it: write under `outcomes` where each outcome leads.",
}
ADVICE = {
    "missing": "is missing: add it.",
    "enum": f"must be one of {', '.join(Kind)}.",
    "string_type": "must be words in quotes.",
    "dict_type": "must have one entry per language, answer or outcome, like `{0}.fr = …`.",
    "int_type": "must be a whole number.",
    "int_parsing": "must be a whole number.",
    "bool_type": "must be true or false.",
    "list_type": 'must be a list, like `["first", "second"]`.',
}


def read(content: bytes) -> tuple[Flow | None, list[Finding]]:
    """The flow in a file; or none, and why not."""
    try:
        return Flow.model_validate(tomllib.loads(content.decode())), []
    except UnicodeDecodeError:
        return None, [Finding("", "", "its letters can't be read: save it as UTF-8.")]
    except tomllib.TOMLDecodeError as error:
        return None, [Finding("", "", f"this is no TOML: {error}; mend the line it names.")]
    except ValidationError as error:
        return None, [_misread(fault) for fault in error.errors()]


def _misread(fault: Any) -> Finding:
    """A fault of the model in plain words."""
    place = [str(part) for part in fault["loc"]]
    step, inside = (place[1], place[2:]) if place[0] == "steps" and len(place) > 1 else ("", place)
    name = inside[0] if inside else "steps"
    if fault["type"] == "extra_forbidden":
        fields = Step.model_fields if step else Flow.model_fields
        meant = get_close_matches(name, fields, 1)
        advice = f"is no field here: {f'did you mean `{meant[0]}`?' if meant else 'take it out.'}"
    else:
        advice = ADVICE.get(fault["type"], f"is wrong: {fault['msg']}.").format(name)
    return Finding(step, name, f"`{'.'.join(inside) or name}` {advice}")


def findings(flow: Flow, known: Known, name: str) -> Iterator[Finding]:
    """Names that don't fit, fields that are missing, fields that are never looked at."""
    if flow.name != name:
        yield Finding("", "name", f'the file is called {name}, the flow {flow.name}: write `name = "{name}"`.')
    for key, step in flow.steps.items():
        if not STEP_NAME.fullmatch(key):
            yield Finding(key, "", "write its name with small letters, digits and _ only.")
        for field in NEEDED[step.kind]:
            if not getattr(step, field):
                yield Finding(key, field, WHY_NEEDED[field])
        for field in sorted(step.model_fields_set - FIELDS[step.kind] - {"kind"}):
            yield Finding(key, field, f"`{field}` does nothing in a step of kind {step.kind}: take it out.")
        yield from _emptiness(key, step)
        if step.flow and step.flow not in known.flows:
            yield Finding(
                key, "flow", f"there is no flow {step.flow}: write one of {listed(sorted(known.flows))}."
            )


def _emptiness(key: str, step: Step) -> Iterator[Finding]:
    """A question that can't be answered, and a step that has no words."""
    if step.kind == Kind.CHOOSE and not step.options and not step.instead:
        yield Finding(key, "kind", "no answer is right here: add `options`, or a fact under `instead`.")
    if step.kind in (Kind.SAY, Kind.ASK, Kind.CHOOSE) and not (step.text or step.say):
        yield Finding(key, "kind", "it has no words: add `text`, `say` or both.")
