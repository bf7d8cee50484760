"""An address as somebody said it, to be compared with one place: number, street, and what else was said. Pure."""

from dataclasses import dataclass

from hotline.places.asked import number_of, take_apart
from hotline.places.spelling import key
from hotline.places.vocabulary import vocabulary


@dataclass(frozen=True)
class SaidAddress:
    """The parts as folded words; the town may still stand behind the street: "rue bourgogne orleans"."""

    number: str | None
    street: str
    others: tuple[str, ...]  # what stood between other commas: a town, a name
    postcode: str | None

    @property
    def without_number(self) -> str:
        """All of it but the house number, in one key."""
        return " ".join(part for part in (self.street, *self.others, self.postcode) if part)

    @property
    def key(self) -> str:
        """All of it in one key, the house number first."""
        return f"{self.number} {self.without_number}" if self.number else self.without_number


def said_address(text: str) -> SaidAddress:
    """Take an address apart; nothing that was said is left out, and a part that was not is None or empty."""
    asked = take_apart(text)
    pieces = [part for piece in asked.pieces for part in _split(piece)]
    numbers = [number for number in map(number_of, pieces) if number]
    named = [key(piece) for piece in pieces if not number_of(piece)]
    street = next((name for name in named if name.split(" ")[0] in vocabulary().types), next(iter(named), ""))
    others = tuple(name for name in named if name and name != street)
    return SaidAddress(next(iter(numbers), None), street, others, asked.postcode)


def _split(piece: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The house number by itself, what stands before it, and the words behind it."""
    for start in range(len(piece)):
        behind = [end for end in (start + 2, start + 1) if number_of(piece[start:end])]
        street = [end for end in behind if start == 0 or (end < len(piece) and piece[end] in vocabulary().types)]
        if street:
            return [part for part in (piece[:start], piece[start : street[0]], piece[street[0] :]) if part]
    return [piece]
