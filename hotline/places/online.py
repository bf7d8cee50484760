"""Words to a place by a geocoder outside this machine, in turn, each question asked once: for the worker only."""

import time
from datetime import datetime, timedelta

from hotline.places import online_answers, online_services, outside_answers
from hotline.places.outside import Failure, GeocoderUnavailable, Service
from hotline.places.place import Area, Place
from hotline.places.said import said_address
from hotline.records import geocoder_turns
from hotline.records.base import utc_now

# The worker waits this long at most for its turn; others have texts to send.
LONGEST_NAP = timedelta(seconds=0.3)
MOST_NAPS = 3
# A service that has failed is left alone by everybody for this long: each try may cost the worker five seconds.
RECOVERY = timedelta(seconds=15)


class NotYourTurnError(Exception):
    """Others are asking: try again at `until`."""

    def __init__(self, until: datetime) -> None:
        super().__init__(f"the next turn is at {until}")
        self.until = until


def find(service: Service, text: str, area: Area, country: str | None) -> list[Place]:
    """The places the geocoder knows for an address, inside the area only, best first; outside any transaction.

    country: two letters, where all of the area lies in one that is known. An answer takes 5 seconds, at most 15.
    Raises NotYourTurnError, and GeocoderUnavailable when there is no answer that can be used.
    """
    kept = outside_answers.kept(service, text, area, utc_now())
    if kept is not None:
        return kept
    found: list[Place] = []
    for filters in _filters(service, text, area):
        found = found or _ask(service, text, area, country, filters)
    outside_answers.keep(service, text, area, found, utc_now())
    return found


def _filters(service: Service, text: str, area: Area) -> list[dict[str, str]]:
    """What narrows the search, if anything does; and then none, should nothing be found within it."""
    narrow: dict[str, str] = {}
    if service.tells_likeness:
        postcode = said_address(text).postcode
        if postcode and _is_known(postcode, area):
            narrow["postcode"] = postcode
        if area.insee and len(area.insee) == 1:
            narrow["citycode"] = area.insee[0]
    return [narrow, {}] if narrow else [{}]


def _is_known(postcode: str, area: Area) -> bool:
    """Whether a commune in the area has this postcode."""
    there = online_answers.communes_with(postcode)
    return any(area.contains(each.latitude, each.longitude, each.insee) for each in there)


def _ask(service: Service, text: str, area: Area, country: str | None, filters: dict[str, str]) -> list[Place]:
    _take_turn(service)
    try:
        answer = online_services.ask(service, outside_answers.normalised(text), area, country, filters)
        found = online_answers.read(answer)
    except GeocoderUnavailable as error:
        geocoder_turns.leave_alone(service.url, utc_now() + (error.recovery or RECOVERY), error.failure)
        raise
    geocoder_turns.has_answered(service.url)
    return online_answers.places(found, text, area, service)


def _take_turn(service: Service) -> None:
    """Wait a moment for the turn, or come back later."""
    naps = 0
    while wait := geocoder_turns.take(service.url, utc_now(), service.every):
        if wait.failure:
            raise GeocoderUnavailable(Failure(wait.failure), "it has failed a moment ago")
        nap = wait.until - utc_now()
        if naps == MOST_NAPS or nap > LONGEST_NAP:
            raise NotYourTurnError(wait.until)
        time.sleep(max(0.0, nap.total_seconds()))
        naps += 1
