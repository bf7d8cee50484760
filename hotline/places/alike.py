"""Many names to be compared with one that may be misspelled, in groups so that few have to be looked at."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

# So many are all compared; of more only those that begin or end like the name said.
FEW = 2_000
ENDS = 2  # letters
COMMON_BEGINNING = "saint"


class Names:
    """Names with what each stands for; several may have the same name."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        """Entries are (name, what it stands for)."""
        known = list(entries)
        groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._few = len(known) <= FEW
        for entry in known:
            for group in self._groups_of(entry[0]):
                groups[group].append(entry)
        self._groups = {group: ByLength(entries) for group, entries in groups.items()}

    def like(self, said: str, least: float, most: int) -> dict[str, float]:
        """What the names stand for that are like this one by `least` of 100 or more, with how much, 0 to 1."""
        found: dict[str, float] = {}
        for group in self._groups_of(said):
            if group in self._groups:
                found.update(self._groups[group].like(said, least, most))
        return found

    def _groups_of(self, name: str) -> Iterator[str]:
        if self._few:
            yield ""
            return
        head = len(COMMON_BEGINNING) if name.startswith(COMMON_BEGINNING) else 0
        yield name[: head + ENDS] + "*"
        yield "*" + name[-ENDS:]


class ByLength:
    """The same, sorted by length: a name half as long is not looked at."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        ranked = sorted(entries, key=lambda entry: (len(entry[0]), entry))
        self._names = [name for name, _ in ranked]
        self._meanings = [meaning for _, meaning in ranked]
        self._lengths = [len(name) for name in self._names]

    def like(self, said: str, least: float, most: int) -> Iterator[tuple[str, float]]:
        """As above."""
        # Of two names whose lengths differ more than this even one within the other is not like enough.
        share = least / (200 - least)
        first = bisect_left(self._lengths, len(said) * share)
        last = bisect_right(self._lengths, len(said) / share)
        found = process.extract(said, self._names[first:last], scorer=fuzz.ratio, score_cutoff=least, limit=most)
        return ((self._meanings[first + place], like / 100) for _, like, place in found)
