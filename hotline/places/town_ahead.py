"""A town said before the street: "olivet 12 rue de la gare", "Olivet, 12 rue de la gare"."""

from functools import cache

from anyascii import anyascii

from hotline.places.communes import listed
from hotline.places.spans import LONGEST_TOWN, PAUSE, Token, breaks, is_thing, tokens_of
from hotline.places.vocabulary import vocabulary


def with_town_ahead(text: str, span: tuple[int, int], since: int = 0) -> tuple[int, int]:
    """The span with the words right before it that may be a town; none that begin before `since`.

    Before a comma only what is the name of a commune of France.
    """
    tokens = [token for token in tokens_of(text[: span[1]]) if token.start >= since]
    first = next(place for place, token in enumerate(tokens) if token.start == span[0])
    start = _town_before(tokens, first)
    while start < first and tokens[start].word in vocabulary().trailing - vocabulary().articles:
        start += 1
    return tokens[start].start, span[1]


def _town_before(tokens: list[Token], first: int) -> int:
    if first == 0 or breaks(tokens, first):
        return first
    start = first - 1
    while start and first - start <= LONGEST_TOWN and not _parts(tokens, start):
        start -= 1
    if PAUSE.search(tokens[first].gap):
        return start if is_commune([token.word for token in tokens[start:first]]) else first
    for place in range(first - 1, start - 1, -1):
        if tokens[place].word in vocabulary().persons:
            return first  # what follows is a name
        if not _may_be_town(tokens[place].word):
            return place + 1
    return start


def _parts(tokens: list[Token], at: int) -> bool:
    return breaks(tokens, at) or PAUSE.search(tokens[at].gap) is not None


def _may_be_town(word: str) -> bool:
    known = vocabulary()
    return word.isalpha() and word not in known.ends | known.breaks | known.building and not is_thing(word)


def is_commune(words: list[str]) -> bool:
    """Whether these folded words are the name of a commune of France."""
    lead = 1 if len(words) > 1 and words[0] in vocabulary().before_town else 0
    return _key(" ".join(words[lead:])) in _communes()


@cache
def _communes() -> frozenset[str]:
    return frozenset(_key(each.name) for each in listed())


def _key(name: str) -> str:
    articles = vocabulary().articles
    plain = "".join(letter if letter.isalpha() else " " for letter in anyascii(name).lower())
    abbreviations = vocabulary().name_abbreviations
    return " ".join(abbreviations.get(word, word) for word in plain.split() if word not in articles)
