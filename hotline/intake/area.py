"""Between a town's columns and the gazetteer's own shapes."""

from hotline.places.place import Area, Place
from hotline.records.location import Location
from hotline.records.tables import Town


def area_of(town: Town) -> Area:
    """The town's service area."""
    return Area(town.latitude, town.longitude, town.radius_m, tuple(town.area) if town.area else None)


def location_from(found: Place) -> Location:
    """A found place as it is kept: the street without the house is what an offer may show."""
    street = found.street or found.city or found.address
    return Location(found.address, street, found.latitude, found.longitude, found.precision, round(found.score, 3))
