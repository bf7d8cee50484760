"""The word lists themselves: written as the text is read, and the same lists in every language."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from hotline.intake.understanding.folding import fold
from hotline.intake.understanding.reading import find, language_of, read
from hotline.intake.understanding.wording import LANGUAGES, table_of

ELEMENT = re.compile(r"[a-z0-9]+\*?(/([a-z0-9]+\*?|#))*|\([a-z0-9]+\*?(/[a-z0-9]+\*?)*\)|\.\.|#|[^\x00-\x7f]")


def lists(tables: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, list[str]]]:
    for key, value in tables.items():
        if isinstance(value, dict):
            yield from lists(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


@pytest.mark.parametrize("language", LANGUAGES)
def test_phrases_are_written_as_the_text_is_read(language: str) -> None:
    phrases = [phrase for _, group in lists(table_of(language)["phrases"]) for phrase in group]
    odd = [phrase for phrase in phrases for element in phrase.split() if not ELEMENT.fullmatch(element)]
    assert not odd


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_begins_or_ends_with_a_gap(language: str) -> None:
    phrases = [phrase for _, group in lists(table_of(language)["phrases"]) for phrase in group]
    assert not [phrase for phrase in phrases if phrase.startswith("..") or phrase.endswith("..")]


def test_every_language_has_the_same_lists() -> None:
    names = [{name for name, _ in lists(table_of(language)["phrases"])} for language in LANGUAGES]
    assert all(one == names[0] for one in names)


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("Œuf", "oeuf"),
        ("e\u0301te\u0301", "ete"),
        ("OUIIIII", "oui"),
        ("Ça", "ca"),
        ("45000", "45000"),
        ("\u0661", "1"),
    ],
)
def test_folding(word: str, plain: str) -> None:
    assert fold(word) == plain


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("J’ai besoin d'aide.Merci", "j ai besoin d aide . merci"),
        ("s.v.p. S.A.M.U", "svp samu"),
        ("g besoin, rdv", "j ai besoin , rendez vous"),
        ("phramacie ordonance medicamment", "pharmacie ordonnance medicamment"),
        ("n° 12 bis", "numero 12 bis"),
        ("« oui » 👍🏽", '" oui " 👍'),
        ("\x00\ud800", ""),
    ],
)
def test_reading(text: str, words: str) -> None:
    assert " ".join(word.fold for word in read(text)) == words


@pytest.mark.parametrize(
    ("text", "language"), [("je l'ai", "fr"), ("I have it", "en"), ("pain", None), ("stop", None)]
)
def test_language_by_small_words(text: str, language: str | None) -> None:
    words = read(text)
    assert language_of(words, find(words)) == language
