"""A département's address file imported, and imported again in place, by the command an operator types."""

import csv
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.stack import EXAMPLE, Stack, prepare
from hotline.demo.make_addresses import COLUMNS
from tests.support.postgres import binaries, create_database, running_cluster

ROWS_OF_A_COMMUNE = 1_800  # as in the Loiret: 600,000 rows in 325 communes
MOST_DOORS = 22
SYLLABLES = [
    "ba",
    "bel",
    "cha",
    "dan",
    "fou",
    "gar",
    "lau",
    "mar",
    "mon",
    "noy",
    "roc",
    "sau",
    "ten",
    "val",
    "ver",
]


def measure(folder: Path, rows: int) -> dict[str, Any]:
    """Rows a second, the command's start included, and its memory at its highest; on PostgreSQL where it is."""
    third, whole = folder / "28.csv", folder / "45.csv"
    write_addresses(third, "28", rows // 3)
    write_addresses(whole, "45", rows)
    runs = {"third": (third, rows // 3), "first": (whole, rows), "again": (whole, rows)}
    found: dict[str, Any] = {"rows": rows, "sqlite": _measure_on(folder, f"sqlite:///{folder}/importing.db", runs)}
    installed = binaries()
    if installed:
        with running_cluster(installed) as server:
            found["postgresql"] = _measure_on(folder, create_database(server, "importing"), runs)
    return found


def show(found: dict[str, Any]) -> None:
    """The figures beside what they must be."""
    for kind in ("sqlite", "postgresql"):
        if kind in found:
            first, again, third = (found[kind][run] for run in ("first", "again", "third"))
            print(
                f"{found['rows']} addresses imported on {kind}: {first['rows_per_second']} rows a second,"
                f" again in place {again['rows_per_second']}"
            )
            print("  must 20,000")
            print(f"  memory {first['memory_mb']} MB, for a third of the rows {third['memory_mb']} MB")


def write_addresses(path: Path, departement: str, rows: int) -> None:
    """A made-up file in the form of the BAN, always the same one."""
    draw = random.Random(departement)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(COLUMNS)
        known = _known_names()
        for commune in range(-(-rows // ROWS_OF_A_COMMUNE)):
            left = min(ROWS_OF_A_COMMUNE, rows - commune * ROWS_OF_A_COMMUNE)
            writer.writerows(_commune(f"{departement}{commune:03d}", left, known, draw))


def _commune(insee: str, rows: int, known: list[str], draw: random.Random) -> Iterator[list[object]]:
    name, street = _invented(draw).title(), 0
    while rows:
        street += 1
        doors = min(rows, draw.randint(1, MOST_DOORS))
        rows -= doors
        # Half of the names recur in every town, the others are its own.
        called = known[street // 2 % len(known)] if street % 2 else f"Chemin de {_invented(draw)}"
        for door in range(1, doors + 1):
            north, east = 47.5 + street / 9_000, 1.5 + int(insee[2:]) / 300 + door / 9_000
            yield [
                *(f"{insee}_{street:04d}_{door:05d}", "", door, "", called, f"{insee[:2]}000"),
                *(insee, name, "", "", "", "", f"{east:.6f}", f"{north:.6f}", "entrée", "", "", name.upper()),
                *("", "commune", "commune", 1, ""),
            ]


def _known_names() -> list[str]:
    with open(EXAMPLE / "streets.csv", encoding="utf-8", newline="") as listed:
        return [row["street"] for row in csv.DictReader(listed, delimiter=";")]


def _invented(draw: random.Random) -> str:
    return "".join(draw.choices(SYLLABLES, k=3))


def _measure_on(folder: Path, url: str, runs: dict[str, tuple[Path, int]]) -> dict[str, Any]:
    stack = prepare(folder, url)
    return {run: _import(stack, path, rows) for run, (path, rows) in runs.items()}


def _import(stack: Stack, path: Path, rows: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "hotline", "gazetteer", "import", str(path)]
    begun = time.perf_counter()
    child = subprocess.Popen(
        command, env=stack.environment, cwd=stack.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, status, used = os.wait4(child.pid, 0)
    took = time.perf_counter() - begun
    if status:
        raise RuntimeError(f"the import of {path.name} failed")
    return {"seconds": round(took, 2), "rows_per_second": round(rows / took), "memory_mb": used.ru_maxrss // 1024}
