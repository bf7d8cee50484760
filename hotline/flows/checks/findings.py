"""What a check finds, what checks must know from outside a flow, and on which line of the file a thing stands."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """Something wrong in a flow: at which step (none: the flow itself), in which field, and what to do."""

    step: str
    field: str
    what: str


@dataclass(frozen=True)
class Problem:
    """A finding with its file and line, ready to be printed."""

    file: str
    line: int
    step: str
    what: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: " + (f"step {self.step}: " if self.step else "") + self.what


@dataclass(frozen=True)
class Known:
    """What there is outside a flow.

    `actions` have the outcomes each may give; an action without any is known by name only. `parts` counts how many
    parts a text is billed as, `is_cheap` tells whether it fits the cheap alphabet.
    """

    flows: frozenset[str]
    languages: tuple[str, ...]
    actions: Mapping[str, frozenset[str]]
    parts: Callable[[str], int]
    is_cheap: Callable[[str], bool]


def line_of(source: str, step: str, field: str) -> int:
    """The line of a step's field; of the step if the field has no line, and 1 if there is no such step."""
    lines = source.splitlines()
    begun = _first(lines, rf"\s*\[steps\.{re.escape(step)}\]") if step else -1
    if begun is None:
        return 1
    own = lines[begun + 1 :]
    own = own[: _first(own, rf"\s*\[(?!steps\.{re.escape(step)}\.)")]
    for name in (field, field.split(".")[0]):
        within = _first(own, rf"\s*(\[steps\.\w+\.)?{re.escape(name)}\b") if name else None
        if within is not None:
            return begun + within + 2
    return max(begun, 0) + 1


def _first(lines: list[str], pattern: str) -> int | None:
    return next((index for index, line in enumerate(lines) if re.match(pattern, line)), None)


def listed(names: list[str]) -> str:
    """Names as one reads them out: "a, b and c"."""
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
