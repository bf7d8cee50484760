"""What was asked for, taken apart as far as words alone tell: pieces between commas, a postcode, a note. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hotline.places.numerals import is_postcode
from hotline.places.spelling import house_number, words
from hotline.places.vocabulary import vocabulary

PIECE_END = re.compile(r"[,;\n()!?]|\s[-–—]\s")
# "12/14 rue" and "12-14 rue": the first door is where one rings.
DOOR_RANGE = re.compile(r"\b(\d{1,4})\s?[/-]\s?\d{1,4}\b(?!\s?[/-])")
LONGEST_NUMBER = 4  # digits of a house number
DOOR_PARTS = ("gauche", "droite", "droit", "face", "fond", "cour")


@dataclass(frozen=True)
class Asked:
    """An address taken apart; all words are folded, articles kept."""

    pieces: tuple[tuple[str, ...], ...]  # what stood between commas, the postcode and parts of the building
    postcode: str | None
    whole_departement: bool  # a CEDEX postcode tells the département only
    town_piece: int | None  # the piece right behind the postcode
    building: bool  # a floor, a staircase or a door code was said, too


def take_apart(text: str) -> Asked:
    """Take an address apart; never fails."""
    pieces: list[list[str]] = []
    postcode: str | None = None
    town_piece: int | None = None
    cedex = building = False
    for piece in PIECE_END.split(DOOR_RANGE.sub(r"\1", text)):
        said = words(piece)
        cedex = cedex or "cedex" in said
        building = building or any(
            word in vocabulary().building and not _is_named(said, place) for place, word in enumerate(said)
        )
        for part in _parts(said):
            before, found, behind = _split_at_postcode(part)
            pieces.append(before)
            if found and postcode is None:
                postcode, town_piece = found, len(pieces)
            pieces.append(behind)
    kept, town_piece = _joined(pieces, town_piece)
    return Asked(tuple(map(tuple, kept)), postcode, cedex, town_piece, building)


def is_bare(text: str) -> bool:
    """Whether an address is only a street with its number: no town, no floor, no door code."""
    asked = take_apart(text)
    return len(asked.pieces) == 1 and not asked.building


def is_house_number(said: Sequence[str]) -> bool:
    """Whether these words are a house number and nothing else."""
    if not said or not said[0].isdigit() or len(said[0]) > LONGEST_NUMBER:
        return False
    return len(said) == 1 or (len(said) == 2 and is_repetition(said[1]))


def is_repetition(word: str) -> bool:
    """Whether a word behind a house number belongs to it: "bis", or a door's letter."""
    return word in vocabulary().repetitions or (len(word) == 1 and word.isalpha())


def number_of(said: Sequence[str]) -> str | None:
    """The house number these words are, in its one form."""
    return house_number(said) if is_house_number(said) else None


def _joined(pieces: list[list[str]], town_piece: int | None) -> tuple[list[list[str]], int | None]:
    """Without the empty pieces; a number alone belongs to the street that follows it."""
    kept: list[list[str]] = []
    town = None
    for place, piece in enumerate(pieces):
        if not piece:
            continue
        if place == town_piece:
            town = len(kept)
        elif kept and is_house_number(kept[-1]) and len(kept) - 1 != town and _goes_on(piece):
            kept[-1] = kept[-1] + piece
            continue
        kept.append(piece)
    return kept, town


def _goes_on(piece: list[str]) -> bool:
    known = vocabulary()
    return piece[0] in known.types or (
        len(piece) > 1 and piece[0] in known.repetitions and piece[1] in known.types
    )


def _split_at_postcode(said: list[str]) -> tuple[list[str], str | None, list[str]]:
    """Take the postcode out; "45 000" counts once something stands before it."""
    for index, word in enumerate(said):
        if is_postcode(word):
            return said[:index], word, said[index + 1 :]
        following = said[index + 1] if index + 1 < len(said) else ""
        if len(word) == 2 and word.isdigit() and len(following) == 3 and is_postcode(word + following):
            street_ahead = index + 2 < len(said) and said[index + 2] in vocabulary().types
            if not street_ahead:
                return said[:index], word + following, said[index + 2 :]
    return said, None, []


def _parts(said: list[str]) -> list[list[str]]:
    """The words around small talk, floors, staircases and door codes: "12 rue bannier bat c olivet" is two."""
    known = vocabulary()
    parts: list[list[str]] = [[]]
    index = 0
    while index < len(said):
        word = said[index]
        if word in known.breaks and not _is_named(said, index):
            parts.append([])
            index += (
                2 if word in known.persons and said[index + 1 : index + 2] and said[index + 1].isalpha() else 1
            )
            continue
        if word not in known.building | known.door_words or _is_named(said, index):
            parts[-1].append(word)
            index += 1
            continue
        end = _end_of_door(said, index)
        if word in known.door_words and end == index + 1:
            parts[-1].append(word)
            index += 1
            continue
        if word in known.floors:
            parts[-1] = _without_floor(parts[-1])
        parts[-1] = _without_tail(parts[-1])
        parts.append([])
        index = end
    return [part for part in parts if part]


def _is_of_building(said: list[str], index: int) -> bool:
    return said[index] in vocabulary().building and not _is_named(said, index)


def _without_floor(said: list[str]) -> list[str]:
    """Without the "3", the "3 eme" before "étage"."""
    length = len(said)
    if length > 2 and said[length - 1] in vocabulary().ordinal_endings:
        length -= 1
    return said[: length - 1] if length != 2 and said and said[length - 1].isdigit() else said[:length]


def _end_of_door(said: list[str], start: int) -> int:
    """Behind "c" of "bat c", "4521" of "digicode 4521", "12 gauche" of "porte 12 gauche"."""
    end = start + 1
    while (
        end < len(said)
        and end <= start + 3
        and (said[end].isdigit() or len(said[end]) == 1 or said[end] in DOOR_PARTS)
    ):
        if is_postcode(said[end]) or (end + 1 < len(said) and said[end + 1] in vocabulary().types):
            break
        end += 1
    return end


def _is_named(said: list[str], index: int) -> bool:
    """Whether a street is called so: "rue de l'Escalier"."""
    before = index - 1
    while before >= 0 and said[before] in vocabulary().articles:
        before -= 1
    return before >= 0 and said[before] in vocabulary().types


def _without_tail(said: list[str]) -> list[str]:
    """Without the "au" of "rue Bannier au 3e étage"."""
    length = len(said)
    while length > 2 and said[length - 1] in vocabulary().trailing:
        length -= 1
    return said[:length]
