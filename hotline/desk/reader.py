"""Who reads: the language of this request, chosen by `?lang=`, the cookie it leaves, or the browser."""

from datetime import timedelta
from typing import Any

from flask import Flask, Response, current_app, g, request

from hotline.desk.wording import DEFAULT, LANGUAGES, Words

COOKIE = "lang"
COOKIE_LASTS = timedelta(days=365)


def welcome(app: Flask) -> None:
    """Give every page the reader's words, and remember a chosen language."""
    app.context_processor(_for_templates)
    app.after_request(_remember)


def words() -> Words:
    """The words in the reader's language."""
    if "words" not in g:
        g.words = _chosen()
    found: Words = g.words
    return found


def _chosen() -> Words:
    for wanted in (request.args.get("lang"), request.cookies.get(COOKIE)):
        if wanted in LANGUAGES:
            return LANGUAGES[wanted]
    best = request.accept_languages.best_match(list(LANGUAGES), DEFAULT.language)
    return LANGUAGES[best]


def _for_templates() -> dict[str, Any]:
    return {"words": words(), "languages": LANGUAGES.values()}


def _remember(response: Response) -> Response:
    wanted = request.args.get("lang")
    if wanted in LANGUAGES:
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        response.set_cookie(COOKIE, wanted, max_age=COOKIE_LASTS, httponly=True, secure=secure, samesite="Lax")
    return response
