"""What a text is meant to do, given where the conversation stands."""

from dataclasses import replace
from typing import Any

import pytest

from hotline.intake.intent import Intent, decide
from hotline.intake.understanding import understand

NOTHING = understand("")


@pytest.mark.parametrize(
    ("said", "asked", "has_request", "done_lately", "intent"),
    [
        ({"emergency": True, "cancel": True}, True, True, False, Intent.EMERGENCY),
        ({"emergency": True, "politeness": True}, False, False, False, Intent.EMERGENCY),
        ({"cancel": True}, True, False, False, Intent.CANCEL),
        ({"cancel": True}, False, True, False, Intent.CANCEL),
        ({"cancel": True}, False, False, False, Intent.NOTHING_OPEN),
        ({"politeness": True}, True, False, False, Intent.SILENT),
        ({"politeness": True, "yes": True}, True, False, False, Intent.ANSWER),
        ({}, True, True, False, Intent.ANSWER),
        ({"status": True}, True, True, False, Intent.STATUS),
        ({"status": True}, True, False, False, Intent.ANSWER),
        ({"no": True}, False, True, False, Intent.SAYS_WRONG),
        ({"no": True, "address": "14 rue Bannier"}, False, True, False, Intent.CORRECT),
        ({"address": "14 rue Bannier"}, False, True, False, Intent.CORRECT),
        ({"needs": ("pet",)}, False, True, False, Intent.SAME_OR_NEW),
        ({"politeness": True}, False, True, False, Intent.SILENT),
        ({"yes": True}, False, True, False, Intent.SILENT),
        ({"greeting": True}, False, True, False, Intent.STATUS),
        ({"status": True, "politeness": True}, False, True, False, Intent.STATUS),
        ({}, False, True, False, Intent.NOTE),
        ({"no": True}, False, False, True, Intent.REOPEN),
        ({"no": True}, False, False, False, Intent.SILENT),
        ({"yes": True}, False, False, False, Intent.SILENT),
        ({"status": True}, False, False, True, Intent.NOTHING_OPEN),
        ({"needs": ("pet",)}, False, False, True, Intent.BEGIN),
        ({"greeting": True}, False, False, False, Intent.BEGIN),
        ({}, False, False, False, Intent.BEGIN),
    ],
)
def test_what_is_meant(
    said: dict[str, Any], asked: bool, has_request: bool, done_lately: bool, intent: Intent
) -> None:
    heard = replace(NOTHING, **said)
    assert decide(heard, asked=asked, has_request=has_request, done_lately=done_lately) is intent
