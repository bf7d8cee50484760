"""Street names by the keys of a telephone."""

import pytest

from hotline.intake.area import area_of
from hotline.places import keypad
from tests.support.world import World


@pytest.mark.parametrize(
    ("keyed", "name"),
    [
        ("26874", "rue de Bourgogne"),  # BOURG
        ("78333268", "rue de Bourgogne"),  # RUEDEBOU
        ("53266", "rue Jeanne d'Arc"),  # JEANN
        ("272", "rue Jeanne d'Arc"),  # ARC
        ("3454", "place de l'Église"),  # EGLI
        ("1918", "rue du Onze Novembre 1918"),
    ],
)
def test_a_name_is_found_from_any_of_its_words_on(keyed: str, name: str) -> None:
    assert any(way.startswith(keyed) for way in keypad.keys_of(name))


def test_accents_are_no_matter() -> None:
    assert keypad.keys_of("Place de l'Église") == keypad.keys_of("place de l'eglise")


def test_only_streets_of_the_postcode_in_the_area(world: World) -> None:
    area = area_of(world.town)
    assert [street.name for street in keypad.streets("26874", "45000", area)] == ["Rue de Bourgogne"]
    assert len(keypad.streets("783", "45160", area)) == 3
    assert keypad.streets("26874", "75001", area) == []
    assert keypad.streets("99999", "45000", area) == []
