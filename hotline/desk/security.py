"""What guards the pages: forged forms, guessed passwords, headers, cookies."""

from datetime import timedelta

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf.csrf import CSRFProtect

csrf = CSRFProtect()
limiter = Limiter(get_remote_address, storage_uri="memory://")

# A whole town hall may share one address: only failures count, see `failed`.
FEW_FAILURES = "10 per minute; 60 per hour"
SESSION_LASTS = timedelta(days=7)

# Far above what is kept, so that whoever chooses too large a file reads why it was not taken.
UPLOADS = ("voices.record",)
LARGEST_UPLOAD = 20 * 1024 * 1024

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; media-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; "
        "frame-ancestors 'none'"
    ),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def protect(app: Flask) -> None:
    """Set cookies, tokens, limits and headers for the whole application."""
    app.config.update(
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=app.config.get("PUBLIC_URL", "").startswith("https:"),
        PERMANENT_SESSION_LIFETIME=SESSION_LASTS,
        # Else a poll that is under way while its reader signs out would sign them in again.
        SESSION_REFRESH_EACH_REQUEST=False,
        # A form stays good as long as its session: pages are left open for hours.
        WTF_CSRF_TIME_LIMIT=None,
    )
    app.before_request(_let_files_in)  # first: looking for a form's token reads the form
    csrf.init_app(app)
    limiter.init_app(app)
    app.after_request(_add_headers)


def failed(response: Response) -> bool:
    """Whether an attempt to sign in counts against the limit."""
    return response.status_code >= 400


def private(response: Response) -> Response:
    """Keep a page about people out of every cache."""
    response.headers["Cache-Control"] = "no-store"
    return response


def _let_files_in() -> None:
    if request.endpoint in UPLOADS:
        request.max_content_length = LARGEST_UPLOAD


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
