"""The placeholders there are, and sentences filled with what they stand for at their longest."""

import tomllib
from pathlib import Path
from string import Formatter

SAMPLES: dict[str, dict[str, dict[str, str]]] = tomllib.loads(
    Path(__file__).with_name("samples.toml").read_text(encoding="utf-8")
)
# Which table a field's sentences are filled from.
TABLE = {"text": "text", "again": "text", "say": "say", "say_again": "say"}


def placeholders(sentence: str) -> set[str]:
    """The names in braces; a ValueError if a brace has no other half."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def known(field: str) -> set[str]:
    """The placeholders that something stands for in this field's sentences."""
    return set().union(*SAMPLES[TABLE[field]].values())


def filled(field: str, language: str, sentence: str) -> str | None:
    """The sentence with its longest values; none if it can't be filled, which is a finding of its own."""
    try:
        return sentence.format_map(SAMPLES[TABLE[field]].get(language, {}))
    except (ValueError, LookupError):
        return None
