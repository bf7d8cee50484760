"""Whole calls, turn by turn: the need by a key, the address spoken, read back, confirmed by a key."""

import uuid
from itertools import chain

from bench.against_bare import CLIENTS
from bench.stack import Stack, sender

TURNS: tuple[dict[str, str], ...] = (
    {},
    {"Digits": "2"},
    {"SpeechResult": "{number} rue de Bourgogne", "Confidence": "0.9"},
    {"Digits": "1"},
)


def turns(stack: Stack, count: int, number: int) -> list[bytes]:
    """About `count` turns: each client has one call at a time, and every call's turns come in order."""
    calls = [
        _call(stack, sender((number + 1) * count + one), 1 + one % 40)
        for one in range(-(-count // (len(TURNS) * CLIENTS)) * CLIENTS)
    ]
    groups = (calls[first : first + CLIENTS] for first in range(0, len(calls), CLIENTS))
    return list(chain.from_iterable(chain.from_iterable(zip(*group, strict=True)) for group in groups))


def _call(stack: Stack, caller: str, house: int) -> list[bytes]:
    sid = f"CA{uuid.uuid4().hex}"
    return [
        stack.signed_call(
            f"/voice/turns/{number}" if number else "/voice",
            sid,
            caller,
            {name: value.format(number=house) for name, value in heard.items()},
        )
        for number, heard in enumerate(TURNS)
    ]
