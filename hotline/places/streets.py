"""The streets of one commune, ready to be looked through: by their exact name, or by what is like it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nlargest
from typing import Any

from rapidfuzz import fuzz, process

from hotline.places.likeness import BY_SOUND, Name, name_of, street_likeness
from hotline.places.sounds import word_sound
from hotline.places.vocabulary import vocabulary
from hotline.records.gazetteer import KnownStreet

# From 0 to 100: what is less like is not looked at closely.
LIKE_IN_ONE_PIECE = 62
LIKE_WORD = 74
CLOSER_LOOKS = 16  # streets that are compared word by word
LEAST_LIKENESS = 0.6


class Streets:
    """The streets of one commune."""

    def __init__(self, streets: Sequence[KnownStreet]) -> None:
        self.all = streets
        self.by_key: dict[str, list[KnownStreet]] = defaultdict(list)
        for street in streets:
            self.by_key[street.key].append(street)

    def named(self, key: str) -> list[KnownStreet]:
        """The streets of exactly this folded name."""
        return self.by_key.get(key, [])

    def like(self, said: Name) -> list[tuple[KnownStreet, float]]:
        """The streets whose name is like the words said with how much from 0 to 1, the likest first."""
        found = {}
        for place in self._candidates(said):
            like = street_likeness(said, self._names[place])
            if like >= LEAST_LIKENESS:
                found[place] = like
        ranked = sorted(found, key=lambda place: -found[place])
        return [(street, found[place]) for place in ranked for street in self.by_key[self._keys[place]]]

    def _candidates(self, said: Name) -> list[int]:
        """The places of the names worth a closer look, by letters, by sound and by single words."""
        worth: dict[int, float] = defaultdict(float)
        for query, names in ((said.joined, self._joined), (said.sound, self._sounds)):
            for _, like, place in _extract(query, names, LIKE_IN_ONE_PIECE):
                worth[place] = max(worth[place], like / 100)
        by_words: dict[int, float] = defaultdict(float)
        for word in said.words:
            for place, like in self._with_word(word).items():
                by_words[place] += like
        for place, total in by_words.items():
            worth[place] = max(worth[place], total / max(len(said.words), len(self._names[place].words)))
        return nlargest(CLOSER_LOOKS, worth, key=worth.__getitem__)

    def _with_word(self, word: str) -> dict[int, float]:
        """The places of the names that have a word like this one; titles and types tell nothing."""
        if word in vocabulary().titles:
            return {}
        likes: dict[int, float] = {}
        if word in self._places_of_word:
            likes = dict.fromkeys(self._places_of_word[word], 1.0)
        elif not word.isdigit() and len(word) > 2:
            for like_word, like, _ in _extract(word, self._words, LIKE_WORD):
                _raise(likes, self._places_of_word[like_word], like / 100)
        heard = word_sound(word)
        if len(heard) > 2 or word.isdigit():
            for place_sound, like, _ in _extract(heard, self._word_sounds, LIKE_WORD + 6):
                _raise(likes, self._places_of_sound[place_sound], like / 100 * BY_SOUND)
        return likes

    @cached_property
    def _keys(self) -> list[str]:
        return list(self.by_key)

    @cached_property
    def _names(self) -> list[Name]:
        return [name_of(key) for key in self._keys]

    @cached_property
    def _joined(self) -> list[str]:
        return [name.joined for name in self._names]

    @cached_property
    def _sounds(self) -> list[str]:
        return [name.sound for name in self._names]

    @cached_property
    def _places_of_word(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._names):
            for word in name.words:
                places[word].append(place)
        return dict(places)

    @cached_property
    def _places_of_sound(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = defaultdict(list)
        for word, found in self._places_of_word.items():
            places[word_sound(word)] += found
        return dict(places)

    @cached_property
    def _words(self) -> list[str]:
        return [word for word in self._places_of_word if word not in vocabulary().titles]

    @cached_property
    def _word_sounds(self) -> list[str]:
        return list(self._places_of_sound)


def _extract(query: str, names: Sequence[str], least: float) -> list[tuple[str, float, Any]]:
    return (
        process.extract(query, names, scorer=fuzz.ratio, score_cutoff=least, limit=CLOSER_LOOKS) if query else []
    )


def _raise(likes: dict[int, float], places: Iterable[int], like: float) -> None:
    for place in places:
        likes[place] = max(likes.get(place, 0.0), like)
