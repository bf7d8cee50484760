"""What happens to the offers of a help request that is taken, corrected or no longer wanted."""

from datetime import datetime, timedelta

from hotline.delivery import notices
from hotline.records import help_requests, offers
from hotline.records.db import database
from hotline.records.states import OfferState, RequestState
from hotline.records.tables import HelpRequest

# Whoever was asked longer ago has put the phone away: a late OUI still gets its kind answer.
CLOSING_WINDOW = timedelta(hours=2)


def stand_down(request: HelpRequest, now: datetime) -> None:
    """It is taken: everyone asked lately who has not answered is told so."""
    told = offers.stand_down(request, who="clock", now=now)
    notices.stand_down([offer for offer in told if _lately(offer.sent_at, now)], now)


def close(request_id: int, now: datetime) -> None:
    """A cancelled help request: nobody is awaited any more, and whoever had accepted is told."""
    with database.atomic():
        request = help_requests.by_id(request_id)
        if request is None or request.state != RequestState.CANCELLED:
            return
        for offer in offers.stand_down(request, who="resident", now=now):
            if _lately(offer.sent_at, now):
                notices.no_longer_needed(request, offer.volunteer, now)
        for offer in offers.of_request(request, (OfferState.ACCEPTED,)):
            if offers.settle(offer, OfferState.CANCELLED, who="resident", now=now):
                notices.tell_volunteer(offer.volunteer, "cancelled_by_resident", now, request=request)


def corrected(request_id: int, now: datetime) -> None:
    """A help request was corrected after somebody had accepted it: tell them."""
    with database.atomic():
        request = help_requests.by_id(request_id)
        if request is None:
            return
        for offer in offers.of_request(request, (OfferState.ACCEPTED,)):
            notices.tell_volunteer(offer.volunteer, "corrected", now, request=request)


def _lately(moment: datetime | None, now: datetime) -> bool:
    return moment is not None and now - moment <= CLOSING_WINDOW
