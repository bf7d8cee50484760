"""The names communes bore and still go by, which Etalab's list of today leaves out."""

from collections.abc import Iterable, Iterator, Sequence

from scripts.communes.points import key
from scripts.communes.sources import EtalabRow


def old_names(rows: Sequence[EtalabRow], history: Iterable[EtalabRow]) -> Iterator[EtalabRow]:
    """Names of the past as rows of old communes, each with the commune of today that has its ground."""
    owners = _owners(rows)
    known = {(owners[row["code"]], key(row["nom"])) for row in rows if row["code"] in owners}
    for row in history:
        owner = owners.get(row["code"])
        if owner is not None and (owner, key(row["nom"])) not in known:
            known.add((owner, key(row["nom"])))
            yield {"code": row["code"], "nom": row["nom"], "type": "commune-deleguee", "chefLieu": owner}


def _owners(rows: Sequence[EtalabRow]) -> dict[str, str]:
    """Which commune of today has the ground of each code, old or new."""
    today = [row for row in rows if row["type"] == "commune-actuelle"]
    owners = {code: row["code"] for row in today for code in row.get("anciensCodes", [])}
    owners |= {row["code"]: row["chefLieu"] for row in rows if "chefLieu" in row}
    return owners | {row["code"]: row["code"] for row in today}
