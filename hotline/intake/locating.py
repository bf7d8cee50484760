"""Asking a geocoder outside this machine where a resident is, and telling her what came of it."""

from datetime import datetime, timedelta

import structlog

from hotline.delivery import notices
from hotline.intake.area import area_of, country_of, location_from
from hotline.intake.asking_back import ask_whether
from hotline.intake.settling import settle
from hotline.places import online, outside
from hotline.places.online import NotYourTurnError
from hotline.places.outside import GeocoderUnavailable
from hotline.places.place import Band, Place
from hotline.records import calls, help_requests, look_ups, towns
from hotline.records.db import database, lock_person
from hotline.records.states import Attention, Precision
from hotline.records.tables import HelpRequest

log = structlog.get_logger()

# How long a look-up is left to the worker that has taken it.
LEASE = timedelta(minutes=1)
# Minutes until a geocoder that gave no answer is asked again, each time longer, the last for ever.
WAITS = (1, 2, 5, 10, 20, 40, 60, 120)
# The resident was promised an answer: at this failure she learns that it takes longer.
TELL_AT = 3


def locate(request_id: int, now: datetime) -> None:
    """Look the address of a help request up outside, without holding any lock meanwhile."""
    request = look_ups.take(request_id, now + LEASE)
    if request is None:
        return
    service, words = outside.service(), request.desk_words or request.said_address
    if service is None or not words:
        _answer(request, [], now)
        return
    try:
        found = online.find(service, words, area_of(request.town), country_of(request.town))
    except NotYourTurnError as error:
        look_ups.put_off(request, error.until)
    except GeocoderUnavailable as error:
        log.warning("no answer from the geocoder", geocoder=service.name, why=str(error), failure=error.failure)
        _try_again(request, error, now)
    else:
        _answer(request, found, now)


def _try_again(request: HelpRequest, error: GeocoderUnavailable, now: datetime) -> None:
    """A coordinator sees it meanwhile. An answer that comes late should not wake anybody."""
    later = now + timedelta(minutes=WAITS[min(request.locate_tries, len(WAITS) - 1)])
    later = towns.quiet_until(request.town, later) or later
    with database.atomic():
        if not look_ups.has_failed(request, error.failure, later):
            return
        help_requests.raise_attention(request, Attention.NO_ADDRESS, who="clock", now=now)
        if request.locate_tries + 1 == TELL_AT and not request.desk_words:
            notices.tell_resident(request, "address_later", now)


def _answer(request: HelpRequest, found: list[Place], now: datetime) -> None:
    """Act on an answer, unless another address was said in the meantime."""
    with database.atomic():
        if request.resident.phone:
            lock_person(request.town_id, request.resident.phone)
        if not look_ups.end(request):
            return
        call = calls.live_about(request)
        if request.desk_words:
            help_requests.note(request, "looked up", who="clock", now=now)
        elif call:
            places = [location_from(place).columns() for place in _worth_asking(found)[:1]]
            calls.put_found_outside(call, {"said": request.said_address, "places": places})
        else:
            _tell(request, found, now)


def _tell(request: HelpRequest, found: list[Place], now: datetime) -> None:
    """A sure place is acted on, a likely one asked about; else she is asked once more, and the desk sees it."""
    likely = _worth_asking(found)
    if likely and likely[0].band == Band.SURE:
        settle(request, location_from(likely[0]), who="clock", now=now)
    elif not likely or not ask_whether(request, location_from(likely[0]), now):
        help_requests.raise_attention(request, Attention.NO_ADDRESS, who="clock", now=now)
        notices.tell_resident(request, "where_exactly", now)


def _worth_asking(found: list[Place]) -> list[Place]:
    return [place for place in found if place.precision != Precision.COMMUNE]
