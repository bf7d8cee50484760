"""Pages for what went wrong: one plain sentence each."""

from flask import Flask, render_template
from flask_limiter import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import Forbidden, NotFound, RequestEntityTooLarge

from hotline.desk.reader import words

Page = tuple[str, int]


def explain(app: Flask) -> None:
    """Let people read a sentence where the server would send a bare error."""
    app.register_error_handler(CSRFError, lambda error: page("problem.form", 400))
    app.register_error_handler(NotFound, lambda error: page("problem.missing", 404))
    app.register_error_handler(Forbidden, lambda error: page("problem.only_look", 403))
    app.register_error_handler(RequestEntityTooLarge, lambda error: page("problem.too_large", 413))
    app.register_error_handler(RateLimitExceeded, lambda error: page("problem.attempts", 429))


def page(key: str, status: int) -> Page:
    """A page that says the sentence `key`."""
    return render_template("desk/problem.html", sentence=words().say(key)), status
