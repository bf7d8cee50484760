"""A place is found at last for a help request that waited for one: by a geocoder outside, or by a coordinator."""

from datetime import datetime

from hotline.delivery import notices
from hotline.records import calls, help_requests, residents, towns
from hotline.records.location import Location
from hotline.records.states import Attention
from hotline.records.tables import HelpRequest
from hotline.work import queue
from hotline.work.queue import Job


def settle(request: HelpRequest, location: Location, *, who: str, now: datetime) -> bool:
    """Search for neighbours there, and tell the resident; False when it needs no place any more.

    Call it inside a transaction. Where an emergency is gets noted: no neighbour is sent there.
    """
    if request.attention == Attention.EMERGENCY:
        return help_requests.move_place(request, location, who=who, now=now)
    opens = towns.quiet_until(request.town, now) or now
    if not help_requests.place(request, location, who=who, now=now, round_at=opens):
        return False
    if _is_her_own_number(request) and not request.for_whom:
        residents.remember_place(request.resident, location)
    notices.tell_resident(request, "placed", now, address=location.address)
    queue.enqueue(Job.START_ROUND, request.id)
    return True


def _is_her_own_number(request: HelpRequest) -> bool:
    """Not when it was only keyed by a caller: anybody can key anybody's."""
    call = calls.latest_about(request)
    return call is None or call.phone is not None
