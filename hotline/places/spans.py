"""Where in somebody's own words an address stands. Pure."""

import re
from dataclasses import dataclass

from anyascii import anyascii

from hotline.places.numerals import is_postcode
from hotline.places.vocabulary import vocabulary

WORD = re.compile(r"\d+|[^\W\d_]+")
SENTENCE_END = re.compile(r"[!?;:()…]")
PAUSE = re.compile(r"[,\n]|\s[-–—]\s")
LONGEST_ADDRESS = 16  # words
LONGEST_TOWN = 4  # words, written without capitals behind a comma


@dataclass(frozen=True)
class Token:
    """A word where it stands in the text, and what stands between it and the word before."""

    start: int
    end: int
    word: str  # folded
    gap: str
    capital: bool


@dataclass(frozen=True)
class Beginning:
    """Where an address begins, where the words behind its street word do, and whether it needs any."""

    start: int
    behind: int
    whole: bool = False


@dataclass(frozen=True)
class StreetWord:
    """A street word, "rue" or "rond-point", and the places of the first token of it and of the first behind it."""

    word: str
    start: int
    behind: int

    @property
    def whole(self) -> bool:
        """Whether it is a name by itself: "Grande Rue"."""
        return self.word in vocabulary().whole_types


def address_span(text: str) -> tuple[int, int] | None:
    """Where the address lies in `text`, (start, end); None when there is none."""
    tokens = tokens_of(text)
    streets = [street for place in range(len(tokens)) if (street := _street_word(tokens, place))]
    found = _numbered_street(tokens, streets) or _named_street(tokens, streets) or _postcode_and_town(tokens)
    if found is None:
        return None
    start = _town_ahead(tokens, found.start)
    return tokens[start].start, tokens[_end(tokens, found) - 1].end


def tokens_of(text: str) -> list[Token]:
    """The words of a text, each knowing where it stands."""
    mixed = any(letter.islower() for letter in text)
    tokens: list[Token] = []
    before = 0
    for match in WORD.finditer(text):
        raw, gap = match.group(), text[before : match.start()]
        capital = mixed and raw[0].isupper()
        tokens.append(Token(match.start(), match.end(), anyascii(raw).lower(), gap, capital))
        before = match.end()
    return tokens


def _street_word(tokens: list[Token], place: int) -> StreetWord | None:
    """The street word that begins here and has a name behind it, if it needs one."""
    known = vocabulary()
    word = tokens[place].word
    pair = known.pairs.get((word, tokens[place + 1].word)) if place + 1 < len(tokens) else None
    if pair:
        street = StreetWord(pair, place, place + 2)
    elif word in known.types or word in known.street_abbreviations:
        street = StreetWord(word, place, place + 1)
    else:
        return None
    return street if street.whole or _has_name(tokens, street.behind) else None


def _numbered_street(tokens: list[Token], streets: list[StreetWord]) -> Beginning | None:
    """The first street behind a house number."""
    for street in streets:
        start = _number_start(tokens, street.start)
        if start is not None:
            return Beginning(start, street.behind, street.whole)
    return None


def _named_street(tokens: list[Token], streets: list[StreetWord]) -> Beginning | None:
    """The first street without a number that reads like one."""
    for street in streets:
        if _reads_like_a_street(tokens, street):
            return Beginning(street.start, street.behind, street.whole)
    return None


def _postcode_and_town(tokens: list[Token]) -> Beginning | None:
    for place, token in enumerate(tokens[:-1]):
        if is_postcode(token.word) and tokens[place + 1].word.isalpha() and _has_name(tokens, place + 1):
            return Beginning(place, place + 1)
    return None


def _has_name(tokens: list[Token], place: int) -> bool:
    """Whether a word that may belong to a name stands here, without a break before it."""
    known = vocabulary()
    if place >= len(tokens) or breaks(tokens, place) or PAUSE.search(tokens[place].gap):
        return False
    return tokens[place].capital or tokens[place].word not in known.ends | known.after_street


def _reads_like_a_street(tokens: list[Token], street: StreetWord) -> bool:
    """Without a number: a strong word does, a weak one with a capital behind it or "du", not after "une"."""
    known = vocabulary()
    if street.word in known.strong_types | known.whole_types:
        return True
    if street.word not in known.weak_types and street.word not in known.street_abbreviations:
        return False
    name = next((token for token in tokens[street.behind :] if token.word not in known.articles), None)
    if name is None or name.word in known.ends:
        return False
    before = ""
    if street.start and not PAUSE.search(tokens[street.start].gap):
        before = tokens[street.start - 1].word
    plain = before not in known.before_weak and tokens[street.behind].word in known.articles
    return name.capital or plain


def _number_start(tokens: list[Token], street: int) -> int | None:
    """Where the house number before a street word begins: "12 bis rue", "12/14 rue", "douze, rue"."""
    known = vocabulary()
    at = street - 1
    if at >= 1 and _is_number(tokens, at - 1) and _is_door_letter(tokens[at].word):
        at -= 1
    while at >= 0 and tokens[at].word in known.articles and not breaks(tokens, at + 1):
        at -= 1
    if at < 0 or not _is_number(tokens, at) or breaks(tokens, at + 1) or "\n" in tokens[at + 1].gap:
        return None
    while at >= 1 and _is_same_number(tokens, at):
        at -= 1
    return at


