"""The example data: every volunteer's address has to be found."""

import csv
import re

import pytest

from hotline.config import CODE
from hotline.demo import make_addresses
from hotline.places.distance import metres
from hotline.places.geocoding import find_local
from hotline.places.importing import import_file
from hotline.places.place import Area, Band

DEMO = CODE / "demo"
AREA = Area(47.9029, 1.9090, 5000)


@pytest.fixture
def orleans(any_database: None) -> Area:
    import_file(DEMO / "orleans.csv")
    return AREA


def test_every_volunteer_is_placed_and_some_live_near(orleans: Area) -> None:
    resident = find_local("12 bis rue de Bourgogne", orleans)[0]
    with (DEMO / "volunteers.csv").open(encoding="utf-8") as file:
        volunteers = list(csv.DictReader(file))
    near = 0
    for volunteer in volunteers:
        assert re.fullmatch(r"\+33(639980|2619100)\d{2}\d?", volunteer["phone"])
        if not volunteer["address"]:
            continue
        place = find_local(volunteer["address"], orleans)[0]
        assert place.band == Band.SURE, volunteer["address"]
        near += metres(resident.latitude, resident.longitude, place.latitude, place.longitude) < 1200
    assert len(volunteers) == 40
    assert near >= 12


def test_the_address_file_is_the_one_the_list_makes() -> None:
    before = (DEMO / "orleans.csv").read_bytes()
    make_addresses.main()
    assert (DEMO / "orleans.csv").read_bytes() == before
