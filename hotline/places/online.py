"""Words to a place by a geocoder outside this machine: for the worker only, and the only user of geopy."""

from math import cos, radians
from typing import Any
from urllib.parse import urlencode, urlparse

from geopy.exc import GeopyError
from geopy.geocoders import BANFrance, Nominatim, Photon
from geopy.location import Location

from hotline.places.place import Area, Band, Place
from hotline.records.states import Precision

TIMEOUT_S = 5
LIMIT = 5
METRES_PER_DEGREE = 111_000
LONGEST_TEXT = 200  # characters; the services refuse longer ones
USER_AGENT = "hotline (mutual aid by telephone)"
# geopy's own default for BANFrance was closed in January 2026; the Géoplateforme answers in its place.
HOSTS = {
    "ban": "https://data.geopf.fr/geocodage",
    "addok": "http://127.0.0.1:7878",
    "photon": "https://photon.komoot.io",
    "nominatim": "https://nominatim.openstreetmap.org",
}
# What the services call the kind of a result, and how precise that is.
PRECISIONS = {
    "housenumber": Precision.HOUSE,
    "house": Precision.HOUSE,
    "building": Precision.HOUSE,
    "street": Precision.STREET,
    "road": Precision.STREET,
    "locality": Precision.LOCALITY,
    "district": Precision.LOCALITY,
    "municipality": Precision.COMMUNE,
    "city": Precision.COMMUNE,
}
# Only the BAN's own score says how well the words match; others are asked about.
SURE_SCORE = 0.8
UNKNOWN_SCORE = 0.5
CITY_KEYS = ("city", "town", "village", "municipality")


class GeocoderUnavailable(Exception):  # noqa: N818 - it says what is the matter
    """The geocoder did not answer, or not as it should; worth another try later."""


class _Addok(BANFrance):  # type: ignore[misc]
    """Addok, which the BAN runs, with the bias to a place that geopy leaves out."""

    def near(self, text: str, area: Area) -> list[Location] | None:
        """The places that match, those near the area's centre first; no completion of half words."""
        asked = {"q": text, "limit": LIMIT, "autocomplete": 0, "lat": area.latitude, "lon": area.longitude}
        url = f"{self.geocode_api}?{urlencode(asked)}"
        found: list[Location] | None = self._call_geocoder(
            url, lambda answer: self._parse_json(answer, exactly_one=False)
        )
        return found


def search(setting: str, text: str, area: Area) -> list[Place]:
    """Ask the geocoder of the setting; places inside the area only, best first.

    Waits at most 5 seconds; raises GeocoderUnavailable, and ValueError for a setting that names no geocoder.
    """
    name, _, address = setting.partition(":")
    if name not in HOSTS:
        raise ValueError(f"{setting!r} names no geocoder; known are {', '.join(HOSTS)}")
    try:
        found = _ask(name, urlparse(address or HOSTS[name]), text[:LONGEST_TEXT], area) or []
        places = [_place(location.raw, location.latitude, location.longitude) for location in found]
    except (GeopyError, AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        # Whatever is not of the promised form ends up here, too: geopy reads the answers trustingly.
        raise GeocoderUnavailable(f"{setting} did not answer as it should: {error}") from error
    return [place for place, insee in places if area.contains(place.latitude, place.longitude, insee)]


def _ask(name: str, address: Any, text: str, area: Area) -> list[Location] | None:
    options = {
        "domain": address.netloc + address.path.rstrip("/"),
        "scheme": address.scheme,
        "timeout": TIMEOUT_S,
        "user_agent": USER_AGENT,
    }
    centre = (area.latitude, area.longitude)
    found: list[Location] | None
    if name == "photon":
        found = Photon(**options).geocode(text, exactly_one=False, limit=LIMIT, location_bias=centre)
    elif name == "nominatim":
        found = Nominatim(**options).geocode(
            text, exactly_one=False, limit=LIMIT, addressdetails=True, viewbox=_corners(area), bounded=True
        )
    else:
        found = _Addok(**options).near(text, area)
    return found


def _corners(area: Area) -> list[tuple[float, float]]:
    """Opposite corners of the square around the circle."""
    height = area.radius_m / METRES_PER_DEGREE
    width = height / max(0.01, cos(radians(area.latitude)))
    return [
        (area.latitude - height, area.longitude - width),
        (area.latitude + height, area.longitude + width),
    ]


def _place(raw: dict[str, Any], latitude: float, longitude: float) -> tuple[Place, str | None]:
    """One answer as a place, and its INSEE code where the service tells it."""
    told = raw.get("properties") or raw.get("address") or {}
    precision = _precision(raw, told)
    street = (
        told.get("street") or told.get("road") or (told.get("name") if precision != Precision.COMMUNE else None)
    )
    city = next((str(told[key]) for key in CITY_KEYS if told.get(key)), "")
    number = _text(told.get("housenumber") or told.get("house_number"))
    score = float(told.get("score", UNKNOWN_SCORE))
    sure = precision is Precision.HOUSE and score >= SURE_SCORE
    line = " ".join(part for part in (number, _text(street)) if part)
    town = " ".join(part for part in (_text(told.get("postcode")), city) if part)
    place = Place(
        address=", ".join(part for part in (line, town) if part),
        number=number,
        street=_text(street),
        postcode=_text(told.get("postcode")),
        city=city,
        latitude=float(latitude),
        longitude=float(longitude),
        precision=precision,
        score=min(1.0, max(0.0, score)),
        band=Band.SURE if sure else Band.ASK,
    )
    return place, _text(told.get("citycode"))


def _precision(raw: dict[str, Any], told: dict[str, Any]) -> Precision:
    if told.get("housenumber") or told.get("house_number"):
        return Precision.HOUSE
    kind = str(told.get("type") or raw.get("addresstype") or "")
    return PRECISIONS.get(kind, Precision.LOCALITY)


def _text(value: object) -> str | None:
    return str(value) if value else None
