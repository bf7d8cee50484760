"""How addresses are written: the key they are compared by, and their parts. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from anyascii import anyascii
from text_to_num import alpha2digit

from hotline.places.spans import address_span
from hotline.places.vocabulary import vocabulary

__all__ = ["Parts", "address_span", "fold", "parse", "words"]

WORD = re.compile(r"[a-z]+|\d+")
ORDINAL_ENDINGS = "|".join(sorted(vocabulary().ordinal_endings))
ORDINAL = re.compile(rf"(\d+)(?:{ORDINAL_ENDINGS})(?![a-z0-9])")
SEGMENT_END = re.compile(r"[,;\n()]|\s-\s")
# "12/14 rue" and "12-14 rue": the first door is where one rings.
DOOR_RANGE = re.compile(r"\b(\d{1,4})\s?[/-]\s?\d{1,4}\b")
POSTCODE = re.compile(r"(0[1-9]|[1-8]\d|9[0-8])\d{3}")


@dataclass(frozen=True)
class Parts:
    """An address taken apart; all words are folded."""

    number: str | None  # "12 bis"
    street: str  # "rue bourgogne", perhaps with the town behind it: "rue bourgogne orleans"
    postcode: str | None
    before: str  # what stood before it: a greeting, a town
    rest: str  # what stands behind it: a town, a floor


def fold(text: str) -> str:
    """The key an address is compared by: "Av. du Gal Leclerc" and "avenue Général Leclerc" give the same."""
    return _key(words(text))


def parse(text: str) -> Parts:
    """Take an address apart; never fails, a part that is not there is None or empty."""
    segments = _segments(text)
    postcode = _take_postcode(segments)
    main = _main_segment(segments)
    street = segments.pop(main) if segments else []
    before, number, street = _take_number(street)
    street, behind = _cut_building(street)
    number = number or _take_number_alone(segments)
    ahead = [word for segment in segments[:main] for word in segment]
    rest = [word for segment in segments[main:] for word in segment]
    return Parts(number, _key(street), postcode, _key([*ahead, *before]), _key([*behind, *rest]))


def words(text: str) -> list[str]:
    """The words of a text in lower case, numbers in digits, abbreviations in full, articles kept."""
    plain = ORDINAL.sub(r"\1 ", anyascii(text).lower())
    return _paired(_in_full(_with_digits(WORD.findall(plain))))


def house_number(said: Sequence[str]) -> str | None:
    """A house number of one or two words in its one form: ["012", "b"] is "12 bis"; None when it is none."""
    if not said or not said[0].isdigit():
        return None
    letter = vocabulary().repetitions.get(said[1], said[1]) if len(said) > 1 else ""
    return f"{said[0].lstrip('0') or '0'} {letter}".strip()


def _key(said: Sequence[str]) -> str:
    articles = vocabulary().articles
    return " ".join(_paired([word for word in said if word not in articles]))


def _with_digits(said: list[str]) -> list[str]:
    """Number words to digits, run by run: "quatre vingt dix sept" is "97", "premier" is "1"."""
    known = vocabulary()
    found: list[str] = []
    run: list[str] = []
    for place, word in enumerate(said):
        follows = said[place + 1] if place + 1 < len(said) else ""
        joins = word == known.number_joining and run != [] and follows in known.number_words
        if joins or word in known.number_words:
            run.append(word)
            continue
        found += [*_run_to_digits(run), known.ordinals.get(word, word)]
        run = []
    return found + _run_to_digits(run)


def _run_to_digits(run: list[str]) -> list[str]:
    if not run:
        return []
    # text2num knows "zéro" only with its accent.
    spelled = " ".join(run).replace("zero", "zéro")
    return WORD.findall(anyascii(alpha2digit(spelled, "fr", 0)).lower())


def _in_full(said: list[str]) -> list[str]:
    """Abbreviations written out."""
    known = vocabulary()
    full: list[str] = []
    for place, word in enumerate(said):
        follows = said[place + 1] if place + 1 < len(said) else ""
        before = full[-1] if full else ""
        if word in known.street_abbreviations and _stands_for_a_street(word, before, follows):
            full.append(known.street_abbreviations[word])
        else:
            full += known.name_abbreviations.get(word, word).split()
    return full


def _paired(said: Sequence[str]) -> list[str]:
    """Two words that are one street type made one: "rond point"."""
    pairs = vocabulary().pairs
    found: list[str] = []
    for word in said:
        if found and (found[-1], word) in pairs:
            found[-1] = pairs[found[-1], word]
        else:
            found.append(word)
    return found


def _stands_for_a_street(word: str, before: str, follows: str) -> bool:
    """Not behind another street word ("rue R. Schuman"), nor as a door's letter: "12 r rue Bannier"."""
    known = vocabulary()
    is_door_letter = len(word) == 1 and before.isdigit()
    before_street = follows in known.types or follows in known.street_abbreviations
    return before not in known.types and not (is_door_letter and before_street)


