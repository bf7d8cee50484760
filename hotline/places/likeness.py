"""Which streets a misspelled or misheard name is most like. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from hotline.places.vocabulary import vocabulary

# From 0 to 1; below it a resemblance is chance: "bourgogne blois" is like "bourgogne" by 0.75.
LEAST_LIKENESS = 0.76
CANDIDATES = 20
# What a likeness of sound, or of only some of the words, is worth beside one of letters.
BY_SOUND = 0.97
BY_SOME_WORDS = 0.9
OTHER_STREET_TYPE = 0.1
FEWEST_LETTERS = 4
# Words whose sound is remembered: the same few thousand are asked for again and again.
WORDS_HEARD = 20_000


@dataclass(frozen=True)
class Names:
    """The names of many streets, made ready to be compared with: whole, and by letters and sound without type."""

    keys: Sequence[str]
    types: Sequence[str]
    names: Sequence[str]
    sounds: Sequence[str]

    @staticmethod
    def of(keys: Sequence[str]) -> "Names":
        """Make folded names ready."""
        split = [split_type(key) for key in keys]
        names = [name for _, name in split]
        return Names(keys, [kind for kind, _ in split], names, [sound(name) for name in names])

    def most_like(self, key: str, some_words: bool) -> list[tuple[int, float]]:
        """The places of the likeliest names in the list with their likeness from 0 to 1, best first.

        With `some_words` a name counts also when only some of its words were said, or some more.
        """
        kind, name = split_type(key)
        short = len(name) < FEWEST_LETTERS
        ways = (
            []
            if short
            else [(name, self.names, fuzz.ratio, 1.0), (sound(name), self.sounds, fuzz.ratio, BY_SOUND)]
        )
        if some_words and not short:
            ways.append((name, self.names, fuzz.token_set_ratio, BY_SOME_WORDS))
        found: dict[int, float] = {}
        for said, names, scorer, worth in ways:
            for place, like in _extract(said, names, scorer):
                less = OTHER_STREET_TYPE if self.types[place] != kind else 0
                found[place] = max(found.get(place, 0), like * worth - less)
        if short or not kind:
            # "quai ro" says little without its type, and in "avenuec saint mesmin" that is what is misspelled.
            for place, like in _extract(key, self.keys, fuzz.ratio):
                found[place] = max(found.get(place, 0), like)
        likely = [(place, like) for place, like in found.items() if like >= LEAST_LIKENESS]
        return sorted(likely, key=lambda each: -each[1])


def split_type(key: str) -> tuple[str, str]:
    """A folded name as its street type, perhaps empty, and the name proper."""
    kind, _, name = key.partition(" ")
    return (kind, name) if name and kind in vocabulary().types else ("", key)


def sound(name: str) -> str:
    """Roughly how a folded name sounds, without spaces: "bo soleil" like "beau soleil"."""
    return "".join(_word_sound(word) for word in name.split())


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, 0 to 1, by letters or by sound."""
    return max(fuzz.ratio(one, other), fuzz.ratio(sound(one), sound(other)) * BY_SOUND) / 100


@lru_cache(maxsize=WORDS_HEARD)
def _word_sound(word: str) -> str:
    for pattern, heard in vocabulary().sounds:
        word = pattern.sub(heard, word)
    return word


def _extract(query: str, names: Sequence[str], scorer: Any) -> list[tuple[int, float]]:
    least = LEAST_LIKENESS * 100
    found = process.extract(query, names, scorer=scorer, score_cutoff=least, limit=CANDIDATES)
    return [(place, score / 100) for _, score, place in found]
