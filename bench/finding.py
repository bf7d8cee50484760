"""Addresses as people write and say them, looked up in a made-up France: what is found, accepted, how fast."""

import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from bench.addresses.communes import Commune, metropolitan
from bench.addresses.gazetteer import write
from bench.understanding import HALVES, half_of
from hotline.places.distance import metres
from hotline.places.geocoding import find_local
from hotline.places.importing import import_file
from hotline.places.place import Area, Band, Place
from hotline.places.spelling import fold
from hotline.records import db, migrations

FOUND_WITHIN_M = 200
SERVICE_AREA_M = 25_000
MEDIAN_AIM_MS, P99_AIM_MS = 10, 50
COUNTRY, TOWN = "whole country", "town's service area"
STRANGER = "street not in the file"
# What is known of an area is read, and kept, at the first look-ups in it: one well spelt, one not.
FIRST_TEXTS = ("42 rue du Moulin à Orléans", "42 rue du Mouilin à Orlaéns")


@dataclass(frozen=True)
class Aims:
    """What a set is to reach, in percent."""

    found: float
    accepted: float | None
    right: float  # of those accepted


FORGET_STREET = "DELETE FROM street WHERE key = ? AND latitude BETWEEN ? AND ? AND longitude BETWEEN ? AND ?"
NEAR_DEGREES = 0.03
REPETITIONS = ("bis", "ter", "quater", *"abcdefghij")
# What is kept in memory is read anew after an import.
NOTICE = "UPDATE commune SET imported_at = '9999-12-31' WHERE insee = (SELECT MIN(insee) FROM commune)"

AIMS = {
    "sms": Aims(99, 85, 99.5),
    "dictated": Aims(97, 85, 99.5),
    "typo": Aims(94, 60, 99),
    "fuzzy": Aims(92, None, 99),
}


@dataclass(frozen=True)
class Wanted:
    """One line of a set: what somebody wrote or said, and the door that was meant."""

    line: int
    text: str
    latitude: float
    longitude: float
    address: str

    @property
    def street(self) -> str:
        """The name between number and comma."""
        named = self.address.rpartition(", ")[0].split(" ")
        behind = 2 if len(named) > 2 and named[1].lower() in REPETITIONS else 1
        return " ".join(named[behind:])

    @property
    def commune(self) -> str:
        """The name at the end of "12 Rue du Moulin, 45160 Olivet"."""
        return self.address.rpartition(", ")[2].partition(" ")[2]


@dataclass(frozen=True)
class Looked:
    """One look-up: the first answer, if there was one, and how long it took."""

    wanted: Wanted
    best: Place | None
    milliseconds: float

    @property
    def found(self) -> bool:
        """Whether the first answer lies where it should."""
        return self.best is not None and _metres(self.wanted, self.best) <= FOUND_WITHIN_M

    @property
    def accepted(self) -> bool:
        """Whether the first answer is acted on without asking."""
        return self.best is not None and self.best.band == Band.SURE


def measure(
    folder: Path, half: str = "report", names: Sequence[str] = tuple(AIMS), database: Path | None = None
) -> dict[str, Any]:
    """The figures of the sets, in the whole country and in a town, on one half ("report": the even lines).

    `database` holds the made-up addresses, or will; without it they are made and imported in `folder`.
    """
    with _france(folder, database):
        communes = _by_name()
        found = {name: _measure_set(wanted(name, half), communes) for name in names}
        for name in names:
            found[name][STRANGER] = _without_their_streets(wanted(name, half))
    return found


def wanted(name: str, half: str) -> list[Wanted]:
    """One half of the set `name`."""
    rows = half_of(f"addresses-{name}", half)
    return [Wanted(row["line"], row["text"], row["lat"], row["lon"], row["address"]) for row in rows]


def show(found: dict[str, Any], failures: bool = False) -> None:
    """Print the table beside what is aimed at, and with `failures` the lines that went wrong."""
    print(f"addresses found within {FOUND_WITHIN_M} m, those accepted without asking, and of these the right ones")
    print(f"  aim: median at most {MEDIAN_AIM_MS} ms, p99 at most {P99_AIM_MS} ms a look-up")
    for name, places in found.items():
        aims = AIMS[name]
        accepted = f"{aims.accepted:g}" if aims.accepted else "-"
        print(f"{name}: aim found {aims.found:g} %, accepted {accepted} %, of these right {aims.right:g} %")
        for where in (COUNTRY, TOWN):
            figures = places[where]
            print(
                f"  {where:<22} n {figures['n']}  found {figures['found']:5.1f} %"
                f"  accepted {figures['accepted']:5.1f} %  right {figures['right']:5.1f} %"
                f"  median {figures['median_ms']:5.1f} ms  p99 {figures['p99_ms']:6.1f} ms"
            )
            for failed in figures["failed"] if failures else ():
                print(f"    {_as_text(failed)}")
        stranger = places[STRANGER]
        print(f"  {STRANGER:<22} n {stranger['n']}  accepted all the same {stranger['accepted']:.1f} %")


