"""The application with "exactly one" taken out of it, to show that the race would notice. For tests only.

PostgreSQL needs no more than the condition gone. SQLite has one writer at a time, who sees all that was written
before: there HOTLINE_TEST_BLIND also takes out the look at the help request before the leap.
"""

import os
from typing import Any

from flask import Flask

from hotline.app import create_app
from hotline.records import help_requests, offers
from hotline.records.states import ANSWERABLE
from hotline.records.tables import HelpRequest, Offer, Volunteer


def always_wanted() -> Any:
    """In the place of the condition: always true."""
    return HelpRequest.id > 0


def blind(volunteer: Volunteer) -> list[Offer]:
    """All offers not answered, whatever the help request has come to."""
    query = Offer.select().where((Offer.volunteer == volunteer) & Offer.state.in_(ANSWERABLE))
    return list(query.order_by(Offer.id.desc()))


def unguarded_app() -> Flask:
    """The real application but for its guard."""
    help_requests.still_wanted = always_wanted
    if os.environ.get("HOTLINE_TEST_BLIND"):
        offers.answerable = blind
    return create_app()
