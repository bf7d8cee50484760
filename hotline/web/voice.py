"""The door for calls, first version: whoever has a task together is put through, without showing a number."""

from flask import Blueprint, Response, g

from hotline.delivery import texts
from hotline.records import help_requests, numbers, offers, residents, towns, volunteers
from hotline.records.db import connected
from hotline.records.states import OfferState
from hotline.records.tables import Town
from hotline.web import twiml
from hotline.web.guards import signed

blueprint = Blueprint("voice", __name__)


@blueprint.post("/voice", strict_slashes=False)
@signed
def receive() -> Response:
    """An inbound call."""
    with connected():
        town = towns.by_number(g.form.get("To", ""))
        caller = numbers.normalise(g.form.get("From", ""))
        if town is None:
            return twiml.answer(twiml.hang_up())
        other = _other_side(town, caller) if caller else None
        if other:
            words = texts.say("putting_through", town.language)
            return twiml.answer(twiml.bridge(words, town.language, other, town.number))
        words = texts.say("text_us", town.language, town=town.name)
        return twiml.answer(twiml.say(words, town.language))


@blueprint.post("/voice/status", strict_slashes=False)
@signed
def status() -> Response:
    """What became of a call: nothing depends on it yet."""
    return Response(status=204)


def _other_side(town: Town, caller: str) -> str | None:
    """The number of the volunteer or resident this caller has a task with, while it is open."""
    volunteer = volunteers.by_phone(town, caller)
    tasks = offers.accepted_by(volunteer) if volunteer else []
    if tasks:
        phone: str = tasks[0].help_request.resident.phone
        return phone
    resident = residents.by_phone(town, caller)
    request = help_requests.open_of(resident) if resident else None
    coming = offers.of_request(request, (OfferState.ACCEPTED,)) if request else []
    return str(coming[0].volunteer.phone) if coming else None
