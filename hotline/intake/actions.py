"""What the resident's flow does besides finding the place; each action names what came of it."""

from collections.abc import Callable
from typing import Literal

from hotline.intake.dialogue import Dialogue
from hotline.intake.opening import (
    add_needs,
    change_need,
    keep_unplaced,
    keep_words,
    look_again,
    open_request,
    pass_on,
)
from hotline.intake.placing import note_where, place, take_candidate
from hotline.records import help_requests
from hotline.records.states import Attention, Need, RequestState
from hotline.work import queue
from hotline.work.queue import Job


def take_words_as_need(dialogue: Dialogue) -> Literal["taken", "nothing"]:
    """Words no list knows are still a need: "other", in the resident's own words."""
    if dialogue.spoken and not dialogue.facts.get("words"):
        return "nothing"
    dialogue.facts["need"] = "other"
    return "taken"


def hand_over(dialogue: Dialogue) -> Literal["kept"]:
    """We could not find the place together: a coordinator finishes."""
    keep_unplaced(dialogue, Attention.NO_ADDRESS)
    return keep_words(dialogue, "kept")


def keep_for_coordinator(dialogue: Dialogue) -> Literal["kept"]:
    """What was said is not clear: a coordinator reads it."""
    if dialogue.request:
        help_requests.raise_attention(dialogue.request, Attention.UNCLEAR_REPLY, who="resident", now=dialogue.now)
    return keep_words(dialogue, "kept")


def add_to_request(dialogue: Dialogue) -> Literal["noted", "corrected", "place"]:
    """More words about the open help request; an address in them corrects it."""
    if dialogue.request:
        add_needs(dialogue, dialogue.request)
    dialogue.facts.pop("need", None)
    if dialogue.facts.get("address"):
        return correct(dialogue)
    pass_on(dialogue)
    return keep_words(dialogue, "noted")


def begin_new(dialogue: Dialogue) -> Literal["begun_where_known", "begun"]:
    """Another help request beside the open one."""
    dialogue.request = None
    return "begun_where_known" if dialogue.knows_where() else "begun"


def correct(dialogue: Dialogue) -> Literal["place", "corrected"]:
    """The resident corrects the open help request: another place, another need, or both."""
    request = dialogue.request
    if request is None:
        return "place"
    keep_words(dialogue, "")
    change_need(dialogue, request)
    if dialogue.facts.get("address") or request.state == RequestState.UNPLACED:
        return "place"
    look_again(request, dialogue.now)
    return "corrected"


def cancel(dialogue: Dialogue) -> Literal["cancelled", "nothing"]:
    """The resident no longer needs it; whoever was asked or has accepted is told."""
    request = dialogue.request
    if request is None:
        return "nothing"
    help_requests.cancel(request, who="resident", now=dialogue.now)
    queue.enqueue(Job.CLOSE_REQUEST, request.id)
    return "cancelled"


def reopen(dialogue: Dialogue) -> Literal["reopened"]:
    """Nobody came although it was called done: search again."""
    request = dialogue.request
    if request and help_requests.reopen(request, who="resident", now=dialogue.now):
        queue.enqueue(Job.START_ROUND, request.id)
    return "reopened"


def raise_emergency(dialogue: Dialogue) -> Literal["raised"]:
    """An emergency is the rescue services'; a coordinator sees it at once, no volunteer is sent."""
    if dialogue.request is None:
        dialogue.facts["need"] = Need.OTHER  # "tombée dans ma cuisine" is no wish for a meal
        dialogue.request = open_request(dialogue, None, Attention.EMERGENCY, None)
        note_where(dialogue, dialogue.request)
        return "raised"
    keep_words(dialogue, "")
    help_requests.raise_attention(dialogue.request, Attention.EMERGENCY, who="resident", now=dialogue.now)
    return "raised"


ACTIONS: dict[str, Callable[[Dialogue], str]] = {
    "take_words_as_need": take_words_as_need,
    "place": place,
    "take_candidate": take_candidate,
    "hand_over": hand_over,
    "keep_for_coordinator": keep_for_coordinator,
    "add_to_request": add_to_request,
    "begin_new": begin_new,
    "correct": correct,
    "cancel": cancel,
    "reopen": reopen,
    "raise_emergency": raise_emergency,
}
