"""Faults at the API: what a client meets when it hands over a text or a call on a bad day."""

import select
import socket
import time

from flask import request

from hotline.phonebox.checks import RefusalError
from hotline.phonebox.faults import Fault, Faults

LOOK_EVERY = 0.2


def before_taking(faults: Faults, handset: str) -> None:
    """Trouble that keeps a text or call from being taken at all."""
    if delay := faults.take("delay", "api", handset):
        faults.wait(delay.seconds)
    if faults.take("429", "api", handset):
        raise RefusalError(20429, "Too Many Requests", 429)
    if refusal := faults.take("refuse", "api", handset):
        raise refuse_with(refusal.error_code or 0)
    if faults.take("500_before", "api", handset):
        raise server_error()
    if silence := faults.take("timeout_before", "api", handset):
        stay_silent(faults, silence)


def after_taking(faults: Faults, handset: str) -> None:
    """Trouble that hides from the client that its text or call was taken."""
    if faults.take("500_after", "api", handset):
        raise server_error()
    if silence := faults.take("timeout_after", "api", handset):
        stay_silent(faults, silence)


def not_found() -> RefusalError:
    return RefusalError(20404, f"The requested resource {request.path} was not found", 404)


def server_error() -> RefusalError:
    return RefusalError(20500, "An internal server error has occurred", 500)


def refuse_with(code: int) -> RefusalError:
    status = {20003: 401, 20404: 404, 20429: 429, 20500: 500, 20503: 503}.get(code, 400)
    return RefusalError(code, f"Refused on demand with {code}", status)


def stay_silent(faults: Faults, fault: Fault) -> None:
    """No answer until the client has gone, the rules are taken away or the time is over."""
    give_up_at = time.monotonic() + fault.seconds
    while time.monotonic() < give_up_at and not client_has_gone():
        if faults.wait(LOOK_EVERY):
            break
    raise RefusalError(20503, "Service unavailable", 503)


def client_has_gone() -> bool:
    connection = request.environ.get("werkzeug.socket")
    if not isinstance(connection, socket.socket):
        return False
    readable, _, _ = select.select([connection], [], [], 0)
    return bool(readable) and connection.recv(1, socket.MSG_PEEK) == b""
