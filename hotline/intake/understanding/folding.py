"""Text to plain words: no capitals, no accents, no apostrophes, each knowing where it stands in the original."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from anyascii import anyascii


class Word(NamedTuple):
    """One folded word, mark or emoji, and the span of the original text it was read from."""

    fold: str
    start: int
    end: int


STOPS = frozenset(".?")
QUOTE = '"'
MARKS = STOPS | {",", QUOTE}

# Accents written apart, soft hyphens and the zero-width characters of pasted text belong to the word around them.
_JOINED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufe0f"
_TOKEN = re.compile(
    rf"""(?P<dotted>(?<![^\W_])(?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![^\W_]))?)   # s.v.p.  S.A.M.U.
      | (?P<numero>(?<![^\W_])[nN][°º])                                         # n° 4521
      | (?P<glued>[^\W\d_]{{2,}}(?=\d{{4}}(?![^\W_])))                            # oui1234
      | (?P<word>[^\W_](?:[^\W_]|[{_JOINED}])*)
      | (?P<stop>[.!;:…\n]|\s[-–—]+(?=\s))
      | (?P<question>[?？])
      | (?P<comma>[,()/])
      | (?P<quote>["«»“”„])
      | (?P<symbol>[\u2100-\U0010ffff])""",
    re.VERBOSE,
)
_MARK_OF = {"stop": ".", "question": "?", "comma": ",", "quote": QUOTE}
_STRETCHED = re.compile(r"([a-z])\1{2,}")


def words_of(text: str) -> list[Word]:
    """The words and marks of a text, folded, in order. Never raises, whatever the text holds."""
    words: list[Word] = []
    for found in _TOKEN.finditer(text):
        folded = _fold_token(found.lastgroup or "", found.group())
        if folded:
            words.append(Word(folded, found.start(), found.end()))
    return words


@lru_cache(maxsize=8192)
def fold(word: str) -> str:
    """One word without capitals, accents and stretching: "Ouiiii" is "oui", "Œuf" is "oeuf"."""
    plain = (word if word.isascii() else anyascii(word)).lower()
    return _STRETCHED.sub(r"\1", plain)


def is_emoji(folded: str) -> bool:
    """Whether a folded word is a pictogram: everything else is plain ASCII by now."""
    return not folded.isascii()


def _fold_token(kind: str, token: str) -> str:
    if kind in ("word", "glued"):
        return fold(token)
    if kind == "dotted":
        return fold(token.replace(".", ""))
    if kind == "numero":
        return "numero"
    if kind == "symbol":
        return token if unicodedata.category(token) == "So" else ""
    return _MARK_OF[kind]
