"""The names of a town's streets, for whoever listens to people saying them."""

from functools import cache

from hotline.places.atlas import atlas
from hotline.places.place import Area
from hotline.records import gazetteer

# The carrier takes no more, nor longer ones.
MOST, LONGEST = 450, 100


def streets_around(area: Area) -> str:
    """The streets nearest to the centre of the area, with commas between."""
    return _streets_around(area, gazetteer.version())


@cache
def _streets_around(area: Area, _version: str) -> str:
    near = sorted(atlas(area).all_streets.all, key=lambda street: area.distance(street.latitude, street.longitude))
    names = dict.fromkeys(street.name.replace(",", " ")[:LONGEST] for street in near)
    return ",".join(list(names)[:MOST])
