"""From words to places with what is on this machine; a geocoder outside is `online`, in the worker only."""

from hotline.places import corrections, gazetteer
from hotline.places.place import Area, Place


def find_in_town(text: str, town_id: int, area: Area) -> list[Place]:
    """Places in a town, best first: what its coordinators have corrected, else what the address files know."""
    return corrections.find(town_id, text, area) or find_local(text, area)


def find_local(text: str, area: Area | None) -> list[Place]:
    """Places from the imported addresses alone, best first; takes milliseconds and no network."""
    return gazetteer.find(text, area)
