"""The pages: the public one, and the coordinators' desk behind a sign-in."""

from flask import Flask

from hotline.desk import navigation, problems, reader, security, signing_in
from hotline.desk.addresses import addresses
from hotline.desk.board import desk
from hotline.desk.public import public
from hotline.desk.security import csrf
from hotline.desk.voices import voices

__all__ = ["csrf", "register"]


def register(app: Flask) -> None:
    """Add the pages to `app`, which brings SECRET_KEY, PUBLIC_URL and a database connection per request."""
    security.protect(app)
    reader.welcome(app)
    signing_in.manager.init_app(app)
    problems.explain(app)
    app.context_processor(navigation.for_templates)
    for blueprint in (public, signing_in.signing_in, desk, addresses, voices):
        app.register_blueprint(blueprint)
