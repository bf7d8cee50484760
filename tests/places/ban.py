"""Small address files in the form of the BAN."""

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

HEADER = (
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;"
    "nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;"
    "source_nom_voie;certification_commune;cad_parcelles"
)
HAMLETS_HEADER = (
    "id;nom_lieu_dit;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;nom_ancienne_commune;"
    "x;y;lon;lat;source_position;source_nom_voie"
)
Values = tuple[str, str, str, str, object, str, object, object]
Hamlet = tuple[str, str, str, str, float, float]


class Row(NamedTuple):
    """What a line of addresses tells."""

    insee: str
    commune: str
    postcode: str
    street: str
    number: object
    repetition: str
    latitude: object
    longitude: object


def line(row: Values, former: str = "") -> str:
    """INSEE code, commune, postcode, street, number, repetition, latitude and longitude as a line of the file."""
    insee, commune, postcode, street, number, repetition, latitude, longitude = row
    return (
        f"{insee}_0001;;{number};{repetition};{street};{postcode};{insee};{commune};;{former};;;{longitude};{latitude};"
        f"entrée;;;{commune.upper()};;commune;commune;1;"
    )


def hamlet_line(hamlet: Hamlet, former: str = "") -> str:
    """INSEE code, commune, postcode, name, latitude and longitude as a line of a file of hamlets."""
    insee, commune, postcode, name, latitude, longitude = hamlet
    return f"{insee}_b001;{name};{postcode};{insee};{commune};;{former};;;{longitude};{latitude};commune;commune"


def write_ban(path: Path, rows: Iterable[Values], former: str = "") -> Path:
    """A file with these rows, all of them from one former commune if it is given."""
    return write_lines(path, [HEADER, *(line(row, former) for row in rows)])


def write_hamlets(path: Path, hamlets: Iterable[Hamlet], former: str = "") -> Path:
    """The same with hamlets."""
    return write_lines(path, [HAMLETS_HEADER, *(hamlet_line(hamlet, former) for hamlet in hamlets)])


def write_lines(path: Path, lines: Iterable[str]) -> Path:
    """A file with these lines."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
