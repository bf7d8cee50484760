"""Reading the national address files: streets with doors, hamlets, former communes, and strange files."""

import gzip
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hotline.places import importing_communes
from hotline.places.importing import AddressFileError, BadRow, import_file
from hotline.records import gazetteer
from hotline.records.addresses import Commune, HouseNumber, Street

from .ban import HAMLETS_HEADER, HEADER, Hamlet, Row, line, write_ban, write_hamlets, write_lines

ONE = Row("45234", "Orléans", "45000", "Rue de Bourgogne", 1, "", 47.90, 1.90)
THREE = Row("45234", "Orléans", "45000", "Rue de Bourgogne", 3, "TER", 47.92, 1.94)
ELSEWHERE = Row("45232", "Olivet", "45160", "Rue de la Source", 5, "", 47.86, 1.90)
MILL: Hamlet = ("45234", "Orléans", "45100", "Le Moulin", 47.88, 1.92)
SAME_AS_A_STREET: Hamlet = ("45234", "Orléans", "45000", "rue de Bourgogne", 47.91, 1.92)
FARM: Hamlet = ("45234", "Orléans", "45100", "La Ferme", 47.87, 1.93)


def numbers() -> list[str]:
    return [door.number for door in HouseNumber.select().order_by(HouseNumber.id)]


def but(**other: Any) -> Row:
    """The first door, but for this."""
    return ONE._replace(**other)


def names() -> list[tuple[str, bool]]:
    return sorted((street.name, bool(street.hamlet)) for street in gazetteer.streets_of())


@pytest.mark.usefixtures("either_database")
class TestOnBothDatabases:
    """What is written, and what stays."""

    def test_streets_and_doors_are_kept(self, tmp_path: Path) -> None:
        report = import_file(write_ban(tmp_path / "a.csv", [ONE, THREE, ELSEWHERE]))
        assert (report.rows, report.addresses, report.streets, report.communes) == (3, 3, 2, 2)
        street = Street.get(Street.key == "rue bourgogne")
        assert (street.name, street.insee, street.postcode) == ("Rue de Bourgogne", "45234", "45000")
        assert street.latitude == pytest.approx(47.91)
        assert street.longitude == pytest.approx(1.92)
        assert numbers() == ["1", "3 ter", "5"]
        assert Commune.get(Commune.insee == "45232").postcodes == ["45160"]

    def test_importing_again_replaces_the_commune_and_leaves_the_others(self, tmp_path: Path) -> None:
        import_file(write_ban(tmp_path / "a.csv", [ONE, THREE, ELSEWHERE]))
        before = gazetteer.version()
        import_file(write_ban(tmp_path / "b.csv", [THREE]))
        assert sorted(numbers()) == ["3 ter", "5"]
        assert Commune.select().count() == 2
        assert gazetteer.version() != before

    def test_mixed_communes_in_little_memory(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importing_communes, "ROWS_HELD", 1)
        import_file(write_hamlets(tmp_path / "h.csv", [MILL]))
        report = import_file(write_ban(tmp_path / "a.csv", [ONE, ELSEWHERE, THREE], former="Bou"))
        assert sorted(numbers()) == ["1", "3 ter", "5"]
        assert report.streets == 2
        assert names() == [("Le Moulin", True), ("Rue de Bourgogne", False), ("Rue de la Source", False)]
        assert Street.get(Street.key == "rue bourgogne").latitude == pytest.approx(47.91)
        assert Street.get(Street.key == "rue bourgogne").former == "bou"

    @pytest.mark.parametrize("hamlets_first", [True, False])
    def test_hamlets_and_addresses_in_either_order(self, tmp_path: Path, hamlets_first: bool) -> None:
        streets = write_ban(tmp_path / "a.csv", [ONE, THREE])
        hamlets = write_hamlets(tmp_path / "h.csv", [MILL, SAME_AS_A_STREET])
        for path in (hamlets, streets) if hamlets_first else (streets, hamlets):
            import_file(path)
        assert names() == [("Le Moulin", True), ("Rue de Bourgogne", False)]
        [orleans] = gazetteer.communes()
        assert orleans.postcodes == ("45000", "45100")
        assert (orleans.latitude, orleans.longitude) == pytest.approx((47.91, 1.92))

    def test_hamlets_again_replace_hamlets_and_nothing_else(self, tmp_path: Path) -> None:
        import_file(write_ban(tmp_path / "a.csv", [ONE, ELSEWHERE]))
        report = import_file(write_hamlets(tmp_path / "h.csv", [MILL]))
        assert (report.hamlets, report.addresses, report.streets, report.communes) == (1, 0, 0, 1)
        import_file(write_hamlets(tmp_path / "h.csv", [FARM]))
        assert names() == [("La Ferme", True), ("Rue de Bourgogne", False), ("Rue de la Source", False)]
        assert numbers() == ["1", "5"]

    def test_a_commune_of_hamlets_only(self, tmp_path: Path) -> None:
        import_file(write_hamlets(tmp_path / "h.csv", [MILL, FARM]))
        [orleans] = gazetteer.communes()
        assert (orleans.name, orleans.key, orleans.postcodes) == ("Orléans", "orleans", ("45100",))
        assert orleans.latitude == pytest.approx(47.875)

    def test_a_former_commune_is_known_by_its_name(self, tmp_path: Path) -> None:
        import_file(write_ban(tmp_path / "a.csv", [ONE, THREE], former="Saint-Marceau"))
        import_file(write_hamlets(tmp_path / "h.csv", [MILL], former="Combleux"))
        marceau, combleux = sorted(gazetteer.former_communes(), key=lambda each: -each.latitude)
        assert (marceau.name, marceau.key, marceau.insee) == ("Saint-Marceau", "saint marceau", "45234")
        assert (marceau.latitude, marceau.longitude) == pytest.approx((47.91, 1.92))
        assert combleux.key == "combleux"
        assert [street.former for street in gazetteer.streets_of()] == ["saint marceau", "combleux"]

    def test_a_former_commune_that_no_street_names_any_more_is_forgotten(self, tmp_path: Path) -> None:
        import_file(write_ban(tmp_path / "a.csv", [ONE], former="Saint-Marceau"))
        import_file(write_ban(tmp_path / "b.csv", [ONE], former="ORLEANS"))
        assert gazetteer.former_communes() == []
        assert [street.former for street in gazetteer.streets_of()] == [""]


