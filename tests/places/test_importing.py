"""Reading the national address file."""

import gzip
from pathlib import Path

import pytest

from hotline.places import importing
from hotline.places.importing import AddressFileError, BadRow, import_file
from hotline.records.addresses import Commune, HouseNumber, Street

from .ban import HEADER, Row, line, write_ban

pytestmark = pytest.mark.usefixtures("any_database")

ONE: Row = ("45234", "Orléans", "45000", "Rue de Bourgogne", 1, "", 47.90, 1.90)
THREE: Row = ("45234", "Orléans", "45000", "Rue de Bourgogne", 3, "ter", 47.92, 1.94)
ELSEWHERE: Row = ("45232", "Olivet", "45160", "Rue de la Source", 5, "", 47.86, 1.90)


def numbers() -> list[str]:
    return [door.number for door in HouseNumber.select().order_by(HouseNumber.id)]


def test_streets_and_doors_are_kept(tmp_path: Path) -> None:
    report = import_file(write_ban(tmp_path / "a.csv", [ONE, THREE, ELSEWHERE]))
    assert (report.rows, report.addresses, report.streets, report.communes) == (3, 3, 2, 2)
    street = Street.get(Street.key == "rue bourgogne")
    assert (street.name, street.insee, street.postcode) == ("Rue de Bourgogne", "45234", "45000")
    assert street.latitude == pytest.approx(47.91)
    assert street.longitude == pytest.approx(1.92)
    assert numbers() == ["1", "3 ter", "5"]
    assert Commune.get(Commune.insee == "45232").postcodes == ["45160"]


def test_importing_again_replaces_the_commune_and_leaves_the_others(tmp_path: Path) -> None:
    import_file(write_ban(tmp_path / "a.csv", [ONE, THREE, ELSEWHERE]))
    import_file(write_ban(tmp_path / "b.csv", [THREE]))
    assert sorted(numbers()) == ["3 ter", "5"]
    assert Commune.select().count() == 2


def test_a_commune_seen_again_in_the_same_file_is_added_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing, "ROWS_HELD", 1)
    report = import_file(write_ban(tmp_path / "a.csv", [ONE, ELSEWHERE, THREE]))
    assert sorted(numbers()) == ["1", "3 ter", "5"]
    assert Street.select().count() == report.streets == 2
    assert Street.get(Street.key == "rue bourgogne").latitude == pytest.approx(47.91)


def test_a_packed_file_is_read(tmp_path: Path) -> None:
    plain = write_ban(tmp_path / "a.csv", [ONE, THREE])
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    assert import_file(packed).addresses == 2


def test_a_packed_file_cut_short_is_refused_in_words(tmp_path: Path) -> None:
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(write_ban(tmp_path / "a.csv", [ONE] * 500).read_bytes())[:-20])
    with pytest.raises(AddressFileError, match="can't be read"):
        import_file(packed)


def test_columns_are_read_by_name(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        "lat;lon;nom_commune;code_insee;code_postal;nom_voie;rep;numero\n"
        "47.9;1.9;Orléans;45234;45000;Rue de Bourgogne;bis;12\n",
        encoding="utf-8-sig",
    )
    import_file(path)
    assert numbers() == ["12 bis"]


def test_a_missing_column_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon\n", encoding="utf-8")
    with pytest.raises(AddressFileError, match="no column lat"):
        import_file(path)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04\xff\xfe", b"name,phone\nJean,06\n"])
def test_what_is_no_address_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    with pytest.raises(AddressFileError):
        import_file(path)


def test_bad_rows_are_listed_by_line_and_the_good_ones_imported(tmp_path: Path) -> None:
    rows = [
        HEADER,
        line(ONE),
        line(("45234", "Orléans", "45000", "", 2, "", 47.9, 1.9)),
        line(("45234", "Orléans", "45000", "Rue Bannier", "douze", "", 47.9, 1.9)),
        line(("45234", "Orléans", "45000", "Rue Bannier", 4, "", float("nan"), 1.9)),
        "45234;;5;",
        line(THREE),
    ]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    report = import_file(path)
    assert report.addresses == 2
    assert report.bad_rows == 4
    assert report.bad == [
        BadRow(3, "has no street"),
        BadRow(4, "has the number 'douze'"),
        BadRow(5, "has the coordinate 'nan'"),
        BadRow(6, "has 4 fields instead of 23"),
    ]


def test_progress_ends_at_the_size_of_the_file(tmp_path: Path) -> None:
    path = write_ban(tmp_path / "a.csv", [ONE] * 12_000)
    seen: list[tuple[int, int]] = []
    import_file(path, lambda done, size: seen.append((done, size)))
    size = path.stat().st_size
    assert len(seen) > 1
    assert seen[-1] == (size, size)
    assert seen == sorted(seen)
