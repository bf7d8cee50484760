"""The yardstick: a Flask view that answers empty TwiML and does nothing else."""

from flask import Flask, Response

EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response />'


def create_app() -> Flask:
    """One route, no work."""
    app = Flask(__name__)

    @app.post("/sms")
    def sms() -> Response:
        return Response(EMPTY, content_type="text/xml; charset=utf-8")

    @app.get("/healthz")
    def alive() -> str:
        return "ok"

    return app
