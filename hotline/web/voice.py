"""The doors for calls: the carrier's words become ours, a turn is conducted, and its answer becomes TwiML."""

from collections.abc import Callable
from datetime import UTC, datetime

import structlog
from flask import Blueprint, Response, current_app, g, request

from hotline import services
from hotline.delivery import texts
from hotline.intake.area import area_of
from hotline.intake.calls import endings, turns
from hotline.intake.calls.hearing import Said
from hotline.intake.calls.turns import Conducted
from hotline.places import hints
from hotline.records import calls, messages, numbers
from hotline.records.db import connected, in_turn
from hotline.records.states import CallState
from hotline.web import twiml
from hotline.web.guards import signed

log = structlog.get_logger()
blueprint = Blueprint("voice", __name__)

ENDED = {
    "completed": CallState.COMPLETED,
    "busy": CallState.BUSY,
    "no-answer": CallState.NO_ANSWER,
    "failed": CallState.FAILED,
    "canceled": CallState.CANCELED,
}
TALKED = ("completed", "answered")


@blueprint.post("/voice", strict_slashes=False)
@signed
def receive() -> Response:
    """Somebody calls."""
    caller = numbers.normalise(g.form.get("From", ""))
    return _answer(lambda: turns.begin(_sid(), caller, g.form.get("To", ""), services.ANSWERS, _now()))


@blueprint.post("/voice/answered", strict_slashes=False)
@signed
def answered() -> Response:
    """A call of ours is answered."""

    def conduct() -> Conducted | None:
        message = messages.by_reference(request.args.get("ref", ""))
        return turns.answered(message, _sid(), services.ANSWERS, _now()) if message else None

    return _answer(conduct)


@blueprint.post("/voice/whisper", strict_slashes=False)
@signed
def whisper() -> Response:
    """Somebody a caller wants to talk to has picked up."""

    def conduct() -> Conducted | None:
        caller = calls.by_reference(request.args.get("ref", ""))
        number = numbers.normalise(g.form.get("To", ""))
        return turns.whisper(caller, _sid(), number, services.ANSWERS, _now()) if caller else None

    return _answer(conduct)


@blueprint.post("/voice/turns/<int:number>", strict_slashes=False)
@signed
def turn(number: int) -> Response:
    """The caller has pressed keys, spoken, been silent, recorded something or talked to somebody."""
    return _answer(lambda: turns.go_on(_sid(), number, _said(), services.ANSWERS, _now()))


@blueprint.post("/voice/status", strict_slashes=False)
@signed
def status() -> Response:
    """A call has ended: one that somebody made, or one of ours with its reference."""
    state = ENDED.get(g.form.get("CallStatus", ""))
    if state:
        with connected():
            endings.ended(_sid(), state, _seconds("CallDuration"), services.ANSWERS, _now())
            reference = request.args.get("ref")
            if reference:
                endings.not_answered(reference, _now())
    return Response(status=204)


@blueprint.post("/voice/recording", strict_slashes=False)
@signed
def recording() -> Response:
    """The carrier has written a recording down."""
    with connected():
        endings.recorded(g.form.get("RecordingSid", ""))
    return Response(status=204)


def _answer(conduct: Callable[[], Conducted | None]) -> Response:
    """The turn as TwiML. When it can't be conducted the caller hears so, in the language of the house."""
    if not _sid():
        log.warning("a call without an id turned away")
        return twiml.empty(400)
    try:
        with in_turn():
            found = conduct()
            document = _document(found) if found else twiml.hang_up()
    except Exception:
        log.exception("a turn of a call failed")
        document = twiml.apology(texts.spoken("out_of_order", texts.FALLBACK), texts.FALLBACK)
    return twiml.answer(document)


def _document(found: Conducted) -> str:
    reference, town = found.call.reference, found.call.town
    if town is None:
        return twiml.hang_up()
    doors = f"{current_app.config['SETTINGS'].public_address}/voice"
    return twiml.spoken(
        found.answer,
        action=f"{doors}/turns/{found.number + 1}",
        sounds=f"{doors}/sounds/",
        whisper=f"{doors}/whisper?ref={reference}",
        recorded=f"{doors}/recording",
        shown=town.number,
        voices=town.voices or {},
        hints=hints.streets_around(area_of(town)) if found.answer.streets else "",
    )


def _said() -> Said:
    form = g.form
    keys = form.get("Digits", "")
    has_recording = bool(form.get("RecordingSid"))
    return Said(
        keys="" if has_recording or keys == "hangup" else keys,
        words=form.get("SpeechResult", "").strip(),
        recording_sid=form.get("RecordingSid", ""),
        recording_s=_seconds("RecordingDuration") or 0,
        outcome=_outcome(form.get("DialCallStatus", ""), form.get("DialBridged")),
    )


def _outcome(dial_status: str, bridged: str | None) -> str:
    """What became of a connection; some carriers tell whether both sides were really connected."""
    if not dial_status:
        return ""
    if bridged is not None:
        return "talked" if bridged == "true" else "missed"
    return "talked" if dial_status in TALKED else "missed"


def _sid() -> str:
    found: str = g.form.get("CallSid", "")
    return found


def _seconds(name: str) -> int | None:
    written = g.form.get(name, "")
    return int(written) if written.isascii() and written.isdigit() else None


def _now() -> datetime:
    return datetime.now(UTC)
