"""Asking a resident by text, later than her own, whether a place is hers."""

from datetime import datetime

from hotline.delivery import notices, outbox, texts
from hotline.flows import loader
from hotline.intake.conversations import ANSWER_WAIT, FLOW, is_asked
from hotline.records import conversations as kept
from hotline.records.location import Location
from hotline.records.tables import HelpRequest, Resident

STEP = "confirm"


def ask_whether(request: HelpRequest, location: Location, now: datetime) -> bool:
    """Ask whether she is at this place; False when no text of hers was about it, or she is asked something else.

    Call it inside a transaction that holds the person.
    """
    resident: Resident = request.resident
    if resident.phone is None or notices.is_told_by_call(resident):
        return False
    conversation = kept.of(request.town, resident.phone)
    if conversation is None or conversation.help_request_id != request.id or is_asked(conversation):
        return False
    language = conversation.language
    values = {"need": texts.need(request.need, language), "candidate": location.address}
    outbox.queue_text(
        request.town,
        resident.phone,
        loader.load(FLOW).steps[STEP].text[language].format_map(values),
        purpose="reply",
        now=now,
        help_request_id=request.id,
    )
    kept.keep(
        request.town,
        resident.phone,
        conversation,
        flow=FLOW,
        step=STEP,
        facts=conversation.facts | {"candidates": [location.columns()], "asked": True, "tries": 0},
        answer_due_at=now + ANSWER_WAIT,
        updated_at=now,
    )
    return True
