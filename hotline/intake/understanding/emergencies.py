"""Whether a text tells of danger to life. When in doubt it does; denials and look-alikes of sure kinds do not."""

from collections.abc import Sequence

from hotline.intake.understanding.coverage import SMALL_TALK, covered
from hotline.intake.understanding.folding import MARKS, STOPS, Word
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING

# What is taken at its word, and what may be past or have done no harm; of each, what happens to things too.
NOW, STATES = "emergency.now", "emergency.states"
EVENTS, FALLS = "emergency.events", "emergency.falls"
DANGERS = (NOW, STATES, EVENTS, FALLS, "emergency.exclamations")
# Two things that are dangerous together, in one sentence and close by: "poitrine" and "serre".
PAIRS, ONE, OTHER = "emergency.pairs.", ".one", ".other"
FARTHEST_PAIR = 8  # words between
# "Au secours, plus de café 😂" is none, "je suis tombée mdr" may well be.
EXCLAMATIONS = "emergency.exclamations"
INJURIES = "emergency.injuries"
OF_PEOPLE_ONLY = (STATES, FALLS)
OF_ANIMALS_TOO = (NOW, STATES, EVENTS, FALLS)
HARMLESS_NEAR = ("emergency.past", "emergency.long_past", "emergency.reassured")
# Words that call for rescue when they are all that is said: "Pompiers, vite, 12 rue Bannier".
ALONE = "emergency.alone"
BESIDE_A_CALL = SMALL_TALK | {ALONE, "emergency.for_whom", "when.urgency.urgent", "small_talk.introductions"}
FARTHEST_ANIMAL = 5  # words back from "s'etouffe" to "chien"
FARTHEST_OWNER = 5  # words back from "est tombe" to "la" in "la boite de mon mari"
ME = frozenset({"m", "me", "nous", "l", "lui", "us"})
OF = frozenset({"de", "du", "des", "d", "of"})


def is_emergency(words: Sequence[Word], found: Sequence[Found], *, asks: bool) -> bool:
    """Whether any danger is told that is neither denied, nor a look-alike, nor long past.

    asks: whether something everyday is asked for too; a broken leg is then why.
    """
    if any(hit.label == "emergency.called_off" for hit in found):
        return False
    labels = DANGERS if asks else (*DANGERS, INJURIES)
    dangers = [hit for hit in found if hit.label in labels and not _harmless(hit, words, found)]
    if dangers or _dangerous_pair(words, found):
        return True
    calls = [hit for hit in found if hit.label == ALONE and not _looks_alike(hit, found)]
    return bool(calls) and not _denied(calls[0], words) and covered(words, found, BESIDE_A_CALL)


