"""Who may be asked for a help request, nearest first."""

from datetime import datetime

from hotline.places.distance import metres
from hotline.records import volunteers
from hotline.records.tables import HelpRequest, Volunteer
from hotline.records.wishes import needs_of


def around(request: HelpRequest, now: datetime) -> list[tuple[Volunteer, int]]:
    """Volunteers who take all that is needed within their own radius: (volunteer, metres), nearest first."""
    needs = {*needs_of(request)}
    found = [
        (volunteer, distance_m(request, volunteer))
        for volunteer in volunteers.may_be_asked(request, now)
        if not volunteer.needs or needs <= {*volunteer.needs}
    ]
    within = [(volunteer, distance) for volunteer, distance in found if distance <= volunteer.radius_m]
    return sorted(within, key=lambda pair: (pair[1], pair[0].id))


def distance_m(request: HelpRequest, volunteer: Volunteer) -> int:
    """Metres between a placed help request and a volunteer's home."""
    if request.latitude is None or request.longitude is None:
        raise ValueError("a help request without a place has no distance")
    return round(metres(request.latitude, request.longitude, volunteer.latitude, volunteer.longitude))
