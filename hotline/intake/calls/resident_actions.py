"""What the resident's flow does in calls only: how things stand, the number to call back, places found outside."""

from typing import Literal

from hotline.delivery import notices, texts
from hotline.intake.calls.talk import Talk
from hotline.records import help_requests, residents
from hotline.records.states import RequestState

# A geocoder outside is waited for in so many short pauses.
MOST_PAUSES = 4
MOST_NUMBERS = 2


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


def look_whether_found(talk: Talk) -> Literal["unknown", "found", "not_yet"]:
    """Whether the geocoder outside has answered while the caller waited."""
    if "found_outside" in talk.facts:
        found = talk.facts.pop("found_outside")
        talk.facts["candidates"] = found
        return "found" if found else "unknown"
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
