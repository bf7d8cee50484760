"""The page for everyone: the town's number in huge type, and what one can ask for."""

from flask import Blueprint, abort, render_template

from hotline.desk.phrases import number
from hotline.records import towns
from hotline.records.states import Need
from hotline.records.tables import Town

public = Blueprint("public", __name__)


@public.get("/")
def front() -> str:
    """The town's page when there is one town, else the list of towns."""
    known = towns.every()
    if len(known) == 1:
        return _page_of(known[0])
    return render_template("desk/towns.html", towns=known, number=number)


@public.get("/t/<slug>")
def town(slug: str) -> str:
    """One town's page."""
    found = towns.by_slug(slug)
    if found is None:
        abort(404)
    return _page_of(found)


def _page_of(town: Town) -> str:
    return render_template("desk/public.html", town=town, number=number, needs=Need)
