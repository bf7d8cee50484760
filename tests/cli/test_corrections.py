"""gazetteer correct: a town's own words for a place."""

from pathlib import Path

import pytest
from click.testing import Result

from hotline.cli.database import bring_up_to_date
from hotline.places import geocoding, importing
from hotline.places.place import Area, Band
from hotline.records import db
from hotline.records.place_tables import Correction
from hotline.records.states import Precision

from .conftest import Hotline

ADDRESSES = Path(__file__).parents[1] / "support" / "addresses.csv"
AREA = Area(47.9029, 1.9090, 5000)


@pytest.fixture
def correct(orleans: Hotline) -> Hotline:
    """The command, where there are addresses."""
    with db.connected():
        importing.import_file(ADDRESSES)

    def run(*words: str, typed: str | None = None) -> Result:
        return orleans("gazetteer", "correct", "--town", "orleans", *words, typed=typed)

    return run


def found(text: str) -> tuple[str, Precision, Band]:
    with db.connected():
        place = geocoding.find_in_town(text, 1, AREA)[0]
    return place.address, place.precision, place.band


def test_words_get_a_known_address(correct: Hotline) -> None:
    said = correct("12 rue des roso", "12 rue de la Source")
    assert said.exit_code == 0 and "12 rue de la Source, 45160 Olivet (house)" in said.output, said.output
    assert found("douze, Rue des Roso") == ("12 rue de la Source, 45160 Olivet", Precision.HOUSE, Band.SURE)
    assert found("14 rue des roso")[::2] == ("14 rue de la Source, 45160 Olivet", Band.SURE)
    assert found("9999 rue des roso")[2] == Band.ASK, "a door nobody knows"


def test_what_an_older_version_spelled_is_found_again(correct: Hotline) -> None:
    correct("12 rue des roso", "12 rue de la Source")
    with db.connected():
        Correction.update(key="12 roso", street_key="roso", spelled=0).execute()
        bring_up_to_date()
    assert found("12 rue des roso") == ("12 rue de la Source, 45160 Olivet", Precision.HOUSE, Band.SURE)


def test_streets_corrected_to_two_are_no_street_any_more(correct: Hotline) -> None:
    correct("12 rue des roso", "12 rue de la Source")
    correct("14 rue des roso", "14 rue de Bourgogne")
    with db.connected():
        assert not [
            place for place in geocoding.find_in_town("15 rue des roso", 1, AREA) if place.band == Band.SURE
        ]


def test_a_place_no_file_knows_has_its_point_told(correct: Hotline) -> None:
    said = correct("ferme des tilleuls", "Ferme des Tilleuls", "--at", "47.91,1.92")
    assert said.exit_code == 0, said.output
    assert found("la ferme des Tilleuls") == ("Ferme des Tilleuls", Precision.LOCALITY, Band.ASK)
    correct("3 rue neuve", "3 bis rue Neuve, 45000 Orléans", "--at", "47.91,1.92")
    with db.connected():
        [place] = geocoding.find_in_town("3 rue neuve", 1, AREA)
    assert (place.number, place.street, place.precision) == ("3 bis", "rue Neuve", Precision.HOUSE)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("5 rue des roso", "5 rue Qui N'Est Nulle Part"), "--at LAT,LON"),
        (("5 rue des roso", "5 rue des roso", "--at", "48.85,2.35"), "outside the service area"),
        (("5 rue des roso", "5 rue des roso", "--at", "here"), "write LAT,LON"),
        ((" ! ", "5 rue de la Source"), "names no place"),
    ],
)
def test_what_can_not_be_is_said_in_a_sentence(correct: Hotline, words: tuple[str, ...], sentence: str) -> None:
    said = correct(*words)
    assert said.exit_code != 0 and sentence in said.output
