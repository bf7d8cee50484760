"""Asking a geocoder outside this machine, and what is believed of its answers."""

import json
import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from geopy.point import Point

from hotline import logs
from hotline.places import online, online_services, online_transport, outside, outside_answers
from hotline.places.online import NotYourTurnError
from hotline.places.outside import Failure, GeocoderUnavailable, Service
from hotline.places.place import Area, Band, Place
from hotline.records import db, geocoder_turns
from hotline.records.place_tables import GeocoderAnswer, GeocoderTurn
from hotline.records.states import Precision
from tests.support.geocoders import Geocoder, collection, feature, house, running_geocoder

AREA = Area(47.9029, 1.9090, 5000)
AREA_OF_ONE = Area(47.9029, 1.9090, 5000, insee=("45234",))
HERE = (47.9009, 1.9111)
BOURGOGNE = house("12bis", "Rue de Bourgogne")
OLIVET = {"postcode": "45160", "citycode": "45232", "city": "Olivet"}
NAMES = list(outside.HOSTS)


@pytest.fixture(autouse=True)
def database(tmp_path: Path) -> Iterator[None]:
    logs.start()  # a test before this one may have closed what they were written to
    opened = db.connect(f"sqlite:///{tmp_path / 'outside.db'}")
    with db.connected():
        opened.create_tables([GeocoderTurn, GeocoderAnswer])
        yield
    opened.close_all()


@pytest.fixture
def geocoder() -> Iterator[Geocoder]:
    with running_geocoder() as running:
        yield running


def ask(geocoder: Geocoder, text: str, name: str = "addok", area: Area = AREA) -> list[Place]:
    return online.find(service(geocoder, name), text, area, "fr")


def service(geocoder: Geocoder, name: str = "addok") -> Service:
    return Service(f"{name}:{geocoder.url}", "https://hotline.example", "a secret")


def nominatim(number: str, road: str, **more: str) -> str:
    address = {"house_number": number, "road": road, "postcode": "45000", "town": "Orléans"} | more
    return json.dumps([{"lat": "47.9009", "lon": "1.9111", "display_name": "x", "address": address}])


# What is asked


def test_the_ban_is_told_the_centre_the_postcode_and_the_commune(geocoder: Geocoder) -> None:
    geocoder.answers(feature(BOURGOGNE, *HERE))
    ask(geocoder, "douze bis rue de Bourgogne, 45000", "ban", AREA_OF_ONE)
    [(path, asked)] = geocoder.asked
    assert path == "/search"
    assert asked["q"] == ["12 bis rue de bourgogne 45000"]
    assert (asked["lat"], asked["lon"], asked["autocomplete"]) == (["47.9029"], ["1.909"], ["0"])
    assert (asked["postcode"], asked["citycode"]) == (["45000"], ["45234"])


def test_without_the_filters_when_nothing_is_found_within_them(geocoder: Geocoder) -> None:
    geocoder.later_answers = [collection()]
    geocoder.answers(feature(house("12", "Rue de Bourgogne", postcode="45100"), *HERE))
    [place] = ask(geocoder, "12 rue de Bourgogne 45000")
    assert ["postcode" in asked for _, asked in geocoder.asked] == [True, False]
    assert place.band == Band.ASK, "another postcode than she said"


def test_a_postcode_from_elsewhere_does_not_narrow_the_search(geocoder: Geocoder) -> None:
    ask(geocoder, "12 rue de Bourgogne 21000")
    assert "postcode" not in geocoder.asked[0][1]


def test_nominatim_stays_within_the_area_and_the_country_and_learns_who_asks(geocoder: Geocoder) -> None:
    geocoder.answer = nominatim("12", "Rue de Bourgogne")
    ask(geocoder, "12 rue de Bourgogne", "nominatim")
    [(_, asked)] = geocoder.asked
    assert (asked["bounded"], asked["countrycodes"]) == (["1"], ["fr"])
    assert "https://hotline.example" in geocoder.asked_by[0]


def test_photon_stays_within_the_area(geocoder: Geocoder) -> None:
    geocoder.answers()
    ask(geocoder, "12 rue de Bourgogne", "photon")
    [(path, asked)] = geocoder.asked
    west, south, *_ = map(float, asked["bbox"][0].split(","))
    assert path == "/api" and asked["lat"] == ["47.9029"]
    assert AREA.distance(south, west) == pytest.approx(5000 * 2**0.5, rel=0.01)


