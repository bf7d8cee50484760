"""The door for delivery receipts: the carrier's words become ours here, by one table."""

from datetime import UTC, datetime

import structlog
from flask import Blueprint, Response, g, request

from hotline.delivery import outbox
from hotline.delivery.senders import codes
from hotline.records.db import connected
from hotline.web.guards import signed

log = structlog.get_logger()
blueprint = Blueprint("receipts", __name__)


@blueprint.post("/sms/status", strict_slashes=False)
@signed
def receive() -> Response:
    """What became of one of our texts, found by our own reference."""
    state = codes.state_of(g.form.get("MessageStatus", ""))
    if state is None:
        log.info("receipt of a kind we do not know")
        return Response(status=204)
    code = _number(g.form.get("ErrorCode", ""))
    with connected():
        outbox.receipt(
            request.args.get("ref", ""),
            g.form.get("MessageSid", ""),
            state,
            codes.reason_of(code),
            code,
            datetime.now(UTC),
        )
    return Response(status=204)


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None
