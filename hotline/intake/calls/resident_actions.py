"""What the resident's flow does in calls only: how things stand, the number to call back, places found outside."""

from typing import Literal

from hotline.delivery import notices, texts
from hotline.intake.area import area_of, location_from
from hotline.intake.calls.talk import Talk
from hotline.places import geocoding, keypad
from hotline.records import calls, help_requests, residents
from hotline.records.states import RequestState

# A geocoder outside is waited for in so many short pauses.
MOST_PAUSES = 4
MOST_NUMBERS = 2
# So many streets are read out; so often letters are keyed before a person goes on.
MOST_STREETS, MOST_SPELLINGS = 3, 5


def switch_language(talk: Talk) -> Literal["switched"]:
    """The next of the languages there are; news is told in it too, unless the number was only keyed."""
    languages = list(texts.TABLES)
    talk.language = languages[(languages.index(talk.language) + 1) % len(languages)]
    resident = talk.known_resident() if talk.call.phone else None
    if resident:
        residents.remember_language(resident, talk.language)
    return "switched"


def how_it_stands(
    talk: Talk,
) -> Literal["withheld", "nothing", "done", "unplaced", "searching", "accepted"]:
    """What is known of whoever calls. What belongs to a number that was only keyed is not told."""
    if talk.call.phone is None:
        return "nothing" if "phone" in talk.facts else "withheld"
    resident = talk.known_resident()
    if resident is None:
        return "nothing"
    talk.request = help_requests.open_of(resident)
    if talk.request is None:
        talk.request = help_requests.done_lately(resident, talk.now - help_requests.SAYS_NOBODY_CAME)
        return "done" if talk.request else "nothing"
    if talk.request.state == RequestState.UNPLACED:
        return "unplaced"
    is_coming = talk.request.state == RequestState.ACCEPTED and talk.coming()
    return "accepted" if is_coming else "searching"


def forget_number(talk: Talk) -> Literal["too_often", "forgotten"]:
    """The number was heard wrongly: ask for it again, but not for ever."""
    talk.facts.pop("phone", None)
    talk.facts["wrong_numbers"] = talk.facts.get("wrong_numbers", 0) + 1
    return "too_often" if talk.facts["wrong_numbers"] > MOST_NUMBERS else "forgotten"


def find_street_by_letters(talk: Talk) -> Literal["one", "several", "many", "none", "too_often"]:
    """The streets whose name begins with the letters that were keyed."""
    letters = talk.facts.pop("letters", "")
    talk.facts["spellings"] = talk.facts.get("spellings", 0) + 1
    if talk.facts["spellings"] > MOST_SPELLINGS:
        return "too_often"
    found = keypad.streets(letters, talk.facts.get("postcode", ""), area_of(talk.town))
    if len(found) > MOST_STREETS:
        return "many"
    places = [geocoding.find_local(f"{street.name} {street.postcode}", area_of(talk.town)) for street in found]
    talk.facts["candidates"] = [location_from(place[0]).columns() for place in places if place]
    if not talk.facts["candidates"]:
        return "none"
    if len(talk.facts["candidates"]) > 1:
        return "several"
    _keep_street(talk)
    return "one"


def take_street(talk: Talk) -> Literal["taken", "no_such"]:
    """One of the streets that were read out."""
    chosen, candidates = int(talk.said.keys or "1"), talk.facts["candidates"]
    if chosen > len(candidates):
        return "no_such"
    talk.facts["candidates"] = [candidates[chosen - 1]]
    _keep_street(talk)
    return "taken"


def _keep_street(talk: Talk) -> None:
    """A street that was keyed is worth as much as one that was said, should the caller hang up now."""
    talk.facts["said_address"] = talk.facts["candidates"][0]["address"]


def look_whether_found(talk: Talk) -> Literal["unknown", "found", "not_yet"]:
    """Whether the geocoder outside has answered while the caller waited."""
    found = talk.call.found_outside
    if found and found["said"] == talk.facts.get("said_address"):  # a late answer may be to another address
        calls.put_found_outside(talk.call, None)
        talk.facts["candidates"] = found["places"]
        return "found" if found["places"] else "unknown"
    talk.facts["pauses"] = talk.facts.get("pauses", 0) + 1
    if talk.facts["pauses"] < MOST_PAUSES:
        return "not_yet"
    talk.facts.pop("pauses")
    return "unknown"


def tell_of_missed_call(talk: Talk) -> Literal["told"]:
    """Whoever did not answer learns who tried to reach them."""
    offer, coming = talk.offer(), talk.coming()
    if offer:
        name = offer.volunteer.first_name
        notices.tell_resident(offer.help_request, "missed_call", talk.now, volunteer=name)
    elif coming:
        notices.tell_volunteer(coming, "resident_called", talk.now, request=talk.request)
    return "told"
