"""Reads the flows from `ivr_flows/`, once, and refuses one that can't be played."""

import tomllib
from functools import cache
from pathlib import Path

from pydantic import ValidationError

from hotline.flows.model import Flow
from hotline.flows.ways import targets

FOLDER = Path(__file__).parents[2] / "ivr_flows"


class FlowError(Exception):
    """A flow file that can't be used: which one, and why."""


@cache
def load(name: str) -> Flow:
    """The flow in `ivr_flows/NAME.toml`."""
    path = FOLDER / f"{name}.toml"
    try:
        flow = Flow.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise FlowError(f"{path.name} can't be read: {error}") from error
    missing = sorted(targets(flow) - flow.steps.keys())
    if missing:
        raise FlowError(f"{path.name} leads to steps that are not there: {', '.join(missing)}")
    return flow


def names() -> list[str]:
    """The flows there are."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))
