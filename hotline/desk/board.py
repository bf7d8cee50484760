"""The board: one town's help requests as they stand, polled by the page every three seconds."""

import re
from typing import Any
from zoneinfo import ZoneInfo

from flask import Blueprint, Response, abort, make_response, render_template, request, session
from flask_login import login_required

from hotline.desk import rights
from hotline.desk.audio import audio
from hotline.desk.phrases import Phrases, number
from hotline.desk.reader import words
from hotline.desk.security import private
from hotline.desk.signing_in import signed_in
from hotline.records import recordings, status_page
from hotline.records.base import utc_now
from hotline.records.cards import Card
from hotline.records.coordinators import Role
from hotline.records.tables import Coordinator, Town

desk = Blueprint("desk", __name__, url_prefix="/desk", template_folder="templates", static_folder="static")

NEWS_AT_ONCE = 3
# A tag starts with the id of the newest change the page knows; no more digits than a database holds.
LAST_SEEN = re.compile(r"(\d{1,18})\.")
HIGHEST_ID = 2**31 - 1


@desk.get("/")
@login_required  # type: ignore[untyped-decorator]
def board() -> Response:
    """The whole page; opening it renews the session."""
    session.modified = True
    reader = signed_in()
    return private(make_response(render_template("desk/board.html", **_shown(reader))))


@desk.get("/board")
@login_required  # type: ignore[untyped-decorator]
def fragment() -> Response:
    """What the page polls: the board when it differs from what the page has, else 304."""
    reader = signed_in()
    phrases = _phrases(reader.town)
    tag = _tag(reader.town, phrases)
    response = Response(status=304)
    if not request.if_none_match.contains(tag):
        news = _news(reader.town)
        response = make_response(render_template("desk/fragment.html", news=news, **_shown(reader)))
    response.set_etag(tag)
    response.headers["X-Updated-At"] = phrases.clock()
    return private(response)


@desk.get(f"/recordings/<int(max={HIGHEST_ID}):recording_id>")
@login_required  # type: ignore[untyped-decorator]
def recording(recording_id: int) -> Response:
    """What a caller of the reader's town has left after the beep."""
    found = recordings.by_id(recording_id)
    if found is None or found.sound is None or found.town != signed_in().town:
        abort(404)
    return audio(found.sound, found.content_type)


def _shown(reader: Coordinator) -> dict[str, Any]:
    """What the templates need. The tag is read before the board, so that it can only be too old."""
    phrases = _phrases(reader.town)
    return {
        "town": reader.town,
        "number": number,
        "tag": _tag(reader.town, phrases),
        "phrases": phrases,
        "may_change": rights.may_change(reader),
        "board": status_page.board(reader.town, phrases.now),
        "unknown_texts": _unknown_texts(reader, phrases),
    }


def _phrases(town: Town) -> Phrases:
    return Phrases(words(), ZoneInfo(town.timezone), utc_now())


def _tag(town: Town, phrases: Phrases) -> str:
    """What the page has seen: the board's version, and the minute, because ages grow."""
    minute = int(phrases.now.timestamp()) // 60
    return f"{status_page.version(town)}-{minute}-{phrases.words.language}"


def _unknown_texts(reader: Coordinator, phrases: Phrases) -> dict[str, int]:
    if reader.role != Role.ADMIN:
        return {}
    return status_page.texts_to_unknown_numbers(phrases.now)


def _news(town: Town) -> list[Card]:
    """The help requests that have changed since the version the page says it has."""
    seen = LAST_SEEN.match(next(iter(request.if_none_match.as_set()), ""))
    if seen is None:
        return []
    return status_page.changed_since(town, int(seen[1]), NEWS_AT_ONCE)
