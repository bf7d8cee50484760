"""The word lists of `words/LANGUAGE/*.toml`, read once: phrases by meaning, small words, shorthand, spelling."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from hotline.intake.understanding.phrases import Phrases, choices_of

LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class Wording:
    """Everything the word lists say, ready to use."""

    phrases: Phrases
    words: Mapping[str, frozenset[str]]  # small words of all languages by their use: fillers, negators …
    telling: Mapping[str, frozenset[str]]  # language -> words that only it has
    false_friends: Mapping[str, frozenset[str]]  # language -> words that mean something else in another one
    numbers: Mapping[str, int]  # "deux" -> 2
    hours: Mapping[str, int]  # "seize" -> 16, of any language
    months: Mapping[str, int]  # "juin" -> 6
    weekdays: frozenset[str]
    shorthand: Mapping[str, tuple[str, ...]]
    spellings: Mapping[str, str]  # how a key word sounds -> the key word
    vocabulary: frozenset[str]  # words that are not to be corrected
    function_words: frozenset[str]
    whole_words: frozenset[str]  # words that others may be glued from


def load() -> Wording:
    """Read every language's table."""
    tables = {language: table_of(language) for language in LANGUAGES}
    words = _small_words(tables.values())
    entries = [entry for language, table in tables.items() for entry in _entries(table, language)]
    function_words = {code: frozenset(table["function_words"].split()) for code, table in tables.items()}
    phrase_words = {code: _phrase_words(entries, code) for code in LANGUAGES}
    false_friends = {code: frozenset(table["false_friends"].split()) for code, table in tables.items()}
    keys = [word for table in tables.values() for word in table["spelling"]["keys"].split()]
    look_alikes = [word for table in tables.values() for word in table["spelling"]["look_alikes"].split()]
    all_phrase_words = frozenset().union(*phrase_words.values())
    all_function_words = frozenset().union(*function_words.values())
    return Wording(
        phrases=Phrases(entries, words["fillers"]),
        words=words,
        telling={
            code: _telling(function_words, phrase_words, code) - words["silent"] - false_friends[code]
            for code in LANGUAGES
        },
        false_friends=false_friends,
        numbers={word: number for table in tables.values() for word, number in table["numbers"].items()},
        hours={word: hour for table in tables.values() for word, hour in table["hours"].items()},
        months={
            word: month
            for table in tables.values()
            for month, word in enumerate(table["words"]["months"].split(), 1)
        },
        weekdays=frozenset(
            word
            for table in tables.values()
            for names in table["phrases"]["when"]["weekday"].values()
            for word in names
        ),
        shorthand={s: tuple(w.split()) for table in tables.values() for s, w in table["shorthand"].items()},
        spellings={sound(key): key for key in reversed(keys)},  # of two that sound alike, the first listed
        vocabulary=all_function_words | all_phrase_words | frozenset(look_alikes),
        function_words=all_function_words,
        whole_words=frozenset(word for word in all_function_words | all_phrase_words | {*keys} if word.isalpha()),
    )


def sound(word: str) -> str:
    """A rough key of how a folded word sounds, so that "farmacie" and "pharmacies" meet."""
    word = word.replace("ph", "f").replace("qu", "k").replace("y", "i")
    word = re.sub(r"(.)\1", r"\1", word)
    return re.sub(r"[estxz]+$", "", word) or word


def table_of(language: str) -> dict[str, Any]:
    """All files of a language as one table."""
    folder = files("hotline.intake.understanding") / "words" / language
    merged: dict[str, Any] = {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        _merge(merged, tomllib.loads(path.read_text(encoding="utf-8")))
    return merged


def _merge(into: dict[str, Any], table: Mapping[str, Any]) -> None:
    for key, value in table.items():
        if isinstance(value, dict):
            _merge(into.setdefault(key, {}), value)
        else:
            into[key] = value


def _entries(table: Mapping[str, Any], language: str) -> Iterator[tuple[str, str, str]]:
    """(phrase, label, language) of every list below [phrases], labelled by its path: "needs.pet.words"."""
    for label, phrases in _lists(table["phrases"], ""):
        for phrase in phrases:
            yield phrase, label, language


def _lists(table: Mapping[str, Any], path: str) -> Iterator[tuple[str, list[str]]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _lists(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def _small_words(tables: Iterable[Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    merged: dict[str, frozenset[str]] = {}
    for table in tables:
        for use, words in table["words"].items():
            merged[use] = merged.get(use, frozenset()) | frozenset(words.split())
    return merged


def _phrase_words(entries: Iterable[tuple[str, str, str]], language: str) -> frozenset[str]:
    elements = {element for phrase, _, code in entries if code == language for element in phrase.split()}
    return frozenset(word for element in elements for word in choices_of(element) if word)


def _telling(
    function_words: Mapping[str, frozenset[str]], phrase_words: Mapping[str, frozenset[str]], language: str
) -> frozenset[str]:
    """The language's own function words, and the words of its phrases that no other language uses."""
    others = [code for code in LANGUAGES if code != language]
    foreign_function = frozenset().union(*(function_words[code] for code in others))
    foreign = foreign_function.union(*(phrase_words[code] for code in others))
    own = (function_words[language] - foreign_function) | (phrase_words[language] - foreign)
    return frozenset(word for word in own if not word.isdigit())


WORDING = load()
