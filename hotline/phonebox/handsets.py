"""The handsets page: residents' and volunteers' phones in a browser."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request

from hotline.phonebox.carrier import Carrier

LANGUAGES = ("fr", "en")
SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "media-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
TROUBLES: dict[str, dict[str, Any]] = {
    "duplicate_webhook": {"kind": "duplicate", "where": "webhook"},
    "delay_webhook": {"kind": "delay", "where": "webhook", "seconds": 5},
    "drop_webhook": {"kind": "drop", "where": "webhook", "times": 1},
    "busy": {"kind": "429", "where": "api", "times": 3},
    "error_after": {"kind": "500_after", "where": "api", "times": 1},
    "phones_off": {"kind": "undelivered", "where": "api", "error_code": 30003},
    "drop_callback": {"kind": "drop", "where": "callback"},
    "reorder_callback": {"kind": "reorder", "where": "callback"},
    "line_busy": {"kind": "busy", "where": "calls"},
    "nobody_answers": {"kind": "no_answer", "where": "calls"},
    "machine_answers": {"kind": "machine", "where": "calls"},
    "call_fails": {"kind": "failed", "where": "calls", "times": 1},
}


def create_handsets(carrier: Carrier) -> Blueprint:
    handsets = Blueprint("handsets", __name__)

    @handsets.get("/")
    def show_handsets() -> Response:
        language = pick_language()
        page = render_template(
            "handsets.html",
            language=language,
            other=next(one for one in LANGUAGES if one != language),
            words=read_words(language),
            config=carrier.config,
            troubles=TROUBLES,
        )
        response = make_response(page)
        response.headers["Content-Security-Policy"] = SECURITY_POLICY
        response.headers["Permissions-Policy"] = "microphone=(self)"
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["Vary"] = "Accept-Language"
        return response

    return handsets


def pick_language() -> str:
    asked = request.args.get("lang")
    if asked in LANGUAGES:
        return asked
    return request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]


@cache
def read_words(language: str) -> dict[str, Any]:
    path = Path(__file__).parent / "words" / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
