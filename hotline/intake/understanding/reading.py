"""Reading a text with the word lists: its words spelled right, the phrases in it, its language."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from hotline.intake.understanding.folding import Word, words_of
from hotline.intake.understanding.gluing import parts_of
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import LANGUAGES, WORDING, sound

LONGEST_HEARD = 4000  # characters; the longest text message has 1,600
SHORTEST_CORRECTED = 6
LONGEST_CORRECTED = 24
GLUED_FOR_SURE = 14  # letters: longer ones that only begin like a known word are taken apart if they can be


def read(text: str) -> list[Word]:
    """The words of a text with shorthand written out and key words spelled right."""
    words: list[Word] = []
    for word in words_of(text[:LONGEST_HEARD]):
        parts = WORDING.shorthand.get(word.fold) or _glued(word, text)
        if len(parts) > 1:
            words.extend(Word(part, word.start, word.end) for part in parts)
        else:
            words.append(_corrected(word._replace(fold=parts[0])))
    return words


def _glued(word: Word, text: str) -> tuple[str, ...]:
    """The words that one is glued from; a capital inside the text begins a name, which is not taken apart."""
    named = word.start > 0 and text[word.start].isupper() and not text.isupper()
    known = word.fold in WORDING.vocabulary or (
        len(word.fold) < GLUED_FOR_SURE and WORDING.phrases.knows(word.fold)
    )
    if named or known:
        return (word.fold,)
    return parts_of(word.fold)


def find(words: Sequence[Word]) -> list[Found]:
    """Every phrase of the word lists in the words, in order."""
    return WORDING.phrases.find([word.fold for word in words])


def language_of(words: Sequence[Word], found: Sequence[Found]) -> str | None:
    """The language most words belong to; None when nothing tells."""
    counts = {code: sum(word.fold in WORDING.telling[code] for word in words) for code in LANGUAGES}
    if len(set(counts.values())) == 1:
        counts = {code: _telling_phrases(words, found, code) for code in LANGUAGES}
    best = max(LANGUAGES, key=lambda code: counts[code])
    return best if list(counts.values()).count(counts[best]) == 1 else None


def in_language(found: Iterable[Found], words: Sequence[Word], language: str | None) -> list[Found]:
    """The phrases without those that mean something else in the language of the text ("pain", "chat")."""
    return [hit for hit in found if language in (None, hit.language) or not _false_friend(hit, words)]


def _telling_phrases(words: Sequence[Word], found: Sequence[Found], language: str) -> int:
    mute = WORDING.false_friends[language] | WORDING.words["silent"]
    return sum(hit.language == language and not _all_among(mute, hit, words) for hit in found)


def _false_friend(hit: Found, words: Sequence[Word]) -> bool:
    return _all_among(WORDING.false_friends[hit.language], hit, words)


def _all_among(listed: frozenset[str], hit: Found, words: Sequence[Word]) -> bool:
    return all(word.fold in listed for word in words[hit.first : hit.after])


def _corrected(word: Word) -> Word:
    if len(word.fold) < SHORTEST_CORRECTED or len(word.fold) > LONGEST_CORRECTED:
        return word
    return word._replace(fold=_spelled(word.fold))


@lru_cache(maxsize=4096)
def _spelled(word: str) -> str:
    """The key word that an unknown word is one slip away from, else the word itself."""
    if word in WORDING.vocabulary or WORDING.phrases.knows(word):
        return word
    slip = process.extractOne(sound(word), WORDING.spellings.keys(), scorer=OSA.distance, score_cutoff=1)
    if slip is None or slip[0][0] != sound(word)[0]:
        return word
    return WORDING.spellings[slip[0]]
