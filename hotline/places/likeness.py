"""How alike two names are that may be misspelled, misheard or shortened: "rue hugo", "rue victor ugo". Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from hotline.places.sounds import sound, word_sound
from hotline.places.vocabulary import vocabulary

# All from 0 to 1. What a likeness of sound is worth beside one of letters.
BY_SOUND = 0.98
# Two names whose words do not pair up are compared without spaces; that proves a little less.
WITHOUT_SPACES = 0.04
NO_TYPE_SAID = 0.02
OTHER_TYPE = 0.14
TITLE_LEFT_OUT = 0.02
WORD_LEFT_OUT = 0.08
LAST_WORD_LEFT_OUT = 0.25
WORD_TOO_MUCH = 0.16
INITIAL = 0.94
WITHOUT_ARTICLE = 0.97  # "delamarne"
WITHOUT_CENTURY = 0.98  # "8 mai 45"
GLUED_ARTICLE = re.compile("(?:dela|des|du|de|les|la|le|[ld](?=[aeiouh]))([a-z]{3,})")
SAME_WORD = 0.6  # below, two words are two words
NAMES_KEPT = 20_000


@dataclass(frozen=True)
class Name:
    """A folded name, made ready to be compared: its street type, perhaps empty, and the words behind it."""

    kind: str
    words: tuple[str, ...]

    @cached_property
    def joined(self) -> str:
        """The words without spaces: people glue and split them at will."""
        return "".join(self.words)

    @cached_property
    def sound(self) -> str:
        """How the words sound."""
        return sound(" ".join(self.words))


@lru_cache(NAMES_KEPT)
def name_of(key: str) -> Name:
    """A folded name made ready; a type with one letter wrong is still one."""
    first, _, rest = key.partition(" ")
    if rest and first in vocabulary().kinds:
        return Name(first, tuple(rest.split()))
    kind = _misspelled_kind(first) if rest else None
    return Name(kind, tuple(rest.split())) if kind else Name("", tuple(key.split()))


def likeness(one: str, other: str) -> float:
    """How alike two folded names are, by letters or by sound."""
    return max(fuzz.ratio(one, other) / 100, fuzz.ratio(sound(one), sound(other)) / 100 * BY_SOUND)


def street_likeness(said: Name, street: Name) -> float:
    """How likely the words said mean this street, by what they are like alone."""
    like = max(_word_by_word(said.words, street.words), _all_together(said, street) - WITHOUT_SPACES)
    if said.kind == street.kind:
        return like
    return like - (NO_TYPE_SAID if not said.kind or not street.kind else OTHER_TYPE)


def word_likeness(said: str, word: str) -> float:
    """How alike two folded words are; numbers are the same or not at all."""
    if said == word:
        return 1.0
    if said.isdigit() or word.isdigit():
        if _is_year(word) and len(said) == 2 and word.endswith(said):
            return WITHOUT_CENTURY
        return BY_SOUND if word_sound(said) == word_sound(word) else 0.0
    if len(said) == 1:
        return INITIAL if word.startswith(said) else 0.0
    if (bare := GLUED_ARTICLE.fullmatch(said)) and bare[1] == word:
        return WITHOUT_ARTICLE
    letters = max(fuzz.ratio(said, word) / 100, OSA.normalized_similarity(said, word))
    return max(letters, fuzz.ratio(word_sound(said), word_sound(word)) / 100 * BY_SOUND)


def _all_together(said: Name, street: Name) -> float:
    letters = fuzz.ratio(said.joined, street.joined) / 100
    return max(letters, fuzz.ratio(said.sound, street.sound) / 100 * BY_SOUND)


def _word_by_word(said: Sequence[str], words: Sequence[str]) -> float:
    """Each word said is like one of the street's; what is left out or too much on either side costs."""
    left = list(range(len(words)))
    likes: list[float] = []
    cost = 0.0
    for word in said:
        like, place = max(((word_likeness(word, words[place]), place) for place in left), default=(0.0, -1))
        if like < SAME_WORD:
            cost += TITLE_LEFT_OUT if word in vocabulary().titles or _is_year(word) else WORD_TOO_MUCH
            continue
        likes.append(like)
        left.remove(place)
    if not likes:
        return 0.0
    cost += sum(_cost_of_leaving_out(words, place) for place in left)
    # One word that is another tells more than all that are the same.
    return 0.4 * sum(likes) / len(likes) + 0.6 * min(likes) - cost


def _cost_of_leaving_out(words: Sequence[str], place: int) -> float:
    if words[place] in vocabulary().titles or _is_year(words[place]):
        return TITLE_LEFT_OUT
    if words[place].isdigit():
        return WORD_TOO_MUCH
    return LAST_WORD_LEFT_OUT if place == len(words) - 1 else WORD_LEFT_OUT


def _is_year(word: str) -> bool:
    """ "8 mai" is said for "8 mai 1945"."""
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19")


@lru_cache(NAMES_KEPT)
def _misspelled_kind(word: str) -> str | None:
    if len(word) < 4:
        return None
    near = [
        kind
        for kind in sorted(vocabulary().strong_types | {"place", "route", "allee", "passage"})
        if OSA.distance(word, kind, score_cutoff=1) <= 1 and len(kind) >= 5
    ]
    return near[0] if near else None
