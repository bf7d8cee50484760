"""What the resident's flow does: look a place up, open, correct, cancel … each action names what came of it."""

from collections.abc import Callable
from datetime import datetime

from hotline.delivery import texts
from hotline.intake import guard
from hotline.intake.dialogue import Dialogue
from hotline.places import geocoding, outside
from hotline.places.place import Area, Band, Place
from hotline.records import deadlines, help_requests, residents, towns
from hotline.records.location import Location, location_of
from hotline.records.states import Attention, Precision, RequestState
from hotline.records.tables import HelpRequest, Town
from hotline.work import queue
from hotline.work.queue import Job

MOST_CANDIDATES = 3
# After so many look-ups that were not sure a person goes on.
MOST_MISSES = 3


def area_of(town: Town) -> Area:
    """The town's service area."""
    return Area(town.latitude, town.longitude, town.radius_m, tuple(town.area) if town.area else None)


def location_from(found: Place) -> Location:
    """A found place as it is kept: the street without the house is what an offer may show."""
    street = found.street or found.city or found.address
    return Location(found.address, street, found.latitude, found.longitude, found.precision, round(found.score, 3))


def take_words_as_need(dialogue: Dialogue) -> str:
    """Words no list knows are still a need: "other", in the resident's own words."""
    dialogue.facts["need"] = "other"
    return "taken"


def place(dialogue: Dialogue) -> str:
    """Find where the resident is; a sure place opens the help request, anything else keeps it unplaced."""
    if dialogue.request:
        _change_need(dialogue, dialogue.request)
    said = _said_address(dialogue)
    if said is None:
        known = location_of(dialogue.resident)
        return _settle_on(dialogue, known) if known else _keep_unplaced(dialogue, None) or "address"
    found = geocoding.find_local(said, area_of(dialogue.town))
    if found and found[0].band == Band.SURE:
        return _settle_on(dialogue, location_from(found[0]))
    dialogue.facts["misses"] = dialogue.facts.get("misses", 0) + 1
    if dialogue.facts["misses"] > MOST_MISSES:
        return "handed_over"
    return _ask_about(dialogue, found)


def _said_address(dialogue: Dialogue) -> str | None:
    """The address said and not tried yet; a house number that was asked for goes before its street."""
    facts = dialogue.facts
    number, candidates = facts.pop("number", None), dialogue.candidates()
    said: str | None = facts.pop("address", None)
    if number and candidates and not said:
        said = f"{number} {candidates[0].address}"
    if said:
        facts["said_address"] = said
    return said


def _ask_about(dialogue: Dialogue, found: list[Place]) -> str:
    """Which question brings the place: which of several, which number, is it this one, or say it again."""
    if not found or found[0].precision == Precision.COMMUNE:
        return _nothing_found(dialogue)
    if _keep_unplaced(dialogue, None):
        return "enough"
    several = len(found) > 1 and found[1].score >= found[0].score and found[0].street == found[1].street
    candidates = found[:MOST_CANDIDATES] if several else found[:1]
    dialogue.facts["candidates"] = [location_from(one).columns() for one in candidates]
    if several:
        return "several"
    no_number = found[0].number is None and found[0].precision == Precision.STREET
    return "number" if no_number else "unsure"


def _nothing_found(dialogue: Dialogue) -> str:
    """No street of the town sounds like it: a geocoder outside may know, else a coordinator will."""
    waiting = dialogue.request is None or dialogue.request.state == RequestState.UNPLACED
    may_ask = bool(outside.setting()) and waiting
    dialogue.facts.pop("candidates", None)
    if _keep_unplaced(dialogue, None if may_ask else Attention.NO_ADDRESS) or dialogue.request is None:
        return "enough"
    if not may_ask:
        return "unknown"
    deadlines.locate_at(dialogue.request, dialogue.now)
    queue.enqueue(Job.LOCATE, dialogue.request.id)
    return "elsewhere"


def take_candidate(dialogue: Dialogue) -> str:
    """The resident said which of the places it is."""
    candidates = dialogue.candidates()
    chosen = dialogue.choice() or 1
    return _settle_on(dialogue, candidates[min(chosen, len(candidates)) - 1])


def _settle_on(dialogue: Dialogue, location: Location) -> str:
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
        request = dialogue.request = _open(dialogue, location, None, opens or now)
    else:
        _keep_words(dialogue, "")
        help_requests.place(request, location, who="resident", now=now, round_at=opens or now)
        request.address = location.address
    residents.remember_place(dialogue.resident, location)
    queue.enqueue(Job.START_ROUND, request.id)
    return "night" if opens else "searching"


def _note_place(dialogue: Dialogue, request: HelpRequest, location: Location) -> str:
    """Where an emergency is: for the coordinator, no neighbour is sent there."""
    _keep_words(dialogue, "")
    help_requests.move_place(request, location, who="resident", now=dialogue.now)
    return "emergency"


def _move(dialogue: Dialogue, request: HelpRequest, location: Location) -> str:
    """A correction: offers that no longer fit stand down in the round that is due at once."""
    now = dialogue.now
    help_requests.move_place(request, location, who="resident", now=now)
    request.address = location.address
    residents.remember_place(dialogue.resident, location)
    _tell_of_correction(request, now)
    return "corrected"


