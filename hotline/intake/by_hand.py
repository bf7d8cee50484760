"""A coordinator finds the place of a help request that waits for one: what may be meant, and settling on it."""

from datetime import datetime

from hotline.intake.area import area_of, location_from
from hotline.intake.settling import settle
from hotline.places import corrections, geocoding, outside, outside_answers
from hotline.places.place import Band, Place
from hotline.records import look_ups
from hotline.records.db import database, lock_person
from hotline.records.tables import HelpRequest, Town
from hotline.work import queue
from hotline.work.queue import Job

MOST = 8


def candidates(town: Town, words: str, now: datetime) -> list[Place]:
    """The places these words may mean: from what is here, and from what a geocoder outside has answered lately."""
    here = geocoding.find_in_town(words, town.id, area_of(town))
    service = outside.service()
    there = outside_answers.kept(service, words, area_of(town), now) if service else None
    known = {place.address for place in here}
    return [*here, *(place for place in there or [] if place.address not in known)][:MOST]


def ask_outside(request: HelpRequest, words: str, found: list[Place], now: datetime) -> bool:
    """Have the geocoder outside asked too, where there is one and nothing sure is known; whether it is."""
    service = outside.service()
    if service is None or any(place.band == Band.SURE for place in found):
        return False
    if outside_answers.kept(service, words, area_of(request.town), now) is not None:
        return False
    if not look_ups.begin_for_desk(request, words, now):
        return False
    queue.enqueue(Job.LOCATE, request.id)
    return True


def settle_on(request: HelpRequest, place: Place, *, who: str, now: datetime) -> bool:
    """Search there, tell the resident, remember where her words lead; False when it needs no place any more.

    A commune alone is no place that her words lead to.
    """
    town: Town = request.town
    with database.atomic():
        if request.resident.phone:
            lock_person(town.id, request.resident.phone)
        if not settle(request, location_from(place), who=who, now=now):
            return False
        said: str | None = request.said_address
        if said and place.street and not _means_another(said, place, town):
            corrections.remember(town.id, said, place, who=who, now=now)
        return True


def _means_another(said: str, place: Place, town: Town) -> bool:
    """Whether her words are another, well known address: whoever lives there must still be found."""
    known = geocoding.find_local(said, area_of(town))
    return bool(known) and known[0].band == Band.SURE and known[0].address != place.address