def _harmless(danger: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    if _denied(danger, words) or _looks_alike(danger, found) or _supposed(danger, words, found):
        return True
    if danger.label in OF_PEOPLE_ONLY and _of_a_thing(danger, words):
        return True
    if danger.label in OF_ANIMALS_TOO and _of_an_animal(danger, words):
        return True
    if danger.label == EXCLAMATIONS and any(hit.label == "emergency.joking" for hit in found):
        return True
    if danger.label in (EVENTS, FALLS, INJURIES):
        return any(
            hit.label in HARMLESS_NEAR and not _unsaid(hit, words) and _none_between(hit, danger, words, STOPS)
            for hit in found
        )
    at_present = any(hit.label == "emergency.at_present" for hit in found)
    long_past = [hit for hit in found if hit.label == "emergency.long_past"]
    return not at_present and any(_none_between(hit, danger, words, MARKS) for hit in long_past)


def _dangerous_pair(words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether the two halves of a pair stand close together, neither of them harmless."""
    halves = [hit for hit in found if hit.label.startswith(PAIRS) and not _harmless(hit, words, found)]
    return any(
        one.label.endswith(ONE)
        and other.label == one.label.removesuffix(ONE) + OTHER
        and max(one.first, other.first) - min(one.after, other.after) <= FARTHEST_PAIR
        and _none_between(one, other, words, STOPS)
        for one in halves
        for other in halves
    )


def _denied(danger: Found, words: Sequence[Word]) -> bool:
    """Whether a negation stands just before, with only small words between."""
    for index in range(danger.first - 1, -1, -1):
        word = words[index].fold
        if word in WORDING.words["negators"]:
            return True
        if word not in WORDING.words["transparent"]:
            break
    return _denied_around(danger, words)


def _denied_around(danger: Found, words: Sequence[Word]) -> bool:
    """ "ne … pas" around the words: "je ne saigne pas". "pas mal" is a lot."""
    before = [word.fold for word in words[max(0, danger.first - 2) : danger.first]]
    after = [word.fold for word in words[danger.after : danger.after + 2]]
    return bool({"n", "ne"} & set(before)) and after[:1] in (["pas"], ["jamais"]) and after[1:] != ["mal"]


def _looks_alike(danger: Found, found: Sequence[Found]) -> bool:
    """Whether a harmless phrase that is no shorter lies across the words of danger: "tombée en panne"."""
    length = danger.after - danger.first
    return any(
        hit.label == "emergency.look_alikes"
        and hit.first < danger.after
        and danger.first < hit.after
        and hit.after - hit.first >= length
        for hit in found
    )


def _supposed(danger: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether it is only feared or supposed, just before: "peur de tomber", "au cas où je tombe"."""
    return any(
        hit.label == "emergency.supposed"
        and 0 <= danger.first - hit.after <= 1
        and _none_between(hit, danger, words, MARKS)
        for hit in found
    )


def _unsaid(hit: Found, words: Sequence[Word]) -> bool:
    """Whether the next words turn it round: "ça va pas", "ça va mal"; "ça va pas mal" they leave as it is."""
    after = [word.fold for word in words[hit.after : hit.after + 2]]
    return after[:1] == ["mal"] or (after[:1] == ["pas"] and after[1:] != ["mal"])


def _of_an_animal(danger: Found, words: Sequence[Word]) -> bool:
    """Whether an animal stands before it in the clause, nearer than any person: "mon chien s'étouffe"."""
    for index in range(danger.first - 1, max(0, danger.first - FARTHEST_ANIMAL) - 1, -1):
        word = words[index].fold
        if word in MARKS or word in ME or word in WORDING.words["persons"] - WORDING.words["articles"]:
            return False
        if word in WORDING.words["animals"]:
            before = {near.fold for near in words[max(0, index - 2) : index]}
            return not before & WORDING.words["beside_animals"]
    return False


def _of_a_thing(danger: Found, words: Sequence[Word]) -> bool:
    """Whether the words just before name what is no person: "mon sucre est tombé", "la télé ne répond plus"."""
    index = danger.first - 1
    while index >= 0 and words[index].fold in WORDING.words["before_verbs"]:
        index -= 1
    if index < 0 or words[index].fold in MARKS:
        return False
    if words[index].fold in WORDING.words["things"]:
        return True
    return _is_thing([word.fold for word in words[max(0, index - FARTHEST_OWNER) : index + 1]])


def _is_thing(said: list[str]) -> bool:
    """Whether words end in an article and a noun that is no person; "le chat de ma mère" is a cat."""
    persons, articles = WORDING.words["persons"], WORDING.words["articles"]
    noun, before = said[-1], said[:-1]
    while before and before[-1] in articles and before[-1] not in OF:
        before = before[:-1]
    if before and before[-1] in OF and len(before) > 1 and _is_noun(before[:-1]):
        return before[-2] not in persons
    return noun not in persons and _is_noun(said)


def _is_noun(said: list[str]) -> bool:
    """Whether an article stands before the last word, perhaps with an adjective between."""
    articles = WORDING.words["articles"]
    small = len(said) > 2 and said[-2] in WORDING.words["fillers"] and said[-3] in articles
    return len(said) > 1 and (said[-2] in articles or small)


def _none_between(one: Found, other: Found, words: Sequence[Word], marks: frozenset[str]) -> bool:
    between = words[min(one.after, other.after) : max(one.first, other.first)]
    return not any(word.fold in marks for word in between)
