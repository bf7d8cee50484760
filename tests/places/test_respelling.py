"""The keys that an older version of hotline has spelled are made anew."""

from pathlib import Path

import pytest

from hotline.places import importing_communes, respelling
from hotline.places.importing import import_file
from hotline.places.spelling import SPELLING_VERSION, fold
from hotline.records import gazetteer

from .ban import Row, write_ban, write_hamlets

pytestmark = pytest.mark.usefixtures("either_database")

CHURCH = Row("45234", "Saint-Ay", "45130", "Place de l'Église", 1, "", 47.86, 1.75)
ELSEWHERE = Row("45232", "Olivet", "45160", "Rue de la Source", 5, "", 47.86, 1.90)


def old_spelling(name: str) -> str:
    return name.upper()


@pytest.fixture
def spelled_long_ago(either_database: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A commune whose keys an older version has made."""
    with monkeypatch.context() as older:
        older.setattr(importing_communes, "_key", old_spelling)
        older.setattr(importing_communes, "SPELLING_VERSION", SPELLING_VERSION - 1)
        import_file(write_ban(tmp_path / "a.csv", [CHURCH], former="Saint-Sigismond"))
        place = ("45234", "Saint-Ay", "45130", "Place de l'Eglise", 47.86, 1.75)
        import_file(write_hamlets(tmp_path / "h.csv", [place], former="St Sigismond"))


@pytest.mark.usefixtures("spelled_long_ago")
def test_communes_streets_and_former_communes_get_their_keys(tmp_path: Path) -> None:
    import_file(write_ban(tmp_path / "b.csv", [ELSEWHERE]))
    before = gazetteer.version()
    assert respelling.pending() == ["45234"]
    respelling.respell("45234")
    assert respelling.pending() == []
    assert {commune.key for commune in gazetteer.communes()} == {"saint ay", "olivet"}
    [church] = gazetteer.streets_named(fold("Place de l'Église"))
    assert church.former == "saint sigismond"
    assert gazetteer.version() != before


@pytest.mark.usefixtures("spelled_long_ago")
def test_names_that_have_become_one_are_one() -> None:
    respelling.respell("45234")
    assert [former.key for former in gazetteer.former_communes()] == ["saint sigismond"]
    assert [(street.name, bool(street.hamlet)) for street in gazetteer.streets_of(["45234"])] == [
        ("Place de l'Église", False)
    ]


def test_what_became_the_name_of_the_commune_is_no_former_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as older:
        older.setattr(importing_communes, "_key", old_spelling)
        older.setattr(importing_communes, "SPELLING_VERSION", SPELLING_VERSION - 1)
        import_file(write_ban(tmp_path / "a.csv", [CHURCH], former="St Ay"))
    assert [former.key for former in gazetteer.former_communes()] == ["ST AY"]
    respelling.respell("45234")
    assert gazetteer.former_communes() == []
    assert [street.former for street in gazetteer.streets_of()] == [""]
