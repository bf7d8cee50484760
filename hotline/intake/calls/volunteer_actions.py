"""What the volunteer's flow does: finds what awaits them, and passes their keys on as the answers texts give."""

from typing import Literal

from hotline.delivery.fate import news_was_heard
from hotline.intake.calls.talk import Talk
from hotline.intake.understanding.replies import Meaning, Reply
from hotline.records import offers, residents, volunteers
from hotline.records.states import ANSWERABLE, OfferState, RequestState, VolunteerState
from hotline.records.tables import Offer

# Whoever guesses codes is shown out after so many.
MOST_WRONG_CODES = 3
# How an offer stands: still open, theirs already, somebody else's, over.
Stands = Literal["offer", "task", "taken", "over"]
AWAY = (VolunteerState.PAUSED, VolunteerState.STOPPED)


def what_awaits_the_volunteer(
    talk: Talk,
) -> Stands | Literal["unknown", "several", "paused", "applied", "nothing"]:
    """What whoever calls from a volunteer's own phone can do now. A number that was only keyed opens nothing."""
    volunteer = talk.volunteer() if talk.call.phone else None
    if volunteer is None:
        return "unknown"
    awaiting = talk.open_offers()
    if len(awaiting) > 1:
        return "several"
    if awaiting:
        talk.facts["offer_id"] = awaiting[0].id
        return _stands(awaiting[0])
    if volunteer.state == VolunteerState.APPLIED:
        return "applied"
    return "paused" if volunteer.state in AWAY else "nothing"


def find_offer(talk: Talk) -> Stands | Literal["too_often", "unknown"]:
    """The offer with the code that was keyed, if it is this volunteer's."""
    volunteer, code = talk.volunteer(), talk.facts.pop("code", "")
    offer = offers.with_code(volunteer, code) if volunteer else None
    if offer is None:
        talk.facts["wrong_codes"] = talk.facts.get("wrong_codes", 0) + 1
        return "too_often" if talk.facts["wrong_codes"] >= MOST_WRONG_CODES else "unknown"
    talk.facts["offer_id"] = offer.id
    return _stands(offer)


def open_phoned_offer(talk: Talk) -> Stands:
    """The offer this call was made for, as it stands by now."""
    offer = talk.offer()
    return _stands(offer) if offer and talk.volunteer() else "over"


def accept_offer(talk: Talk) -> Literal["accepted", "taken", "over"]:
    """The key that accepts; somebody may have been faster."""
    _answer(talk, Meaning.YES)
    offer = talk.offer()
    match _stands(offer) if offer else "over":
        case "task":
            return "accepted"
        case "taken":
            return "taken"
    return "over"


def decline_offer(talk: Talk) -> Literal["declined"]:
    """The key that declines."""
    _answer(talk, Meaning.NO)
    return "declined"


def task_done(talk: Talk) -> Literal["done", "over"]:
    """The key that says that it is done."""
    _answer(talk, Meaning.DONE)
    return "done" if _is_now(talk, OfferState.DONE) else "over"


def withdraw_from_task(talk: Talk) -> Literal["withdrawn", "over"]:
    """The key that takes an acceptance back."""
    _answer(talk, Meaning.WITHDRAW)
    return "withdrawn" if _is_now(talk, OfferState.WITHDRAWN) else "over"


def pause_volunteer(talk: Talk) -> Literal["paused"]:
    """No more offers for now; what was accepted stays accepted."""
    _answer(talk, Meaning.PAUSE)
    return "paused"


def resume_volunteer(talk: Talk) -> Literal["resumed"]:
    """Offers are welcome again."""
    volunteer, resident = talk.volunteer(), talk.known_resident()
    if resident:
        residents.resume(resident)  # a STOP held for both
    if volunteer and volunteers.set_state(volunteer, VolunteerState.ACTIVE, who="volunteer", now=talk.now):
        talk.answers.resumed(volunteer, talk.now)
    return "resumed"


def _answer(talk: Talk, meaning: Meaning) -> None:
    """The same answer by text; nothing is texted back but what whoever goes needs in writing."""
    volunteer, offer = talk.volunteer(), talk.offer()
    if talk.call.message:
        news_was_heard(talk.call.message, talk.now)
    if volunteer:
        code = offer.code if offer else None
        # On somebody else's phone the call speaks that one's language, which is not the volunteer's.
        language = talk.language if talk.call.phone == volunteer.phone else None
        talk.answers.hear(volunteer, Reply("", meaning, code, "", language), False, True, talk.now)


def _stands(offer: Offer) -> Stands:
    """How an offer stands: still open, theirs already, somebody else's, over."""
    state = offer.help_request.state
    if offer.state == OfferState.ACCEPTED:
        return "task"
    if offer.state in ANSWERABLE and state == RequestState.SEARCHING:
        return "offer"
    return "taken" if state == RequestState.ACCEPTED else "over"


def _is_now(talk: Talk, state: OfferState) -> bool:
    offer = talk.offer()
    return offer is not None and offer.state == state
