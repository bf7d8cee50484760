"""The REST API as Twilio's own client uses it."""

import hmac
from typing import Any

from flask import Blueprint, Response, jsonify, request

from hotline.phonebox.carrier import Carrier
from hotline.phonebox.checks import RefusalError, check_order
from hotline.phonebox.listing import FILTERS, LARGEST_PAGE, choose, cut_page, read_number
from hotline.phonebox.shapes import (
    account_uri,
    query,
    show_account,
    show_line,
    show_message,
    show_page,
    show_refusal,
)
from hotline.phonebox.trouble import after_taking, before_taking


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
        return jsonify(show_list(carrier))

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


def not_found() -> RefusalError:
    return RefusalError(20404, f"The requested resource {request.path} was not found", 404)


def show_list(carrier: Carrier) -> dict[str, Any]:
    account_sid = carrier.config.account_sid
    filters = {name: request.args[name] for name in FILTERS if request.args.get(name)}
    page_size = read_number(request.args.get("PageSize"), 50, 1, LARGEST_PAGE)
    page = read_number(request.args.get("Page"), 0, 0, 10**6)
    after_sid = request.args.get("PageToken", "").removeprefix("PA") or None
    chosen = choose(carrier.network.newest_first(), filters)
    messages, more = cut_page(chosen, page, page_size, after_sid)
    links = {
        "this": query(filters, page, page_size, request.args.get("PageToken")),
        "first": query(filters, 0, page_size),
        "next": query(filters, page + 1, page_size, f"PA{messages[-1].sid}") if more else None,
        "previous": query(filters, page - 1, page_size) if page else None,
    }
    shown = [show_message(message, account_sid) for message in messages]
    return show_page(f"{account_uri(account_sid)}/Messages.json", "messages", shown, page, page_size, links)
