"""What a phonebox is told when it starts: the account, its numbers and senders, the handsets around it."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any


class ConfigError(Exception):
    """The configuration can't be used; the message says what is wrong in one sentence."""


@dataclass(frozen=True)
class Line:
    """A number of the account and where its texts and calls are announced."""

    number: str
    sms_url: str | None = None
    sms_fallback_url: str | None = None
    voice_url: str | None = None
    voice_fallback_url: str | None = None
    voice_status_url: str | None = None


class Answers(StrEnum):
    """Who or what takes a call at a handset."""

    PERSON = "person"
    MACHINE = "machine"
    BUSY = "busy"
    NOBODY = "nobody"


@dataclass(frozen=True)
class Handset:
    number: str
    name: str
    role: str = "resident"
    line: str = "mobile"
    answers: Answers = Answers.PERSON


@dataclass(frozen=True)
class Config:
    """`pace` is in seconds for each step of a text or call; `speech_pace` in seconds for each character
    spoken (0: speaking takes no time); a handset rings for `ring_time` seconds. Without `patience` nothing that
    waits for a person to begin runs out by itself; a number that was begun is still over after its pause."""

    account_sid: str
    auth_token: str
    lines: tuple[Line, ...]
    senders: tuple[str, ...] = ()
    handsets: tuple[Handset, ...] = ()
    pace: float = 0.2
    speech_pace: float = 0.055
    ring_time: float = 25.0
    patience: bool = True
    desk_url: str | None = None

    def line(self, number: str) -> Line | None:
        return next((line for line in self.lines if line.number == number), None)


def load_config(path: Path) -> Config:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(f"{path} can't be read: {error.strerror}.") from error
    except ValueError as error:
        raise ConfigError(f"{path} is not valid JSON: {error}.") from error
    return parse_config(data)


def parse_config(data: Any) -> Config:
    try:
        config = Config(
            **{
                **data,
                "lines": tuple(Line(**line) for line in data["lines"]),
                "senders": tuple(data.get("senders", ())),
                "handsets": tuple(parse_handset(handset) for handset in data.get("handsets", ())),
            }
        )
    except KeyError as error:
        raise ConfigError(f"{error.args[0]} is missing from the configuration.") from error
    except (TypeError, AttributeError) as error:
        raise ConfigError(f"The configuration can't be understood: {error}.") from error
    if not re.fullmatch(r"AC[0-9a-f]{32}", str(config.account_sid)):
        raise ConfigError("account_sid must be AC and 32 hexadecimal digits.")
    return config


def parse_handset(data: dict[str, str]) -> Handset:
    """A handset of the configuration, or one added later; without a name it shows its number."""
    number = data["number"]
    name, role = data.get("name") or number, data.get("role", "resident")
    line = data.get("line") or ("landline" if is_landline(number) else "mobile")
    if role not in ("resident", "volunteer"):
        raise ConfigError("role must be resident or volunteer.")
    if line not in ("mobile", "landline"):
        raise ConfigError("line must be mobile or landline.")
    try:
        answers = Answers(data.get("answers", Answers.PERSON))
    except ValueError as error:
        raise ConfigError(f"answers must be one of {', '.join(Answers)}.") from error
    return Handset(number, name, role, line, answers)


def is_landline(number: str) -> bool:
    return re.match(r"\+33[1-5]", number) is not None
