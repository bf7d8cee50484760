"""Finding the address of a help request that waits for one: searched for in words, chosen from what is found."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import login_required
from werkzeug.wrappers import Response

from hotline.desk import problems, rights
from hotline.desk.board import HIGHEST_ID
from hotline.desk.reader import words
from hotline.desk.security import private
from hotline.desk.signing_in import signed_in
from hotline.intake import by_hand
from hotline.places.place import Place
from hotline.records.base import utc_now
from hotline.records.states import Attention, RequestState
from hotline.records.tables import HelpRequest

Page = str | tuple[str, int] | Response

addresses = Blueprint("addresses", __name__, url_prefix="/desk/requests")
addresses.after_request(private)

LONGEST_WORDS = 200


@addresses.post(f"/<int(max={HIGHEST_ID}):request_id>/address")
@login_required  # type: ignore[untyped-decorator]
def search(request_id: int) -> Page:
    """What the words that were typed may mean."""
    waiting = _waiting(request_id)
    if waiting is None:
        return problems.page("problem.placed", 409)
    said, now = _said(), utc_now()
    if not said:
        return _page(waiting, said, [], words().say("place.nothing")), 422
    found = by_hand.candidates(waiting.town, said, now)
    is_asked_outside = by_hand.ask_outside(waiting, said, found, now)
    wrong = "" if found or is_asked_outside else words().say("place.none", words=said)
    return _page(waiting, said, found, wrong, is_asked_outside)


@addresses.post(f"/<int(max={HIGHEST_ID}):request_id>/place")
@login_required  # type: ignore[untyped-decorator]
def place(request_id: int) -> Page:
    """Search for neighbours at the place that was chosen."""
    waiting = _waiting(request_id)
    if waiting is None:
        return problems.page("problem.placed", 409)
    said, chosen, now = _said(), request.form.get("address", ""), utc_now()
    found = by_hand.candidates(waiting.town, said, now)
    if not chosen:
        return _page(waiting, said, found, words().say("place.pick")), 422
    there = next((each for each in found if each.address == chosen), None)
    if there is None:
        return _page(waiting, said, found, words().say("place.gone")), 422
    if not by_hand.settle_on(waiting, there, who=signed_in().email, now=now):
        return problems.page("problem.placed", 409)
    return redirect(url_for("desk.board", _anchor=f"request-{waiting.id}"))


def _waiting(request_id: int) -> HelpRequest | None:
    """The help request of the reader's town, None when it needs no place any more."""
    found = rights.own_request(request_id)
    rights.changer()
    waits = found.state == RequestState.UNPLACED and found.attention != Attention.EMERGENCY
    return found if waits else None


def _said() -> str:
    return request.form.get("words", "").replace("\x00", "").strip()[:LONGEST_WORDS]


def _page(waiting: HelpRequest, said: str, found: list[Place], wrong: str, is_asked_outside: bool = False) -> str:
    return render_template(
        "desk/address.html",
        town=waiting.town,
        waiting=waiting,
        said=said,
        found=found,
        wrong=wrong,
        is_asked_outside=is_asked_outside,
    )
