"""The answer word that a text begins with: "Bonjour, oui …", or that is a clause of it: "Paul : oui"."""

from collections.abc import Sequence
from typing import NamedTuple

from hotline.intake.understanding.coverage import GREETINGS, POLITE, SMALL_TALK, clause_around, covered
from hotline.intake.understanding.folding import MARKS, QUOTE, STOPS, Word, is_emoji
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING

OPENERS = "answers.openers"
CORRECTION = "answers.corrections"
INTRODUCTION = "small_talk.introductions"
BEFORE_AN_ANSWER = frozenset({OPENERS, GREETINGS, POLITE})
BETWEEN_ANSWERS = "between_answers"
KINDS = ("words", "alone", "acknowledgements")
LONGEST_NAME = 3  # words


class Heard(NamedTuple):
    """Words, all phrases in them, those phrases that answer, and the indices of codes, which never matter."""

    words: Sequence[Word]
    found: Sequence[Found]
    hits: Sequence[Found]
    codes: frozenset[int]


def meaning_of(hit: Found) -> str:
    """The "yes" of "answers.yes.words"."""
    return hit.label.split(".")[1]


def kind_of(hit: Found) -> str:
    """The "words" of "answers.yes.words"."""
    return hit.label.rpartition(".")[2]


def head_of(heard: Heard) -> Found | None:
    """The answer word at the head, with its repetitions: "oui oui" is one answer."""
    head = _from(0, heard) or _as_sentence(heard) or _as_last_clause(heard)
    return _repeated(_corrected(head, heard), heard.words) if head else None


def behind(head: Found, heard: Heard) -> str | None:
    """What another answer word right behind the head means."""
    index = head.after
    while index < len(heard.words):
        hits = [hit for hit in heard.hits if hit.first == index and kind_of(hit) == "words"]
        if hits:
            return meaning_of(max(hits, key=lambda hit: hit.after))
        if index not in heard.codes and heard.words[index].fold not in WORDING.words[BETWEEN_ANSWERS] | {".", ","}:
            return None
        index += 1
    return None


def _corrected(head: Found, heard: Heard) -> Found:
    """The answer that takes the first one back: "non attendez, oui"."""
    for correction in reversed(heard.found):
        if correction.label == CORRECTION and correction.first >= head.after:
            later = _from(correction.after, heard)
            if later and kind_of(later) == "words" and meaning_of(later) in ("yes", "no"):
                return later
    return head


def _from(start: int, heard: Heard) -> Found | None:
    """The answer word that is said from here on, behind whatever may stand before an answer."""
    reached = {start}
    for index in range(start, len(heard.words)):
        if index not in reached:
            continue
        named = any(_may_be_name(word.fold) for word in heard.words[start:index])
        heads = [hit for hit in heard.hits if hit.first == index and _may_head(hit, heard)]
        heads = [hit for hit in heads if kind_of(hit) != "alone" or not named]
        if heads:
            return max(heads, key=lambda hit: hit.after)
        reached.update(_past(index, heard))
    return None


def _past(index: int, heard: Heard) -> list[int]:
    """The words behind whatever may stand before an answer and stands at this word."""
    word = heard.words[index].fold
    if index in heard.codes or word in (".", ",", QUOTE) or is_emoji(word):
        return [index + 1]
    passed = [hit.after for hit in heard.found if hit.first == index and hit.label in BEFORE_AN_ANSWER]
    introduced = [hit.after for hit in heard.found if hit.first == index and hit.label == INTRODUCTION]
    named = [_past_name(after, heard.words) for after in introduced if _past_name(after, heard.words) > after]
    return [*passed, *named] or [_past_name(index, heard.words)]


def _past_name(first: int, words: Sequence[Word]) -> int:
    """Past words that nobody knows, as names are: "c'est Lucette", "Paul"."""
    after = first
    while after < min(first + LONGEST_NAME, len(words)) and _may_be_name(words[after].fold):
        after += 1
    return after


def _may_be_name(word: str) -> bool:
    return word.isalpha() and word.isascii() and word not in MARKS and word not in WORDING.vocabulary


def _may_head(hit: Found, heard: Heard) -> bool:
    """A word with "?" right behind asks; a lone letter answers only when nothing else follows."""
    if kind_of(hit) not in KINDS:
        return False
    if _asks(hit, heard) or _is_spoken_of(hit, heard) or _goes_on(hit, heard) or _is_denied(hit, heard):
        return False
    return kind_of(hit) != "alone" or _only_politeness_follows(hit, heard)


