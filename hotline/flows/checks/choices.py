"""How choices sound in calls: which keys a prompt offers, and whether each choice is one sentence in the one form.

A prompt may speak a second language in passing ("For English, press 9."), so the forms of all of them count.
"""

import re
import tomllib
from pathlib import Path

LANGUAGES: dict[str, dict[str, str]] = tomllib.loads(
    Path(__file__).with_name("choices.toml").read_text(encoding="utf-8")
)
NAMES = {words[name]: key for words in LANGUAGES.values() for name, key in (("star", "*"), ("hash", "#"))}
KEY = rf"([0-9*#]|{'|'.join(map(re.escape, NAMES))})(?!\w)"
SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def _form(language: str) -> re.Pattern[str]:
    """A whole choice: "Pour …, tapez 1."."""
    before, between, after = map(re.escape, re.split(r"\{\w+\}", LANGUAGES[language]["choice"]))
    return re.compile(f"{before}.+{between}{KEY}{after}")


def _offer(language: str) -> re.Pattern[str]:
    """A key with the word before it, in whatever form: "tapez 1"."""
    press = re.split(r"\{\w+\}", LANGUAGES[language]["choice"])[1].strip(" ,")
    return re.compile(rf"\b{re.escape(press)}\s+{KEY}", re.IGNORECASE)


FORMS = [_form(language) for language in LANGUAGES]
OFFERS = [_offer(language) for language in LANGUAGES]


def offered(words: str) -> list[str]:
    """The keys that are offered, one by one."""
    found = [key.lower() for offer in OFFERS for key in offer.findall(words)]
    return [NAMES.get(key, key) for key in found]


def misshapen(words: str) -> list[str]:
    """The sentences that offer a key in another form; the hash only ends what is keyed, it is no choice."""
    offers = [sentence for sentence in SENTENCE_END.split(words) if set(offered(sentence)) - {"#"}]
    return [sentence for sentence in offers if not _is_one_choice(sentence)]


def _is_one_choice(sentence: str) -> bool:
    return len(offered(sentence)) == 1 and any(form.fullmatch(sentence) for form in FORMS)


def example(language: str) -> str:
    """What a choice should look like."""
    return LANGUAGES[language]["choice"].format(what="…", button=1)
