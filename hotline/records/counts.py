"""How many rows of each noun are in which state."""

from typing import Any

from peewee import fn

from hotline.records.tables import HelpRequest, Message, Offer, Volunteer

NOUNS: dict[str, Any] = {
    "help_requests": HelpRequest,
    "offers": Offer,
    "messages": Message,
    "volunteers": Volunteer,
}


def by_state() -> dict[str, dict[str, int]]:
    """noun > state > how many."""
    return {
        noun: dict(table.select(table.state, fn.COUNT(table.id)).group_by(table.state).tuples())
        for noun, table in NOUNS.items()
    }
