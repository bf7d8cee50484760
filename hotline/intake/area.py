"""Between a town's columns and the gazetteer's own shapes."""

from dataclasses import replace

from hotline.places.place import Area, Place
from hotline.places.spelling import fold
from hotline.records.location import Location
from hotline.records.tables import Town


def area_of(town: Town) -> Area:
    """The town's service area."""
    return Area(town.latitude, town.longitude, town.radius_m, tuple(town.area) if town.area else None)


def country_of(town: Town) -> str | None:
    """The country all of the town's area lies in, in two letters, where its number tells: "fr"."""
    return "fr" if town.number.startswith("+33") else None


def location_from(found: Place) -> Location:
    """A found place as it is kept: the street without the house is what an offer may show."""
    street = found.street or found.city or found.address
    return Location(found.address, street, found.latitude, found.longitude, found.precision, round(found.score, 3))


def location_as_said(found: Place, said: str) -> Location:
    """The same; where only the commune is known the words said are the address a neighbour will need."""
    location = location_from(found)
    if found.streets_known:
        return location
    words = said.strip(" ,.")
    named = fold(found.city) in fold(words)
    return replace(location, address=words if named else f"{words}, {found.address}", street=found.city)
