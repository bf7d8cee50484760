"""Where GeoNames says the places of a postcode lie, without the points that cannot be right."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import fmean, median

from anyascii import anyascii

from hotline.places.distance import metres
from scripts.communes.sources import GeoNamesRow

# Checked by hand: beyond this no point was right, below it some were, except those given in whole minutes.
FAR_METRES = 28_000
FAR_FOR_WHOLE_MINUTES_METRES = 19_000
# Postcodes of the Pacific span archipelagos; what lies far apart there is not wrong.
PACIFIC = "98"
ARTICLES = {"le", "la", "les", "l", "de", "du", "des", "d", "et"}
IN_FULL = {"st": "saint", "ste": "sainte"}

Point = tuple[float, float]  # latitude, longitude


@dataclass
class Points:
    """GeoNames' points, to be looked up by postcode and by name."""

    by_postcode: dict[str, dict[str, Point]] = field(default_factory=lambda: defaultdict(dict))
    by_insee: dict[str, dict[str, list[Point]]] = field(
        default_factory=lambda: defaultdict(dict)
    )  # then by postcode
    left_out: int = 0


def key(name: str) -> str:
    """The form names are compared in: "L'Haÿ-les-Roses" and "Hay les Roses" give the same."""
    said = re.findall(r"[a-z0-9]+", anyascii(name).lower())
    return " ".join(IN_FULL.get(word, word) for word in said if word not in ARTICLES)


def gathered(rows: Iterable[GeoNamesRow]) -> Points:
    """All points that can be right."""
    by_postcode: dict[str, list[GeoNamesRow]] = defaultdict(list)
    for row in rows:
        by_postcode[row.postcode].append(row)
    points = Points()
    for postcode, neighbours in by_postcode.items():
        middle = (median(row.latitude for row in neighbours), median(row.longitude for row in neighbours))
        for row in neighbours:
            if len(neighbours) > 2 and _is_wrong(row, middle):
                points.left_out += 1
                continue
            points.by_postcode[postcode].setdefault(key(row.name), (row.latitude, row.longitude))
            if row.insee is not None:
                points.by_insee[row.insee].setdefault(postcode, []).append((row.latitude, row.longitude))
    return points


def mean(points: Sequence[Point]) -> Point:
    """The point in the middle; there must be one at least."""
    return fmean(latitude for latitude, _ in points), fmean(longitude for _, longitude in points)


def _is_wrong(row: GeoNamesRow, middle: Point) -> bool:
    """Whether a point lies too far from the others of its postcode."""
    if row.postcode.startswith(PACIFIC):
        return False
    is_rough = _is_whole_minute(row.latitude) and _is_whole_minute(row.longitude)
    limit = FAR_FOR_WHOLE_MINUTES_METRES if is_rough else FAR_METRES
    return metres(row.latitude, row.longitude, *middle) > limit


def _is_whole_minute(degrees: float) -> bool:
    return abs(degrees * 60 - round(degrees * 60)) < 0.01
