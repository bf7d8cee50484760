"""The words that make up an address, read once from the tables in words/, one file per language. Pure."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

WORDS = Path(__file__).parent / "words"


@dataclass(frozen=True)
class Vocabulary:
    """Every language's words together: a town's people mix them."""

    articles: frozenset[str]
    strong_types: frozenset[str]
    weak_types: frozenset[str]
    numbered_types: frozenset[str]
    whole_types: frozenset[str]
    pairs: Mapping[tuple[str, str], str]  # ("rond", "point") -> "rondpoint"
    street_abbreviations: Mapping[str, str]
    name_abbreviations: Mapping[str, str]
    number_words: frozenset[str]
    number_joining: str
    ordinal_endings: frozenset[str]
    ordinals: Mapping[str, str]
    kings: frozenset[str]
    repetitions: Mapping[str, str]
    before_town: frozenset[str]
    ends: frozenset[str]
    end_phrases: frozenset[tuple[str, ...]]
    things: frozenset[str]
    trailing: frozenset[str]
    after_street: frozenset[str]
    before_weak: frozenset[str]
    building: frozenset[str]
    sounds: tuple[tuple[re.Pattern[str], str], ...]
    spoken_numbers: Mapping[str, str]  # "9" -> "neuf"
    titles: frozenset[str]
    glued: re.Pattern[str]  # "ruedumoulin" in three groups
    breaks: frozenset[str]
    persons: frozenset[str]  # "madame": a name follows
    doubts_behind: frozenset[str]
    doubts_before: frozenset[str]
    home: frozenset[str]
    floors: frozenset[str]  # "étage": the number stands before it
    door_words: frozenset[str]  # "digicode": what follows opens a door

    @cached_property
    def types(self) -> frozenset[str]:
        """All street types in full."""
        return self.strong_types | self.weak_types | self.numbered_types | self.whole_types

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The street types that say little: a name behind them is a name by itself."""
        return self.strong_types | self.weak_types


@cache
def vocabulary() -> Vocabulary:
    """The tables of all languages merged, read from disk once."""
    tables = [tomllib.loads(path.read_text("utf-8")) for path in sorted(WORDS.glob("*.toml"))]

    def words(*keys: str) -> frozenset[str]:
        return frozenset(word for table in tables for word in _at(table, keys) or ())

    def pairs(*keys: str) -> dict[str, str]:
        return {word: full for table in tables for word, full in (_at(table, keys) or {}).items()}

    return Vocabulary(
        articles=words("articles"),
        strong_types=words("streets", "strong"),
        weak_types=words("streets", "weak"),
        numbered_types=words("streets", "numbered"),
        whole_types=words("streets", "whole"),
        pairs={(first, second): full for (first, second), full in _split_keys(pairs("streets", "pairs"))},
        street_abbreviations=pairs("abbreviations", "streets"),
        name_abbreviations=pairs("abbreviations", "names"),
        number_words=words("numbers", "words"),
        number_joining=next(joining for table in tables if (joining := _at(table, ("numbers", "joining")))),
        ordinal_endings=words("numbers", "endings"),
        ordinals=pairs("numbers", "ordinals"),
        kings=words("numbers", "kings"),
        repetitions=pairs("numbers", "repetitions"),
        before_town=words("town", "before"),
        ends=words("ends", "words"),
        end_phrases=frozenset(tuple(phrase.split()) for phrase in words("ends", "phrases")),
        things=words("ends", "things"),
        trailing=words("ends", "trailing"),
        after_street=words("ends", "after_street"),
        before_weak=words("ends", "before_weak"),
        building=words("ends", "building"),
        sounds=tuple(
            (re.compile(pattern), sound)
            for table in tables
            for pattern, sound in _at(table, ("sounds", "rules")) or ()
        ),
        spoken_numbers=pairs("sounds", "numbers"),
        titles=words("titles"),
        glued=re.compile("|".join(_at(table, ("streets", "glued")) for table in tables if "streets" in table)),
        breaks=words("ends", "breaks"),
        persons=words("ends", "persons"),
        doubts_behind=words("doubts", "behind"),
        doubts_before=words("doubts", "before"),
        home=words("doubts", "home"),
        floors=words("ends", "floors"),
        door_words=words("ends", "door"),
    )


def _at(table: Mapping[str, Any], keys: tuple[str, ...]) -> Any:
    found: Any = table
    for key in keys:
        found = found.get(key, {})
    return found


def _split_keys(pairs: Mapping[str, str]) -> list[tuple[tuple[str, str], str]]:
    return [((key.split()[0], key.split()[1]), full) for key, full in pairs.items()]
