"""Names as a recogniser or an old person may spell them sound the same."""

import pytest

from hotline.places.sounds import sound
from hotline.places.spelling import fold


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("carnai", "Carnet"),
        ("saint soveur", "Saint-Sauveur"),
        ("des roso", "des Roseaux"),
        ("victor ugo", "Victor Hugo"),
        ("jan jores", "Jean Jaurès"),
        ("chateau neuf", "Châteauneuf"),
        ("filipe", "Philippe"),
        ("fontène", "Fontaine"),
        ("boulenger", "Boulanger"),
        ("moulain", "Moulin"),
        ("cristof", "Christophe"),
        ("macaille", "Macaye"),
        ("peupliés", "Peupliers"),
    ],
)
def test_it_sounds_the_same(heard: str, written: str) -> None:
    assert sound(fold(heard)) == sound(fold(written))


@pytest.mark.parametrize(("one", "other"), [("Lilas", "Lions"), ("Pasteur", "Pasquier"), ("Gare", "Garenne")])
def test_other_names_sound_different(one: str, other: str) -> None:
    assert sound(fold(one)) != sound(fold(other))
