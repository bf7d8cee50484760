"""Finding where a resident is: looked up, asked about, settled on, corrected."""

from datetime import datetime
from typing import Literal

from hotline.intake import guard
from hotline.intake.area import area_of, location_as_said, location_from
from hotline.intake.dialogue import Dialogue
from hotline.intake.opening import add_needs, keep_unplaced, keep_words, look_again, open_request
from hotline.places import geocoding, outside
from hotline.places.doubts import is_doubtful
from hotline.places.place import Band, Place
from hotline.records import help_requests, look_ups, residents, towns
from hotline.records.location import Location, location_of
from hotline.records.states import Attention, Precision, RequestState
from hotline.records.tables import HelpRequest
from hotline.work import queue
from hotline.work.queue import Job

MOST_CANDIDATES = 3
# After so many look-ups that were not sure a person goes on.
MOST_MISSES = 3

Settled = Literal["searching", "night", "enough", "corrected", "emergency"]
Placed = (
    Settled
    | Literal["address", "unsure", "several", "number", "unknown", "elsewhere", "handed_over", "known", "hold_on"]
)


def place(dialogue: Dialogue) -> Placed:
    """Find where the resident is; a sure place opens the help request, anything else keeps it unplaced."""
    if dialogue.request:
        add_needs(dialogue, dialogue.request)
    said = _said_address(dialogue)
    if said is None:
        return _where_known(dialogue)
    found = geocoding.find_in_town(said, dialogue.town.id, area_of(dialogue.town))
    if (
        found
        and found[0].band == Band.SURE
        and not dialogue.spoken
        and not is_doubtful(dialogue.body, found[0].city)
    ):
        return _settle_on(dialogue, location_from(found[0]))
    dialogue.facts["misses"] = dialogue.facts.get("misses", 0) + 1
    if dialogue.facts["misses"] > MOST_MISSES:
        return "handed_over"
    return _ask_about(dialogue, found)


def _where_known(dialogue: Dialogue) -> Placed:
    """Nothing was said: it is where she has been helped before, which a caller hears and confirms."""
    known = location_of(dialogue.resident) if dialogue.knows_home else None
    if known is None or dialogue.spoken:
        refused = keep_unplaced(dialogue, None)
        dialogue.facts["candidates"] = [known.columns()] if known else []
        return refused or ("known" if known else "address")
    return _settle_on(dialogue, known)


def _said_address(dialogue: Dialogue) -> str | None:
    """The address said and not tried yet; a house number that was asked for goes before its street."""
    facts = dialogue.facts
    number, candidates = facts.pop("number", None), dialogue.candidates()
    said: str | None = facts.pop("address", None)
    if number and candidates and not said:
        said = f"{number} {candidates[0].address}"
    postcode = facts.pop("postcode", "")
    if said and postcode not in said:
        said = f"{said} {postcode}"
    if said:
        facts["said_address"] = said
    return said


def _ask_about(dialogue: Dialogue, found: list[Place]) -> Placed:
    """Which question brings the place: which of several, which number, is it this one, or say it again."""
    if not found or (found[0].precision == Precision.COMMUNE and not _is_all_there_is(found[0])):
        return _nothing_found(dialogue)
    if keep_unplaced(dialogue, None):
        return "enough"
    several = len(found) > 1 and found[1].score >= found[0].score and found[0].street == found[1].street
    candidates = found[:MOST_CANDIDATES] if several else found[:1]
    said = dialogue.facts["said_address"]
    dialogue.facts["candidates"] = [location_as_said(one, said).columns() for one in candidates]
    if several:
        return "several"
    no_number = found[0].number is None and found[0].precision == Precision.STREET
    return "number" if no_number else "unsure"


def _is_all_there_is(place: Place) -> bool:
    """Without an address file and without a geocoder a commune is where neighbours can be asked from."""
    return not place.streets_known and outside.service() is None


def _nothing_found(dialogue: Dialogue) -> Literal["enough", "unknown", "hold_on", "elsewhere"]:
    """No street of the town sounds like it: a geocoder outside may know, else a coordinator will."""
    waiting = dialogue.request is None or dialogue.request.state == RequestState.UNPLACED
    may_ask = outside.service() is not None and waiting
    dialogue.facts.pop("candidates", None)
    if keep_unplaced(dialogue, None if may_ask else Attention.NO_ADDRESS) or dialogue.request is None:
        return "enough"
    if not may_ask:
        return "unknown"
    look_outside(dialogue.request, dialogue.facts["said_address"], dialogue.now)
    return "hold_on" if dialogue.spoken else "elsewhere"


def look_outside(request: HelpRequest, said: str, now: datetime) -> None:
    """Have the geocoder outside asked for the address a resident said."""
    look_ups.begin(request, said, now)
    queue.enqueue(Job.LOCATE, request.id)


def take_candidate(dialogue: Dialogue) -> Settled | Literal["no_such"]:
    """The resident said which of the places it is."""
    candidates = dialogue.candidates()
    chosen = dialogue.choice() or 1
    if dialogue.spoken and chosen > len(candidates):
        return "no_such"
    return _settle_on(dialogue, candidates[min(chosen, len(candidates)) - 1])


def _settle_on(dialogue: Dialogue, location: Location) -> Settled:
    """The place is sure: open the help request there, or move the open one to it."""
    dialogue.facts.pop("candidates", None)
    request, now = dialogue.request, dialogue.now
    if request and request.state != RequestState.UNPLACED:
        return _move(dialogue, request, location)
    if request and request.attention == Attention.EMERGENCY:
        return _note_place(dialogue, request, location)
    opens = towns.quiet_until(dialogue.town, now)
    if request is None:
        if not guard.may_open(dialogue.resident, now):
            return "enough"
        request = dialogue.request = open_request(dialogue, location, None, opens or now)
    else:
        keep_words(dialogue, "")
        help_requests.place(request, location, who="resident", now=now, round_at=opens or now)
        request.address = location.address
    _remember_home(dialogue, location)
    queue.enqueue(Job.START_ROUND, request.id)
    return "night" if opens else "searching"


def _note_place(dialogue: Dialogue, request: HelpRequest, location: Location) -> Literal["emergency"]:
    """Where an emergency is: for the coordinator, no neighbour is sent there."""
    keep_words(dialogue, "")
    help_requests.move_place(request, location, who="resident", now=dialogue.now)
    return "emergency"


def _move(dialogue: Dialogue, request: HelpRequest, location: Location) -> Literal["corrected"]:
    """A correction: offers that no longer fit stand down in the round that is due at once."""
    now = dialogue.now
    help_requests.move_place(request, location, who="resident", now=now)
    request.address = location.address
    _remember_home(dialogue, location)
    look_again(request, now)
    return "corrected"


def _remember_home(dialogue: Dialogue, location: Location) -> None:
    """Only for whoever calls from her own number: anybody can key anybody's."""
    if dialogue.knows_home:
        residents.remember_place(dialogue.resident, location)


def note_where(dialogue: Dialogue, request: HelpRequest) -> None:
    """Let the coordinator see where it is, as far as we know, without any search."""
    said = dialogue.facts.get("address")
    found = geocoding.find_in_town(said, dialogue.town.id, area_of(dialogue.town)) if said else []
    home = location_of(dialogue.resident) if dialogue.knows_home else None
    location = location_from(found[0]) if found else home
    if location:
        help_requests.move_place(request, location, who="resident", now=dialogue.now)
