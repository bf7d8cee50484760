"""What volunteers answer: the first OUI wins, whatever the concurrency, and everybody hears what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hotline.delivery import notices, texts, wanted
from hotline.delivery.fate import go_on_if_nobody_left
from hotline.dispatch import closing, leaving, rounds
from hotline.records import help_requests, offers, volunteers
from hotline.records.db import database
from hotline.records.states import ALIVE, Attention, OfferState, RequestState, VolunteerState
from hotline.records.tables import HelpRequest, Offer, Volunteer

# An OUI to an offer older than this is no late answer any more but something new.
REMEMBERED = timedelta(days=2)


@dataclass(frozen=True)
class Answer:
    """What a volunteer said: `meaning` is one of intake's words, `rest` what was said around it."""

    volunteer: Volunteer
    meaning: str
    code: str | None
    rest: str
    language: str | None
    polite: bool  # an "ok, merci" that says yes only to somebody who is waiting for it
    muted: bool  # has had more replies than any person needs: heard, told nothing but that it is theirs
    now: datetime


# Whoever answers an offer of theirs that is over hears what has become of the help request.
HOW_IT_ENDED: dict[str, str] = {RequestState.ACCEPTED: "taken", RequestState.SEARCHING: "nothing_open"}


class TakenError(Exception):
    """Somebody was faster: undo what this transaction began."""


def hear(answer: Answer) -> bool:
    """Act on an answer to an open offer or an accepted task, in one transaction; False when it is neither."""
    handler = HANDLERS.get(answer.meaning)
    if handler is None:
        return False
    with database.atomic():
        return handler(answer)


def hear_late(answer: Answer) -> bool:
    """Answer kindly somebody whose offers are all over; False when nothing was asked of them lately."""
    if answer.meaning not in ("yes", "no", "done", "withdraw") or answer.polite:
        return False
    offer = _with_code_or_latest(answer)
    if offer is None and answer.meaning != "yes":
        return False
    if offer is None:
        _tell(answer, "nothing_open")
    else:
        _say_that_it_is_over(answer, offer)
    return True


def _yes(answer: Answer) -> bool:
    open_offers = offers.answerable(answer.volunteer)
    if answer.code:
        return _yes_with_code(answer, open_offers)
    awaited = _most_awaited(open_offers, answer.polite)
    if len(awaited) > 1:
        _ask_which(answer, awaited)
        return True
    if awaited:
        _accept(answer, awaited[0])
        return True
    return not answer.polite and _yes_again(answer)


def _yes_with_code(answer: Answer, open_offers: list[Offer]) -> bool:
    offer = offers.with_code(answer.volunteer, answer.code or "")
    if offer is None:
        return _says_unknown_code(answer, open_offers)
    if offer.state == OfferState.ACCEPTED:
        _tell(answer, "accepted_already", offer.help_request)
    elif offer.id in {open_offer.id for open_offer in open_offers}:
        _accept(answer, offer)
    else:
        _say_that_it_is_over(answer, offer)
    return True


def _yes_again(answer: Answer) -> bool:
    """An OUI from somebody who is already on the way: repeat what they need."""
    tasks = offers.accepted_by(answer.volunteer)
    if not tasks:
        return False
    if answer.rest:
        _pass_on(answer, tasks[0].help_request)
    _tell(answer, "accepted_already", tasks[0].help_request)
    return True


def _pass_on(answer: Answer, request: HelpRequest) -> None:
    """What somebody on the way says further, the resident hears."""
    volunteer = answer.volunteer.first_name
    notices.tell_resident(request, "volunteer_says", answer.now, volunteer=volunteer, words=answer.rest)


def _most_awaited(open_offers: list[Offer], polite: bool) -> list[Offer]:
    """The offers a plain OUI can mean: those still running; else those that lapsed; else those declined."""
    declined = () if polite else (OfferState.DECLINED,)
    for states in (ALIVE, (OfferState.LAPSED,), declined):
        found = [offer for offer in open_offers if offer.state in states]
        if found:
            return found
    return []


def _accept(answer: Answer, offer: Offer) -> None:
    try:
        with database.atomic():
            request = _take(answer, offer)
    except TakenError:
        _say_that_it_is_over(answer, offer)
        return
    notices.accepted(request, answer.volunteer, answer.rest, answer.language, answer.now)
    if request.state == RequestState.ACCEPTED:
        closing.stand_down(request, answer.now)


def _take(answer: Answer, offer: Offer) -> HelpRequest:
    """The request first, then the offer, both or neither."""
    who = f"volunteer {answer.volunteer.id}"
    request = help_requests.accept_one(offer.help_request_id, who=who, now=answer.now)
    if request is None or not offers.settle(
        offer, OfferState.ACCEPTED, who=who, now=answer.now, words=answer.rest
    ):
        raise TakenError
    return request


def _say_that_it_is_over(answer: Answer, offer: Offer) -> None:
    request = help_requests.by_id(offer.help_request_id)
    offers.keep_words(offer, answer.rest, answer.now)
    _tell(answer, HOW_IT_ENDED.get(request.state if request else "", "over"), request)