def test_the_public_services_are_the_right_ones_and_asked_slowly() -> None:
    assert Service("ban", "", "").url == "https://data.geopf.fr/geocodage"
    paces = {name: Service(name, "", "").every for name in NAMES}
    assert paces["nominatim"] == paces["photon"] == timedelta(seconds=1)
    assert paces["ban"] == timedelta(seconds=0.1)
    assert Service("nominatim:http://127.0.0.1:8080", "", "").every < paces["ban"], "ours may be asked quickly"


@pytest.mark.parametrize("name", NAMES)
def test_no_text_gets_into_geopy_s_point(geocoder: Geocoder, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> Point:
        raise AssertionError(f"{text!r} was given to Point")

    monkeypatch.setattr(Point, "from_string", refuse)
    geocoder.answer = nominatim("12", "Rue") if name == "nominatim" else collection(feature(BOURGOGNE, *HERE))
    assert ask(geocoder, "12 bis rue de Bourgogne 47.9 1.9", name) is not None


# What is believed


@pytest.mark.parametrize("name", ["ban", "addok"])
@pytest.mark.parametrize(
    "text",
    ["12 bis rue de Bourgogne", "12bis, rue Bourgogne, Orléans", "12 bis rue de bourgogne orleans 45000"],
)
def test_the_house_that_was_said_is_sure(geocoder: Geocoder, name: str, text: str) -> None:
    geocoder.answers(feature(BOURGOGNE, *HERE))
    [place] = ask(geocoder, text, name)
    assert (place.address, place.band) == ("12 bis Rue de Bourgogne, 45000 Orléans", Band.SURE)
    assert (place.latitude, place.longitude) == HERE
    assert (place.precision, place.score) == (Precision.HOUSE, 0.97)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12 rue de Bourgogne", BOURGOGNE),
        ("12 rue de Bourgogne", house("14", "Rue de Bourgogne")),
        ("rue de Bourgogne", house("12", "Rue de Bourgogne")),
        ("12 rue de Bourgogne", house("12", "Rue de Bretagne")),
        ("12 rue de Bourgogne", house("12", "Avenue de Bourgogne")),
        ("12 rue de Bourgogne", house("12", "Rue de Bourgogne", score=0.5)),
        ("12 rue de Bourgone", house("12", "Rue de Bourgogne", score=0.7)),
        ("12 rue de Bourgogne, Olivet", house("12", "Rue de Bourgogne")),
        ("12 rue de Bourgogne 45160", house("12", "Rue de Bourgogne")),
        ("12 rue de Bourgogne", house("", "Rue de Bourgogne", type="street")),
    ],
)
def test_a_house_that_is_not_quite_what_was_said_is_asked_about(
    geocoder: Geocoder, text: str, told: dict[str, Any]
) -> None:
    geocoder.answers(feature(told, *HERE))
    assert all(place.band == Band.ASK for place in ask(geocoder, text))


def test_a_door_that_is_not_known_keeps_the_number_that_was_said(geocoder: Geocoder) -> None:
    geocoder.answers(feature(house("14", "Rue de Bourgogne"), *HERE))
    [place] = ask(geocoder, "12 rue de Bourgogne")
    assert (place.address, place.precision) == ("12 Rue de Bourgogne, 45000 Orléans", Precision.STREET)


def test_the_same_street_in_two_towns_is_asked_about(geocoder: Geocoder) -> None:
    both = [feature(house("6", "Rue des Écoles"), *HERE), feature(house("6", "Rue des Écoles", **OLIVET), *HERE)]
    geocoder.answers(*both)
    assert [place.band for place in ask(geocoder, "6 rue des écoles")] == [Band.ASK, Band.ASK]
    sure, _ = ask(geocoder, "6 rue des écoles, Olivet")
    assert (sure.city, sure.band) == ("Olivet", Band.SURE)


def test_a_street_that_has_little_in_common_is_dropped(geocoder: Geocoder) -> None:
    geocoder.answers(feature(house("12", "Rue Madame Curie"), *HERE))
    assert ask(geocoder, "madame Martin") == []