def _asks(hit: Found, heard: Heard) -> bool:
    """Whether what follows an answer makes it a question: "oui ?", "done what?", "termine à quelle heure ?"."""
    first = _behind_codes(hit.after, heard)
    while first < len(heard.words) and heard.words[first].fold == QUOTE:
        first += 1
    after = first
    while after < len(heard.words) and heard.words[after].fold not in MARKS:
        after += 1
    questions = WORDING.words["question_words"]
    if after == first:
        return after < len(heard.words) and heard.words[after].fold == "?" and meaning_of(hit) != "help"
    if after == len(heard.words) or heard.words[after].fold != "?" or meaning_of(hit) in ("help", "unsure"):
        return heard.words[first].fold in questions and meaning_of(hit) in ("no", "done")
    if kind_of(hit) == "acknowledgements" or meaning_of(hit) in ("withdraw", "pause"):
        return True
    if meaning_of(hit) == "yes":
        wonders = first + (heard.words[first].fold in WORDING.words["before_wonderings"])
        return heard.words[wonders].fold in WORDING.words["wonderings"]
    return any(word.fold in questions for word in heard.words[first:after])


def _is_spoken_of(hit: Found, heard: Heard) -> bool:
    """Whether the answer word is what a sentence is about: "oui est un mot", but "oui est-ce que …" answers."""
    said = [word.fold for word in heard.words[hit.after : hit.after + 2]]
    return said[:1] == ["est"] and said != ["est", "ce"]


def _is_denied(hit: Found, heard: Heard) -> bool:
    """Whether it is a sentence with "pas" behind it: "ça me va pas", but not "oui pas de souci"."""
    said = [word.fold for word in heard.words[hit.first : hit.after + 1]]
    sentence = len(said) > 2 and said[0] in WORDING.words["impersonals"] | WORDING.words["selves"]
    return meaning_of(hit) == "yes" and sentence and said[-1] in ("pas", "plus", "jamais")


def _goes_on(hit: Found, heard: Heard) -> bool:
    """Whether the next word makes it part of another sentence: "no milk left", "fait maison"."""
    said = [word.fold for word in heard.words[hit.first : hit.after]]
    allowed = "after_done" if meaning_of(hit) == "done" else "after_no" if said == ["no"] else ""
    following = heard.words[hit.after] if hit.after < len(heard.words) else None
    if not allowed or following is None or hit.after in heard.codes or _is_mark(following.fold):
        return False
    greeted = any(other.first == hit.after and other.label in SMALL_TALK for other in heard.found)
    return (
        not greeted
        and not following.fold.isdigit()
        and following.fold not in WORDING.words[allowed]
        and following.fold != said[-1]
    )


def _behind_codes(index: int, heard: Heard) -> int:
    while index in heard.codes:
        index += 1
    return index


def _nothing_follows(hit: Found, heard: Heard) -> bool:
    return covered(heard.words, heard.found, SMALL_TALK, (_behind_codes(hit.after, heard), len(heard.words)))


def _only_politeness_follows(hit: Found, heard: Heard) -> bool:
    """Not even a small word: "y a quelqu'un" is no "y"."""
    first = _behind_codes(hit.after, heard)
    said = {
        index for other in heard.found if other.label in SMALL_TALK for index in range(other.first, other.after)
    }
    starts = {other.first for other in heard.found if other.label in SMALL_TALK}
    rest = [index for index in range(first, len(heard.words)) if not _is_mark(heard.words[index].fold)]
    return all(index in said for index in rest) and (not rest or first < rest[0] or rest[0] in starts)


def _is_mark(word: str) -> bool:
    return word in MARKS or is_emoji(word)


def _as_sentence(heard: Heard) -> Found | None:
    """A yes or a no that is a sentence of its own, or begins one that says it again: "… Oui, je peux"."""
    for index, word in enumerate(heard.words):
        head = _from(index + 1, heard) if word.fold == "." else None
        if head and kind_of(head) != "alone" and meaning_of(head) in ("yes", "no") and _stands(head, heard):
            return head
    return None


def _stands(head: Found, heard: Heard) -> bool:
    after = head.after
    while after in heard.codes or (after < len(heard.words) and heard.words[after].fold == ","):
        after += 1
    if after >= len(heard.words) or heard.words[after].fold in STOPS:
        return True
    return any(hit.first == after and meaning_of(hit) == meaning_of(head) for hit in heard.hits)


def _as_last_clause(heard: Heard) -> Found | None:
    last = [hit for hit in heard.hits if kind_of(hit) == "words" and _nothing_follows(hit, heard)]
    for hit in last:
        if (
            _may_head(hit, heard)
            and heard.words[-1].fold != "?"
            and hit.first == clause_around(hit, heard.words)[0]
        ):
            return hit
    return None


def _repeated(head: Found, words: Sequence[Word]) -> Found:
    said = [word.fold for word in words[head.first : head.after]]
    after = head.after
    while True:
        again = after + 1 if after < len(words) and words[after].fold in (".", ",") else after
        if [word.fold for word in words[again : again + len(said)]] != said:
            return head._replace(after=after)
        after = again + len(said)
