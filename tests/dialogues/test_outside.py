"""An address that only a geocoder outside this machine knows: asked in the worker, and what becomes of it."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from hotline.places import outside
from tests.support.world import World


class Geocoder:
    """A small GeoCodeJSON service on the loopback address; `away` makes it break down."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.away = False
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                service.answer(self)

            def log_message(self, format: str, *arguments: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append(handler.path)
        handler.send_response(503 if self.away else 200)
        handler.end_headers()
        handler.wfile.write(
            json.dumps({"type": "FeatureCollection", "features": self._features(handler.path)}).encode()
        )

    def _features(self, path: str) -> list[object]:
        if self.away or "halage" not in path.lower():
            return []
        name = "5 Chemin de Halage"
        return [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [1.9000, 47.8960]},
                "properties": {
                    "label": f"{name} 45000 Orléans",
                    "score": 0.97,
                    "housenumber": "5",
                    "street": "Chemin de Halage",
                    "name": name,
                    "postcode": "45000",
                    "city": "Orléans",
                    "type": "housenumber",
                },
            }
        ]


@pytest.fixture
def geocoder() -> Iterator[Geocoder]:
    service = Geocoder()
    outside.use(f"addok:{service.url}")
    yield service
    outside.use("")
    service.server.shutdown()


def test_what_the_imported_addresses_lack_is_found_outside(world: World, geocoder: Geocoder) -> None:
    marie = world.volunteer("Marie", -500)
    odette = world.resident()
    odette.texts("Bonjour, il me faut des courses au 5 chemin de Halage")
    told = odette.look()
    assert len(told) == 2, told
    assert "courses" in told[0]
    assert "5 chemin de Halage" in told[1].replace("Chemin", "chemin")
    marie.is_told("courses")
    assert world.the_request().state == "searching"
    assert len(geocoder.asked) == 1
    assert "courses" not in geocoder.asked[0], "only the address leaves the machine"


def test_a_geocoder_that_is_away_loses_nothing(world: World, geocoder: Geocoder) -> None:
    geocoder.away = True
    odette = world.resident()
    odette.texts("Bonjour, il me faut des courses au 5 chemin de Halage")
    odette.is_told("courses")
    request = world.the_request()
    assert (request.state, request.attention) == ("unplaced", "no_address")
    assert request.locate_at is not None, "it is asked again by itself"


def test_what_nobody_knows_is_asked_again(world: World, geocoder: Geocoder) -> None:
    odette = world.resident()
    odette.texts("Du pain s'il vous plaît, 5 rue des Licornes")
    told = odette.look()
    assert "numéro, la rue et la commune" in told[-1]
    assert world.the_request().attention == "no_address"
    odette.texts("12 rue Bannier")
    assert world.the_request().state == "searching"
