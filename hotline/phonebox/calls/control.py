"""The control API of calls: what a handset does, in JSON, from this machine only."""

import base64
import binascii
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, abort, jsonify, request

from hotline.phonebox.calls.call import Call
from hotline.phonebox.calls.exchange import Exchange
from hotline.phonebox.calls.handling import Handling, HandlingError
from hotline.phonebox.calls.shapes import show_leg
from hotline.phonebox.calls.sounds import is_wav, make_tone
from hotline.phonebox.config import Config
from hotline.phonebox.reading import BadRequestError, read_counter, read_fields, read_line, read_object


def add_call_routes(control: Blueprint, config: Config, exchange: Exchange, api_path: str) -> None:
    board = exchange.board

    @control.errorhandler(HandlingError)
    def explain_handling(error: HandlingError) -> tuple[Response, int]:
        return jsonify({"error": str(error)}), 409

    @control.post("/calls")
    def dial_line() -> tuple[Response, int]:
        data = read_object()
        line = read_line(config, data)
        origin = request.host_url.rstrip("/") + api_path
        is_withheld = bool(data.get("withheld"))
        call = exchange.receive(str(data.get("from", "")), line, origin, read_fields(data), is_withheld)
        return jsonify({"sid": call.sid}), 201

    @control.get("/calls")
    def list_calls() -> Response:
        with board.lock:
            found = board.calls(request.args.get("number"), read_counter("changed_after"))
            shown = [show_leg(call) for call in found]
            return jsonify({"change": board.last_change, "epoch": board.epoch, "calls": shown})

    @control.get("/calls/<sid>")
    def fetch_call(sid: str) -> Response:
        with board.lock:
            return jsonify(show_leg(find_call(exchange, sid)))

    @control.get("/calls/<sid>/sounds/<int:number>")
    def fetch_sound(sid: str, number: int) -> Response:
        call = find_call(exchange, sid)
        url = next((caption.sound_url for caption in call.captions if caption.number == number), None)
        if not url:
            abort(404)
        sound = exchange.documents.fetch_sound(url)
        if sound.error_code or not sound.content_type.startswith("audio/"):
            abort(502)
        return Response(sound.content, content_type=sound.content_type)

    add_handset_routes(control, exchange)


def add_handset_routes(control: Blueprint, exchange: Exchange) -> None:
    handling = Handling(exchange.board, exchange.progress)

    def do(sid: str, action: Callable[[Call, dict[str, Any]], None]) -> Response:
        call = find_call(exchange, sid)
        # Most of what a handset does needs no words; nobody else can know the call's SID.
        action(call, read_object() if request.data else {})
        with exchange.board.lock:
            return jsonify(show_leg(call))

    @control.post("/calls/<sid>/answer")
    def answer(sid: str) -> Response:
        return do(sid, lambda call, data: handling.answer(call))

    @control.post("/calls/<sid>/refuse")
    def refuse(sid: str) -> Response:
        return do(sid, lambda call, data: handling.refuse(call))

    @control.post("/calls/<sid>/hang_up")
    def hang_up(sid: str) -> Response:
        return do(sid, lambda call, data: handling.hang_up(call))

    @control.post("/calls/<sid>/keys")
    def press_keys(sid: str) -> Response:
        return do(sid, lambda call, data: handling.press(call, str(data.get("keys", ""))))

    @control.post("/calls/<sid>/speech")
    def speak(sid: str) -> Response:
        return do(sid, lambda call, data: handling.speak(call, read_words(data)))

    @control.post("/calls/<sid>/silence")
    def fall_silent(sid: str) -> Response:
        return do(sid, lambda call, data: handling.fall_silent(call))

    @control.post("/calls/<sid>/recording")
    def record(sid: str) -> Response:
        return do(
            sid,
            lambda call, data: handling.record(
                call, read_sound(data), str(data.get("key") or ""), bool(data.get("hang_up"))
            ),
        )


def find_call(exchange: Exchange, sid: str) -> Call:
    call = exchange.board.find(sid)
    if call is None:
        abort(404)
    return call


def read_words(data: dict[str, Any]) -> str:
    words = str(data.get("words") or "").strip()
    if not words:
        raise BadRequestError("words must be what was said.")
    return words


def read_sound(data: dict[str, Any]) -> bytes:
    """The WAV handed over, or the bundled sample."""
    if data.get("sample"):
        return make_tone()
    try:
        content = base64.b64decode(str(data.get("wav", "")), validate=True)
    except binascii.Error as error:
        raise BadRequestError("wav must be base64.") from error
    if not is_wav(content):
        raise BadRequestError("wav must be a WAV file.")
    return content
