"""Fetches the lists, joins them and writes the table: `python -m scripts.communes`."""

import csv
import gzip
import io
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hotline.places.communes import DATA, ListedCommune
from scripts.communes.joining import Joining
from scripts.communes.names import old_names
from scripts.communes.points import gathered
from scripts.communes.sources import etalab, geonames, history

COLUMNS = ("insee", "name", "postcodes", "latitude", "longitude", "population", "kind", "parent")


def main() -> None:
    """Make the table again and say how each row came by its point."""
    with tempfile.TemporaryDirectory() as folder:
        today, then, points = etalab(Path(folder)), history(Path(folder)), gathered(geonames(Path(folder)))
    joining = Joining([*today, *old_names(today, then)], points)
    communes = joining.communes()
    DATA.write_bytes(packed(communes))
    for (kind, how), count in sorted(joining.counts.items(), key=lambda item: (item[0][0], -item[1])):
        print(f"{count:6}  {kind}: {how}")
    print(f"{points.left_out:6}  points left out, too far from the others of their postcode")
    print(f"{len(communes):6}  rows, {DATA.stat().st_size / 1000:.0f} kB: {DATA}")


def packed(communes: Sequence[ListedCommune]) -> bytes:
    """The table as it is kept, the same bytes for the same rows."""
    text = io.StringIO()
    lines = csv.writer(text, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
    lines.writerow(COLUMNS)
    for row in communes:
        point = (f"{row.latitude:.4f}", f"{row.longitude:.4f}")
        postcodes = " ".join(row.postcodes)
        lines.writerow([row.insee, row.name, postcodes, *point, row.population, row.kind, row.parent or ""])
    return gzip.compress(text.getvalue().encode(), mtime=0)


if __name__ == "__main__":
    main()
