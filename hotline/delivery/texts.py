"""Every sentence outside the flows, texted or spoken, per language, from the tables in `sentences/`."""

import secrets
import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "sentences"


def _load(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


TABLES: dict[str, dict[str, Any]] = {path.stem: _load(path) for path in sorted(FOLDER.glob("*.toml"))}
FALLBACK = "fr"


def language_or_fallback(language: str | None) -> str:
    """A language there are sentences in."""
    return language if language in TABLES else FALLBACK


def say(key: str, language: str, **values: Any) -> str:
    """The sentence `key` in `language` with its placeholders filled in."""
    sentence: str = _table(language)["sentences"][key]
    return sentence.format(**values)


def spoken(key: str, language: str, **values: Any) -> str:
    """The sentence `key` as it is said in a call."""
    sentence: str = _table(language)["spoken"][key]
    return sentence.format(**values)


def is_spoken(key: str) -> bool:
    """Whether `key` is news that is also told by phone."""
    return key in _table(FALLBACK)["spoken"]


def need(name: str, language: str) -> str:
    """What people call a need: "médicaments"."""
    words: str = _table(language)["needs"][name]
    return words


def when(name: str, language: str, **values: Any) -> str:
    """One of the forms in which times are told, filled."""
    words: str = _table(language)["when"][name]
    return words.format(**values)


def kin(name: str, language: str, whose: str) -> str:
    """Somebody a resident asks for: `whose` is "your", "votre mère", or "their", "sa mère"."""
    words: str = _table(language)["kin"][name][whose]
    return words


def state(name: str, language: str) -> str:
    """Where a help request stands, as one short sentence."""
    words: str = _table(language)["states"][name]
    return words


def distance(metres: int, language: str) -> str:
    """A distance people can picture: "320 m", "1,4 km"."""
    if metres < 1000:
        return f"{max(10, round(metres, -1))} m"
    kilometres = f"{metres / 1000:.1f} km"
    return kilometres.replace(".", ",") if language == "fr" else kilometres


def spoken_distance(metres: int, language: str) -> str:
    """A distance as it is said: "320 mètres", "1,4 kilomètres"."""
    count, unit = distance(metres, language).split()
    return spoken("metres" if unit == "m" else "kilometres", language, count=count)


def new_password(language: str) -> str:
    """A pass-word both sides can say and remember."""
    words: list[str] = _table(language)["passwords"]
    return secrets.choice(words)


def _table(language: str) -> dict[str, Any]:
    return TABLES[language_or_fallback(language)]
