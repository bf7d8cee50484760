"""Words written without a space: "besoindecourses" is three words, "lhopital" and "jviens" two."""

from functools import lru_cache

from hotline.intake.understanding.wording import WORDING

SHORTEST, LONGEST = 10, 120  # letters written in one
LONGEST_PART = 18
# "portefeuille" is no "porte", "feu" and so on: a sentence has three words, and half its letters say something.
FEWEST_PARTS = 3
SHORTEST_TELLING = 4
LEAST_TELLING = 0.5  # of the letters
# What single letters can be: "j", "l" … of an elision, "a", "i".
LETTERS = frozenset("jldmncsayi")
# What an apostrophe is often left out behind.
ELIDED, VOWELS, SHORTEST_ELIDED = frozenset("ldjmnsct"), frozenset("aeiouyh"), 3
LETTER_COST, WORD_COST = 3, 1


@lru_cache(maxsize=4096)
def parts_of(word: str) -> tuple[str, ...]:
    """The words that a folded word is glued from, as few as can be; itself alone when it is not."""
    if len(word) > SHORTEST_ELIDED and word[1:] in WORDING.vocabulary:
        if word[0] in ELIDED and word[1] in VOWELS:
            return (word[0], word[1:])
        if word[0] == "j":
            return ("je", word[1:])
    if not SHORTEST <= len(word) <= LONGEST or not word.isalpha():
        return (word,)
    best: list[tuple[int, tuple[str, ...]] | None] = [(0, ())] + [None] * len(word)
    for end in range(1, len(word) + 1):
        best[end] = _cheapest(word, end, best)
    found = best[-1]
    return found[1] if found and _is_a_sentence(found[1], len(word)) else (word,)


def _cheapest(
    word: str, end: int, best: list[tuple[int, tuple[str, ...]] | None]
) -> tuple[int, tuple[str, ...]] | None:
    """The fewest known words that the first `end` letters are made of."""
    found: tuple[int, tuple[str, ...]] | None = None
    for start in range(max(0, end - LONGEST_PART), end):
        before, part = best[start], word[start:end]
        if before is None or part == word or not _is_word(part):
            continue
        cost = before[0] + (LETTER_COST if len(part) == 1 else WORD_COST)
        if found is None or cost < found[0]:
            found = cost, (*before[1], part)
    return found


def _is_word(part: str) -> bool:
    if len(part) == 1:
        return part in LETTERS
    return part in (WORDING.whole_words if len(part) >= SHORTEST_TELLING else WORDING.function_words)


def _is_a_sentence(parts: tuple[str, ...], letters: int) -> bool:
    telling = [len(part) for part in parts if len(part) >= SHORTEST_TELLING and part not in WORDING.function_words]
    known = [len(part) for part in parts if len(part) >= SHORTEST_TELLING]
    return len(parts) >= FEWEST_PARTS and bool(telling) and sum(known) >= letters * LEAST_TELLING
