"""Small address files in the form of the BAN."""

from collections.abc import Iterable
from pathlib import Path

HEADER = (
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;"
    "nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;"
    "source_nom_voie;certification_commune;cad_parcelles"
)
Row = tuple[str, str, str, str, object, str, float, float]


def line(row: Row) -> str:
    """INSEE code, commune, postcode, street, number, repetition, latitude and longitude as a line of the file."""
    insee, commune, postcode, street, number, repetition, latitude, longitude = row
    return (
        f"{insee}_0001;;{number};{repetition};{street};{postcode};{insee};{commune};;;;;{longitude};{latitude};"
        f"entrée;;;{commune.upper()};;commune;commune;1;"
    )


def write_ban(path: Path, rows: Iterable[Row]) -> Path:
    """A file with these rows."""
    path.write_text("\n".join([HEADER, *(line(row) for row in rows)]) + "\n", encoding="utf-8")
    return path
