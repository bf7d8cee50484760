"""Every language says the same things, and everything the pages may have to say."""

import re
from pathlib import Path
from string import Formatter

import pytest

from hotline.desk.wording import LANGUAGES
from hotline.records.states import Attention, Need, OfferState, Precision, RequestState

TEMPLATES = Path(__file__).parents[2] / "hotline" / "desk" / "templates" / "desk"
SAID = re.compile(r"""words\.say\(["']([\w.]+)["'][,)]""")
COUNTED = re.compile(r"""words\.count\(["']([\w.]+)["'],""")


def placeholders(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def test_languages_have_the_same_keys_and_placeholders() -> None:
    french, english = LANGUAGES["fr"].sentences, LANGUAGES["en"].sentences
    assert french.keys() == english.keys()
    for key, sentence in french.items():
        # "one" may say "un texto" where "many" says "{count} textos".
        optional = {"count"} if key.endswith(".one") else set()
        assert placeholders(sentence) - optional == placeholders(english[key]) - optional, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_need_and_reason_has_a_word(language: str) -> None:
    sentences = LANGUAGES[language].sentences
    tables = {
        "state": RequestState,
        "attention": Attention,
        "advice": Attention,
        "answer": OfferState,
        "need": Need,
        "ask": Need,
        "precision": Precision,
    }
    for table, names in tables.items():
        assert {f"{table}.{name}" for name in names} <= sentences.keys()


def test_every_sentence_a_template_says_exists() -> None:
    pages = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.html"))
    sentences = LANGUAGES["fr"].sentences
    assert set(SAID.findall(pages)) <= sentences.keys()
    assert {f"{key}.{form}" for key in COUNTED.findall(pages) for form in ("one", "many")} <= sentences.keys()


def test_french_punctuation_stays_with_its_word() -> None:
    assert LANGUAGES["fr"].sentences["public.volunteer"] == "Envie d’aider\N{NO-BREAK SPACE}?"


def test_a_town_may_have_needs_of_its_own() -> None:
    assert LANGUAGES["fr"].name("need", "jardinage") == "jardinage"
