"""What volunteers answer: the first OUI wins, whatever the concurrency, and everybody hears what happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from hotline.delivery import notices, texts
from hotline.delivery.fate import go_on_if_nobody_left
from hotline.dispatch import closing, rounds
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
    now: datetime


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
        if not open_offers:
            return False
        _tell(answer, "unknown_code", code=answer.code, example=open_offers[0].code)
    elif offer.state == OfferState.ACCEPTED:
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
    _tell(answer, "accepted_already", tasks[0].help_request)
    return True


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
    taken = request is not None and request.state == RequestState.ACCEPTED
    _tell(answer, "taken" if taken else "over", request)


def _ask_which(answer: Answer, awaited: list[Offer]) -> None:
    language = answer.language or notices.first_language(answer.volunteer)
    items = [
        texts.say(
            "which_offer_item",
            language,
            code=offer.code,
            need=texts.need(offer.help_request.need, language),
            street=offer.help_request.street,
        )
        for offer in awaited
    ]
    _tell(answer, "which_offer", offers=" ; ".join(items), code=awaited[0].code)


def _no(answer: Answer) -> bool:
    """NON frees the volunteer of this help request only; when nobody is left the next round goes at once."""
    open_offers = offers.answerable(answer.volunteer)
    if answer.code:
        chosen = [offer for offer in open_offers if offer.code == answer.code]
    else:
        chosen = _most_awaited(open_offers, polite=True)
    if not chosen:
        return False
    for offer in chosen:
        if offers.settle(offer, OfferState.DECLINED, who="volunteer", now=answer.now, words=answer.rest):
            go_on_if_nobody_left(offer.help_request, answer.now)
    _tell(answer, "declined", chosen[0].help_request)
    return True


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
    withdraw(task, answer.now, answer.rest)
    said = _words_for_resident(answer, task.help_request)
    notices.tell_resident(
        task.help_request, "search_goes_on", answer.now, more=said, volunteer=answer.volunteer.first_name
    )
    _tell(answer, "withdrawn_thanks", task.help_request)
    return True


def withdraw(task: Offer, now: datetime, words: str) -> None:
    """An acceptance is taken back; the search begins again at once, asking nobody twice."""
    if offers.settle(task, OfferState.WITHDRAWN, who="volunteer", now=now, words=words):
        help_requests.release(task.help_request, who="volunteer", now=now, why="withdrawn")
        rounds.soon(task.help_request_id)


def _task(answer: Answer) -> Offer | None:
    """The accepted task an answer is about: by code, else the newest."""
    tasks = offers.accepted_by(answer.volunteer)
    return next((task for task in tasks if answer.code in (None, task.code)), None)


def _words_for_resident(answer: Answer, request: HelpRequest) -> str:
    if not answer.rest:
        return ""
    return " " + texts.say(
        "volunteer_says", request.language, volunteer=answer.volunteer.first_name, words=answer.rest
    )


def _pause(answer: Answer) -> bool:
    if volunteers.set_state(answer.volunteer, VolunteerState.PAUSED, who="volunteer", now=answer.now):
        _tell(answer, "paused")
        return True
    return False


def _help(answer: Answer) -> bool:
    _tell(answer, "volunteer_help")
    return True


def _unclear(answer: Answer) -> bool:
    """What no rule understands goes to a coordinator once; the volunteer is told what would be understood."""
    awaited = [offer for offer in offers.answerable(answer.volunteer) if offer.state in ALIVE]
    tasks = offers.accepted_by(answer.volunteer)
    if not awaited and not tasks:
        return False
    offer = (awaited or tasks)[0]
    request = offer.help_request
    offers.keep_words(offer, answer.rest, answer.now)
    new = help_requests.raise_attention(request, Attention.UNCLEAR_REPLY, who="volunteer", now=answer.now)
    if awaited and new:
        _tell(answer, "unclear", request, code=offer.code)
    return True


def _with_code_or_latest(answer: Answer) -> Offer | None:
    if answer.code:
        coded = offers.with_code(answer.volunteer, answer.code)
        if coded:
            return coded
    return offers.latest(answer.volunteer, answer.now - REMEMBERED)


def _tell(answer: Answer, key: str, request: HelpRequest | None = None, **values: Any) -> None:
    notices.tell_volunteer(
        answer.volunteer, key, answer.now, request=request, language=answer.language, **values
    )


HANDLERS: dict[str, Callable[[Answer], bool]] = {
    "yes": _yes,
    "no": _no,
    "done": _done,
    "withdraw": _withdraw,
    "pause": _pause,
    "help": _help,
    "unclear": _unclear,
}
