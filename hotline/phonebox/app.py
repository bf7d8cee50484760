"""The web application of the carrier: REST API, control API and the handsets page."""

from urllib.parse import urlsplit

from flask import Flask, abort, request

from hotline.phonebox.carrier import Carrier
from hotline.phonebox.config import Config
from hotline.phonebox.control import create_control
from hotline.phonebox.handsets import create_handsets
from hotline.phonebox.rest import create_rest
from hotline.phonebox.shapes import API_VERSION, account_uri

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def create_app(config: Config, prefix: str = "") -> Flask:
    """`prefix` is a path before the REST API, such as some carriers have."""
    app = Flask(__name__)
    carrier = Carrier(config)
    app.before_request(refuse_strangers)
    app.register_blueprint(create_rest(carrier), url_prefix=f"{prefix}/{API_VERSION}")
    app.register_blueprint(create_control(carrier, prefix + account_uri(config.account_sid)))
    app.register_blueprint(create_handsets(carrier))
    return app


def refuse_strangers() -> None:
    """A foreign web page in the same browser must not reach the handsets, by its own name or by ours."""
    origin = request.headers.get("Origin")
    if urlsplit(f"//{request.host}").hostname not in LOOPBACK:
        abort(403)
    if origin and urlsplit(origin).hostname not in LOOPBACK:
        abort(403)
