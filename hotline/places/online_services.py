"""The geocoders outside this machine, each with its own question: the only user of geopy besides the transport."""

from datetime import timedelta
from math import cos, radians
from typing import Any
from urllib.parse import urlencode, urlparse

import structlog
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeopyError,
)
from geopy.geocoders import BANFrance, Nominatim, Photon

from hotline.places.online_transport import CarefulAdapter
from hotline.places.outside import Failure, GeocoderUnavailable, Service
from hotline.places.place import Area

log = structlog.get_logger()

TIMEOUT_S = 5
LIMIT = 10
SHORTEST_TEXT = 3  # characters; the Géoplateforme refuses shorter ones
METRES_PER_DEGREE = 111_000
COMMUNES_M = 30_000
LONGEST_RECOVERY_S = 2 * 3600
PRODUCT = "hotline (neighbours helped by telephone)"
REFUSALS = (GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges, GeocoderQuotaExceeded)


class _Unread:
    """Leaves the answer as it is: geopy's own reading trusts it, and bends absurd longitudes into Europe."""

    def _parse_json(self, answer: Any, exactly_one: bool = False) -> Any:
        return answer


class _Nominatim(_Unread, Nominatim):  # type: ignore[misc]
    pass


class _Photon(_Unread, Photon):  # type: ignore[misc]
    pass


class _Addok(BANFrance):  # type: ignore[misc]
    """Addok, which the BAN runs, with what geopy leaves out: the bias to a place, filters, no half words."""

    def near(self, text: str, area: Area, filters: dict[str, str]) -> Any:
        asked = {"q": text, "limit": LIMIT, "autocomplete": 0, "lat": area.latitude, "lon": area.longitude}
        return self._call_geocoder(f"{self.geocode_api}?{urlencode(asked | filters)}", lambda answer: answer)


def ask(service: Service, text: str, area: Area, country: str | None, filters: dict[str, str]) -> Any:
    """What the geocoder answers, unread; a question it can't make sense of has an empty answer.

    Raises GeocoderUnavailable.
    """
    if len(text) < SHORTEST_TEXT:
        return []
    try:
        return _ask(service, text, area, country, filters)
    except GeocoderQueryError as error:
        log.warning("the geocoder refuses a question", geocoder=service.name, why=str(error))
        return []
    except GeopyError as error:
        raise _unavailable(error) from None


def _ask(service: Service, text: str, area: Area, country: str | None, filters: dict[str, str]) -> Any:
    address = urlparse(service.url)
    options = {
        "domain": address.netloc + address.path,
        "scheme": address.scheme,
        "timeout": TIMEOUT_S,
        "user_agent": f"{PRODUCT[:-1]}; {service.contact})" if service.contact else PRODUCT,
        "adapter_factory": CarefulAdapter,
    }
    corners = _corners(area)
    if service.name == "photon":
        centre = (area.latitude, area.longitude)
        return _Photon(**options).geocode(text, exactly_one=False, limit=LIMIT, location_bias=centre, bbox=corners)
    if service.name == "nominatim":
        return _Nominatim(**options).geocode(
            text,
            exactly_one=False,
            limit=LIMIT,
            addressdetails=True,
            viewbox=corners,
            bounded=True,
            country_codes=country,
        )
    return _Addok(**options).near(text, area, filters)


def _unavailable(error: GeopyError) -> GeocoderUnavailable:
    if isinstance(error, GeocoderRateLimited):
        return GeocoderUnavailable(Failure.BUSY, str(error), _recovery(error.retry_after))
    if isinstance(error, REFUSALS):
        return GeocoderUnavailable(Failure.REFUSED, str(error))
    if isinstance(error, GeocoderParseError):
        return GeocoderUnavailable(Failure.NONSENSE, str(error))
    return GeocoderUnavailable(Failure.AWAY, str(error))


def _recovery(seconds: int | None) -> timedelta | None:
    """How long the service wants to be left alone; whatever it says, it is tried again on the same day."""
    return None if seconds is None else timedelta(seconds=min(max(1, seconds), LONGEST_RECOVERY_S))


def _corners(area: Area) -> list[tuple[float, float]]:
    """Opposite corners of a square around the area: its circle, or more than any of its communes covers."""
    radius_m = area.radius_m if area.insee is None else max(area.radius_m, COMMUNES_M)
    height = radius_m / METRES_PER_DEGREE
    width = height / max(0.01, cos(radians(area.latitude)))
    return [
        (area.latitude - height, area.longitude - width),
        (area.latitude + height, area.longitude + width),
    ]
