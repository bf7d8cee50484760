"""The control API: what handsets, faults and tests ask of the carrier, in JSON, from this machine only."""

from dataclasses import asdict
from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request
from werkzeug.exceptions import HTTPException

from hotline.phonebox.calls.control import add_call_routes
from hotline.phonebox.carrier import Carrier
from hotline.phonebox.checks import LONGEST_BODY
from hotline.phonebox.config import ConfigError, parse_handset
from hotline.phonebox.faults import FaultError
from hotline.phonebox.inbound import Text
from hotline.phonebox.messages import Status
from hotline.phonebox.reading import BadRequestError, read_counter, read_fields, read_line, read_object
from hotline.phonebox.shapes import show_text


def create_control(carrier: Carrier, api_path: str) -> Blueprint:
    """`api_path` is where the REST API of the account begins."""
    control = Blueprint("control", __name__, url_prefix="/phonebox")

    @control.errorhandler(HTTPException)
    def explain_status(error: HTTPException) -> tuple[Response, int]:
        return jsonify({"error": error.description}), error.code or 500

    @control.errorhandler(BadRequestError)
    @control.errorhandler(FaultError)
    @control.errorhandler(ConfigError)
    def explain(error: Exception) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 400

    add_text_routes(control, carrier)
    add_fault_routes(control, carrier)
    add_call_routes(control, carrier.config, carrier.calls, api_path)

    @control.post("/callbacks")
    def send_callbacks() -> Response:
        return jsonify({"answers": send_these_callbacks(carrier, read_object())})

    @control.get("/events")
    def list_events() -> Response:
        return jsonify({"events": carrier.events.after(read_counter("after"))})

    @control.get("/handsets")
    def list_handsets() -> Response:
        return jsonify({"handsets": [asdict(handset) for handset in carrier.network.handsets()]})

    @control.post("/handsets")
    def add_handset() -> tuple[Response, int]:
        data = read_object()
        if not data.get("number"):
            raise BadRequestError("A handset needs a number.")
        handset = parse_handset(data)
        carrier.network.add_handset(handset)
        return jsonify(asdict(handset)), 201

    @control.post("/reset")
    def reset() -> Response:
        carrier.reset()
        return jsonify({"ok": True})

    @control.get("/health")
    def show_health() -> Response:
        return jsonify({"ok": True, "seq": carrier.network.last_seq})

    return control


def add_text_routes(control: Blueprint, carrier: Carrier) -> None:
    @control.post("/texts")
    def send_text() -> tuple[Response, int]:
        data = read_object()
        text = read_text(carrier, data)
        message = carrier.inbound.receive(text)
        announce = partial(carrier.inbound.announce, text, message)
        if not data.get("wait", True):
            carrier.background.soon(announce)
            return jsonify({"sid": message.sid, "webhook_status": None, "attempts": 0}), 201
        result = announce()
        shown = {"sid": message.sid, "webhook_status": result.status, "attempts": result.attempts}
        return jsonify(shown), 201

    @control.get("/texts")
    def list_texts() -> Response:
        network = carrier.network
        with network.lock:
            news = {"seq": network.last_seq, "change": network.last_change, "epoch": network.epoch}
            found = network.texts(request.args.get("number"), read_counter("after"), read_counter("changed_after"))
        return jsonify({**news, "texts": [show_text(message) for message in found]})


def add_fault_routes(control: Blueprint, carrier: Carrier) -> None:
    @control.get("/faults")
    def list_faults() -> Response:
        return jsonify({"faults": carrier.faults.list()})

    @control.post("/faults")
    def add_fault() -> tuple[Response, int]:
        return jsonify({"id": carrier.faults.add(read_object()).id}), 201

    @control.delete("/faults")
    def remove_faults() -> Response:
        carrier.faults.remove()
        return jsonify({"ok": True})

    @control.delete("/faults/<int:fault_id>")
    def remove_fault(fault_id: int) -> Response:
        carrier.faults.remove(fault_id)
        return jsonify({"ok": True})


def read_text(carrier: Carrier, data: dict[str, Any]) -> Text:
    line = read_line(carrier.config, data)
    body = str(data.get("body", ""))
    if len(body) > LONGEST_BODY and not data.get("raw"):
        raise BadRequestError("A text holds at most 1600 characters.")
    if not is_unicode(body):
        raise BadRequestError("The body holds half a character.")
    return Text(str(data.get("from", "")), line, body, read_fields(data))


def is_unicode(text: str) -> bool:
    """JSON can hold one half of a surrogate pair, which no network can carry."""
    return text == text.encode("utf-8", "replace").decode()


def send_these_callbacks(carrier: Carrier, data: dict[str, Any]) -> list[int | None]:
    message = carrier.network.find(str(data.get("sid")))
    if message is None:
        abort(404)
    if not message.status_callback:
        raise BadRequestError("This text was sent without a StatusCallback.")
    try:
        statuses = [Status(status) for status in data.get("statuses", [])]
    except ValueError as error:
        raise BadRequestError(f"{error}.") from error
    return carrier.receipts.post_these(message, statuses, data.get("error_code"))