def _ask_which(answer: Answer, awaited: list[Offer]) -> None:
    language = answer.language or notices.first_language(answer.volunteer)
    items = [
        texts.say(
            "which_offer_item",
            language,
            code=offer.code,
            need=wanted.of_request(offer.help_request, language),
            street=offer.help_request.street,
        )
        for offer in awaited
    ]
    _tell(answer, "which_offer", offers=" ; ".join(items), code=awaited[0].code)


def _no(answer: Answer) -> bool:
    """NON frees the volunteer of this help request only; when nobody is left the next round goes at once.

    Without a code it means the text read last; another offer stays open, and they are told so.
    """
    open_offers = offers.answerable(answer.volunteer)
    awaited = _most_awaited(open_offers, polite=True)
    if answer.code:
        chosen = next((offer for offer in open_offers if offer.code == answer.code), None)
    else:
        chosen = awaited[0] if awaited else None
    if chosen is None:
        return _says_unknown_code(answer, open_offers)
    if offers.settle(chosen, OfferState.DECLINED, who="volunteer", now=answer.now, words=answer.rest):
        go_on_if_nobody_left(chosen.help_request, answer.now)
    others = [offer for offer in awaited if offer.id != chosen.id and offer.state in ALIVE]
    if others:
        _tell(answer, "declined_one", chosen.help_request, code=others[0].code)
    else:
        _tell(answer, "declined", chosen.help_request)
    return True


def _says_unknown_code(answer: Answer, open_offers: list[Offer]) -> bool:
    """Whether the answer carries a code that is none of theirs while something of theirs is open; tells them."""
    unknown = bool(answer.code and open_offers) and offers.with_code(answer.volunteer, answer.code or "") is None
    if unknown:
        _tell(answer, "unknown_code", code=answer.code, example=open_offers[0].code)
    return unknown


def _done(answer: Answer) -> bool:
    task = _task(answer)
    if task is None or not offers.settle(
        task, OfferState.DONE, who="volunteer", now=answer.now, words=answer.rest
    ):
        return False
    request = task.help_request
    if not offers.of_request(request, (OfferState.ACCEPTED,)):
        help_requests.finish(request, who="volunteer", now=answer.now)
    said = _words_for_resident(answer, request)
    notices.tell_resident(request, "done", answer.now, more=said, volunteer=answer.volunteer.first_name)
    _tell(answer, "done_thanks", request)
    rounds.somebody_is_free(request.town, answer.now)
    return True


def _withdraw(answer: Answer) -> bool:
    task = _task(answer)
    if task is None:
        return _no(answer)
    leaving.withdraw(task, answer.now, answer.rest, more=_words_for_resident(answer, task.help_request))
    _tell(answer, "withdrawn_thanks", task.help_request)
    return True


def _task(answer: Answer) -> Offer | None:
    """The accepted task an answer is about: by code, else the newest."""
    tasks = offers.accepted_by(answer.volunteer)
    return next((task for task in tasks if answer.code in (None, task.code)), None)


def _words_for_resident(answer: Answer, request: HelpRequest) -> str:
    if not answer.rest:
        return ""
    return " " + texts.say(
        "volunteer_says", request.resident.language, volunteer=answer.volunteer.first_name, words=answer.rest
    )


def _pause(answer: Answer) -> bool:
    """PAUSE also frees of what is open; what was accepted stays accepted."""
    volunteers.set_state(answer.volunteer, VolunteerState.PAUSED, who="volunteer", now=answer.now)
    if answer.volunteer.state != VolunteerState.PAUSED:
        return False
    leaving.decline_open(answer.volunteer, answer.now, answer.rest)
    _tell(answer, "paused")
    return True


def _help(answer: Answer) -> bool:
    _tell(answer, "volunteer_help")
    return True


def _unclear(answer: Answer) -> bool:
    """What no rule understands goes to a coordinator; the volunteer is told once what would be understood."""
    awaited = [offer for offer in offers.answerable(answer.volunteer) if offer.state in ALIVE]
    tasks = offers.accepted_by(answer.volunteer)
    if not awaited and not tasks:
        return False
    offer = next((one for one in awaited if one.code == answer.code), (awaited or tasks)[0])
    request = offer.help_request
    offers.keep_words(offer, _with_words_before(offer, answer.rest), answer.now)
    help_requests.raise_attention(request, Attention.UNCLEAR_REPLY, who="volunteer", now=answer.now)
    key = "unclear" if awaited else "unclear_on_the_way"
    _tell(answer, key, request, code=offer.code, once=f"{key}:{offer.id}")
    return True


def _with_words_before(offer: Offer, words: str) -> str:
    """What was said before and now, each once, for the coordinator who reads it."""
    return offer.words if words in offer.words.splitlines() else f"{offer.words}\n{words}".strip()


def _with_code_or_latest(answer: Answer) -> Offer | None:
    if answer.code:
        coded = offers.with_code(answer.volunteer, answer.code)
        if coded:
            return coded
    return offers.latest(answer.volunteer, answer.now - REMEMBERED)


def _tell(answer: Answer, key: str, request: HelpRequest | None = None, **values: Any) -> None:
    if answer.muted:
        return
    notices.tell_volunteer(answer.volunteer, key, answer.now, request=request, language=answer.language, **values)


HANDLERS: dict[str, Callable[[Answer], bool]] = {
    "yes": _yes,
    "no": _no,
    "done": _done,
    "withdraw": _withdraw,
    "pause": _pause,
    "help": _help,
    "unclear": _unclear,
}
