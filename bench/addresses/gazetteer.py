"""Writes the made-up address file in the form of the national one (BAN CSV); one seed gives one file."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import atan2, cos, floor, pi, pow, radians, sin, sqrt
from pathlib import Path
from random import Random

from bench.addresses.communes import METRES_A_DEGREE, Commune, metropolitan
from bench.addresses.naming import Namer, plain

SEED = 20261123
HEADER = (
    "id;id_fantoir;numero;rep;nom_voie;code_postal;code_insee;nom_commune;code_insee_ancienne_commune;"
    "nom_ancienne_commune;x;y;lon;lat;type_position;alias;nom_ld;libelle_acheminement;nom_afnor;source_position;"
    "source_nom_voie;certification_commune;cad_parcelles"
)
FEWEST_STREETS, MOST_STREETS = 2, 700
FEWEST_DOORS, MOST_DOORS = 3, 40
# Streets begin on the corners of a grid of this width, so that no two of one commune are nearer than 250 m.
GRID_M, OFF_GRID_M = 300.0, 20.0
# Of so many free corners one is taken.
LOOSENESS = 1.7
# Villages of one commune lie so far apart, each in another direction.
APART_M, GOLDEN_ANGLE = 2500.0, 2.4
# Along country roads doors are numbered by the metres from the beginning.
VILLAGE_INHABITANTS, SHARE_BY_METRES = 3000, 0.25
# How many numbers have no door: few streets are built up from end to end.
SHARES_WITHOUT_DOOR = (0.08, 0.4, 0.65, 0.8)
COUNTRY_ROADS = ("Route", "Chemin", "Vieux", "Ancien", "Ancienne")


@dataclass(frozen=True)
class Part:
    """A commune, or what was one before it was merged into this commune."""

    commune: Commune
    old: Commune | None
    inhabitants: int

    @property
    def point(self) -> Commune:
        """Whose coordinates and postcodes hold."""
        return self.old or self.commune


@dataclass(frozen=True)
class Door:
    """A house: its number, where it lies from the middle of its street along it and across, in metres."""

    number: int
    suffix: str
    along: float
    across: float


def write(path: Path, seed: int = SEED) -> None:
    """Write the addresses of all metropolitan France to `path`."""
    random = Random(seed)
    namer = Namer(random)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(HEADER + "\n")
        for commune in metropolitan():
            file.writelines(_commune(commune, namer, random))


def _commune(commune: Commune, namer: Namer, random: Random) -> Iterator[str]:
    street = 0
    for part in _parts(commune):
        names = namer.names(commune, part.inhabitants, _streets(part.inhabitants))
        for name, (east, north) in zip(names, _corners(len(names), random), strict=True):
            street += 1
            yield from _street(part, street, name, east, north, random)


def _parts(commune: Commune) -> list[Part]:
    if not commune.merged:
        return [Part(commune, None, commune.inhabitants)]
    whole = [] if any(old.insee == commune.insee for old in commune.merged) else [commune]
    olds = [_apart(old, [*whole, *commune.merged[:place]]) for place, old in enumerate(commune.merged)]
    inhabitants = commune.inhabitants // (len(whole) + len(olds))
    return [Part(commune, old, inhabitants) for old in ([None] if whole else []) + olds]


def _apart(old: Commune, others: list[Commune]) -> Commune:
    """Where nobody knows its own point it has that of the commune; it is moved off those that have it, too."""
    alike = sum((other.latitude, other.longitude) == (old.latitude, old.longitude) for other in others)
    if not alike:
        return old
    east, north = APART_M * cos(alike * GOLDEN_ANGLE), APART_M * sin(alike * GOLDEN_ANGLE)
    longitude, latitude = _degrees(old, east, north)
    return replace(old, latitude=latitude, longitude=longitude)


def _streets(inhabitants: int) -> int:
    return min(MOST_STREETS, max(FEWEST_STREETS, round(0.015 * pow(inhabitants, 0.85) + 1)))


def _corners(count: int, random: Random) -> list[tuple[float, float]]:
    """Metres east and north of the middle, where streets lie; the more streets the larger the town."""
    reach = floor(sqrt(count * LOOSENESS / pi)) + 1
    corners = [(x, y) for x in range(-reach, reach + 1) for y in range(-reach, reach + 1)]
    corners.sort(key=lambda corner: corner[0] ** 2 + corner[1] ** 2)
    taken = random.sample(corners[: max(count, floor(count * LOOSENESS))], count)
    return [(x * GRID_M + _about(OFF_GRID_M, random), y * GRID_M + _about(OFF_GRID_M, random)) for x, y in taken]


def _street(part: Part, street: int, name: str, east: float, north: float, random: Random) -> Iterator[str]:
    commune, postcode = part.commune, _postcode(part, east, north)
    old = f"{part.old.insee};{part.old.name}" if part.old else ";"
    heading = random.uniform(0, pi)
    fantoir = f"{commune.insee}_{street:04d}"
    served = plain(commune.name).split(" arrondissement")[0].upper()
    after = f"entrée;;;{served};{plain(name).upper()};commune;commune;{int(random.random() < 0.7)};"
    for door in _doors(part, name, random):
        longitude, latitude = _degrees(
            part.point,
            east + door.along * cos(heading) - door.across * sin(heading),
            north + door.along * sin(heading) + door.across * cos(heading),
        )
        identity = f"{fantoir}_{door.number:05d}" + (f"_{door.suffix}" if door.suffix else "")
        yield (
            f"{identity};{fantoir};{door.number};{door.suffix};{name};{postcode};{commune.insee};{commune.name};{old};;;"
            f"{longitude:.6f};{latitude:.6f};{after}\n"
        )


def _postcode(part: Part, east: float, north: float) -> str:
    """A town with several is cut like a cake."""
    postcodes = part.point.postcodes
    share = (atan2(north, east) + pi) / (2 * pi)
    return postcodes[min(len(postcodes) - 1, floor(share * len(postcodes)))]


def _doors(part: Part, name: str, random: Random) -> list[Door]:
    most = min(MOST_DOORS, max(FEWEST_DOORS + 2, 3 + sqrt(part.inhabitants) / 12))
    count = round(random.triangular(FEWEST_DOORS, most, FEWEST_DOORS + 2))
    country = part.inhabitants < VILLAGE_INHABITANTS and name.split()[0] in COUNTRY_ROADS
    if country and random.random() < SHARE_BY_METRES:
        return _doors_by_metres(count, random)
    return _doors_in_order(count, random)


def _doors_by_metres(count: int, random: Random) -> list[Door]:
    length = count * 60
    numbers = sorted(random.sample(range(10, length), count))
    return [Door(number, "", number - length / 2, _side(number)) for number in numbers]


def _doors_in_order(count: int, random: Random) -> list[Door]:
    """Odd numbers on one side, even ones on the other; some are missing, some doors share a number."""
    step, without, doors = random.uniform(15, 25), random.choice(SHARES_WITHOUT_DOOR), list[Door]()
    middle, number = count / (1 - without) / 4 * step, 0
    while len(doors) < count:
        number += 1
        if random.random() < without:
            continue
        along = number // 2 * step - middle + _about(2, random)
        doors.append(Door(number, "", along, _side(number)))
        chance = random.random()
        if chance < 0.07 and len(doors) < count:
            doors.append(Door(number, "bis", along + 6, _side(number)))
            if chance < 0.015 and len(doors) < count:
                doors.append(Door(number, "ter", along + 10, _side(number)))
        elif chance > 0.99 and len(doors) < count:
            doors.append(Door(number, "a", along + 6, _side(number)))
    return doors


def _side(number: int) -> float:
    return 7.0 if number % 2 else -7.0


def _about(most: float, random: Random) -> float:
    return random.uniform(-most, most)


def _degrees(point: Commune, east: float, north: float) -> tuple[float, float]:
    latitude = point.latitude + north / METRES_A_DEGREE
    return point.longitude + east / (METRES_A_DEGREE * cos(radians(point.latitude))), latitude
