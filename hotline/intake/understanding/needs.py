"""Which needs a text names, leaving out those it only mentions: refused, thanked for, or part of a place."""

from collections.abc import Iterable, Sequence

from hotline.intake.understanding.coverage import SMALL_TALK, covered
from hotline.intake.understanding.folding import MARKS, STOPS, Word
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING

# A need that is only hinted at gives way to one that is named.
RANKS = ("words", "weak", "hints", "general")
NO_NEED = "guard.not_needs"
# Hints count where something is wished for, or where nothing else is said.
ONLY_WITH_A_WISH = "hints"
GENERAL = "general"
# What is a need by what stands near it, and how surely.
PAIRS = ((".one", ".other", ".words"), (".weak_one", ".weak_other", ".weak"))
FARTHEST_PAIR = 12  # words
LIST_GOES_ON = frozenset({"de", "d", "des", "du", "ni", "et", "or", "nor", "and"})
REFUSALS = ("guard.refusals", "guard.refusals_at_start")
WANTED_AGAIN = ("guard.wants", "guard.turns")
WISHES = ("guard.wants", "guard.lacks")
LONELY_HINTS = ("needs.company.hints", "needs.company.weak")
# Between a landmark and a place no "ne" stands: "la voisine du dessus n'a plus rien à manger".
BEFORE_VERBS = frozenset({"n", "ne"})


def needs_in(words: Sequence[Word], found: Sequence[Found]) -> tuple[str, ...]:
    """The needs, in order of mention, without repeats."""
    needs = [hit for hit in found if hit.label.startswith("needs.")]
    guards = [hit for hit in found if hit.label.startswith("guard.")]
    paired = [hit for pair in PAIRS for hit in _paired(needs, words, *pair)]
    hits = longest([hit for hit in (*needs, *paired, *guards) if _ranked(hit) or hit.label == NO_NEED])
    wanted = [hit for hit in hits if hit.label != NO_NEED and not _set_aside(hit, words, guards)]
    for rank in RANKS:
        ranked = [hit for hit in wanted if hit.label.endswith(rank)]
        if rank == GENERAL and any(hit.label == "resident.status" for hit in found):
            return ()  # "quelqu'un peut me dire où en est ma demande ?"
        if ranked and (rank != ONLY_WITH_A_WISH or _is_wished(ranked, words, found)):
            return tuple(dict.fromkeys(hit.label.split(".")[1] for hit in ranked))
    return ()


def _ranked(hit: Found) -> bool:
    return hit.label.startswith("needs.") and hit.label.endswith(RANKS)


def _paired(needs: Sequence[Found], words: Sequence[Word], one: str, other: str, rank: str) -> list[Found]:
    """What is a need by what stands near it: "canaris" and "graines"."""
    return [
        hit._replace(label=hit.label.removesuffix(one) + rank)
        for hit in needs
        if hit.label.endswith(one)
        and any(
            near.label == hit.label.removesuffix(one) + other
            and abs(near.first - hit.first) <= FARTHEST_PAIR
            and not _sentence_ends(words, min(near.first, hit.first), max(near.first, hit.first))
            for near in needs
        )
    ]


def _sentence_ends(words: Sequence[Word], first: int, after: int) -> bool:
    return any(word.fold in STOPS for word in words[first:after])


def _is_wished(hints: Sequence[Found], words: Sequence[Word], found: Sequence[Found]) -> bool:
    wishes = any(hit.label in WISHES or hit.label.endswith(".general") for hit in found)
    return wishes or covered(words, found, SMALL_TALK | {hit.label for hit in hints} | {"guard.beside_a_hint"})


def longest(hits: Iterable[Found]) -> list[Found]:
    """The hits without those that lie within or across a longer one, in order; what is no need goes first."""
    kept: list[Found] = []
    taken: dict[int, float] = {}  # word -> length of the longest hit kept on it
    for hit in sorted(hits, key=_length, reverse=True):
        length = _length(hit)
        # A hit does not hide one of the same length: "chat" stays a need in both languages.
        if all(taken.get(index, 0) <= length for index in range(hit.first, hit.after)):
            kept.append(hit)
            taken.update((index, max(length, taken.get(index, 0))) for index in range(hit.first, hit.after))
    return sorted(kept, key=lambda hit: hit.first)


def _length(hit: Found) -> float:
    return hit.after - hit.first + (0.5 if hit.label == NO_NEED else 0)


def _set_aside(hit: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    takes_back = (_refused, _settled, _in_a_place, _only_how)
    return any(taken_back(hit, words, found) for taken_back in takes_back)


def _settled(hit: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether it is done, as the words behind a comma say: "les courses, c'est réglé"."""
    return any(
        done.label == "guard.settled" and done.first == hit.after + 1 and words[hit.after].fold == ","
        for done in found
    )


def _only_how(hit: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether "alone" only says how something cannot be done: "je n'arrive plus à le porter seule"."""
    return hit.label in LONELY_HINTS and any(
        cannot.label == "guard.cannot"
        and cannot.after <= hit.first
        and not _clause_ends(words, found, cannot.after, hit.first)
        for cannot in found
    )


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
    while start and words[start - 1].fold in WORDING.words["fillers"] - BEFORE_VERBS:
        start -= 1
    return any(
        place.label == "guard.landmarks" and place.first < hit.first and start <= place.after <= hit.first
        for place in found
    )
