"""The door for texts: claim the carrier's id, hear, answer with nothing; what we say leaves by the outbox."""

from datetime import UTC, datetime

import structlog
from flask import Blueprint, Response, g

from hotline import services
from hotline.intake import inbox
from hotline.records.db import in_turn
from hotline.web import twiml
from hotline.web.guards import signed

log = structlog.get_logger()
blueprint = Blueprint("sms", __name__)


@blueprint.post("/sms", strict_slashes=False)
@signed
def receive() -> Response:
    """An inbound text. Kept first; when hearing it fails the clock hears it again, so the answer is still 200."""
    if not g.form.get("MessageSid"):
        log.warning("a text without an id turned away")
        return twiml.empty(400)
    return twiml.empty(200 if _keep_and_hear(datetime.now(UTC)) else 503)


def _keep_and_hear(now: datetime) -> bool:
    """Whether the text is safe in the database, heard or not."""
    message = None
    try:
        with in_turn():
            message = inbox.claim(g.form, now)
            if message is not None:
                inbox.hear(message, services.ANSWERS, now)
    except Exception:
        log.exception("a text could not be heard")
        return message is not None
    return True
