"""Whether a recorded voice can stand for the sentence that names it."""

import re
from collections.abc import Iterator

from hotline.flows.checks.findings import Finding, Known
from hotline.flows.checks.samples import placeholders
from hotline.flows.model import Flow

NAME = re.compile(r"[a-z][a-z0-9_-]*")
# A town records its own voices, so that its name may be spoken in one.
MAY_BE_RECORDED = {"town", "of_town"}


def findings(flow: Flow, known: Known) -> Iterator[Finding]:
    """Names no recording can have, sentences no recording can say, one name for two sentences."""
    said: dict[tuple[str, str], str] = {}
    for key, step in flow.steps.items():
        for language, name in step.sound.items():
            field, sentence = f"sound.{language}", step.say.get(language, "")
            if not NAME.fullmatch(name):
                yield Finding(
                    key, field, f"there can be no voice called {name}: use small letters, digits, - and _."
                )
            if _changes(sentence):
                yield Finding(
                    key, field, f"`say.{language}` changes from call to call, a recording can't: take it out."
                )
            if said.setdefault((language, name), sentence) != sentence:
                yield Finding(
                    key, field, f"the voice {name} already stands for other words: give this one its own name."
                )


def _changes(sentence: str) -> bool:
    try:
        return bool(placeholders(sentence) - MAY_BE_RECORDED)
    except ValueError:
        return False
