"""db upgrade after an update of hotline that spells streets in another way."""

from hotline.places.spelling import SPELLING_VERSION
from hotline.records.addresses import Commune, Street
from hotline.records.db import connected
from tests.conftest import ADDRESSES

from .conftest import Hotline


def test_streets_are_spelled_anew(orleans: Hotline) -> None:
    orleans("gazetteer", "import", str(ADDRESSES))
    with connected():
        Street.update(key="?").execute()
        Commune.update(spelled=SPELLING_VERSION - 1).execute()
        communes = Commune.select().count()
    refused = orleans("gazetteer", "find", "4 rue Bannier")
    assert refused.exit_code == 1
    assert "run `python -m hotline db upgrade` first" in refused.output
    assert f"Spelled the streets of {communes} communes anew." in orleans("db", "upgrade").output
    assert "rue Bannier" in orleans("gazetteer", "find", "4 rue Bannier").output
    assert "Nothing to do" in orleans("db", "upgrade").output


def test_hamlets_are_imported_and_counted(orleans: Hotline) -> None:
    with open("lieux-dits-45-beta.csv", "w", encoding="utf-8") as file:
        file.write("id;nom_lieu_dit;code_postal;code_insee;nom_commune;lon;lat\n")
        file.write("45234_b001;La Binoche;45000;45234;Orléans;1.92;47.91\n")
        file.write("45234_b002;Le Moulin;45000;45234;Orléans;;\n")
    told = orleans("gazetteer", "import", "lieux-dits-45-beta.csv").output
    assert "1 hamlets, 1 communes; 1 rows could not be used" in told
    assert "line 3: has no position" in told
