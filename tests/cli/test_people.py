"""volunteers import and list, coordinator add, requests list."""

import json
from pathlib import Path

from hotline.records import db
from hotline.records.tables import Volunteer
from tests.conftest import ADDRESSES

from .conftest import Hotline

GOOD = """name,phone,address,needs,languages,radius_km,lat,lon
Marie Durand,06 39 98 00 11,12 bis rue de Bourgogne,,,,,
Paul,+33639980012,,groceries|medicine,fr|en,1.5,47.9020,1.9130
"""


def imported(hotline: Hotline, text: str | bytes, *more: str) -> tuple[int, str]:
    """The exit code and all that was said."""
    path = Path("volunteers.csv")
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    hotline("gazetteer", "import", str(ADDRESSES))
    result = hotline("volunteers", "import", str(path), "--town", "orleans", *more)
    return result.exit_code, result.output


def listed(hotline: Hotline) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(
        hotline("volunteers", "list", "--town", "orleans", "--format", "json").output
    )
    return found


def test_a_good_file(orleans: Hotline) -> None:
    code, said = imported(orleans, GOOD)
    assert (code, "2 added or changed" in said) == (0, True)
    marie, paul = listed(orleans)
    assert (marie["name"], marie["phone"], marie["state"]) == ("Marie", "+33639980011", "active")
    assert marie["address"] == "12 bis rue de Bourgogne, 45000 Orléans"
    assert (paul["needs"], paul["languages"], paul["radius_km"]) == (["groceries", "medicine"], ["fr", "en"], 1.5)
    with db.connected():
        [consent] = [one.consent for one in Volunteer.select().where(Volunteer.phone == "+33639980011")]
    assert consent == "import"


def test_importing_twice_changes_nothing(orleans: Hotline) -> None:
    imported(orleans, GOOD)
    before = listed(orleans)
    _, said = imported(orleans, GOOD)
    assert "0 added or changed, 2 unchanged" in said
    assert listed(orleans) == before


def test_a_dry_run_changes_nothing(orleans: Hotline) -> None:
    code, said = imported(orleans, GOOD, "--dry-run")
    assert (code, "2 would be added" in said) == (0, True)
    assert listed(orleans) == []


def test_bad_rows_are_listed_by_line_and_the_good_ones_count(orleans: Hotline) -> None:
    code, said = imported(
        orleans,
        """name,phone,address,needs,languages,radius_km,lat,lon
,0639980011,12 rue Bannier,,,,,
Marie,12,12 rue Bannier,,,,,
Marie,anonymous,12 rue Bannier,,,,,
Marie,0639980013,rue des Licornes,,,,,
Marie,0639980014,,,,,,
Marie,0639980015,12 rue Bannier,dancing,,,,
Marie,0639980016,12 rue Bannier,,klingon,,,
Marie,0639980017,12 rue Bannier,,,far,,
Marie,0639980018,,,,,0,0
Marie,0639980019,,,,,north,1.9
Marie,0639980020,12 rue Bannier,,,,,,too,many
Paul,0639980021,12 rue Bannier,,,,,
Loin,0639980022,,,,,48.85,2.35
""",
    )
    assert code == 0
    for line in range(2, 13):
        assert f"line {line}:" in said, said
    assert "no need" in said
    assert "nowhere" in said
    assert "line 14: warning" in said
    assert sorted(str(one["name"]) for one in listed(orleans)) == ["Loin", "Paul"]


def test_files_that_are_no_volunteers_file(orleans: Hotline) -> None:
    for text in ("", "nom;téléphone\nMarie;06", "\x00\x01\x02", "name\nMarie\n"):
        code, said = imported(orleans, text)
        assert code == 1, text
        assert "missing" in said
        assert "Traceback" not in said
    code, said = imported(orleans, "name,phone,address\nCéline,0639980011,12 rue Bannier\n".encode("latin-1"))
    assert code == 0


def test_a_coordinator_without_a_terminal_gets_a_link(orleans: Hotline) -> None:
    said = orleans("coordinator", "add", "maire@ville.example", "--town", "orleans").output
    assert "/desk/welcome/" in said
    assert "maire@ville.example" not in said.split("http")[1], "nobody's address stands in a link"


def test_nothing_asked_yet(orleans: Hotline) -> None:
    assert json.loads(orleans("requests", "list", "--town", "orleans", "--format", "json").output) == []
    assert orleans("requests", "list", "--town", "orleans", "--format", "csv").output.startswith("reference,state")
