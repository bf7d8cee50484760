"""What somebody calls themselves in a text: "je m'appelle Odette", "ici Mme Martin", "… Merci, Odette". Pure.

A name that is not sure is none: a neighbour who asks for the wrong person frightens.
"""

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from typing import Any, NamedTuple

from hotline.intake.understanding.folding import MARKS, Word, words_of
from hotline.intake.understanding.wording import WORDING

SHORTEST, LONGEST = 2, 20  # letters
MOST_WORDS = 3  # of a signature, or joined by hyphens


_Phrases = dict[str, list[list[str]]]  # by their first word


class _Words(NamedTuple):
    """The word lists of all languages."""

    surely: _Phrases
    theirs: _Phrases  # said before somebody else's name
    perhaps: _Phrases
    closings: list[list[str]]
    not_names: frozenset[str]
    titles: dict[str, str]


def _load() -> _Words:
    text = (files("hotline.intake.understanding") / "words" / "names.toml").read_text(encoding="utf-8")
    tables: list[dict[str, Any]] = list(tomllib.loads(text).values())
    return _Words(
        surely=_by_first_word(tables, "surely"),
        theirs=_by_first_word(tables, "theirs"),
        perhaps=_by_first_word(tables, "perhaps"),
        closings=[phrase.split() for table in tables for phrase in table["closings"]],
        not_names=frozenset(word for table in tables for word in table["not_names"].split()),
        titles={word: shown for table in tables for word, shown in table["titles"].items()},
    )


def _by_first_word(tables: list[dict[str, Any]], name: str) -> _Phrases:
    phrases: _Phrases = {}
    for phrase in (phrase.split() for table in tables for phrase in table[name]):
        phrases.setdefault(phrase[0], []).append(phrase)
    return phrases


WORDS = _load()


class _Text(NamedTuple):
    """A text as written and as words, and what is no name in it beside the lists."""

    written: str
    words: Sequence[Word]
    no_names: frozenset[str]

    def capital(self, index: int) -> bool:
        """Whether a word begins with a capital that means something."""
        return self.written[self.words[index].start].isupper() and not self.written.isupper()

    def ends(self, index: int) -> bool:
        """Whether a clause ends before this word."""
        return index >= len(self.words) or self.words[index].fold in MARKS


class Name(NamedTuple):
    """How somebody is called: what a neighbour asks for, "Odette" or "Mme Martin", and all of it as written."""

    first: str
    whole: str


def name_in(written: str, *no_names: str) -> str | None:
    """The first name the author of a text gives, or "Mme Martin"; None in doubt. `no_names`: the town …"""
    found = _own_name(_read(written, no_names))
    return found.first if found else None


def any_name_in(written: str, *no_names: str) -> str | None:
    """The whole name a text gives, the author's or else that of whoever they ask for; None in doubt."""
    text = _read(written, no_names)
    found = _own_name(text) or _introduced(text, WORDS.theirs, sure=False, may_go_on=True) or _by_itself(text, 1)
    return found.whole if found else None


def _read(written: str, no_names: tuple[str, ...]) -> _Text:
    excluded = frozenset(word.fold for text in no_names for word in words_of(text))
    return _Text(written, words_of(written), WORDS.not_names | excluded)


def _own_name(text: _Text) -> Name | None:
    return (
        _introduced(text, WORDS.surely, sure=True)
        or _introduced(text, WORDS.perhaps, sure=False)
        or _signed(text)
        or _by_itself(text, 2)
    )


def _introduced(text: _Text, phrases: _Phrases, *, sure: bool, may_go_on: bool = False) -> Name | None:
    """The name behind one of these; without `may_go_on` a doubtful one begins and ends a clause."""
    for index, word in enumerate(text.words):
        if word.fold not in phrases:
            continue
        if not (sure or may_go_on or index == 0 or text.ends(index - 1) or _greets(text.words[index - 1].fold)):
            continue
        for phrase in phrases[word.fold]:
            after = index + len(phrase)
            if [word.fold for word in text.words[index:after]] == phrase:
                name, end = _name_at(text, after, sure=sure)
                if name and (sure or may_go_on or text.ends(end)):
                    return name
    return None


def _greets(word: str) -> bool:
    return word in ("bonjour", "bonsoir", "hello", "hi", "allo", "salut", "coucou")


def _signed(text: _Text) -> Name | None:
    """A closing, a mark, a name, the end; with nothing before it, it thanks somebody of that name."""
    last = len(text.words)
    while last and text.words[last - 1].fold in MARKS:
        last -= 1
    for index in range(max(1, last - MOST_WORDS), last):
        mark = index - 1
        if text.words[mark].fold not in (",", "."):
            continue
        closing = next(
            (c for c in WORDS.closings if [w.fold for w in text.words[mark - len(c) : mark]] == c), None
        )
        if closing and mark - len(closing) > 0:
            name, end = _name_at(text, index, sure=False)
            return name if end == last else None
    return None


def _by_itself(text: _Text, fewest: int) -> Name | None:
    """The last clause that is a title and a name, or at least so many names: "…, Yves Lacombe, 35 rue …"."""
    starts = [index for index in range(1, len(text.words)) if text.ends(index - 1)]
    for index in reversed(starts):
        name, end = _name_at(text, index, sure=False)
        titled = text.words[index].fold in WORDS.titles
        if name and text.ends(end) and (titled or end - index >= fewest) and not _is_known(text, index):
            return name
    return None


def _is_known(text: _Text, index: int) -> bool:
    """Whether the word is one of ours: "Courses, 12 rue …" is signed by nobody."""
    word = text.words[index].fold
    return word in WORDING.vocabulary and word not in WORDS.titles


def _name_at(text: _Text, index: int, *, sure: bool) -> tuple[Name | None, int]:
    """The name that begins at this word, and where what is called so ends: a surname goes with it."""
    start = index
    title = WORDS.titles.get(text.words[index].fold) if index < len(text.words) else None
    if title:
        index += 1
        if text.written[text.words[index - 1].end :][:1] == ".":  # "Mrs. Little"
            index += 1
    if not _may_be_name(text, index, sure=sure and not title):
        return None, index
    after = _joined(text, index)
    first = "-".join(_shown(text.written[word.start : word.end]) for word in text.words[index:after])
    while _may_be_name(text, after, sure=False):
        after = _joined(text, after)
    whole = text.written[text.words[start].start : text.words[after - 1].end]
    return Name(f"{title} {first}" if title else first, whole), after


def _may_be_name(text: _Text, index: int, *, sure: bool) -> bool:
    if index >= len(text.words):
        return False
    word = text.words[index].fold
    fits = word.isalpha() and SHORTEST <= len(word) <= LONGEST and word not in text.no_names
    return fits and word not in WORDS.titles and (sure or text.capital(index))


def _joined(text: _Text, index: int) -> int:
    """Past a word and those a hyphen joins to it: "Marie-Claude"."""
    after = index + 1
    most = min(len(text.words), index + MOST_WORDS)
    while after < most and text.written[text.words[after - 1].end : text.words[after].start] == "-":
        after += 1
    return after


def _shown(word: str) -> str:
    return word[:1].upper() + word[1:].lower() if word.isupper() or word.islower() else word
