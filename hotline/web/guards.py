"""The guard at the carrier's doors: every request is signed against the public address, or turned away."""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import parse_qsl

import structlog
from flask import Response, current_app, g, request
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import ImmutableMultiDict, MultiDict
from werkzeug.exceptions import RequestEntityTooLarge

from hotline.web import twiml

log = structlog.get_logger()

MOST_FIELDS = 500
# PostgreSQL keeps no NUL, and no markup may hold the other controls; halves of a character fit nowhere.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
View = Callable[..., Response]


def signed(view: View) -> View:
    """Let only signed requests in; the view finds the cleaned fields in `g.form`."""

    @wraps(view)
    def guarded(**address: Any) -> Response:
        form = _verified_form()
        if form is None:
            log.warning("unsigned request turned away", path=request.path)
            return twiml.empty(403)
        g.form = form
        return view(**address)

    return guarded


def _verified_form() -> dict[str, str] | None:
    """The fields of a genuine request, cleaned for the database; None for any other, whatever is wrong with it."""
    try:
        fields = _fields()
        if not _is_genuine(fields):
            return None
    except RequestEntityTooLarge:
        raise
    except Exception as error:  # whatever a stranger sends must end as a refusal, never as a fault
        log.info("signature could not be checked", error=type(error).__name__)
        return None
    return {name: UNPRINTABLE.sub("\ufffd", value) for name, value in fields.items()}


def _fields() -> MultiDict[str, str]:
    """The form as the carrier meant it: UTF-8 whatever the header says, the header's charset when it is not."""
    raw = request.get_data()
    for encoding in ("utf-8", request.mimetype_params.get("charset", "latin-1")):
        try:
            pairs = parse_qsl(
                raw.decode("ascii", "surrogateescape"),
                keep_blank_values=True,
                encoding=encoding,
                errors="strict",
                max_num_fields=MOST_FIELDS,
            )
        except UnicodeDecodeError:
            continue
        return ImmutableMultiDict(pairs)
    raise ValueError("the form is in no known charset")


def _is_genuine(fields: MultiDict[str, str]) -> bool:
    settings = current_app.config["SETTINGS"]
    signature = request.headers.get("X-Twilio-Signature", "")
    raw_path = request.environ.get("RAW_URI") or request.full_path.rstrip("?")
    url = settings.public_address + raw_path
    tokens = [settings.twilio_auth_token, settings.twilio_auth_token_previous]
    return any(RequestValidator(token).validate(url, fields, signature) for token in tokens if token)