def _segments(text: str) -> list[list[str]]:
    """The words between commas; a number alone belongs to what follows it."""
    segments: list[list[str]] = []
    for piece in SEGMENT_END.split(DOOR_RANGE.sub(r"\1", text)):
        said = words(piece)
        if segments and said and _is_house_number(segments[-1]):
            segments[-1] += said
        elif said:
            segments.append(said)
    return segments


def _is_house_number(said: list[str]) -> bool:
    """Whether these words are a house number and nothing else."""
    is_number = said[:1] != [] and said[0].isdigit() and len(said[0]) <= 4
    return is_number and (len(said) == 1 or (len(said) == 2 and said[1] in vocabulary().repetitions))


def _is_postcode(word: str) -> bool:
    return POSTCODE.fullmatch(word) is not None


def _take_postcode(segments: list[list[str]]) -> str | None:
    """Take the postcode out and split its segment there; "45 000" counts once something stands before it."""
    for place, segment in enumerate(segments):
        for index, word in enumerate(segment):
            following = segment[index + 1] if index + 1 < len(segment) else ""
            glued = word + following if index and len(word) == 2 and len(following) == 3 else ""
            for postcode, length in ((word, 1), (glued, 2)):
                if _is_postcode(postcode):
                    halves = [segment[:index], segment[index + length :]]
                    segments[place : place + 1] = [half for half in halves if half]
                    return postcode
    return None


def _main_segment(segments: list[list[str]]) -> int:
    """Which segment holds the street: best one with a number and a street word, then either alone."""
    best, most = 0, -1
    for place, segment in enumerate(segments):
        street = _street_word(segment)
        worth = 0 if street is None else 3 if _number_start(segment, street) is not None else 2
        if worth == 0 and _begins_with_number(segment):
            worth = 1
        if worth > most:
            best, most = place, worth
    return best


def _street_word(said: list[str]) -> int | None:
    """Where the street begins: at a street word behind a number, else at the first street word."""
    known = vocabulary()
    last = len(said) - 1
    places = [
        place
        for place, word in enumerate(said)
        if word in known.whole_types or (word in known.types and place < last)
    ]
    numbered = [place for place in places if _number_start(said, place) is not None]
    return next(iter(numbered + places), None)


def _number_start(said: list[str], street: int) -> int | None:
    """Where the house number before a street word begins: "12 bis rue", "12 de la rue"."""
    at = street - 1
    if at >= 1 and said[at - 1].isdigit() and _is_door_letter(said[at]):
        at -= 1
    while at >= 0 and said[at] in vocabulary().articles:
        at -= 1
    return at if at >= 0 and said[at].isdigit() and len(said[at]) <= 4 else None


def _take_number(said: list[str]) -> tuple[list[str], str | None, list[str]]:
    """Split into what stands before, the house number, and the street."""
    street = _street_word(said)
    if street is not None:
        start = _number_start(said, street)
        if start is None:
            return said[:street], None, said[street:]
        has_letter = start + 1 < street and _is_door_letter(said[start + 1])
        return said[:start], house_number(said[start : start + 1 + has_letter]), said[street:]
    if not _begins_with_number(said):
        return [], None, said
    length = 2 if len(said) > 2 and said[1] in vocabulary().repetitions else 1
    return [], house_number(said[:length]), said[length:]


def _begins_with_number(said: list[str]) -> bool:
    return len(said) > 1 and said[0].isdigit() and len(said[0]) <= 4


def _is_door_letter(word: str) -> bool:
    return word in vocabulary().repetitions or (len(word) == 1 and word.isalpha())


def _take_number_alone(segments: list[list[str]]) -> str | None:
    """The number said last: "rue de Bourgogne, 12"."""
    for segment in segments:
        if _is_house_number(segment):
            segments.remove(segment)
            return house_number(segment)
    return None


def _cut_building(street: list[str]) -> tuple[list[str], list[str]]:
    """Cut "bat c 3 etage" off a street's name; a floor's number goes with it."""
    for place in range(2, len(street)):
        if street[place] in vocabulary().building:
            cut = place - 1 if street[place - 1].isdigit() and place > 2 else place
            return _without_tail(street[:cut]), street[cut:]
    return _without_tail(street), []


def _without_tail(street: list[str]) -> list[str]:
    """Without the "au" of "rue Bannier au 3e étage"."""
    length = len(street)
    while length > 2 and street[length - 1] in vocabulary().trailing:
        length -= 1
    return street[:length]
