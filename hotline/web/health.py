"""Whether this process lives, and whether hotline as a whole is ready to serve."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, jsonify

from hotline.records import heartbeats, migrations
from hotline.records.db import connected
from hotline.work import queue

blueprint = Blueprint("health", __name__)

CLOCK_SEEN_WITHIN = timedelta(seconds=30)


@blueprint.get("/healthz")
def alive() -> Response:
    """This process answers."""
    return jsonify(status="ok")


@blueprint.get("/readyz")
def ready() -> tuple[Response, int]:
    """Database with the right schema, broker, and a clock that was seen lately."""
    found = {"database": _database(), "broker": queue.is_reachable(), "clock": _clock()}
    well = all(found.values())
    return jsonify(status="ready" if well else "not ready", **found), 200 if well else 503


def _database() -> bool:
    try:
        with connected():
            return not migrations.pending()
    except Exception:  # any fault of the database means: not ready
        return False


def _clock() -> bool:
    try:
        with connected():
            seen = heartbeats.last("clock")
    except Exception:  # as above
        return False
    return seen is not None and datetime.now(UTC) - seen < CLOCK_SEEN_WITHIN
