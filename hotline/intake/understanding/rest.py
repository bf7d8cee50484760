"""What else somebody said beside an answer, word for word."""

import re
from collections.abc import Iterable

# What may stand between an answer and the rest; a question mark belongs to the rest.
_SEPARATORS = " \t\r\n\x00.,;:!…-–—/*#_"
_SAYS_SOMETHING = re.compile(r"[^\W_]|[\u2100-\U0010ffff]")


def cut(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text without these spans of it and the separators beside them."""
    pieces, start = [], 0
    for first, after in sorted(spans):
        pieces.append(text[start:first].rstrip(_SEPARATORS))
        start = len(text) - len(text[after:].lstrip(_SEPARATORS))
    pieces.append(text[start:])
    return " ".join(piece.strip() for piece in pieces if _SAYS_SOMETHING.search(piece))
