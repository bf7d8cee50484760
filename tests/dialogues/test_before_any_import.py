"""A town that has imported no address file yet: the commune is known, and the words said are the address."""

import pytest

from hotline.records import gazetteer
from hotline.records.addresses import Commune, HouseNumber, Street
from tests.support.world import World


@pytest.fixture
def bare(world: World) -> World:
    """The same town without any imported address."""
    for table in (HouseNumber, Street, Commune):
        table.delete().execute()
    assert not gazetteer.communes()
    return world


def test_the_words_are_read_back_and_neighbours_in_the_town_are_asked(bare: World) -> None:
    odette, marie = bare.resident(), bare.volunteer("Marie")
    odette.texts("des courses, 12 rue des Mimosas").is_told("courses", "12 rue des Mimosas, Orléans", "OUI ou NON")
    odette.texts("oui").is_told("C'est noté : courses, 12 rue des Mimosas, Orléans")
    marie.is_offered("courses", "Orléans")
    marie.texts("OUI").is_told("12 rue des Mimosas, Orléans")


def test_a_no_asks_again(bare: World) -> None:
    odette = bare.resident()
    odette.texts("des courses, 12 rue des Mimosas")
    odette.texts("non").is_told("adresse")
