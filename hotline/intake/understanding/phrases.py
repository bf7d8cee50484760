"""Finding many phrases in a text in one pass, by a tree of words.

A phrase is plain words; `a/b` either, `(a)` perhaps, `medic*` any ending, `#` a number, `..` up to four words.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from hotline.intake.understanding.folding import MARKS

LONGEST_GAP = 4
LONGEST_FILLING = 3


class Found(NamedTuple):
    """A phrase found in a text: what it says, in which language, and its words [first, after)."""

    label: str
    language: str
    first: int
    after: int


class _Node:
    """What may come next after the words read so far."""

    __slots__ = ("ends", "gap", "number", "prefix_lengths", "prefixes", "words")

    # There are tens of thousands, most of them last words: what is empty is shared.
    def __init__(self) -> None:
        self.words: dict[str, _Node] | None = None
        self.prefixes: dict[str, _Node] | None = None
        self.prefix_lengths: tuple[int, ...] = ()
        self.number: _Node | None = None
        self.gap: _Node | None = None
        self.ends: tuple[tuple[str, str], ...] = ()


class Phrases:
    """All phrases of all languages. `fillers` are small words that may stand between the words of a phrase."""

    def __init__(self, entries: Iterable[tuple[str, str, str]], fillers: frozenset[str]) -> None:
        """Entries are (phrase, label, language)."""
        self._root = _Node()
        self._fillers = fillers
        for phrase, label, language in entries:
            self._add(self._root, [choices_of(element) for element in phrase.split()], 0, (label, language))

    def find(self, words: Sequence[str]) -> list[Found]:
        """Every phrase in the folded words: the longest of each label at each word, in order."""
        found: list[Found] = []
        for first, word in enumerate(words):
            if not self.knows(word):
                continue
            longest: dict[tuple[str, str], int] = {}
            self._walk(self._root, words, first, 0, longest)
            found.extend(Found(label, language, first, after) for (label, language), after in longest.items())
        return found

    def knows(self, word: str) -> bool:
        """Whether some phrase begins with this word."""
        return word in (self._root.words or ()) or next(_by_prefix(self._root, word), None) is not None

    def _add(self, node: _Node, elements: Sequence[Sequence[str]], index: int, end: tuple[str, str]) -> None:
        """Add what follows the first `index` elements, every choice of each, behind this node."""
        if index == len(elements):
            if end not in node.ends:
                node.ends = (*node.ends, end)
            return
        for choice in elements[index]:
            self._add(_child(node, choice) if choice else node, elements, index + 1, end)

    def _arrive(self, node: _Node, words: Sequence[str], index: int, longest: dict[tuple[str, str], int]) -> None:
        for end in node.ends:
            longest[end] = max(longest.get(end, 0), index)
        self._walk(node, words, index, 0, longest)

    def _walk(
        self, node: _Node, words: Sequence[str], index: int, filled: int, longest: dict[tuple[str, str], int]
    ) -> None:
        if index >= len(words):
            return
        word = words[index]
        if node.words is not None and (child := node.words.get(word)) is not None:
            self._arrive(child, words, index + 1, longest)
        if node.prefix_lengths:
            for child in _by_prefix(node, word):
                self._arrive(child, words, index + 1, longest)
        if node.number is not None and word.isdigit():
            self._arrive(node.number, words, index + 1, longest)
        if node.gap is not None:
            self._bridge(node.gap, words, index, longest)
        if node is not self._root and filled < LONGEST_FILLING and word in self._fillers:
            self._walk(node, words, index + 1, filled + 1, longest)

    def _bridge(
        self, beyond: _Node, words: Sequence[str], index: int, longest: dict[tuple[str, str], int]
    ) -> None:
        for ahead in range(index, min(index + LONGEST_GAP + 1, len(words))):
            self._walk(beyond, words, ahead, LONGEST_FILLING, longest)
            if words[ahead] in MARKS:
                return


def choices_of(element: str) -> list[str]:
    """The plain elements that `a/b` or `(a)` stands for; an empty one for nothing."""
    if element.startswith("("):
        return ["", *element.strip("()").split("/")]
    return element.split("/")


def _child(node: _Node, element: str) -> _Node:
    if element == "..":
        node.gap = node.gap or _Node()
        return node.gap
    if element == "#":
        node.number = node.number or _Node()
        return node.number
    if not element.endswith("*"):
        node.words = {} if node.words is None else node.words
        return _under(node.words, element)
    node.prefixes = {} if node.prefixes is None else node.prefixes
    if len(element) - 1 not in node.prefix_lengths:
        node.prefix_lengths = tuple(sorted((*node.prefix_lengths, len(element) - 1)))
    return _under(node.prefixes, element[:-1])


def _under(nodes: dict[str, _Node], key: str) -> _Node:
    found = nodes.get(key)
    if found is None:
        found = nodes[key] = _Node()
    return found


def _by_prefix(node: _Node, word: str) -> Iterator[_Node]:
    for length in node.prefix_lengths:
        if length > len(word):
            return
        child = node.prefixes.get(word[:length]) if node.prefixes else None
        if child is not None:
            yield child
