"""The REST API as Twilio's own client uses it."""

import hmac

from flask import Blueprint, Response, jsonify, request

from hotline.phonebox.calls.rest import add_call_routes, add_recording_routes
from hotline.phonebox.carrier import Carrier
from hotline.phonebox.checks import RefusalError, check_order
from hotline.phonebox.listing import FILTERS, choose
from hotline.phonebox.paging import build_page, read_filters
from hotline.phonebox.shapes import (
    account_uri,
    query,
    show_account,
    show_line,
    show_message,
    show_page,
    show_refusal,
)
from hotline.phonebox.trouble import after_taking, before_taking, not_found


def create_rest(carrier: Carrier) -> Blueprint:
    rest = Blueprint("rest", __name__)
    account_sid = carrier.config.account_sid

    @rest.errorhandler(RefusalError)
    def refuse(refusal: RefusalError) -> tuple[Response, int]:
        return jsonify(show_refusal(refusal)), refusal.status

    @rest.before_request
    def check_credentials() -> None:
        if not has_credentials(carrier):
            raise RefusalError(20003, "Authenticate", 401)
        if (request.view_args or {}).get("account_sid") != account_sid:
            raise not_found()

    add_account_routes(rest, carrier)
    add_message_routes(rest, carrier)
    add_call_routes(rest, carrier.config, carrier.faults, carrier.calls)
    add_recording_routes(rest, carrier.calls)

    @rest.route("/<path:anything>", methods=["GET", "POST", "DELETE"])
    def find_nothing(anything: str) -> Response:
        raise not_found()

    return rest


def add_account_routes(rest: Blueprint, carrier: Carrier) -> None:
    @rest.get("/Accounts/<account_sid>.json")
    def fetch_account(account_sid: str) -> Response:
        return jsonify(show_account(account_sid))

    @rest.get("/Accounts/<account_sid>/IncomingPhoneNumbers.json")
    def list_lines(account_sid: str) -> Response:
        lines = [show_line(line, account_sid) for line in carrier.config.lines]
        links = {"this": query({}, 0, 50), "first": query({}, 0, 50), "next": None, "previous": None}
        path = f"{account_uri(account_sid)}/IncomingPhoneNumbers.json"
        return jsonify(show_page(path, "incoming_phone_numbers", lines, 0, 50, links))


def add_message_routes(rest: Blueprint, carrier: Carrier) -> None:
    @rest.post("/Accounts/<account_sid>/Messages")
    @rest.post("/Accounts/<account_sid>/Messages.json")
    def create_message(account_sid: str) -> tuple[Response, int]:
        handset = request.form.get("To", "")
        before_taking(carrier.faults, handset)
        order = check_order(request.form, carrier.config, carrier.network.is_blocked)
        message = carrier.outbound.take(order)
        shown = show_message(message, account_sid)
        after_taking(carrier.faults, handset)
        return jsonify(shown), 201

    @rest.get("/Accounts/<account_sid>/Messages")
    @rest.get("/Accounts/<account_sid>/Messages.json")
    def list_messages(account_sid: str) -> Response:
        filters = read_filters(FILTERS)
        messages = choose(carrier.network.newest_first(), filters)
        path = f"{account_uri(account_sid)}/Messages.json"
        return jsonify(build_page(messages, filters, path, "messages", lambda one: show_message(one, account_sid)))

    @rest.get("/Accounts/<account_sid>/Messages/<sid>")
    @rest.get("/Accounts/<account_sid>/Messages/<sid>.json")
    def fetch_message(account_sid: str, sid: str) -> Response:
        message = carrier.network.find(sid)
        if message is None:
            raise not_found()
        return jsonify(show_message(message, account_sid))


def has_credentials(carrier: Carrier) -> bool:
    given = request.authorization
    if given is None or given.type != "basic":
        return False
    pair = f"{given.username}:{given.password}"
    expected = f"{carrier.config.account_sid}:{carrier.config.auth_token}"
    return hmac.compare_digest(pair.encode(), expected.encode())