@pytest.mark.parametrize("name", ["photon", "nominatim"])
def test_who_tells_no_likeness_is_believed_only_with_the_town(geocoder: Geocoder, name: str) -> None:
    told = house("12", "Rue de Bourgogne", type="house")
    is_photon = name == "photon"
    geocoder.answer = collection(feature(told, *HERE)) if is_photon else nominatim("12", "Rue de Bourgogne")
    bands = {
        text: ask(geocoder, text, name)[0].band for text in ("12 rue de Bourgogne", "12 rue de Bourgogne, Orléans")
    }
    assert list(bands.values()) == [Band.ASK, Band.SURE]


def test_an_area_of_communes_goes_by_the_code_or_by_postcode_and_name(geocoder: Geocoder) -> None:
    dijon = house("12", "Rue de Bourgogne", city="Dijon", citycode="21231", postcode="21000")
    geocoder.answers(feature(dijon, *HERE), feature(house("12", "Rue de Bourgogne"), 47.92, 1.98))
    assert [place.city for place in ask(geocoder, "12 rue de Bourgogne", "ban", AREA_OF_ONE)] == ["Orléans"]
    geocoder.answer = nominatim("12", "Rue de Bourgogne", postcode="45160", town="Olivet")
    assert ask(geocoder, "12 rue de Bourgogne", "nominatim", AREA_OF_ONE) == []


@pytest.mark.parametrize(
    "point",
    [
        (1.9111, 47.9009),
        (0, 0),
        (47.322, 5.041),
        ("NaN", 1.9),
        (float("inf"), 1.9),
        (47.9009, 361.9111),
        (None, {}),
    ],
    ids=str,
)
@pytest.mark.parametrize("area", [AREA, AREA_OF_ONE], ids=["circle", "communes"])
def test_absurd_points_are_dropped(geocoder: Geocoder, area: Area, point: Any) -> None:
    geocoder.answers(feature(BOURGOGNE, *point), feature(house("12", "Rue de Bourgogne"), *HERE))
    assert [(place.latitude, place.longitude) for place in ask(geocoder, "12 rue de Bourgogne", area=area)] == [
        HERE
    ]


# What goes wrong


def failure(geocoder: Geocoder, name: str = "ban") -> Failure:
    with pytest.raises(GeocoderUnavailable) as raised:
        ask(geocoder, "12 rue de Bourgogne", name)
    assert "ourgogne" not in str(raised.value), "an address in a log is one too many"
    return raised.value.failure


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "answer",
    [
        "<html>Bonjour</html>",
        "[]x",
        '"features"',
        '{"features": 3}',
        '{"error": "no"}',
        "3",
        "[" * 100_000,
        "\xff",
    ],
    ids=lambda text: text[:10],
)
def test_what_is_no_answer_at_all_is_nonsense(geocoder: Geocoder, name: str, answer: str) -> None:
    geocoder.answer = answer
    assert failure(geocoder, name) == Failure.NONSENSE


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "answer",
    [
        '{"features": [{}, null, 7, {"geometry": 3, "properties": []}]}',
        '{"features": [{"geometry": {"coordinates": ["a", "b"]}, "properties": {"street": {}}}]}',
        '{"features": [{"geometry": {"coordinates": [1.9, 47.9]}, "properties": {"score": "high", "housenumber": []}}]}',
        '[{"lat": "north", "lon": [], "address": 3}, {"lat": "47.9", "lon": "1.9"}]',
    ],
    ids=["empty", "letters", "types", "words"],
)
def test_results_that_make_no_sense_are_left_out(geocoder: Geocoder, name: str, answer: str) -> None:
    geocoder.answer = answer
    assert ask(geocoder, "12 rue de Bourgogne", name) == []


@pytest.mark.parametrize(
    ("status", "reason"),
    [(503, "away"), (500, "away"), (404, "away"), (429, "busy"), (403, "refused"), (401, "refused")],
)
@pytest.mark.parametrize("name", NAMES)
def test_a_refusal_has_its_reason(geocoder: Geocoder, name: str, status: int, reason: str) -> None:
    geocoder.status, geocoder.answer = status, "x" * 3_000_000
    assert failure(geocoder, name) == reason


@pytest.mark.parametrize("name", NAMES)
def test_nobody_is_followed_elsewhere(geocoder: Geocoder, name: str) -> None:
    with running_geocoder() as elsewhere:
        geocoder.status, geocoder.headers = 302, {"Location": f"{elsewhere.url}/search"}
        assert failure(geocoder, name) == Failure.AWAY
        assert elsewhere.asked == []


