"""The sentences of the pages: one folder per language, one TOML file per room, read once."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "words"

# Where French wants a space that never breaks: around its punctuation and before units.
NO_BREAK = "\N{NO-BREAK SPACE}"
LOOSE_SPACE = re.compile(r" (?=[:;!?»])|(?<=«) | (?=(?:min|km|m|h)\b)")


@dataclass(frozen=True)
class Words:
    """The sentences of one language, by dotted key."""

    language: str
    sentences: Mapping[str, str]
    singular: tuple[int, ...]
    decimal: str

    def say(self, key: str, **values: object) -> str:
        """The sentence with its placeholders filled."""
        return self.sentences[key].format(**values)

    def count(self, key: str, count: int, **values: object) -> str:
        """The sentence for this many: `key.one` or `key.many`."""
        form = "one" if count in self.singular else "many"
        return self.say(f"{key}.{form}", count=count, **values)

    def name(self, table: str, key: str) -> str:
        """The word for `key`, or the key itself: a town may have needs of its own."""
        return self.sentences.get(f"{table}.{key}", key)


def load(folder: Path) -> Words:
    """The words of one language; raises KeyError when two of its files have the same table."""
    tables: dict[str, Any] = {}
    for path in sorted(folder.glob("*.toml")):
        room = tomllib.loads(path.read_text(encoding="utf-8"))
        if twice := tables.keys() & room.keys():
            raise KeyError(f"{path} has tables that stand in another file too: {', '.join(sorted(twice))}")
        tables |= room
    number = tables.pop("number")
    sentences = {key: LOOSE_SPACE.sub(NO_BREAK, text) for key, text in _flat(tables)}
    return Words(folder.name, sentences, tuple(number["singular"]), number["decimal"])


def _flat(table: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, str):
            yield above + key, value
        else:
            yield from _flat(value, f"{above}{key}.")


LANGUAGES: dict[str, Words] = {folder.name: load(folder) for folder in sorted(FOLDER.iterdir())}
DEFAULT = LANGUAGES["fr"]
