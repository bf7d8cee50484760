"""The word lists of `words/*.toml`, read once: phrases by meaning, small words, shorthand, spelling."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from hotline.intake.folding import Word, words_of
from hotline.intake.phrases import Found, Phrases, expanded

LANGUAGES = ("fr", "en")
SHORTEST_CORRECTED = 6
LONGEST_CORRECTED = 24


@dataclass(frozen=True)
class Wording:
    """Everything the word lists say, ready to use."""

    phrases: Phrases
    words: Mapping[str, frozenset[str]]  # small words of all languages by their use: fillers, negators …
    telling: Mapping[str, frozenset[str]]  # language -> words that only it has
    false_friends: Mapping[str, frozenset[str]]  # language -> words that mean something else in another one
    numbers: Mapping[str, int]  # "deux" -> 2
    shorthand: Mapping[str, tuple[str, ...]]
    spellings: Mapping[str, str]  # how a key word sounds -> the key word
    vocabulary: frozenset[str]  # words that are not to be corrected


def load() -> Wording:
    """Read every language's table."""
    tables = {language: _table(language) for language in LANGUAGES}
    words = _small_words(tables.values())
    entries = [entry for language, table in tables.items() for entry in _entries(table, language)]
    function_words = {code: frozenset(table["function_words"].split()) for code, table in tables.items()}
    phrase_words = {code: _phrase_words(entries, code) for code in LANGUAGES}
    false_friends = {code: frozenset(table["false_friends"].split()) for code, table in tables.items()}
    keys = [word for table in tables.values() for word in table["spelling"]["keys"].split()]
    look_alikes = [word for table in tables.values() for word in table["spelling"]["look_alikes"].split()]
    return Wording(
        phrases=Phrases(entries, words["fillers"]),
        words=words,
        telling={
            code: _telling(function_words, phrase_words, code) - words["silent"] - false_friends[code]
            for code in LANGUAGES
        },
        false_friends=false_friends,
        numbers={word: number for table in tables.values() for word, number in table["numbers"].items()},
        shorthand={s: tuple(w.split()) for table in tables.values() for s, w in table["shorthand"].items()},
        spellings={sound(key): key for key in reversed(keys)},  # of two that sound alike, the first listed
        vocabulary=frozenset(look_alikes).union(*function_words.values(), *phrase_words.values()),
    )


def sound(word: str) -> str:
    """A rough key of how a folded word sounds, so that "farmacie" and "pharmacies" meet."""
    word = word.replace("ph", "f").replace("qu", "k").replace("y", "i")
    word = re.sub(r"(.)\1", r"\1", word)
    return re.sub(r"[estxz]+$", "", word) or word


def read(text: str) -> list[Word]:
    """The words of a text with shorthand written out and key words spelled right."""
    words: list[Word] = []
    for word in words_of(text):
        longer = WORDING.shorthand.get(word.fold)
        if longer is not None:
            words.extend(Word(part, word.start, word.end) for part in longer)
        else:
            words.append(_corrected(word))
    return words


def find(words: Sequence[Word]) -> list[Found]:
    """Every phrase of the word lists in the words, in order."""
    return WORDING.phrases.find([word.fold for word in words])


def language_of(words: Sequence[Word], found: Sequence[Found]) -> str | None:
    """The language most words belong to; None when nothing tells."""
    counts = {code: sum(word.fold in WORDING.telling[code] for word in words) for code in LANGUAGES}
    if len(set(counts.values())) == 1:
        counts = {code: _telling_phrases(words, found, code) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: counts[code])
    return best if list(counts.values()).count(counts[best]) == 1 else None


def in_language(found: Iterable[Found], words: Sequence[Word], language: str | None) -> list[Found]:
    """The phrases without those that mean something else in the language of the text ("pain", "chat")."""
    return [hit for hit in found if language in (None, hit.language) or not _false_friend(hit, words)]


def _telling_phrases(words: Sequence[Word], found: Sequence[Found], language: str) -> int:
    return sum(hit.language == language and not _false_friend(hit, words) for hit in found)


def _false_friend(hit: Found, words: Sequence[Word]) -> bool:
    strangers = WORDING.false_friends[hit.language]
    return all(word.fold in strangers for word in words[hit.first : hit.after])


def _corrected(word: Word) -> Word:
    if len(word.fold) < SHORTEST_CORRECTED or len(word.fold) > LONGEST_CORRECTED:
        return word
    return word._replace(fold=_spelled(word.fold))


@lru_cache(maxsize=4096)
def _spelled(word: str) -> str:
    """The key word that an unknown word is one slip away from, else the word itself."""
    if word in WORDING.vocabulary or WORDING.phrases.knows(word):
        return word
    slip = process.extractOne(sound(word), WORDING.spellings.keys(), scorer=OSA.distance, score_cutoff=1)
    if slip is None or slip[0][0] != sound(word)[0]:
        return word
    return WORDING.spellings[slip[0]]


def _table(language: str) -> dict[str, Any]:
    return tomllib.loads((files("hotline.intake") / "words" / f"{language}.toml").read_text(encoding="utf-8"))


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
    phrases = [phrase for phrase, _, code in entries if code == language]
    return frozenset(word for phrase in phrases for words in expanded(phrase) for word in words)


def _telling(
    function_words: Mapping[str, frozenset[str]], phrase_words: Mapping[str, frozenset[str]], language: str
) -> frozenset[str]:
    """The language's own function words, and the words of its phrases that no other language uses."""
    others = [code for code in LANGUAGES if code != language]
    foreign_function = frozenset().union(*(function_words[code] for code in others))
    foreign = foreign_function.union(*(phrase_words[code] for code in others))
    return (function_words[language] - foreign_function) | (phrase_words[language] - foreign)


WORDING = load()
