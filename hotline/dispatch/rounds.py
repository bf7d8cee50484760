"""Rounds: waves of offers for one help request, until somebody accepts or nobody is left to ask."""

from datetime import datetime

from hotline.delivery import notices
from hotline.dispatch import nearby, policy
from hotline.records import deadlines, help_requests, offers, towns
from hotline.records.db import database
from hotline.records.states import ALIVE, Attention, OfferState
from hotline.records.tables import HelpRequest, Offer, Town, Volunteer
from hotline.work import queue
from hotline.work.queue import Job


def start(request_id: int, now: datetime) -> None:
    """Run what is due for a searching help request; does nothing when another worker has done it."""
    with database.atomic():
        request = help_requests.by_id(request_id)
        if request is None:
            return
        town: Town = request.town
        opens = towns.quiet_until(town, now)
        if opens:
            deadlines.round_at(request_id, opens)
            return
        wait = policy.reply_wait(town.reply_wait_s)
        claimed = deadlines.claim_round(request_id, now, now + wait)
        if claimed:
            _end_what_is_over(claimed, now)
            _ask(claimed, town, now)


def _end_what_is_over(request: HelpRequest, now: datetime) -> None:
    """Offers whose reply time is over lapse; those that a corrected place put out of reach stand down."""
    over = now - policy.reply_wait(request.town.reply_wait_s)
    for offer in offers.of_request(request, ALIVE):
        if nearby.distance_m(request, offer.volunteer) > offer.volunteer.radius_m:
            _stand_down_unfit(request, offer, now)
        elif offer.queued_at <= over:
            offers.settle(offer, OfferState.LAPSED, who="clock", now=now)


def _stand_down_unfit(request: HelpRequest, offer: Offer, now: datetime) -> None:
    told = offer.state == OfferState.SENT
    target = OfferState.STOOD_DOWN if told else OfferState.DROPPED
    if offers.settle(offer, target, who="clock", now=now) and told:
        notices.no_longer_needed(request, offer.volunteer, now)


def _ask(request: HelpRequest, town: Town, now: datetime) -> None:
    awaited = offers.of_request(request, ALIVE)
    candidates = nearby.around(request, now)
    chosen = policy.choose(candidates, request.round + 1, len(awaited))
    if chosen:
        deadlines.count_round(request)
        for offer in offers.create_round(request, chosen, now):
            notices.offer(request, offer, now)
    elif not candidates and not awaited:
        _nobody_left(request, town, now)


def _nobody_left(request: HelpRequest, town: Town, now: datetime) -> None:
    """Tell the truth once, let a coordinator look, and go on looking by ourselves."""
    deadlines.round_at(request.id, now + policy.LOOK_AGAIN)
    if help_requests.raise_attention(request, Attention.NOBODY_FOUND, who="clock", now=now):
        notices.nobody_found(request, town, now)


def somebody_is_free(town: Town, now: datetime) -> None:
    """A volunteer may be asked again: wake the help requests nobody was found for."""
    for request_id in deadlines.wake_the_waiting(town, now):
        queue.enqueue(Job.START_ROUND, request_id)


def resumed(volunteer: Volunteer, now: datetime) -> None:
    """A volunteer takes part again: welcome them, and wake whoever waits."""
    notices.tell_volunteer(volunteer, "resumed", now)
    somebody_is_free(volunteer.town, now)


def soon(request_id: int) -> None:
    """Start the round of this help request, whose deadline is now, as soon as the transaction commits."""
    queue.enqueue(Job.START_ROUND, request_id)
