"""What the volunteer's flow does: finds what awaits them, and passes their keys on as the answers texts give."""

from hotline.delivery.fate import news_was_heard
from hotline.intake.calls.talk import Talk
from hotline.intake.replies import Meaning, Reply
from hotline.records import offers, volunteers
from hotline.records.states import ANSWERABLE, OfferState, RequestState, VolunteerState
from hotline.records.tables import Offer

# Whoever guesses codes is shown out after so many.
MOST_WRONG_CODES = 3
AWAY = (VolunteerState.PAUSED, VolunteerState.STOPPED)


def what_awaits_the_volunteer(talk: Talk) -> str:
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
    return "paused" if volunteer.state in AWAY else "nothing"


def find_offer(talk: Talk) -> str:
    """The offer with the code that was keyed, if it is this volunteer's."""
    volunteer, code = talk.volunteer(), talk.facts.pop("code", "")
    offer = offers.with_code(volunteer, code) if volunteer else None
    if offer is None:
        talk.facts["wrong_codes"] = talk.facts.get("wrong_codes", 0) + 1
        return "too_often" if talk.facts["wrong_codes"] >= MOST_WRONG_CODES else "unknown"
    talk.facts["offer_id"] = offer.id
    return _stands(offer)


def open_phoned_offer(talk: Talk) -> str:
    """The offer this call was made for, as it stands by now."""
    offer = talk.offer()
    return _stands(offer) if offer and talk.volunteer() else "over"


def accept_offer(talk: Talk) -> str:
    """The key that accepts; somebody may have been faster."""
    _answer(talk, Meaning.YES)
    offer = talk.offer()
    outcome = _stands(offer) if offer else "over"
    return "accepted" if outcome == "task" else "over" if outcome == "offer" else outcome


def decline_offer(talk: Talk) -> str:
    """The key that declines."""
    _answer(talk, Meaning.NO)
    return "declined"


def task_done(talk: Talk) -> str:
    """The key that says that it is done."""
    _answer(talk, Meaning.DONE)
    return _became(talk, OfferState.DONE, "done")


def withdraw_from_task(talk: Talk) -> str:
    """The key that takes an acceptance back."""
    _answer(talk, Meaning.WITHDRAW)
    return _became(talk, OfferState.WITHDRAWN, "withdrawn")


def pause_volunteer(talk: Talk) -> str:
    """No more offers for now; what was accepted stays accepted."""
    _answer(talk, Meaning.PAUSE)
    return "paused"


def resume_volunteer(talk: Talk) -> str:
    """Offers are welcome again."""
    volunteer = talk.volunteer()
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
        talk.answers.hear(volunteer, Reply("", meaning, code, "", talk.language), False, True, talk.now)


def _stands(offer: Offer) -> str:
    """How an offer stands: still open, theirs already, somebody else's, over."""
    state = offer.help_request.state
    if offer.state == OfferState.ACCEPTED:
        return "task"
    if offer.state in ANSWERABLE and state == RequestState.SEARCHING:
        return "offer"
    return "taken" if state == RequestState.ACCEPTED else "over"


def _became(talk: Talk, state: OfferState, outcome: str) -> str:
    offer = talk.offer()
    return outcome if offer and offer.state == state else "over"
