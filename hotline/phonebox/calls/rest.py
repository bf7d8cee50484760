"""Calls and recordings in the REST API, as Twilio's own client uses them."""

from flask import Blueprint, Response, jsonify, request

from hotline.phonebox.calls.call import Call, CallStatus
from hotline.phonebox.calls.exchange import Exchange
from hotline.phonebox.calls.orders import read_call_order, read_step
from hotline.phonebox.calls.recordings import Recording
from hotline.phonebox.calls.shapes import show_call, show_recording
from hotline.phonebox.checks import RefusalError
from hotline.phonebox.config import Config
from hotline.phonebox.faults import Faults
from hotline.phonebox.listing import is_within
from hotline.phonebox.paging import build_page, read_filters
from hotline.phonebox.shapes import account_uri
from hotline.phonebox.trouble import after_taking, before_taking, not_found

FILTERS = ("To", "From", "Status", "ParentCallSid", "StartTime", "StartTime>", "StartTime<")


def add_call_routes(rest: Blueprint, config: Config, faults: Faults, exchange: Exchange) -> None:
    @rest.post("/Accounts/<account_sid>/Calls")
    @rest.post("/Accounts/<account_sid>/Calls.json")
    def create_call(account_sid: str) -> tuple[Response, int]:
        handset = request.form.get("To", "")
        before_taking(faults, handset)
        order = read_call_order(request.form, request.form.getlist("StatusCallbackEvent"), config)
        origin = request.base_url.removesuffix(".json").removesuffix("/Calls")
        shown = show_call(exchange.place(order, origin), account_sid)
        after_taking(faults, handset)
        return jsonify(shown), 201

    @rest.get("/Accounts/<account_sid>/Calls")
    @rest.get("/Accounts/<account_sid>/Calls.json")
    def list_calls(account_sid: str) -> Response:
        filters = read_filters(FILTERS)
        calls = [call for call in exchange.board.newest_first() if fits(call, filters)]
        path = f"{account_uri(account_sid)}/Calls.json"
        return jsonify(build_page(calls, filters, path, "calls", lambda call: show_call(call, account_sid)))

    @rest.get("/Accounts/<account_sid>/Calls/<sid>")
    @rest.get("/Accounts/<account_sid>/Calls/<sid>.json")
    def fetch_call(account_sid: str, sid: str) -> Response:
        return jsonify(show_call(find_call(exchange, sid), account_sid))

    @rest.post("/Accounts/<account_sid>/Calls/<sid>")
    @rest.post("/Accounts/<account_sid>/Calls/<sid>.json")
    def update_call(account_sid: str, sid: str) -> Response:
        call = find_call(exchange, sid)
        before_taking(faults, call.handset)
        change_call(exchange, call)
        shown = show_call(call, account_sid)
        after_taking(faults, call.handset)
        return jsonify(shown)


def add_recording_routes(rest: Blueprint, exchange: Exchange) -> None:
    recordings = exchange.recordings

    @rest.get("/Accounts/<account_sid>/Calls/<sid>/Recordings")
    @rest.get("/Accounts/<account_sid>/Calls/<sid>/Recordings.json")
    def list_recordings(account_sid: str, sid: str) -> Response:
        found = recordings.of_call(find_call(exchange, sid).sid)
        path = f"{account_uri(account_sid)}/Calls/{sid}/Recordings.json"
        return jsonify(build_page(found, {}, path, "recordings", lambda one: show_recording(one, account_sid)))

    @rest.get("/Accounts/<account_sid>/Recordings/<sid>.json")
    def fetch_recording(account_sid: str, sid: str) -> Response:
        return jsonify(show_recording(find_recording(exchange, sid), account_sid))

    @rest.get("/Accounts/<account_sid>/Recordings/<sid>")
    @rest.get("/Accounts/<account_sid>/Recordings/<sid>.wav")
    def fetch_sound(account_sid: str, sid: str) -> Response:
        """The sound as a WAV; there is no MP3."""
        recording = find_recording(exchange, sid)
        if not recording.content:
            raise not_found()
        return Response(recording.content, content_type="audio/x-wav")

    @rest.delete("/Accounts/<account_sid>/Recordings/<sid>")
    @rest.delete("/Accounts/<account_sid>/Recordings/<sid>.json")
    def delete_recording(account_sid: str, sid: str) -> Response:
        if not recordings.delete(sid):
            raise not_found()
        return Response(status=204)


def change_call(exchange: Exchange, call: Call) -> None:
    """End the call, or lead it elsewhere, as the form asks."""
    status = request.form.get("Status")
    if status is None:
        exchange.redirect(call, read_step(request.form))
        return
    if status not in (CallStatus.CANCELED, CallStatus.COMPLETED):
        raise RefusalError(20001, f"Status can't be {status}, only canceled or completed.")
    exchange.finish(call, CallStatus(status))


def find_call(exchange: Exchange, sid: str) -> Call:
    call = exchange.board.find(sid)
    if call is None:
        raise not_found()
    return call


def find_recording(exchange: Exchange, sid: str) -> Recording:
    recording = exchange.recordings.find(sid)
    if recording is None:
        raise not_found()
    return recording


def fits(call: Call, filters: dict[str, str]) -> bool:
    own = {"To": call.to, "From": call.sender, "Status": call.status, "ParentCallSid": call.parent_sid}
    if any(filters.get(name, value) != value for name, value in own.items()):
        return False
    # What is still queued is found by when it was taken: whoever reconciles after a time-out looks for it.
    return is_within((call.started_at or call.created_at).replace(microsecond=0), filters, "StartTime")
