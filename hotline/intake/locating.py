"""Asking a geocoder outside this machine where a resident is, and telling her what came of it."""

from datetime import datetime, timedelta

import structlog

from hotline.delivery import notices
from hotline.intake.area import area_of, location_from
from hotline.places import online, outside
from hotline.places.online import GeocoderUnavailable
from hotline.places.place import Band
from hotline.records import calls, deadlines, help_requests, residents, towns
from hotline.records import conversations as kept
from hotline.records.db import database
from hotline.records.location import Location
from hotline.records.states import Attention, RequestState
from hotline.records.tables import HelpRequest
from hotline.work import queue
from hotline.work.queue import Job

log = structlog.get_logger()

# A geocoder that is away is asked again for this long; a coordinator is told at once.
KEEP_TRYING = timedelta(hours=2)
TRY_AGAIN_IN = timedelta(minutes=1)


def locate(request_id: int, now: datetime) -> None:
    """Look the address up outside, without holding any lock meanwhile."""
    request = help_requests.by_id(request_id)
    if request is None or request.state != RequestState.UNPLACED or request.locate_at is None:
        return
    said = _said_address(request)
    if not said:
        deadlines.forget_locating(request)
        return
    try:
        found = online.search(outside.setting(), said, area_of(request.town))
    except GeocoderUnavailable as error:
        log.warning("geocoder away", error=str(error))
        _try_again(request, now)
        return
    sure = [place for place in found if place.band == Band.SURE]
    with database.atomic():
        call = calls.live_about(request)
        if call:
            deadlines.forget_locating(request)
            places = [location_from(place).columns() for place in sure[:1]]
            calls.put_found_outside(call, {"said": said, "places": places})
        elif sure:
            _settle(request, location_from(sure[0]), now)
        else:
            _ask(request, "where_exactly", now)


def _said_address(request: HelpRequest) -> str | None:
    """The address as it was said last, by text or in a call."""
    phone: str | None = request.resident.phone
    conversation = kept.of(request.town, phone) if phone else None
    call = calls.latest_about(request)
    newest = call if call and not (conversation and conversation.updated_at > call.created_at) else conversation
    return newest.facts.get("said_address") if newest else None


def _try_again(request: HelpRequest, now: datetime) -> None:
    with database.atomic():
        help_requests.raise_attention(request, Attention.NO_ADDRESS, who="clock", now=now)
        if now - request.created_at > KEEP_TRYING:
            deadlines.forget_locating(request)
        else:
            deadlines.locate_at(request, now + TRY_AGAIN_IN)


def _settle(request: HelpRequest, location: Location, now: datetime) -> None:
    opens = towns.quiet_until(request.town, now) or now
    if help_requests.place(request, location, who="clock", now=now, round_at=opens):
        if _is_her_own_number(request):
            residents.remember_place(request.resident, location)
        _say(request, "placed", now, address=location.address)
        queue.enqueue(Job.START_ROUND, request.id)


def _is_her_own_number(request: HelpRequest) -> bool:
    """Not when it was only keyed by a caller: anybody can key anybody's."""
    call = calls.latest_about(request)
    return call is None or call.phone is not None


def _ask(request: HelpRequest, key: str, now: datetime) -> None:
    """Nothing sure outside either: ask once more; a coordinator sees it meanwhile."""
    deadlines.forget_locating(request)
    help_requests.raise_attention(request, Attention.NO_ADDRESS, who="clock", now=now)
    _say(request, key, now)


def _say(request: HelpRequest, key: str, now: datetime, **values: str) -> None:
    notices.tell_resident(request, key, now, **values)
