"""Whom a caller can be put through to, and only while the task that joins them is open."""

from collections.abc import Callable

from hotline.intake.calls.talk import Talk
from hotline.records.states import OfferState, RequestState


def _volunteer(talk: Talk) -> str | None:
    """The volunteer who is on the way to this resident."""
    request = talk.request
    if request is None or request.state != RequestState.ACCEPTED:
        return None
    volunteer = talk.coming()
    return volunteer.phone if volunteer else None


def _resident(talk: Talk) -> str | None:
    """The resident whom this volunteer has promised to help, or whoever is to be called in her place."""
    offer = talk.offer()
    if offer is None or offer.state != OfferState.ACCEPTED:
        return None
    request = offer.help_request
    phone: str | None = request.call_number or request.resident.phone
    return phone


def _office(talk: Talk) -> str | None:
    phone: str | None = talk.town.office
    return phone


CONNECTIONS: dict[str, Callable[[Talk], str | None]] = {
    "volunteer": _volunteer,
    "resident": _resident,
    "office": _office,
}
