"""What a phonebox is told when it starts: the account, its numbers and senders, the handsets around it."""

import json
import re
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Handset:
    number: str
    name: str
    role: str = "resident"


@dataclass(frozen=True)
class Config:
    account_sid: str
    auth_token: str
    lines: tuple[Line, ...]
    senders: tuple[str, ...] = ()
    handsets: tuple[Handset, ...] = ()
    pace: float = 0.2
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
    handset = Handset(data["number"], data.get("name") or data["number"], data.get("role", "resident"))
    if handset.role not in ("resident", "volunteer"):
        raise ConfigError("role must be resident or volunteer.")
    return handset
