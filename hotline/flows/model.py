"""What a flow is: steps with their sentences per language, read from TOML. Pure."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Kind(StrEnum):
    """What happens at a step."""

    SAY = "say"
    ASK = "ask"
    CHOOSE = "choose"
    DO = "do"
    END = "end"


class Step(BaseModel):
    """One point of a dialogue."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind
    text: dict[str, str] = Field(default_factory=dict)  # what is texted, per language
    again: dict[str, str] = Field(default_factory=dict)  # what is texted when the answer was not understood
    next: str = ""
    asks: str = ""  # ask: the fact wanted; the step is skipped when it is known
    options: dict[str, str] = Field(default_factory=dict)  # choose: answer > step
    instead: dict[str, str] = Field(default_factory=dict)  # choose: a fact that may be said instead > step
    tries: int = 2
    missed: str = ""  # where it goes when the tries are used up
    action: str = ""  # do: what is done
    outcomes: dict[str, str] = Field(default_factory=dict)  # do: what came of it > step


class Flow(BaseModel):
    """A dialogue."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    start: str
    steps: dict[str, Step]
