"""The chain from words to places: the imported addresses first, then a geocoder outside this machine."""

from hotline.places import gazetteer
from hotline.places.place import Area, Place
from hotline.places.spelling import address_span


def find_local(text: str, area: Area | None) -> list[Place]:
    """Places from the imported addresses alone, best first; takes milliseconds and no network."""
    return gazetteer.find(text, area)


def find_online(text: str, area: Area, setting: str) -> list[Place]:
    """Places from the geocoder of the setting, best first; only the worker may wait for it.

    Only the address goes out, not what was said around it. Raises GeocoderUnavailable.
    """
    # Here and not above: the web process answers without ever loading a geocoder.
    from hotline.places import online  # noqa: PLC0415

    span = address_span(text)
    return online.search(setting, text[slice(*span)], area) if span else []