def test_who_hangs_up_or_is_not_there_is_away(geocoder: Geocoder) -> None:
    geocoder.hang_up = True
    assert failure(geocoder) == Failure.AWAY
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        silent = Service(f"addok:http://127.0.0.1:{bound.getsockname()[1]}", "", "")
        with pytest.raises(GeocoderUnavailable):
            online.find(silent, "12 rue de Bourgogne", AREA, None)


def test_an_answer_that_drips_or_never_ends_is_not_waited_for(
    geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    geocoder.answer = "[" + " " * (online_transport.LARGEST_ANSWER + 1) + "]"
    assert failure(geocoder) == Failure.AWAY
    GeocoderTurn.delete().execute()
    monkeypatch.setattr(online_services, "TIMEOUT_S", 0.2)
    geocoder.drip_s = 0.05
    assert failure(geocoder) == Failure.AWAY


def test_a_question_it_does_not_take_has_no_answer(geocoder: Geocoder) -> None:
    geocoder.status = 400
    assert ask(geocoder, "12 rue de Bourgogne") == []


# In turn, and once


def test_a_question_is_asked_once_and_kept_without_its_words(geocoder: Geocoder) -> None:
    geocoder.answers(feature(BOURGOGNE, *HERE))
    first = ask(geocoder, "12 bis rue de Bourgogne")
    assert ask(geocoder, "douze bis, Rue de BOURGOGNE") == first
    assert len(geocoder.asked) == 1
    ask(geocoder, "12 bis rue de Bourgogne", area=AREA_OF_ONE)
    ask(geocoder, "12 bis rue de Bourgogne", "ban")
    assert len(geocoder.asked) == 3, "another area and another geocoder answer for themselves"
    assert "ourgogne" not in GeocoderAnswer.select().first().key


def test_what_was_found_is_kept_longer_than_that_nothing_was(geocoder: Geocoder) -> None:
    geocoder.answers(feature(BOURGOGNE, *HERE))
    ask(geocoder, "12 bis rue de Bourgogne")
    ask(geocoder, "5 rue des Licornes")

    def known(days: float) -> list[bool]:
        later = datetime.now(UTC) + timedelta(days=days)
        texts = ("12 bis rue de Bourgogne", "5 rue des Licornes")
        return [outside_answers.kept(service(geocoder), text, AREA, later) is not None for text in texts]

    assert [known(days) for days in (0.9, 1.1, 29, 31)] == [
        [True, True],
        [True, False],
        [True, False],
        [False, False],
    ]


def test_whose_turn_it_is_not_comes_back_when_it_is(geocoder: Geocoder) -> None:
    now = datetime.now(UTC)
    geocoder_turns.take(geocoder.url, now, timedelta(seconds=30))
    with pytest.raises(NotYourTurnError) as raised:
        ask(geocoder, "12 rue de Bourgogne")
    assert raised.value.until == now + timedelta(seconds=30)
    assert geocoder.asked == []


def test_who_asks_for_time_gets_it_from_everybody(geocoder: Geocoder) -> None:
    geocoder.status, geocoder.headers = 429, {"Retry-After": "120"}
    before = datetime.now(UTC)
    assert failure(geocoder) == failure(geocoder) == Failure.BUSY
    assert len(geocoder.asked) == 1
    row = GeocoderTurn.get_by_id(geocoder.url)
    assert timedelta(seconds=120) <= row.next_at - before < timedelta(seconds=150)
    GeocoderTurn.update(next_at=before).execute()
    geocoder.status, geocoder.headers = 200, {}
    geocoder.answers()
    assert ask(geocoder, "12 rue de Bourgogne") == []
    assert GeocoderTurn.get_by_id(geocoder.url).failure is None


@pytest.mark.parametrize("asked", ["9" * 30, "-5", "soon", "Wed, 21 Oct 2015 07:28:00 GMT"])
def test_an_absurd_wait_is_not_obeyed(geocoder: Geocoder, asked: str) -> None:
    geocoder.status, geocoder.headers = 429, {"Retry-After": asked}
    assert failure(geocoder) == Failure.BUSY
    assert GeocoderTurn.get_by_id(geocoder.url).next_at <= datetime.now(UTC) + timedelta(hours=2)
