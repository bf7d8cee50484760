"""A volunteer takes back an acceptance, pauses or leaves: nothing they had waits for them."""

from datetime import datetime

from hotline.delivery import notices
from hotline.delivery.fate import go_on_if_nobody_left
from hotline.dispatch import rounds
from hotline.records import help_requests, offers, volunteers
from hotline.records.db import database
from hotline.records.states import ALIVE, OfferState
from hotline.records.tables import Offer, Volunteer


def withdraw(task: Offer, now: datetime, words: str = "", more: str = "") -> None:
    """An acceptance is taken back: the resident is told, the search begins again at once, asking nobody twice."""
    if not offers.settle(task, OfferState.WITHDRAWN, who="volunteer", now=now, words=words):
        return
    request = task.help_request
    if help_requests.release(request, who="volunteer", now=now, why="withdrawn"):
        notices.tell_resident(request, "search_goes_on", now, more=more, volunteer=task.volunteer.first_name)
        rounds.soon(request.id)


def decline_open(volunteer: Volunteer, now: datetime, words: str = "") -> None:
    """No answer to their open offers is awaited any more; an OUI that comes all the same still counts."""
    for offer in offers.answerable(volunteer):
        if offer.state in ALIVE and offers.settle(
            offer, OfferState.DECLINED, who="volunteer", now=now, words=words
        ):
            go_on_if_nobody_left(offer.help_request, now)


def left(volunteer_id: int, now: datetime) -> None:
    """Somebody who takes no more texts can't go: others are asked."""
    with database.atomic():
        volunteer = volunteers.by_id(volunteer_id)
        if volunteer is None or volunteer.state not in volunteers.GONE:
            return
        decline_open(volunteer, now)
        for task in offers.accepted_by(volunteer):
            withdraw(task, now)
