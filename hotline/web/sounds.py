"""The door through which the carrier fetches a town's recorded voices; their addresses can't be guessed."""

from flask import Blueprint, Response

from hotline.records import sounds
from hotline.records.db import connected
from hotline.web import twiml

blueprint = Blueprint("sounds", __name__)

# A new recording has a new address, so an old one never changes.
KEEP = "private, max-age=31536000, immutable"


@blueprint.get("/voice/sounds/<reference>")
def fetch(reference: str) -> Response:
    """One recorded voice."""
    with connected():
        found = sounds.by_reference(reference)
    if found is None:
        return twiml.empty(404)
    response = Response(bytes(found.sound), content_type=found.content_type)
    response.headers["Cache-Control"] = KEEP
    return response