@pytest.mark.usefixtures("any_database")
class TestStrangeFiles:
    """Whatever a file holds, it is read or refused in a plain sentence."""

    def test_a_packed_file_is_read_whatever_it_is_called(self, tmp_path: Path) -> None:
        plain = write_ban(tmp_path / "a.csv.gz", [ONE, THREE])
        packed = tmp_path / "a.csv"
        packed.write_bytes(gzip.compress(plain.read_bytes()))
        assert import_file(packed).addresses == import_file(plain).addresses == 2

    @pytest.mark.parametrize(
        "spoil", [lambda packed: packed[:-20], lambda packed: packed[:60] + b"no" + packed[62:]]
    )
    def test_a_packed_file_that_is_damaged(self, tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
        packed = tmp_path / "a.csv.gz"
        packed.write_bytes(spoil(gzip.compress(write_ban(tmp_path / "a.csv", [ONE] * 500).read_bytes())))
        with pytest.raises(AddressFileError, match="damaged or breaks off: fetch it again"):
            import_file(packed)

    def test_columns_are_read_by_name(self, tmp_path: Path) -> None:
        path = tmp_path / "a.csv"
        path.write_text(
            "lat;lon;nom_commune;code_insee;code_postal;nom_voie;rep;numero\r\n"
            '47.9;1.9;Orléans;45234;45000;"Rue du ""Bac""; haut";bis;12\r\n',
            encoding="utf-8-sig",
            newline="",
        )
        import_file(path)
        assert numbers() == ["12 bis"]
        assert names() == [('Rue du "Bac"; haut', False)]

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            (b"", "The file is empty."),
            (b"PK\x03\x04\xff\xfe", "not in UTF-8"),
            (b"name,phone\nJean,06\n", "no address file of the BAN .* no column nom_voie"),
            (b"numero;rep;nom_voie;code_postal;code_insee;nom_commune;lon\n", "no column lat"),
            (b"nom_lieu_dit;code_postal;code_insee;nom_commune;lon\n", "no column lat"),
            (f"{HEADER}\n".encode(), "a header and no rows"),
            (f"{HEADER}\n{line(ONE)}\n".encode("latin-1"), "not in UTF-8, perhaps in Latin-1"),
            (f"{HEADER}\n{line(ONE._replace(insee='45'))}\n".encode(), "None of its rows .* line 2, has the commune code"),
            (f'{HEADER}\n"{"x" * 200_000}\n'.encode(), "Line 2 can't be read"),
        ],
    )  # fmt: skip
    def test_what_is_no_address_file_is_refused(self, tmp_path: Path, content: bytes, sentence: str) -> None:
        path = tmp_path / "a.csv"
        path.write_bytes(content)
        with pytest.raises(AddressFileError, match=sentence):
            import_file(path)
        assert Commune.select().count() == 0

    def test_what_was_read_before_a_fault_is_told(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(importing_communes, "ROWS_HELD", 1)
        path = write_ban(tmp_path / "a.csv", [ELSEWHERE, *[ONE] * 500])
        path.write_bytes(path.read_bytes() + "é".encode("latin-1"))
        with pytest.raises(AddressFileError, match="Communes imported before that: 1"):
            import_file(path)
        assert [commune.name for commune in gazetteer.communes()] == ["Olivet"]

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(AddressFileError, match="can't be read: No such file"):
            import_file(tmp_path / "nowhere.csv")

    def test_bad_rows_are_listed_by_line_and_the_good_ones_imported(self, tmp_path: Path) -> None:
        bad = [
            (but(street=""), "has no street"),
            (but(commune=""), "has no commune"),
            (but(street="Rue\x00"), "has signs that can't be read"),
            (but(number="douze"), "has the number 'douze'"),
            (but(number=""), "has no number"),
            (but(postcode="450"), "has the postcode '450'"),
            (but(insee="4534"), "has the commune code '4534'"),
            (but(latitude="nan"), "has the coordinate 'nan'"),
            (but(latitude="", longitude=""), "has no position"),
            (but(latitude=0, longitude=0), "lies outside France (0, 0)"),
            (but(latitude=1.9, longitude=47.9), "has its lon and lat interchanged (1.9, 47.9)"),
        ]
        rows = [HEADER, line(ONE), *(line(row) for row, _ in bad), "45234;;5;", line(THREE)]
        report = import_file(write_lines(tmp_path / "a.csv", rows))
        assert report.addresses == 2
        assert report.bad_rows == len(bad) + 1
        told = [*(reason for _, reason in bad), "has 4 fields instead of 23"]
        assert report.bad == [BadRow(place, reason) for place, reason in enumerate(told, start=3)]

    @pytest.mark.parametrize("number", ["0", "9999", "99999"])
    def test_a_street_without_numbers(self, tmp_path: Path, number: str) -> None:
        import_file(write_ban(tmp_path / "a.csv", [but(number=number)]))
        assert names() == [("Rue de Bourgogne", False)]
        assert numbers() == []

    def test_a_hamlet_without_position_is_left_out(self, tmp_path: Path) -> None:
        lines = [
            HAMLETS_HEADER,
            "45234_b001;La Motte;45000;45234;Orléans;;;;;;;;",
            "45234_b002;;45000;45234;Orléans;;;;;1.9;47.9;;",
        ]
        with pytest.raises(AddressFileError, match="line 2, has no position"):
            import_file(write_lines(tmp_path / "h.csv", lines))

    def test_progress_ends_at_the_size_of_the_file(self, tmp_path: Path) -> None:
        path = write_ban(tmp_path / "a.csv", [ONE] * 12_000)
        seen: list[tuple[int, int]] = []
        import_file(path, lambda done, size: seen.append((done, size)))
        size = path.stat().st_size
        assert len(seen) > 1
        assert seen[-1] == (size, size)
        assert seen == sorted(seen)
