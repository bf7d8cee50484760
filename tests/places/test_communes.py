"""The list of communes that hotline ships: complete, in the right places, with the names people use."""

from collections import defaultdict
from statistics import median

import pytest

from hotline.places.communes import Kind, ListedCommune, listed
from hotline.places.distance import metres

# South, north, west, east in degrees, by the first digits of the INSEE code; the mainland has none of these.
TERRITORIES = {
    "2A": (41.3, 42.5, 8.5, 9.5),
    "2B": (41.8, 43.1, 8.6, 9.6),
    "971": (15.8, 16.6, -61.9, -60.9),
    "972": (14.3, 14.9, -61.3, -60.8),
    "973": (2.1, 5.8, -54.6, -51.6),
    "974": (-21.4, -20.8, 55.2, 55.9),
    "975": (46.7, 47.2, -56.5, -56.1),
    "976": (-13.1, -12.6, 45.0, 45.4),
    "977": (17.8, 18.0, -63.0, -62.7),
    "978": (18.0, 18.2, -63.2, -63.0),
    "986": (-14.4, -13.1, -178.3, -176.1),
    "987": (-28.0, -7.5, -155.0, -134.0),
    "988": (-22.8, -19.5, 163.5, 168.2),
    "989": (10.2, 10.4, -109.3, -109.1),
}
MAINLAND = (42.3, 51.1, -5.2, 8.3)


def department(commune: ListedCommune) -> str:
    """By its commune of today: old codes know departments that are no more."""
    code = commune.parent or commune.insee
    return code[: 3 if code >= "97" else 2]


def of_postcode(postcode: str) -> dict[str, ListedCommune]:
    return {commune.name: commune for commune in listed() if postcode in commune.postcodes}


def test_every_commune_of_france_is_listed_once() -> None:
    codes = [commune.insee for commune in listed() if commune.kind is Kind.COMMUNE]
    assert 34_800 < len(codes) < 35_300
    assert len(codes) == len(set(codes))
    people = sum(commune.population for commune in listed() if commune.kind is Kind.COMMUNE)
    assert 66_000_000 < people < 71_000_000


def test_every_point_lies_in_its_territory() -> None:
    for commune in listed():
        south, north, west, east = TERRITORIES.get(department(commune), MAINLAND)
        assert south < commune.latitude < north and west < commune.longitude < east, commune


def test_no_point_lies_far_from_the_others_of_its_department() -> None:
    departments = defaultdict(list)
    for commune in listed():
        if department(commune) < "97":
            departments[department(commune)].append(commune)
    assert len(departments) == 96
    for communes in departments.values():
        middle = (median(place.latitude for place in communes), median(place.longitude for place in communes))
        for commune in communes:
            assert metres(commune.latitude, commune.longitude, *middle) < 115_000, commune


@pytest.mark.parametrize(
    ("postcode", "name", "latitude", "longitude"),
    [
        ("45000", "Orléans", 47.902, 1.909),
        ("08000", "Charleville-Mézières", 49.762, 4.726),
        ("29242", "Ouessant", 48.457, -5.096),
        ("20000", "Ajaccio", 41.919, 8.738),
        ("97400", "Saint-Denis", -20.879, 55.448),
        ("50580", "Port-Bail-sur-Mer", 49.336, -1.693),  # merged in 2019 under a new name
    ],
)
def test_a_town_is_where_it_should_be(postcode: str, name: str, latitude: float, longitude: float) -> None:
    town = of_postcode(postcode)[name]
    assert metres(town.latitude, town.longitude, latitude, longitude) < 3_000


def test_a_postcode_may_belong_to_several_communes() -> None:
    assert {"Bourg-en-Bresse", "Saint-Denis-lès-Bourg"} <= of_postcode("01000").keys()


def test_old_names_and_districts_lead_to_a_commune_of_today() -> None:
    today = {commune.insee: commune for commune in listed() if commune.kind is Kind.COMMUNE}
    for commune in listed():
        if commune.parent is not None:
            parent = today[commune.parent]
            assert set(commune.postcodes) <= set(parent.postcodes), commune
            away = metres(commune.latitude, commune.longitude, parent.latitude, parent.longitude)
            assert away < 40_000 or department(commune) >= "97", commune
        else:
            assert commune.kind is Kind.COMMUNE


@pytest.mark.parametrize(
    ("postcode", "old", "today"), [("50580", "Portbail", "50412"), ("01260", "Songieu", "01187")]
)
def test_a_resident_may_use_the_old_name(postcode: str, old: str, today: str) -> None:
    assert of_postcode(postcode)[old].parent == today


def test_the_districts_of_the_big_cities_have_their_own_points() -> None:
    districts = [commune for commune in listed() if commune.kind is Kind.DISTRICT]
    assert {
        city: sum(district.parent == city for district in districts) for city in ("75056", "69123", "13055")
    } == {
        "75056": 20,
        "69123": 9,
        "13055": 16,
    }
    assert len({(district.latitude, district.longitude) for district in districts}) == 45
    assert of_postcode("75001")["Paris 1er Arrondissement"].insee == "75101"
