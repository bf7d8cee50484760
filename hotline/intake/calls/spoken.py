"""Writing as it is read aloud: codes, numbers and postcodes digit by digit, house numbers as they are. Pure."""

import re
import unicodedata

from hotline.records import numbers

LONG_NUMBER = re.compile(r"\d{4,}")
FRENCH_HOUR = re.compile(r"(\d{1,2})h(\d\d)?")
# French puts the article of a name into the word before it: "Le Mans", "du Mans".
ARTICLES = {"Le ": "du ", "Les ": "des "}


def digit_by_digit(text: str) -> str:
    """Codes and postcodes with space between their digits; shorter numbers, as of houses, stay."""
    return LONG_NUMBER.sub(lambda found: " ".join(found[0]), text)


def phone_number(number: str) -> str:
    """A phone number as people dictate it, one digit after the other."""
    return " ".join(digit for digit in numbers.readable(number) if digit.isdigit() or digit == "+")


def hour(written: str) -> str:
    """A French hour as it is said: "8h" is "8 heures", "7h30" is "7 heures 30"."""
    return FRENCH_HOUR.sub(lambda found: f"{found[1]} heures {found[2] or ''}".strip(), written)


def of_place(name: str, language: str) -> str:
    """ "de Tours", "d'Orléans", "du Mans"; "of Tours" in English."""
    if language != "fr":
        return f"of {name}"
    for article, contracted in ARTICLES.items():
        if name.startswith(article):
            return contracted + name.removeprefix(article)
    first = unicodedata.normalize("NFD", name)[:1].lower()
    return f"d'{name}" if first in "aeiouyh" else f"de {name}"
