"""What the sign-up flow does: somebody who wants to help gives a number, consent, a first name and a home."""

from typing import Literal

from hotline.delivery import notices, texts
from hotline.intake.area import area_of, location_from
from hotline.intake.calls.talk import Talk
from hotline.places import geocoding
from hotline.records import volunteers
from hotline.records.location import Location
from hotline.records.states import Precision, VolunteerState

MOST_MISSES = 3
REACH_M = 3000


def known_as_volunteer(talk: Talk) -> Literal["known", "new", "withheld"]:
    """Whether this number is registered already: then only whoever calls from it can change anything."""
    if talk.phone is None:
        return "withheld"
    return "known" if volunteers.by_phone(talk.town, talk.phone) else "new"


def agree_to_sign_up(talk: Talk) -> Literal["agreed"]:
    """The key is the consent; what was said before, for somebody else's flow, is not mixed in."""
    for fact in ("address", "said_address", "candidates"):
        talk.facts.pop(fact, None)
    return "agreed"


def find_home(talk: Talk) -> Literal["too_often", "unknown", "found"]:
    """Where the volunteer lives, to be read back."""
    said = " ".join(part for part in (talk.facts.pop("address", ""), talk.facts.pop("postcode", "")) if part)
    found = geocoding.find_in_town(said, talk.town.id, area_of(talk.town))
    if found and found[0].precision != Precision.COMMUNE:
        talk.facts["candidates"] = [location_from(found[0]).columns()]
        return "found"
    talk.facts["misses"] = talk.facts.get("misses", 0) + 1
    return "too_often" if talk.facts["misses"] >= MOST_MISSES else "unknown"


def sign_up(talk: Talk) -> Literal["active", "applied"]:
    """Register the volunteer: active at once where the town says so, else when a coordinator has looked."""
    home = Location(**talk.facts["candidates"][0])
    state = VolunteerState.ACTIVE if talk.town.auto_approve and talk.call.phone else VolunteerState.APPLIED
    name = talk.facts.get("first_name") or texts.say("neighbour", talk.language)
    if talk.phone is None:
        raise ValueError("nobody signs up without a number")
    volunteers.register(
        talk.town,
        phone=talk.phone,
        first_name=name,
        location=home,
        needs=[],
        languages=[talk.language],
        radius_m=REACH_M,
        consent="phone",
        state=state,
        now=talk.now,
    )
    volunteer = volunteers.by_phone(talk.town, talk.phone)
    active = volunteer is not None and volunteer.state == VolunteerState.ACTIVE
    if volunteer:
        notices.tell_volunteer(volunteer, "signed_up" if active else "applied", talk.now)
    if volunteer and active:
        talk.answers.joined(volunteer, talk.now)
    return "active" if active else "applied"
