"""What a flow is: steps with their sentences per language, read from TOML. Pure."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field


class Kind(StrEnum):
    """What happens at a step."""

    SAY = "say"
    ASK = "ask"
    CHOOSE = "choose"
    DO = "do"
    CONNECT = "connect"  # calls: another person joins; what became of it is the outcome
    WAIT = "wait"  # calls: a short pause while something is looked up
    END = "end"


class Step(BaseModel):
    """One point of a dialogue. A step without `text` is silent in texts, one without `say` in calls."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind
    text: dict[str, str] = Field(default_factory=dict)  # what is texted, per language
    again: dict[str, str] = Field(default_factory=dict)  # what is texted when the answer was not understood
    say: dict[str, str] = Field(default_factory=dict)  # what is spoken
    say_again: dict[str, str] = Field(default_factory=dict)  # what is spoken when the answer was not understood
    sound: dict[str, str] = Field(default_factory=dict)  # the recorded voice that may stand for `say`, by name
    next: str = ""
    asks: str = ""  # ask: the fact wanted, the step is skipped when it is known; connect: who
    keys: dict[str, str] = Field(default_factory=dict)  # ask, in calls: a key that stands for an answer
    options: dict[str, str] = Field(default_factory=dict)  # answer or key > step
    presses: dict[str, str] = Field(default_factory=dict)  # in calls alone: a key > step
    instead: dict[str, str] = Field(default_factory=dict)  # a fact that may be said instead > step
    tries: int = 2
    missed: str = ""  # where it goes when the tries are used up
    action: str = ""  # do: what is done
    outcomes: dict[str, str] = Field(default_factory=dict)  # do, connect: what came of it > step
    flow: str = ""  # end: a call goes on in this flow
    joins: bool = False  # end: who listens is put through to whoever waits


class Flow(BaseModel):
    """A dialogue."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    start: str
    entries: list[str] = Field(default_factory=list)  # steps that code enters by name, besides the start
    steps: dict[str, Step]
