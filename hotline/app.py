"""Putting the web together: the carrier's doors, the coordinators' desk, health."""

from flask import Flask, Response, request

from hotline import desk, services
from hotline.config import Settings
from hotline.records.db import database
from hotline.web import health, metrics, receipts, sms, sounds, twiml, voice

# Far above any text or receipt, far below what would hurt.
LARGEST_BODY = 256 * 1024
PAGES = ("public", "signing_in", "desk", "voices")
CARRIER_PATHS = ("/sms", "/voice")


def create_app(settings: Settings | None = None) -> Flask:
    """The web application; its settings come from the environment unless given."""
    world = services.start(settings)
    app = Flask("hotline", static_folder=None)
    app.config.update(
        SETTINGS=world.settings,
        SECRET_KEY=world.settings.secret_key,
        PUBLIC_URL=world.settings.public_address,
        MAX_CONTENT_LENGTH=LARGEST_BODY,
    )
    for door in (sms, receipts, voice, sounds, health, metrics):
        app.register_blueprint(door.blueprint)
    desk.register(app)
    for blueprint in (sms.blueprint, receipts.blueprint, voice.blueprint):
        desk.csrf.exempt(blueprint)
    app.before_request(_open_database)
    app.teardown_request(_close_database)
    app.after_request(_answer_carriers_in_their_language)
    return app


def _open_database() -> None:
    """A connection for each page; the carrier's doors and health open their own and answer when there is none."""
    if request.blueprint in PAGES:
        database.connect(reuse_if_open=True)


def _close_database(_error: BaseException | None) -> None:
    if not database.is_closed():
        database.close()


def _answer_carriers_in_their_language(response: Response) -> Response:
    """A carrier must never text or read one of our error pages to a person, whoever made the page."""
    foreign = request.path.startswith(CARRIER_PATHS) and response.status_code >= 400
    return twiml.empty(response.status_code) if foreign else response
