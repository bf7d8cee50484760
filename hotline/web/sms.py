"""The door for texts: claim the carrier's id, hear, answer with nothing; what we say leaves by the outbox."""

from datetime import UTC, datetime

import structlog
from flask import Blueprint, Response, g

from hotline import services
from hotline.intake import inbox
from hotline.records.db import connected
from hotline.web import twiml
from hotline.web.guards import signed

log = structlog.get_logger()
blueprint = Blueprint("sms", __name__)


@blueprint.post("/sms", strict_slashes=False)
@signed
def receive() -> Response:
    """An inbound text. Kept first; when hearing it fails the clock hears it again, so the answer is still 200."""
    now = datetime.now(UTC)
    try:
        with connected():
            message = inbox.claim(g.form, now)
            if message is not None:
                inbox.hear(message, services.ANSWERS, now)
    except Exception:
        log.exception("a text could not be heard")
        return twiml.empty(200 if "message" in locals() else 503)
    return twiml.empty()