def _tell_of_correction(request: HelpRequest, now: datetime) -> None:
    """The search looks again at once; whoever has accepted hears what has changed."""
    deadlines.round_at(request.id, now)
    queue.enqueue(Job.CORRECTED if request.state == RequestState.ACCEPTED else Job.START_ROUND, request.id)


def _keep_unplaced(dialogue: Dialogue, attention: Attention | None) -> str:
    """Nothing is lost: the help request is kept before it has a place. "enough" when no more may be opened."""
    if dialogue.request is None:
        if not guard.may_open(dialogue.resident, dialogue.now):
            return "enough"
        dialogue.request = _open(dialogue, None, attention, None)
    elif attention:
        help_requests.raise_attention(dialogue.request, attention, who="resident", now=dialogue.now)
    return ""


def _open(
    dialogue: Dialogue, location: Location | None, attention: Attention | None, round_at: datetime | None
) -> HelpRequest:
    return help_requests.open_request(
        dialogue.resident,
        need=dialogue.facts.get("need", "other"),
        details=dialogue.facts.pop("words", ""),
        language=dialogue.language,
        source="sms",
        password=texts.new_password(dialogue.language),
        location=location,
        now=dialogue.now,
        next_round_at=round_at,
        attention=attention,
    )


def hand_over(dialogue: Dialogue) -> str:
    """We could not find the place together: a coordinator finishes."""
    _keep_unplaced(dialogue, Attention.NO_ADDRESS)
    return _keep_words(dialogue, "kept")


def keep_for_coordinator(dialogue: Dialogue) -> str:
    """What was said is not clear: a coordinator reads it."""
    if dialogue.request:
        help_requests.raise_attention(dialogue.request, Attention.UNCLEAR_REPLY, who="resident", now=dialogue.now)
    return _keep_words(dialogue, "kept")


def add_to_request(dialogue: Dialogue) -> str:
    """More words about the open help request; an address in them corrects it."""
    dialogue.facts.pop("need", None)
    if dialogue.facts.get("address"):
        return correct(dialogue)
    return _keep_words(dialogue, "noted")


def _keep_words(dialogue: Dialogue, outcome: str) -> str:
    """Words go to the help request once; until there is one they wait in the facts."""
    if dialogue.request:
        words = dialogue.facts.pop("words", "")
        if words:
            help_requests.add_details(dialogue.request, words)
    return outcome


def _change_need(dialogue: Dialogue, request: HelpRequest) -> None:
    need = dialogue.facts.get("need")
    if need and need != request.need:
        help_requests.change_need(request, need, who="resident", now=dialogue.now)
        request.need = need


def begin_new(dialogue: Dialogue) -> str:
    """Another help request beside the open one."""
    dialogue.request = None
    return "begun_where_known" if dialogue.knows_where() else "begun"


def correct(dialogue: Dialogue) -> str:
    """The resident corrects the open help request: another place, another need, or both."""
    request = dialogue.request
    if request is None:
        return "place"
    _keep_words(dialogue, "")
    _change_need(dialogue, request)
    if dialogue.facts.get("address") or request.state == RequestState.UNPLACED:
        return "place"
    _tell_of_correction(request, dialogue.now)
    return "corrected"


def cancel(dialogue: Dialogue) -> str:
    """The resident no longer needs it; whoever was asked or has accepted is told."""
    request = dialogue.request
    if request is None:
        return "nothing"
    help_requests.cancel(request, who="resident", now=dialogue.now)
    queue.enqueue(Job.CLOSE_REQUEST, request.id)
    return "cancelled"


def reopen(dialogue: Dialogue) -> str:
    """Nobody came although it was called done: search again."""
    request = dialogue.request
    if request and help_requests.reopen(request, who="resident", now=dialogue.now):
        queue.enqueue(Job.START_ROUND, request.id)
    return "reopened"


def raise_emergency(dialogue: Dialogue) -> str:
    """An emergency is the rescue services'; a coordinator sees it at once, no volunteer is sent."""
    if dialogue.request is None:
        dialogue.request = _open(dialogue, None, Attention.EMERGENCY, None)
        _note_where(dialogue, dialogue.request)
        return "raised"
    _keep_words(dialogue, "")
    help_requests.raise_attention(dialogue.request, Attention.EMERGENCY, who="resident", now=dialogue.now)
    return "raised"


def _note_where(dialogue: Dialogue, request: HelpRequest) -> None:
    """Let the coordinator see where it is, as far as we know, without any search."""
    said = dialogue.facts.get("address")
    found = geocoding.find_local(said, area_of(dialogue.town)) if said else []
    location = location_from(found[0]) if found else location_of(dialogue.resident)
    if location:
        help_requests.move_place(request, location, who="resident", now=dialogue.now)


ACTIONS: dict[str, Callable[[Dialogue], str]] = {
    "take_words_as_need": take_words_as_need,
    "place": place,
    "take_candidate": take_candidate,
    "hand_over": hand_over,
    "keep_for_coordinator": keep_for_coordinator,
    "add_to_request": add_to_request,
    "begin_new": begin_new,
    "correct": correct,
    "cancel": cancel,
    "reopen": reopen,
    "raise_emergency": raise_emergency,
}
