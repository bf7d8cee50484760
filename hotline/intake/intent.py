"""What a resident's text is meant to do, given where the conversation stands. Pure."""

from enum import StrEnum

from hotline.intake.understanding import Understood


class Intent(StrEnum):
    """What to do with a text."""

    EMERGENCY = "emergency"
    CANCEL = "cancel"
    ANSWER = "answer"  # it answers the open question, or should have
    BEGIN = "begin"  # a new help request, or the question what is needed
    SAME_OR_NEW = "same_or_new"
    CORRECT = "correct"
    SAYS_WRONG = "says_wrong"
    STATUS = "status"
    REOPEN = "reopen"
    NOTHING_OPEN = "nothing_open"
    NOTE = "note"  # words that belong to the open help request
    SILENT = "silent"  # nothing to do, nothing to say


def decide(heard: Understood, *, asked: bool, has_request: bool, done_lately: bool) -> Intent:
    """What this text means.

    asked: a question of ours is open; has_request: an open help request; done_lately: one ended as done lately.
    """
    if heard.emergency:
        return Intent.EMERGENCY
    if heard.cancel and (has_request or asked):
        return Intent.CANCEL
    if asked and heard.politeness and not (heard.yes or heard.no):
        return Intent.SILENT
    if asked:
        return Intent.STATUS if heard.status and has_request else Intent.ANSWER
    if has_request:
        return _about_open_request(heard)
    return _without_request(heard, done_lately)


def _about_open_request(heard: Understood) -> Intent:
    if heard.no:
        return Intent.CORRECT if heard.address or heard.needs else Intent.SAYS_WRONG
    if heard.needs:
        return Intent.SAME_OR_NEW
    if heard.address:
        return Intent.CORRECT
    if heard.status or heard.greeting:
        return Intent.STATUS
    return Intent.SILENT if heard.politeness or heard.yes else Intent.NOTE


def _without_request(heard: Understood, done_lately: bool) -> Intent:
    if heard.needs or heard.address:
        return Intent.BEGIN
    if heard.no and done_lately:
        return Intent.REOPEN
    if heard.cancel or heard.status:
        return Intent.NOTHING_OPEN
    if heard.politeness or heard.yes or heard.no:
        return Intent.SILENT
    return Intent.BEGIN
