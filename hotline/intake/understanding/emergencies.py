"""Whether a text tells of danger to life. When in doubt it does; denials and look-alikes of sure kinds do not."""

from collections.abc import Sequence

from hotline.intake.understanding.folding import STOPS, Word
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING

TAKEN_AT_ITS_WORD = "emergency.now"
DANGERS = (TAKEN_AT_ITS_WORD, "emergency.events")
HARMLESS_NEAR = ("emergency.past", "emergency.reassured")


def is_emergency(words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether any danger is told that is neither denied, nor a look-alike, nor long past."""
    if any(hit.label == "emergency.called_off" for hit in found):
        return False
    return any(hit.label in DANGERS and not _harmless(hit, words, found) for hit in found)


def _harmless(danger: Found, words: Sequence[Word], found: Sequence[Found]) -> bool:
    if _denied(danger, words) or _looks_alike(danger, found):
        return True
    if danger.label == TAKEN_AT_ITS_WORD:
        return False
    return any(hit.label in HARMLESS_NEAR and _same_sentence(hit, danger, words) for hit in found)


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
    """Whether a harmless phrase covers the words of danger: "tombée en panne"."""
    return any(
        hit.label == "emergency.look_alikes" and hit.first < danger.after and danger.first < hit.after
        for hit in found
    )


def _same_sentence(one: Found, other: Found, words: Sequence[Word]) -> bool:
    between = words[min(one.after, other.after) : max(one.first, other.first)]
    return not any(word.fold in STOPS for word in between)
