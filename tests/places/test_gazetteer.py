"""Looking places up among the imported addresses."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hotline.places.geocoding import find_local
from hotline.places.importing import import_file
from hotline.places.place import Area, Band
from hotline.records.states import Precision

from .ban import write_ban
from .conftest import ROWS


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("12 bis rue de Bourgogne", "12 bis rue de Bourgogne, 45000 Orléans"),
        ("Bonjour, mes médicaments svp, 12 bis rue de Bourgogne", "12 bis rue de Bourgogne, 45000 Orléans"),
        ("12bis r de bourgogne orleans", "12 bis rue de Bourgogne, 45000 Orléans"),
        ("12 B r de bourgogne", "12 bis rue de Bourgogne, 45000 Orléans"),
        ("douze bis rue de bourgogne à Orléans", "12 bis rue de Bourgogne, 45000 Orléans"),
        ("12 rue de bourgogne, bat C 3e étage, 45000 ORLEANS", "12 rue de Bourgogne, 45000 Orléans"),
        ("3 place du 11 nov", "3 place du Onze Novembre, 45000 Orléans"),
        ("5 rue du huit mai 1945", "5 rue du 8 Mai 1945, 45000 Orléans"),
        ("9 bis avenue Dauphine", "9 b avenue Dauphine, 45100 Orléans"),
        ("rue de bourgogne 12", "12 rue de Bourgogne, 45000 Orléans"),
        ("4 rue d'orleans", "4 rue d'Orléans, 45160 Olivet"),
        ("4 rue d'orleans olivet", "4 rue d'Orléans, 45160 Olivet"),
        ("20 av du gal leclerc st jean de braye", "20 avenue du Général Leclerc, 45800 Saint-Jean-de-Braye"),
        ("4 grand rue", "4 Grande Rue, 45000 Orléans"),
        # Of two streets of one name the town's own, unless the other is named.
        ("12 rue de la république", "12 rue de la République, 45000 Orléans"),
        ("12 rue de la république, Olivet", "12 rue de la République, 45160 Olivet"),
        ("12 rue de la republique 45160", "12 rue de la République, 45160 Olivet"),
        ("je suis à Olivet, 12 rue de la république", "12 rue de la République, 45160 Olivet"),
        ("45160 Olivet 12 rue de la république", "12 rue de la République, 45160 Olivet"),
        ("olivet 12 rue de la république", "12 rue de la République, 45160 Olivet"),
        ("12, bis rue de Bourgogne", "12 bis rue de Bourgogne, 45000 Orléans"),
        ("12 rue de bourgogne appt 4 orleans", "12 rue de Bourgogne, 45000 Orléans"),
        ("Résidence les Lilas, 12 rue de Bourgogne, Orléans", "12 rue de Bourgogne, 45000 Orléans"),
        ("12ruedebourgogne", "12 rue de Bourgogne, 45000 Orléans"),
        # A year is said, shortened or left out.
        ("5 rue du 8 mai", "5 rue du 8 Mai 1945, 45000 Orléans"),
        ("5 rue du 8 mai 45", "5 rue du 8 Mai 1945, 45000 Orléans"),
        ("3 place du 11 novembre 1918", "3 place du Onze Novembre, 45000 Orléans"),
        # One slip of the finger or the ear, and nothing else like it.
        ("12 rue de bourgonne", "12 rue de Bourgogne, 45000 Orléans"),
        ("12 rue de boorgogne orléans", "12 rue de Bourgogne, 45000 Orléans"),
        ("7 rue porte madelaine", "7 rue Porte Madeleine, 45000 Orléans"),
        ("12 rue de la republique olivay", "12 rue de la République, 45160 Olivet"),
        ("12 bourgogne", "12 rue de Bourgogne, 45000 Orléans"),
        ("12 ruedebourgogne orleans", "12 rue de Bourgogne, 45000 Orléans"),
    ],
)
def test_a_known_door_is_sure(town: Area, text: str, address: str) -> None:
    place = find_local(text, town)[0]
    assert place.address == address
    assert (place.precision, place.band) == (Precision.HOUSE, Band.SURE)


@pytest.mark.parametrize(
    ("text", "address", "precision"),
    [
        ("10 rue de bourgogne", "10 rue de Bourgogne, 45000 Orléans", Precision.STREET),
        ("rue de bourgogne", "rue de Bourgogne, 45000 Orléans", Precision.STREET),
        ("12 rue de bourgogne, Olivet", "12 rue de Bourgogne, 45000 Orléans", Precision.HOUSE),
        ("12 rue de bourgogne, Blois", "12 rue de Bourgogne, 45000 Orléans", Precision.HOUSE),
        ("12 avenue de bourgogne", "12 rue de Bourgogne, 45000 Orléans", Precision.HOUSE),
        ("12 rue bouronge", "12 rue de Bourgogne, 45000 Orléans", Precision.HOUSE),
        ("olivay 12 rue de la république", "12 rue de la République, 45000 Orléans", Precision.HOUSE),
        ("12 rue du Zouave à Olivet", "45160 Olivet", Precision.COMMUNE),
        ("45160 Olivet", "45160 Olivet", Precision.COMMUNE),
        ("Olivet", "45160 Olivet", Precision.COMMUNE),
    ],
)
def test_an_unsure_place_is_asked_about(town: Area, text: str, address: str, precision: Precision) -> None:
    place = find_local(text, town)[0]
    assert (place.address, place.precision, place.band) == (address, precision, Band.ASK)


def test_a_missing_number_lies_between_its_neighbours_or_beside_the_last(town: Area) -> None:
    assert find_local("10 rue de bourgogne", town)[0].longitude == pytest.approx(1.91)
    assert find_local("99 rue de bourgogne", town)[0].longitude == pytest.approx(1.913)


def test_two_equal_streets_outside_the_own_commune_are_both_offered(town: Area) -> None:
    places = find_local("6 rue des écoles", town)
    assert {place.city for place in places} == {"Olivet", "Saint-Jean-de-Braye"}
    assert {place.band for place in places} == {Band.ASK}


@pytest.mark.parametrize(
    "text",
    [
        "10 rue Thiers",
        "10 rue Thiers, Gien",
        "10 rue Thiers 45500 Gien",
        "Gien",
        "12 rue de bourgogne 75011 Paris",
    ],
)
def test_nothing_is_found_outside_the_area(town: Area, text: str) -> None:
    assert find_local(text, town) == []


@pytest.mark.parametrize("text", ["", "merci", "la maison bleue", "12 rue du Zouave", "madame Martin"])
def test_nothing_is_found_for_what_is_no_address_here(town: Area, text: str) -> None:
    assert find_local(text, town) == []


def test_an_area_of_communes_has_its_own_bounds(town: Area) -> None:
    gien = Area(47.9029, 1.9090, 5000, insee=("45155",))
    assert find_local("10 rue Thiers", gien)[0].city == "Gien"
    assert find_local("12 rue de Bourgogne", gien) == []


def test_without_an_area_everything_imported_is_searched(town: Area) -> None:
    assert find_local("10 rue Thiers", None)[0].band == Band.SURE
    assert find_local("12 rue de la république", None)[0].band == Band.ASK


@pytest.mark.usefixtures("either_database")
def test_both_databases_find_the_same(tmp_path: Path) -> None:
    import_file(write_ban(tmp_path / "town.csv", ROWS))
    area = Area(47.9029, 1.9090, 5000)
    for where in (area, None):
        assert find_local("12bis r de bourgogne orleans", where)[0].number == "12 bis"
        assert find_local("12 rue de la republique olivay", where)[0].city == "Olivet"
        assert find_local("20 av du gal leclerk st jean de braye", where)[0].band == Band.SURE
        assert find_local("12 rue du Zouave à Olivet", where)[0].precision == Precision.COMMUNE


def test_an_import_is_noticed(town: Area, tmp_path: Path) -> None:
    assert find_local("1 rue Neuve", town) == []
    import_file(write_ban(tmp_path / "new.csv", [("45234", "Orléans", "45000", "Rue Neuve", 1, "", 47.9, 1.9)]))
    assert find_local("1 rue neuve", town)[0].band == Band.SURE
    assert find_local("1 rue neuves", town)[0].street == "rue Neuve"
    assert find_local("12 rue de Bourgogne", town) == []


def test_before_any_import_the_commune_is_known(any_database: None) -> None:
    place = find_local("12 rue de Bourgogne, Orléans", Area(47.9, 1.9, 5000))[0]
    assert (place.city, place.precision, place.band) == ("Orléans", Precision.COMMUNE, Band.ASK)
    assert not place.streets_known
    assert find_local("12 rue de Bourgogne", Area(47.9, 1.9, 5000))[0].city == "Orléans"
    assert find_local("merci", Area(47.9, 1.9, 5000)) == []


said = st.lists(
    st.sampled_from(sorted({word for row in ROWS for word in f"{row[1]} {row[2]} {row[3]} {row[4]}".split()}))
    | st.sampled_from(["rue", "bis", ",", "à", "merci"])
    | st.text(max_size=5),
    max_size=8,
).map(" ".join)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(text=st.text() | said, radius=st.integers(0, 8000))
def test_whatever_is_found_lies_in_the_area(town: Area, text: str, radius: int) -> None:
    area = Area(town.latitude, town.longitude, radius)
    for place in find_local(text, area):
        assert area.distance(place.latitude, place.longitude) <= radius
        assert 0 <= place.score <= 1
