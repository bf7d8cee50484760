"""Which needs a text names, leaving out those it only mentions: refused, thanked for, or part of a place."""

from collections.abc import Iterable, Sequence

from hotline.intake.understanding.folding import MARKS, STOPS, Word
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING

RANKS = ("words", "hints", "general")  # a need that only hints gives way to one that is named
LIST_GOES_ON = frozenset({"de", "d", "des", "du", "ni", "et", "or", "nor", "and"})
REFUSALS = ("guard.refusals", "guard.refusals_at_start")
WANTED_AGAIN = ("guard.wants", "guard.turns")


def needs_in(words: Sequence[Word], found: Sequence[Found]) -> tuple[str, ...]:
    """The needs, in order of mention, without repeats."""
    hits = longest([hit for hit in found if hit.label.startswith("needs.") or hit.label == "guard.not_needs"])
    guards = [hit for hit in found if hit.label.startswith("guard.")]
    wanted = [hit for hit in hits if hit.label != "guard.not_needs" and not _set_aside(hit, words, guards)]
    for rank in RANKS:
        named = [hit.label.split(".")[1] for hit in wanted if hit.label.endswith(rank)]
        if named:
            return tuple(dict.fromkeys(named))
    return ()


def longest(hits: Iterable[Found]) -> list[Found]:
    """The hits without those that lie within or across a longer one, in order."""
    kept: list[Found] = []
    taken: dict[int, int] = {}  # word -> length of the longest hit kept on it
    for hit in sorted(hits, key=lambda hit: hit.first - hit.after):
        length = hit.after - hit.first
        # A hit does not hide one of the same length: "chat" stays a need in both languages.
        if all(taken.get(index, 0) <= length for index in range(hit.first, hit.after)):
            kept.append(hit)
            taken.update((index, max(length, taken.get(index, 0))) for index in range(hit.first, hit.after))
    return sorted(kept, key=lambda hit: hit.first)


def _set_aside(hit: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    return _refused(hit, words, found) or _in_a_place(hit, words, found)


def _refused(hit: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    return any(
        refusal.label in REFUSALS
        and refusal.first < hit.first
        and (refusal.label != REFUSALS[1] or _starts_clause(refusal, words))
        and not _clause_ends(words, found, refusal.after, hit.first)
        for refusal in found
    )


def _starts_clause(hit: Found, words: Sequence[Word]) -> bool:
    return hit.first == 0 or words[hit.first - 1].fold in MARKS or words[hit.first - 1].fold in ("non", "no")


def _clause_ends(words: Sequence[Word], found: Sequence[Found], after: int, before: int) -> bool:
    """Whether something between these words ends what was refused: a mark, a "but", a new wish."""
    for index in range(after, before):
        mark = words[index].fold
        if mark in STOPS or (mark == "," and words[index + 1].fold not in LIST_GOES_ON):
            return True
    return any(hit.label in WANTED_AGAIN and after <= hit.first < before for hit in found)


def _in_a_place(hit: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether the words just before make it a landmark: "derriere la pharmacie"."""
    start = hit.first
    while start and words[start - 1].fold in WORDING.words["fillers"]:
        start -= 1
    return any(
        place.label == "guard.landmarks" and place.first < hit.first and start <= place.after <= hit.first
        for place in found
    )
