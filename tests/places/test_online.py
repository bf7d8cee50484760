"""Asking a geocoder outside this machine: a small server answers as Addok, Photon or Nominatim would, or badly."""

import contextlib
import json
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from hotline.places import online
from hotline.places.online import GeocoderUnavailable
from hotline.places.place import Area, Band
from hotline.records.states import Precision

AREA = Area(47.9029, 1.9090, 5000)
BOURGOGNE = {
    "label": "12bis Rue de Bourgogne 45000 Orléans",
    "score": 0.97,
    "housenumber": "12bis",
    "street": "Rue de Bourgogne",
    "postcode": "45000",
    "citycode": "45234",
    "city": "Orléans",
    "type": "housenumber",
}
DIJON = {**BOURGOGNE, "city": "Dijon", "citycode": "21231", "postcode": "21000"}
OLIVET = {
    "label": "Olivet",
    "score": 0.9,
    "name": "Olivet",
    "postcode": "45160",
    "city": "Olivet",
    "type": "municipality",
}


def feature(told: dict[str, Any], latitude: float, longitude: float) -> dict[str, Any]:
    point = {"type": "Point", "coordinates": [longitude, latitude]}
    return {"type": "Feature", "geometry": point, "properties": told}


@dataclass
class Geocoder:
    """What the server is to answer, and what it was asked."""

    url: str = ""
    answer: str = ""
    status: int = 200
    hang_up: bool = False
    think_s: float = 0
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)

    def answers(self, *features: dict[str, Any]) -> None:
        self.answer = json.dumps({"type": "FeatureCollection", "features": features})


@pytest.fixture
def geocoder() -> Iterator[Geocoder]:
    state = Geocoder()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlparse(self.path)
            state.asked.append((address.path, parse_qs(address.query)))
            if state.hang_up:
                self.close_connection = True
                return
            time.sleep(state.think_s)
            self.send_response(state.status)
            self.end_headers()
            with contextlib.suppress(BrokenPipeError):
                self.wfile.write(state.answer.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield state
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("name", ["ban", "addok"])
def test_a_house_in_the_area_is_sure(geocoder: Geocoder, name: str) -> None:
    geocoder.answers(feature(BOURGOGNE, 47.9009, 1.9111))
    [place] = online.search(f"{name}:{geocoder.url}", "12 bis rue de Bourgogne", AREA)
    assert place.address == "12bis Rue de Bourgogne, 45000 Orléans"
    assert (place.latitude, place.longitude) == (47.9009, 1.9111)
    assert (place.precision, place.band, place.score) == (Precision.HOUSE, Band.SURE, 0.97)


def test_the_area_s_centre_is_told_and_a_path_may_stand_in_the_address(geocoder: Geocoder) -> None:
    geocoder.answers()
    assert online.search(f"ban:{geocoder.url}/geocodage/", "rue & <Bourgogne>", AREA) == []
    path, asked = geocoder.asked[0]
    assert path == "/geocodage/search"
    assert (asked["q"], asked["lat"], asked["lon"]) == (["rue & <Bourgogne>"], ["47.9029"], ["1.909"])


def test_what_lies_outside_the_area_is_dropped(geocoder: Geocoder) -> None:
    geocoder.answers(feature(DIJON, 47.322, 5.041), feature(OLIVET, 47.8700, 1.9030))
    [place] = online.search(f"addok:{geocoder.url}", "12 bis rue de Bourgogne", AREA)
    assert (place.address, place.precision, place.band) == ("45160 Olivet", Precision.COMMUNE, Band.ASK)


def test_an_area_of_communes_goes_by_the_commune_code(geocoder: Geocoder) -> None:
    geocoder.answers(feature(BOURGOGNE, 47.9009, 1.9111), feature(DIJON, 47.9009, 1.9111))
    area = Area(47.9029, 1.9090, 5000, insee=("45234",))
    assert [place.city for place in online.search(f"ban:{geocoder.url}", "rue", area)] == ["Orléans"]


def test_an_unlikely_house_is_asked_about(geocoder: Geocoder) -> None:
    geocoder.answers(feature({**BOURGOGNE, "score": 0.5}, 47.9009, 1.9111))
    assert online.search(f"ban:{geocoder.url}", "12 bis rue", AREA)[0].band == Band.ASK


def test_photon_is_understood(geocoder: Geocoder) -> None:
    told = {
        "housenumber": "12",
        "street": "Rue de Bourgogne",
        "postcode": "45000",
        "city": "Orléans",
        "type": "house",
    }
    geocoder.answers(feature(told, 47.9009, 1.9111))
    [place] = online.search(f"photon:{geocoder.url}", "12 rue de Bourgogne", AREA)
    assert place.address == "12 Rue de Bourgogne, 45000 Orléans"
    assert (place.precision, place.band) == (Precision.HOUSE, Band.ASK)


def test_nominatim_is_understood(geocoder: Geocoder) -> None:
    address = {"house_number": "12", "road": "Rue de Bourgogne", "postcode": "45000", "town": "Orléans"}
    geocoder.answer = json.dumps([{"lat": "47.9009", "lon": "1.9111", "display_name": "12", "address": address}])
    [place] = online.search(f"nominatim:{geocoder.url}", "12 rue de Bourgogne", AREA)
    assert place.address == "12 Rue de Bourgogne, 45000 Orléans"
    assert geocoder.asked[0][1]["bounded"] == ["1"]
    assert len(geocoder.asked) == 1


@pytest.mark.parametrize("name", list(online.HOSTS))
def test_a_geocoder_that_hangs_up_is_unavailable(geocoder: Geocoder, name: str) -> None:
    geocoder.hang_up = True
    with pytest.raises(GeocoderUnavailable):
        online.search(f"{name}:{geocoder.url}", "12 rue de Bourgogne", AREA)


@pytest.mark.parametrize("name", list(online.HOSTS))
@pytest.mark.parametrize(
    "answer",
    [
        "<html>Bonjour</html>",
        "[]x",
        '"features"',
        '{"features": 3}',
        '{"features": [{}]}',
        '{"features": [null]}',
        '{"features": [{"geometry": {"coordinates": ["a", "b"]}, "properties": {}}]}',
        '{"features": [{"geometry": {"coordinates": [1.9, 47.9]}, "properties": {"score": "high"}}]}',
        '[{"lat": "north"}]',
    ],
)
def test_nonsense_is_unavailable_or_nothing(geocoder: Geocoder, name: str, answer: str) -> None:
    geocoder.answer = answer
    with contextlib.suppress(GeocoderUnavailable):
        assert online.search(f"{name}:{geocoder.url}", "12 rue de Bourgogne", AREA) == []


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_refusal_is_unavailable(geocoder: Geocoder, status: int) -> None:
    geocoder.status = status
    with pytest.raises(GeocoderUnavailable):
        online.search(f"ban:{geocoder.url}", "12 rue de Bourgogne", AREA)


def test_a_slow_geocoder_is_not_waited_for(geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(online, "TIMEOUT_S", 0.1)
    geocoder.think_s = 0.5
    with pytest.raises(GeocoderUnavailable):
        online.search(f"ban:{geocoder.url}", "12 rue de Bourgogne", AREA)


def test_an_unknown_geocoder_is_a_mistake_in_the_settings() -> None:
    with pytest.raises(ValueError, match="names no geocoder"):
        online.search("carte", "12 rue de Bourgogne", AREA)


def test_the_closed_host_is_not_used() -> None:
    assert online.HOSTS["ban"] == "https://data.geopf.fr/geocodage"