def _as_text(failed: dict[str, Any]) -> str:
    what = "ACCEPTED WRONG" if failed["accepted"] else "not found"
    meant, got = f"meant {failed['meant']}", f"got   {failed['got']}"
    return f"{failed['line']:>4} {what}: {failed['text']}\n{'':9}{meant}\n{'':9}{got}"


@contextmanager
def _france(folder: Path, database: Path | None) -> Iterator[None]:
    """A database with the made-up addresses."""
    made = database or folder / "france.db"
    known = made.exists()
    opened = db.connect(f"sqlite:///{made}")
    migrations.upgrade()
    try:
        with db.connected():
            if not known:
                _import_france(folder)
            yield
    finally:
        opened.close_all()


def _import_france(folder: Path) -> None:
    addresses = folder / "france.csv"
    write(addresses)
    import_file(addresses)
    addresses.unlink()


def _by_name() -> dict[str, list[Commune]]:
    communes = defaultdict(list)
    for commune in metropolitan():
        communes[commune.name].append(commune)
    return communes


def _measure_set(lines: Sequence[Wanted], communes: dict[str, list[Commune]]) -> dict[str, Any]:
    in_country = [_look_up(line, None) for line in lines]
    in_town = [_look_up(line, _area(line, communes)) for line in lines]
    return {COUNTRY: _figures(in_country), TOWN: _figures(in_town)}


def _area(line: Wanted, communes: dict[str, list[Commune]]) -> Area:
    """Around the middle of the line's commune; of several with this name the nearest is meant."""
    middle = min(
        communes[line.commune],
        key=lambda commune: metres(line.latitude, line.longitude, commune.latitude, commune.longitude),
    )
    return Area(middle.latitude, middle.longitude, SERVICE_AREA_M)


def _look_up(line: Wanted, area: Area | None) -> Looked:
    for text in FIRST_TEXTS:
        find_local(text, area)
    begun = time.perf_counter()
    places = find_local(line.text, area)
    milliseconds = (time.perf_counter() - begun) * 1000
    return Looked(line, places[0] if places else None, milliseconds)


def _figures(looked: list[Looked]) -> dict[str, Any]:
    accepted = [one for one in looked if one.accepted]
    times = [one.milliseconds for one in looked]
    return {
        "n": len(looked),
        "found": _percent(sum(one.found for one in looked), len(looked)),
        "accepted": _percent(len(accepted), len(looked)),
        "right": _percent(sum(one.found for one in accepted), len(accepted)),
        "median_ms": round(statistics.median(times), 2),
        "p99_ms": round(statistics.quantiles(times, n=100, method="inclusive")[-1], 2),
        "failed": [_failure(one) for one in looked if not one.found],
    }


def _without_their_streets(lines: Sequence[Wanted]) -> dict[str, Any]:
    """The same texts once their streets are taken out of the file: whatever is accepted then is wrong."""
    with db.database.atomic() as changes:
        for line in lines:
            near = (line.latitude, line.longitude)
            edges = [edge for middle in near for edge in (middle - NEAR_DEGREES, middle + NEAR_DEGREES)]
            db.database.execute_sql(FORGET_STREET, [fold(line.street), *edges])
        db.database.execute_sql(NOTICE)
        looked = [_look_up(line, None) for line in lines]
        changes.rollback()
    find_local(FIRST_TEXTS[0], None)  # notices that they are back
    return {"n": len(looked), "accepted": _percent(sum(one.accepted for one in looked), len(looked))}


def _percent(some: int, of_all: int) -> float:
    return round(100 * some / of_all, 2) if of_all else 100.0


def _failure(looked: Looked) -> dict[str, Any]:
    best, meant = looked.best, looked.wanted
    got = (
        f"{best.address} ({best.precision}, {best.score:.2f}, {_metres(meant, best):.0f} m off)"
        if best
        else "nothing"
    )
    return {
        "line": meant.line,
        "text": meant.text,
        "meant": meant.address,
        "got": got,
        "accepted": looked.accepted,
    }


def _metres(meant: Wanted, place: Place) -> float:
    return metres(meant.latitude, meant.longitude, place.latitude, place.longitude)


@click.command()
@click.option(
    "--half", type=click.Choice(HALVES), default="report", help="Even lines (report) or odd ones (tune)."
)
@click.option("--set", "name", type=click.Choice(list(AIMS)), help="One set only.")
@click.option("--show", "failures", is_flag=True, help="List what was not found and what was wrongly accepted.")
@click.option(
    "--database",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Reuse this database of made-up addresses; it is made if it is not there.",
)
def main(half: str, name: str | None, failures: bool, database: Path | None) -> None:
    """Measure what is found of addresses as people write and say them."""
    with TemporaryDirectory(prefix="hotline-bench-") as folder:
        show(measure(Path(folder), half, [name] if name else list(AIMS), database), failures)


if __name__ == "__main__":
    main()
