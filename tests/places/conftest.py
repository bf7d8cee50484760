"""An empty database for the addresses, and one with a few of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.places.importing import import_file
from hotline.places.place import Area
from hotline.records import db
from hotline.records.addresses import Commune, FormerCommune, HouseNumber, Street
from tests.support.databases import BOTH, bound_to, empty_database, postgres_server

from .ban import write_ban

__all__ = ["postgres_server"]

TABLES = [Commune, FormerCommune, Street, HouseNumber]

# Two communes 3 km apart that share a street's name, and a third that lies outside the area.
ROWS = [
    *[
        ("45234", "Orléans", "45000", "Rue de Bourgogne", n, "", 47.9008, 1.909 + n / 10_000)
        for n in (2, 8, 12, 40)
    ],
    ("45234", "Orléans", "45000", "Rue de Bourgogne", 12, "bis", 47.9009, 1.9111),
    ("45234", "Orléans", "45000", "Rue de la République", 12, "", 47.9050, 1.9044),
    ("45234", "Orléans", "45000", "Place du Onze Novembre", 3, "", 47.9053, 1.9130),
    ("45234", "Orléans", "45100", "Avenue Dauphine", 9, "B", 47.8900, 1.9020),
    ("45234", "Orléans", "45000", "Rue du 8 Mai 1945", 5, "", 47.9190, 1.9110),
    ("45234", "Orléans", "45000", "Rue Porte Madeleine", 7, "", 47.9006, 1.8985),
    ("45234", "Orléans", "45000", "Grande Rue", 4, "", 47.9020, 1.9060),
    ("45232", "Olivet", "45160", "Rue de la République", 12, "", 47.8700, 1.9030),
    ("45232", "Olivet", "45160", "Rue d'Orléans", 4, "", 47.8740, 1.9010),
    ("45232", "Olivet", "45160", "Rue des Écoles", 6, "", 47.8720, 1.9005),
    ("45284", "Saint-Jean-de-Braye", "45800", "Rue des Écoles", 6, "", 47.9080, 1.9500),
    ("45284", "Saint-Jean-de-Braye", "45800", "Avenue du Général Leclerc", 20, "", 47.9060, 1.9450),
    ("45155", "Gien", "45500", "Rue Thiers", 10, "", 47.6850, 2.6310),
]


@pytest.fixture
def any_database(tmp_path: Path) -> Iterator[None]:
    """An open database with the tables of the addresses."""
    opened = db.connect(f"sqlite:///{tmp_path / 'places.db'}")
    with db.connected():
        opened.create_tables(TABLES)
        yield


@pytest.fixture(params=BOTH)
def either_database(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[None]:
    """The same once on SQLite and once on PostgreSQL."""
    with bound_to(empty_database(request.param, tmp_path, request)):
        db.database.obj.create_tables(TABLES)
        yield


@pytest.fixture
def town(any_database: None, tmp_path: Path) -> Area:
    """Orléans and what lies within 5 km of its centre, imported."""
    import_file(write_ban(tmp_path / "town.csv", ROWS))
    return Area(47.9029, 1.9090, 5000)
