"""Opening a help request and keeping up with what is said about it: words, need, place."""

from dataclasses import replace
from datetime import datetime
from typing import Literal, TypeVar

from hotline.delivery import notices, texts
from hotline.intake import guard
from hotline.intake.dialogue import Dialogue
from hotline.records import deadlines, help_requests, look_ups, offers, residents, wishes
from hotline.records.location import Location
from hotline.records.states import Attention, OfferState, RequestState
from hotline.records.tables import HelpRequest
from hotline.records.wishes import Wishes
from hotline.work import queue
from hotline.work.queue import Job

Outcome = TypeVar("Outcome", bound=str)


def keep_unplaced(dialogue: Dialogue, attention: Attention | None) -> Literal["", "enough"]:
    """Nothing is lost: the help request is kept before it has a place. "enough" when no more may be opened."""
    if dialogue.request is None:
        if not guard.may_open(dialogue.resident, dialogue.now):
            return "enough"
        dialogue.request = open_request(dialogue, None, attention, None)
    elif attention:
        help_requests.raise_attention(dialogue.request, attention, who="resident", now=dialogue.now)
    if dialogue.facts.get("said_address"):
        look_ups.keep_words(dialogue.request, dialogue.facts["said_address"])
    return ""


def open_request(
    dialogue: Dialogue, location: Location | None, attention: Attention | None, round_at: datetime | None
) -> HelpRequest:
    if dialogue.spoken and dialogue.own_number and dialogue.resident.stopped_at:
        residents.resume(dialogue.resident)  # who asks for help by phone wants to hear of it
    return help_requests.open_request(
        dialogue.resident,
        need=dialogue.facts.get("need", "other"),
        details=dialogue.facts.pop("words", ""),
        language=dialogue.language,
        source="voice" if dialogue.spoken else "sms",
        password=texts.new_password(dialogue.language),
        location=location,
        now=dialogue.now,
        next_round_at=round_at,
        attention=attention,
        wishes=dialogue.wishes(),
    )


def keep_words(dialogue: Dialogue, outcome: Outcome) -> Outcome:
    """Words go to the help request once; until there is one they wait in the facts."""
    if dialogue.request:
        keep_wishes(dialogue, dialogue.request)
        words = dialogue.facts.pop("words", "")
        if words:
            help_requests.add_details(dialogue.request, words)
    return outcome


def keep_wishes(dialogue: Dialogue, request: HelpRequest) -> None:
    """When, for whom and whom to call, if it was said now."""
    wishes.keep(request, replace(dialogue.wishes(), needs=()))


def pass_on(dialogue: Dialogue) -> None:
    """Whoever is on the way hears what the resident adds: a door code, a second errand."""
    request, words = dialogue.request, dialogue.facts.get("words", "")
    if request is None or not words:
        return
    for offer in offers.of_request(request, (OfferState.ACCEPTED,)):
        notices.tell_volunteer(offer.volunteer, "resident_says", dialogue.now, request=request, words=words)


def add_needs(dialogue: Dialogue, request: HelpRequest) -> None:
    """What was named later is needed too."""
    wishes.keep(request, Wishes(needs=dialogue.wishes().needs))


def change_need(dialogue: Dialogue, request: HelpRequest) -> None:
    """What is needed instead."""
    needs = dialogue.wishes().needs
    if needs and needs != wishes.needs_of(request):
        help_requests.change_needs(request, needs, who="resident", now=dialogue.now)


def look_again(request: HelpRequest, now: datetime) -> None:
    """The search looks again at once; whoever has accepted hears what has changed."""
    deadlines.round_at(request.id, now)
    queue.enqueue(Job.CORRECTED if request.state == RequestState.ACCEPTED else Job.START_ROUND, request.id)
