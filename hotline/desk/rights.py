"""What a reader may see and do: only the own town, and only as far as their role goes."""

from flask import abort

from hotline.desk.signing_in import signed_in
from hotline.records import help_requests
from hotline.records.coordinators import Role
from hotline.records.tables import Coordinator, HelpRequest


def changer() -> Coordinator:
    """Who is reading, where something is to be changed; whoever may only look is told so."""
    reader = signed_in()
    if not may_change(reader):
        abort(403)
    return reader


def admin() -> Coordinator:
    """Who is reading, where only an administrator of the town may be."""
    reader = signed_in()
    if reader.role != Role.ADMIN:
        abort(403)
    return reader


def may_change(reader: Coordinator) -> bool:
    """Whether this reader may do more than look."""
    return bool(reader.role != Role.VIEWER)


def own_request(request_id: int) -> HelpRequest:
    """The help request with this id, if it is of the reader's town; of another's there is no page."""
    found = help_requests.by_id(request_id)
    if found is None or found.town != signed_in().town:
        abort(404)
    return found
