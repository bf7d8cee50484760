"""The ways an address can be read: which words are the street, which the house number, which the town."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from hotline.places.asked import Asked, is_house_number, is_repetition, number_of, take_apart
from hotline.places.spans import address_span
from hotline.places.spelling import key
from hotline.places.towns import Town
from hotline.places.vocabulary import vocabulary

SHORTEST_GLUED = 3  # letters of a name glued to its street word
MOST_TYPES = 3  # street words of one piece that are tried


@dataclass(frozen=True)
class Reading:
    """One way to read an address; an empty street means that only the town was named."""

    street: str  # folded, its type in front: "rue bourgogne"
    number: str | None
    town: Town | None
    loose: int = 0  # words behind the street, in other pieces, that the reading makes nothing of
    passed_over: bool = False  # a number or a town was said that the reading makes nothing of
    led_in: bool = False  # words stand before number and street that may be a misspelled town


def readings(asked: Asked, town: Town | None, named: Sequence[Town] = ()) -> list[Reading]:
    """The ways to read it with this town, or with none although some were named, the likeliest first."""
    found: dict[Reading, None] = {}
    for place, piece in _without(asked.pieces, town):
        loose = _behind(asked.pieces, town) if town else _loose(asked.pieces, place)
        alone = _number_alone(asked.pieces, place)
        for street, number in _streets(piece, alone):
            passed_over = any(not _is_within(each, asked, street) for each in named)
            found[Reading(street, number, town, loose, passed_over, not town and _is_led_in(piece))] = None
    numbered = any(reading.number for reading in found)
    return [reading if reading.number or not numbered else _passing_over_number(reading) for reading in found]


def house_number_in(text: str) -> str | None:
    """The house number of the address in somebody's words, "12 bis"; None when there is none."""
    span = address_span(text)
    found = readings(take_apart(text[slice(*span)] if span else text), None)
    return next((reading.number for reading in found if reading.number), None)


def _is_led_in(piece: Sequence[str]) -> bool:
    known = vocabulary()
    first = next((word for word in piece if word not in known.articles | known.trailing), "")
    return not first.isdigit() and first not in known.types and any(map(str.isdigit, piece))


def _is_within(town: Town, asked: Asked, street: str) -> bool:
    """Whether the street's name holds the town's: "rue d'Orléans"."""
    if town.piece is None:
        return False
    said = key(asked.pieces[town.piece][town.start : town.end])
    return f" {said} " in f" {street} "


def _passing_over_number(reading: Reading) -> Reading:
    """A house number was said that this reading makes nothing of."""
    return replace(reading, passed_over=True)


def _without(pieces: Sequence[tuple[str, ...]], town: Town | None) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The pieces around the town's name, those with a street word first."""
    parts: list[tuple[int, tuple[str, ...]]] = []
    for place, piece in enumerate(pieces):
        if town is None or town.piece != place:
            parts.append((place, piece))
        else:
            parts += [(place, _without_lead(piece[: town.start])), (place, piece[town.end :])]
    parts.sort(key=lambda part: _street_places(part[1]) == [])
    return ((place, part) for place, part in parts if part)


def _streets(piece: Sequence[str], alone: str | None) -> Iterator[tuple[str, str | None]]:
    """Streets with their house numbers: from each street word on, or else around the number."""
    places = _street_places(piece)
    for place in places[:MOST_TYPES]:
        number = _number_before(piece, place)
        yield from _with_number_behind(piece[place:], number or alone, known=number is not None)
    if not places or not any(_number_before(piece, place) for place in places):
        yield from _without_type(piece, alone)


def _without_type(piece: Sequence[str], alone: str | None) -> Iterator[tuple[str, str | None]]:
    """ "12 bourgogne", "bourgogne 12", or a name alone."""
    for place, word in enumerate(piece[:-1]):
        if word.isdigit() and len(word) <= 4:
            length = 2 if place + 2 < len(piece) and is_repetition(piece[place + 1]) else 1
            rest = piece[place + length :]
            if key(rest):
                yield key(rest), number_of(piece[place : place + length])
            break
    yield from _with_number_behind(piece, alone, known=False)
    yield from _glued_type(piece, alone)


def _glued_type(piece: Sequence[str], alone: str | None) -> Iterator[tuple[str, str | None]]:
    """ "placefoch" as "place foch", at the beginning or behind the number."""
    start = 0
    while start < len(piece) and (piece[start].isdigit() or (start and is_repetition(piece[start]))):
        start += 1
    if start == len(piece):
        return
    word = piece[start]
    for kind in vocabulary().kinds:
        if word.startswith(kind) and len(word) >= len(kind) + SHORTEST_GLUED:
            yield key([kind, word[len(kind) :], *piece[start + 1 :]]), number_of(piece[:start]) or alone


def _with_number_behind(
    street: Sequence[str], number: str | None, known: bool
) -> Iterator[tuple[str, str | None]]:
    """ "rue bourgogne 12" is read as number 12, too; "rue 8 mai 1945" as it stands first."""
    if _has_name(street):
        yield key(street), number
    for length in (1, 2):
        if (
            not known
            and len(street) > length
            and is_house_number(street[-length:])
            and _has_name(street[:-length])
        ):
            yield key(street[:-length]), number_of(street[-length:])


def _street_places(piece: Sequence[str]) -> list[int]:
    """Where a street may begin: at a street word, those behind a number first."""
    known = vocabulary()
    places = [
        place
        for place, word in enumerate(piece)
        if word in known.whole_types or (word in known.types and place + 1 < len(piece))
    ]
    return sorted(places, key=lambda place: _number_before(piece, place) is None)


def _number_before(piece: Sequence[str], street: int) -> str | None:
    """The house number before a street word: "12 bis rue", "12 de la rue"."""
    at = street - 1
    while (
        at >= 0
        and piece[at] in vocabulary().articles
        and not (piece[at] in ("d", "l") and at and piece[at - 1].isdigit())
    ):
        at -= 1
    if at >= 1 and piece[at - 1].isdigit() and is_repetition(piece[at]):
        return number_of(piece[at - 1 : at + 1])
    return number_of(piece[at : at + 1]) if at >= 0 else None


def _number_alone(pieces: Sequence[tuple[str, ...]], street: int) -> str | None:
    """The number said in a piece of its own: "rue de Bourgogne, 12"."""
    return next(
        (number_of(piece) for place, piece in enumerate(pieces) if place != street and is_house_number(piece)),
        None,
    )


def _loose(pieces: Sequence[tuple[str, ...]], street: int) -> int:
    """How many words behind the street's piece nothing explains: they may be a town that nobody knows."""
    return sum(len(piece) for piece in pieces[street + 1 :] if not is_house_number(piece))


def _behind(pieces: Sequence[tuple[str, ...]], town: Town) -> int:
    """How many words follow the town's name without a break: it may go on, "saint martin" "de fugères"."""
    if town.piece is None:
        return 0
    known = vocabulary()
    rest = pieces[town.piece][town.end :]
    street = next((place for place, word in enumerate(rest) if word.isdigit() or word in known.types), len(rest))
    return sum(word not in known.articles | known.trailing for word in rest[:street])


def _without_lead(said: tuple[str, ...]) -> tuple[str, ...]:
    """Without the "à" between street and town."""
    length = len(said)
    while length and said[length - 1] in vocabulary().trailing:
        length -= 1
    return said[:length]


def _has_name(street: Sequence[str]) -> bool:
    known = vocabulary()
    name = [word for word in street if word not in known.articles]
    return len(name) > 1 or (name != [] and name[0] not in known.types - known.whole_types)
