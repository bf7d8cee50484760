"""What a call is answered with, before any carrier's markup: lines to be spoken, and what happens then. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Then(StrEnum):
    """What happens after the lines."""

    LISTEN = "listen"
    RECORD = "record"
    CONNECT = "connect"
    WAIT = "wait"
    JOIN = "join"  # whoever listens is put through to whoever waits
    HANG_UP = "hang_up"


@dataclass(frozen=True)
class Line:
    """One thing said; `sound` is the reference of a recorded voice that stands for the words."""

    words: str
    language: str
    sound: str = ""


@dataclass(frozen=True)
class Answer:
    """One turn's answer. `keys` is how many keys are awaited; `number` (E.164) is whom to connect."""

    lines: tuple[Line, ...]
    language: str
    then: Then = Then.HANG_UP
    keys: int = 1
    speech: bool = False
    streets: bool = False  # streets of the town are likely to be said
    number: str = ""

    @property
    def ends(self) -> bool:
        """Whether nothing more is awaited of whoever listens."""
        return self.then in (Then.HANG_UP, Then.JOIN)

    def as_row(self) -> dict[str, Any]:
        """As it is kept, to be given again to a repeated webhook."""
        row = dict(self.__dict__)
        row["lines"] = [line.__dict__ for line in self.lines]
        return row


def from_row(row: dict[str, Any]) -> Answer:
    """An answer as it was kept."""
    lines = tuple(Line(**line) for line in row["lines"])
    return Answer(**(row | {"lines": lines, "then": Then(row["then"])}))
