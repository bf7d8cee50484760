"""Whether what stands around an address in somebody's words makes it doubtful that it is theirs."""

from hotline.places.spans import PAUSE, Token, address_span, breaks, tokens_of
from hotline.places.spelling import fold
from hotline.places.town_ahead import is_commune
from hotline.places.vocabulary import vocabulary

LONGEST_TOWN = 4  # words


def is_doubtful(text: str, city: str) -> bool:
    """Taken back, denied, a destination, one of two addresses, or in another commune than `city`.

    A doubtful address is read back; that costs one question, a wrong door much more.
    """
    span = address_span(text)
    if span is None:
        return False
    known = vocabulary()
    tokens = tokens_of(text)
    before = _clause_before(tokens, span[0])
    behind = [token for token in tokens if token.start >= span[1]]
    return (
        not known.doubts_before.isdisjoint(before)
        or any(token.word in known.doubts_behind for token in behind)
        or address_span(text[span[1] :]) is not None
        or _names_another(behind, city)
    )


def _clause_before(tokens: list[Token], start: int) -> list[str]:
    """The words right before the address, back to a comma, a full stop or "je suis"."""
    words: list[str] = []
    for place, token in enumerate(tokens):
        if token.start >= start:
            return [] if PAUSE.search(token.gap) or breaks(tokens, place) else words
        if PAUSE.search(token.gap) or (place and breaks(tokens, place)) or token.word in vocabulary().home:
            words = []
        words.append(token.word)
    return words


def _names_another(tokens: list[Token], city: str) -> bool:
    """ "… c'est à Drap", "… (Antibes)"."""
    for place, token in enumerate(tokens):
        led = (place > 0 and tokens[place - 1].word in ("a", "de")) or "(" in token.gap
        if not led and not (token.capital and "." in token.gap):
            continue
        for length in range(1, LONGEST_TOWN + 1):
            words = [each.word for each in tokens[place : place + length]]
            if is_commune(words) and fold(" ".join(words)) != fold(city):
                return True
    return False
