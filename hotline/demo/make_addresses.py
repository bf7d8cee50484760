"""Writes orleans.csv from streets.csv: run `python -m hotline.demo.make_addresses` after changing the list.

The form is that of the Base Adresse Nationale (Licence Ouverte 2.0); the rows are made up: many of the streets
exist and lie about there, their doors do not.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parent
COLUMNS = [
    *("id", "id_fantoir", "numero", "rep", "nom_voie", "code_postal", "code_insee", "nom_commune"),
    *("code_insee_ancienne_commune", "nom_ancienne_commune", "x", "y", "lon", "lat", "type_position", "alias"),
    *("nom_ld", "libelle_acheminement", "nom_afnor", "source_position", "source_nom_voie"),
    *("certification_commune", "cad_parcelles"),
]
INSEE = {
    "Orléans": "45234",
    "Olivet": "45232",
    "Saint-Jean-de-Braye": "45284",
    "Fleury-les-Aubrais": "45147",
    "Saint-Jean-de-la-Ruelle": "45285",
    "Saint-Jean-le-Blanc": "45286",
    "La Chapelle-Saint-Mesmin": "45075",
    "Saran": "45302",
    "Ingré": "45169",
    "Semoy": "45308",
}
# Even numbers lie on one side of the street and odd ones on the other, this many degrees from its middle.
SIDE = 0.00007


def main() -> None:
    """Write the file anew; the same list always gives the same file."""
    with open(HERE / "streets.csv", encoding="utf-8", newline="") as listed:
        streets = sorted(csv.DictReader(listed, delimiter=";"), key=lambda street: INSEE[street["commune"]])
    with open(HERE / "orleans.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, restval="", delimiter=";", lineterminator="\n")
        writer.writeheader()
        for place, street in enumerate(streets, start=1):
            writer.writerows(_doors(place, street))


def _doors(place: int, street: dict[str, str]) -> Iterator[dict[str, object]]:
    last = int(street["last_number"])
    (south, west), (north, east) = _point(street["from"]), _point(street["to"])
    for number, repetition in _numbers(last):
        way = (number - 0.5 + 0.3 * bool(repetition)) / last
        aside = SIDE if number % 2 else -SIDE
        insee = INSEE[street["commune"]]
        yield {
            "id": f"{insee}_{place:04d}_{number:05d}{'_' * bool(repetition)}{repetition}",
            "numero": number,
            "rep": repetition,
            "nom_voie": street["street"],
            "code_postal": street["postcode"],
            "code_insee": insee,
            "nom_commune": street["commune"],
            "lon": f"{west + (east - west) * way + aside:.6f}",
            "lat": f"{south + (north - south) * way + aside:.6f}",
            "type_position": "entrée",
            "libelle_acheminement": street["commune"].upper(),
            "source_position": "commune",
            "source_nom_voie": "commune",
            "certification_commune": 1,
        }


def _numbers(last: int) -> Iterator[tuple[int, str]]:
    """Nearly all numbers, as in a real street: some are missing, some have a "bis" and a few a "ter"."""
    for number in range(1, last + 1):
        if number % 11 == 0:
            continue
        yield number, ""
        if number % 12 == 0 or number % 17 == 0:
            yield number, "bis"
        if number % 24 == 0:
            yield number, "ter"


def _point(said: str) -> tuple[float, float]:
    latitude, longitude = said.split(",")
    return float(latitude), float(longitude)


if __name__ == "__main__":
    main()
