"""Whether somebody asks for somebody else, and for whom: "c'est pour ma mère, elle habite…". Pure."""

from collections.abc import Sequence

from hotline.intake.understanding.folding import MARKS, Word
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING

# Said to be in need: "c'est pour ma mère", "ma mère a besoin"; helping does not count: "mon fils travaille".
FOR, NEEDS, LIVES = "others.for", "others.needs", "others.lives"
# It may as well be why somebody can't help the author, who tells her own need: "ma fille ne peut pas venir".
PERHAPS_NEEDS, OWN = "others.perhaps_needs", "others.own"
WHO, NOBODY = "others.who.", "others.nobody"
SOMEBODY = "somebody"
NEAR = 12  # words


def for_whom(words: Sequence[Word], found: Sequence[Found]) -> str | None:
    """Who needs help if not the author: "mother", "neighbour" … or "somebody"; None when nobody else is meant."""
    named = [hit for hit in found if hit.label.startswith((WHO, NOBODY))]
    people = [hit for hit in named if hit.label.startswith(WHO) and not _within_longer(hit, named)]
    for person in sorted(people, key=lambda hit: hit.first):
        if _is_meant(person, words, found):
            return person.label.removeprefix(WHO)
    return SOMEBODY if any(hit.label == "others.somebody" for hit in found) else None


def _within_longer(hit: Found, others: Sequence[Found]) -> bool:
    """Whether a longer phrase names somebody else: "ma belle-mère" is not "ma mère"."""
    length = hit.after - hit.first
    return any(
        other.first <= hit.first
        and hit.after <= other.after
        and (other.after - other.first > length or other.label == NOBODY)
        for other in others
    )


def _is_meant(person: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether it is for this person, or the person lives somewhere or needs something."""
    for_herself = any(hit.label == OWN for hit in found)
    needs = (NEEDS,) if for_herself else (NEEDS, PERHAPS_NEEDS)
    return any(
        (hit.label == FOR and 0 <= person.first - hit.after <= 1 and not _parted(hit.after, person.first, words))
        or (hit.label == LIVES and hit.first >= person.after)
        or (hit.label in needs and 0 <= hit.first - person.after <= NEAR and not _by_herself(person, hit, words))
        for hit in found
    )


def _parted(first: int, after: int, words: Sequence[Word]) -> bool:
    return any(word.fold in MARKS for word in words[first:after])


def _by_herself(person: Found, needs: Found, words: Sequence[Word]) -> bool:
    """Whether the author comes between: "ma mère est là, j'ai besoin"."""
    return any(word.fold in WORDING.words["oneself"] for word in words[person.after : needs.first])