def _is_door_letter(word: str) -> bool:
    # "18 h place du Martroi" tells the time.
    return word in vocabulary().repetitions or (len(word) == 1 and word.isalpha() and word != "h")


def _is_number(tokens: list[Token], at: int) -> bool:
    word = tokens[at].word
    if word.isdigit():
        after_hours = at >= 1 and tokens[at - 1].word == "h" and not tokens[at].gap
        return len(word) <= 4 and not after_hours
    return word in vocabulary().number_words


def _is_same_number(tokens: list[Token], at: int) -> bool:
    """Whether the word before belongs to the number that ends at `at`: "vingt et un", "12/14"."""
    known = vocabulary()
    token, before = tokens[at], tokens[at - 1]
    if token.word.isdigit():
        return before.word.isdigit() and len(before.word) <= 4 and token.gap.strip() in ("/", "-")
    if PAUSE.search(token.gap) or breaks(tokens, at):
        return False
    joins = before.word == known.number_joining and at >= 2 and tokens[at - 2].word in known.number_words
    return before.word in known.number_words or joins or (token.word == known.number_joining)


def _town_ahead(tokens: list[Token], start: int) -> int:
    """Where the address begins with the town said first: "à Olivet, 12 rue", "45160 Olivet, 12 rue"."""
    known = vocabulary()
    at = start - 1
    if at >= 0 and tokens[at].word in known.before_town and not breaks(tokens, start):
        at -= 1
    for first in range(at, max(-1, at - LONGEST_TOWN - 1), -1):
        if breaks(tokens, first + 1) or tokens[first].word in known.ends | known.things:
            break
        if first < at and is_postcode(tokens[first].word):
            return first
        if tokens[first].capital and first and tokens[first - 1].word == "a":
            return first
    return start


def _end(tokens: list[Token], found: Beginning) -> int:
    """The place behind the address's last word."""
    known = vocabulary()
    at = shortest = found.behind
    if not found.whole:
        while shortest < len(tokens) - 1 and tokens[shortest].word in known.articles:
            shortest += 1
        shortest += 1
    while at < len(tokens) and at - found.behind < LONGEST_ADDRESS:
        if (at > found.behind or found.whole) and breaks(tokens, at):
            break
        if PAUSE.search(tokens[at].gap) and not _goes_on(tokens, at):
            break
        if at >= shortest and _small_talk(tokens, at):
            break
        at += 1
    while at > shortest and tokens[at - 1].word in known.trailing:
        at -= 1
    return at


def breaks(tokens: list[Token], at: int) -> bool:
    """Whether a sentence ends before this word; the full stop of "av." ends none."""
    gap = tokens[at].gap
    if SENTENCE_END.search(gap):
        return True
    return "." in gap and not _is_abbreviated(tokens[at - 1].word)


def _is_abbreviated(word: str) -> bool:
    known = vocabulary()
    return len(word) == 1 or word in known.street_abbreviations or word in known.name_abbreviations


def _small_talk(tokens: list[Token], at: int) -> bool:
    known = vocabulary()
    word, before = tokens[at].word, tokens[at - 1].word
    # The C of "bat C" is a staircase, not the beginning of "c'est".
    if (word in known.ends and before not in known.building) or _phrase_at(tokens, at):
        return True
    # "rue du Four à Pain" and "rue du Château d'Eau" are names.
    if is_thing(word) and before not in ("a", "au", "d"):
        return True
    follows = tokens[at + 1].word if at + 1 < len(tokens) else ""
    if word == "a":
        return not follows or follows[0].isdigit()
    return word.isdigit() and is_thing(follows)


def is_thing(word: str) -> bool:
    """Whether a word, one or many, names what people ask for."""
    return word in vocabulary().things or word.removesuffix("s") in vocabulary().things


def _phrase_at(tokens: list[Token], at: int) -> bool:
    ahead = tuple(token.word for token in tokens[at : at + 4])
    return any(ahead[:length] in vocabulary().end_phrases for length in range(1, 5))


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Whether what follows a comma still belongs: a postcode, a town, a floor, or the number said last."""
    known = vocabulary()
    piece = _piece(tokens, at)
    first = piece[0]
    if is_postcode(first.word) or first.word in known.building:
        return True
    if first.word.isdigit():
        return len(piece) == 1 or (len(piece) == 2 and piece[1].word in known.repetitions)
    if first.word in known.before_town and len(piece) > 1:
        first, piece = piece[1], piece[1:]
    if _small_talk(tokens, at) or first.word in known.ends | known.things or _asks_for_something(first):
        return False
    return first.capital or _is_plain_town(piece)


def _asks_for_something(token: Token) -> bool:
    """ "sonnez fort", "appelez avant" """
    return token.word.endswith("ez") and len(token.word) > 4 and not token.capital


def _is_plain_town(piece: list[Token]) -> bool:
    known = vocabulary()
    forbidden = known.ends | known.things | (known.trailing - known.articles - known.before_town)
    plain = all(token.word.isalpha() and token.word not in forbidden for token in piece)
    return plain and len(piece) <= LONGEST_TOWN


def _piece(tokens: list[Token], at: int) -> list[Token]:
    """The words from here to the next comma or break."""
    for place in range(at + 1, len(tokens)):
        if PAUSE.search(tokens[place].gap) or breaks(tokens, place):
            return tokens[at:place]
    return tokens[at:]
