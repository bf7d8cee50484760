"""What a volunteer answers to an offer: yes, no, done …, with the code and what else was said, word for word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotline.intake.understanding.answers import may_be_cut
from hotline.intake.understanding.codes import codes_in, taken_apart
from hotline.intake.understanding.folding import Word
from hotline.intake.understanding.keywords import STOPS
from hotline.intake.understanding.meanings import Meaning, meaning_in
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.reading import find, in_language, language_of, read
from hotline.intake.understanding.rest import cut

__all__ = ["Meaning", "Reply", "understand_reply"]

# A text they were sent, quoted below the answer or above it: "> Bonjour Marie, un voisin …".
_QUOTED_LINES = re.compile(r"^[ \t]*>.*$", re.MULTILINE)


@dataclass(frozen=True)
class Reply:
    """A volunteer's answer. `code` is the offer's, four digits.

    `rest` is what else was said; where it is unclear, all that was said.
    """

    text: str
    meaning: Meaning
    code: str | None
    rest: str
    language: str | None


def understand_reply(text: str) -> Reply:
    """What a volunteer's text means, French or English. Never raises; in doubt it is unclear."""
    own = _own_lines(text)
    words = taken_apart(read(own))
    found = find(words)
    language = language_of(words, found)
    found = in_language(found, words, language)
    codes = codes_in(own, words)
    digits = {code.digits for code in codes or codes_in(text, read(text))}
    if len(digits) > 1:
        return Reply(text, Meaning.UNCLEAR, None, text.strip(), language)
    indices = frozenset(index for code in codes for index in range(code.first, code.after))
    meaning, said = meaning_in(words, found, indices)
    if meaning is Meaning.UNCLEAR:
        return Reply(text, meaning, next(iter(digits), None), text.strip(), language)
    spans = [(words[code.first].start, words[code.after - 1].end) for code in codes]
    if meaning is Meaning.STOP:
        spans += [_span(hit, words) for hit in found if hit.label in STOPS]
    elif said is not None and may_be_cut(said, words, found):
        spans.append(_span(said, words))
    return Reply(text, meaning, next(iter(digits), None), cut(own, spans), language)


def _own_lines(text: str) -> str:
    """The text with quoted lines as spaces, unless there are no others."""
    own = _QUOTED_LINES.sub(lambda line: " " * len(line.group()), text)
    return own if own.strip() else text


def _span(hit: Found, words: Sequence[Word]) -> tuple[int, int]:
    return words[hit.first].start, words[hit.after - 1].end
