"""Whether a phrase that answers is meant: said by whoever writes, not asked, denied, reported or only supposed."""

from collections.abc import Sequence

from hotline.intake.understanding.coverage import clause_around
from hotline.intake.understanding.folding import MARKS, STOPS, Word
from hotline.intake.understanding.heads import BEFORE_AN_ANSWER, Heard, kind_of, meaning_of
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.wording import WORDING

ASIDE = "answers.asides"
ASKING = "answers.askings"
REPORT = "answers.reports"
STATEMENTS = ("sayings", "sentences", "fragments", "puzzled", "results")
BUT = frozenset({"mais", "but", "et", "and", "donc", "so"})
DENIALS = {"pas": "no", "jamais": "no", "not": "no", "never": "no", "plus": "withdraw"}
TURNS = frozenset({"mais", "but"})
# What may be asked for in a question: "pouvez-vous me mettre en pause ?"
ASKED_FOR = ("pause", "stop", "withdraw")
REQUEST = "answers.requests"
INFINITIVES = ("er", "ir", "oir", "re")
FARTHEST_DENIAL = 3
SHORTEST_QUESTION = 2  # words behind a comma: "je prends le vélo, ça ira ?" says and asks


def is_stated(hit: Found, heard: Heard) -> bool:
    """Whether the phrase is said as a fact, by whoever writes and of themselves."""
    words = heard.words
    denied = hit.first > 0 and words[hit.first - 1].fold in WORDING.words["negators"] | {"t"}
    if denied and meaning_of(hit) != "help":
        return False
    if meaning_of(hit) == "unsure":
        return True
    if _reported(hit, heard) or (meaning_of(hit) != "done" and _of_another(hit, words)):
        return False
    if kind_of(hit) == "fragments" and not _begins_clause(hit, heard):
        return False
    if kind_of(hit) == "results" and not _only_things_before(hit, heard):
        return False
    if meaning_of(hit) == "help" or (meaning_of(hit) in ASKED_FOR and _is_request(hit, heard)):
        return True
    return not (is_asked(hit, heard) or _supposed(hit, heard))


def is_asked(hit: Found, heard: Heard) -> bool:
    """Whether the phrase stands in a question."""
    words, after = heard.words, hit.after
    while after < len(words) and words[after].fold not in STOPS:
        if words[after].fold == "," and _question_of_its_own(after + 1, words):
            return False
        after += 1
    start = hit.first
    while start and words[start - 1].fold not in STOPS:
        start -= 1
    asks = any(other.label == ASKING and other.first == start for other in heard.found)
    return asks or (after < len(words) and words[after].fold == "?")


def as_meant(hit: Found, heard: Heard) -> Found | None:
    """A yes that is denied is a no: "je ne peux malheureusement pas"."""
    if meaning_of(hit) != "yes":
        return hit
    fully_denied = {"ne", "n"} & {word.fold for word in heard.words[max(0, hit.first - 1) : hit.after]}
    place = _denial_after(hit, heard, bool(fully_denied))
    if place is None:
        return None if fully_denied and not _denied_within(hit, heard) else hit
    return hit._replace(label=f"answers.{DENIALS[heard.words[place].fold]}.sayings", after=place + 1)


def is_about_helping(hit: Found, words: Sequence[Word]) -> bool:
    """Whether what somebody can, or no longer can, is to help: "je ne peux plus respirer" is something else."""
    said = {word.fold for word in words[hit.first : hit.after]}
    if meaning_of(hit) not in ("yes", "withdraw") or not said & WORDING.words["modals"]:
        return True
    place = hit.after
    while place < len(words) and words[place].fold in WORDING.words["fillers"] | WORDING.words["objects"]:
        place += 1
    following = words[place].fold if place < len(words) else ""
    helping = WORDING.words["helping"] - (
        WORDING.words["bodily"] if meaning_of(hit) == "withdraw" else frozenset()
    )
    return "en" not in said and (not following.endswith(INFINITIVES) or following in helping)


def _question_of_its_own(first: int, words: Sequence[Word]) -> bool:
    after = first
    while after < len(words) and words[after].fold not in MARKS:
        after += 1
    return after - first >= SHORTEST_QUESTION


def _denied_within(hit: Found, heard: Heard) -> bool:
    """Whether the phrase holds its own negation: "ça ne me dérange pas" is a yes."""
    return any(word.fold in DENIALS for word in heard.words[hit.first : hit.after])


def _denial_after(hit: Found, heard: Heard, fully_denied: bool) -> int | None:
    """Where the negation behind a phrase stands. "plus" needs its "ne", for it is also "more"."""
    for place in range(hit.after, min(hit.after + FARTHEST_DENIAL, len(heard.words))):
        word = heard.words[place].fold
        if word in MARKS or word in BUT:
            return None
        if word in DENIALS and (word != "plus" or fully_denied):
            return None if _belongs_elsewhere(place, heard) else place
    return None


def _belongs_elsewhere(place: int, heard: Heard) -> bool:
    """Whether the negation is another phrase's: "je viens pas de souci", "j'y vais de ce pas"."""
    return any(
        hit.first <= place < hit.after
        and (hit.label == ASIDE or (hit.label.startswith("answers.yes") and hit.first == place < hit.after - 1))
        for hit in heard.found
    )


def part_around(hit: Found, heard: Heard) -> tuple[int, int]:
    """The words [first, after) of its clause, which a "but" divides."""
    first, after = clause_around(hit, heard.words)
    turns = [index for index in range(first, after) if heard.words[index].fold in TURNS]
    return (
        max((turn + 1 for turn in turns if turn < hit.first), default=first),
        min((turn for turn in turns if turn >= hit.after), default=after),
    )


def _is_request(hit: Found, heard: Heard) -> bool:
    first = clause_around(hit, heard.words)[0]
    return any(other.label == REQUEST and first <= other.first <= hit.first for other in heard.found)


def _begins_clause(hit: Found, heard: Heard) -> bool:
    """Whether nothing but openers, politeness and answer words stands before it in its clause."""
    first = clause_around(hit, heard.words)[0]
    turns = [index for index in range(first, hit.first) if heard.words[index].fold in BUT]
    first = max(turns, default=first)
    passed = set(heard.codes) | {
        index
        for other in heard.found
        if other.label in BEFORE_AN_ANSWER or other.label.endswith((".words", ".acknowledgements"))
        for index in range(other.first, other.after)
    }
    small = WORDING.words["fillers"] | BUT
    return all(index in passed or heard.words[index].fold in small for index in range(first, hit.first))


def _only_things_before(hit: Found, heard: Heard) -> bool:
    """Whether the clause names what it is about and nothing more: "pain et lait livrés"."""
    first = clause_around(hit, heard.words)[0]
    named = set(heard.codes) | {
        index
        for other in heard.found
        if other.label.startswith("needs.") or other.label in BEFORE_AN_ANSWER
        for index in range(other.first, other.after)
    }
    small = WORDING.words["before_results"]
    return first < hit.first and all(
        index in named or heard.words[index].fold in small or heard.words[index].fold not in WORDING.vocabulary
        for index in range(first, hit.first)
    )


def _of_another(hit: Found, words: Sequence[Word]) -> bool:
    """Whether the nearest person named before it is somebody else: "elle n'est pas là", "est malade"."""
    others, selves = WORDING.words["others"], WORDING.words["selves"]
    if words[hit.first].fold in selves:
        return False
    place = hit.first - 1
    while place >= 0 and words[place].fold in WORDING.words["negation_starts"]:
        place -= 1
    if place >= 0 and words[place].fold in WORDING.words["copulas"]:
        return place == 0 or words[place - 1].fold not in WORDING.words["impersonals"]
    while place >= 0 and words[place].fold not in MARKS:
        if words[place].fold in others | selves and not _is_impersonal(place, words):
            return words[place].fold in others
        place -= 1
    return False


def _is_impersonal(place: int, words: Sequence[Word]) -> bool:
    """The "il" of "il faudra trouver quelqu'un d'autre"."""
    return words[place].fold == "il" and words[place + 1].fold in WORDING.words["impersonal_verbs"]


def _reported(hit: Found, heard: Heard) -> bool:
    """Whether it is what somebody said: "elle a dit que …"."""
    first = part_around(hit, heard)[0]
    return any(other.label == REPORT and first <= other.first < hit.first for other in heard.found)


def _supposed(hit: Found, heard: Heard) -> bool:
    """Whether its clause begins with "si", "quand", "dès que", or asks with a word: "je viens quand"."""
    first, after = part_around(hit, heard)
    told = {index for other in heard.found if other.label == ASIDE for index in range(other.first, other.after)}
    before = WORDING.words["suppositions"] | WORDING.words["questions"]
    behind = WORDING.words["questions"] if meaning_of(hit) == "yes" else frozenset()
    return any(
        heard.words[index].fold in (before if index < hit.first else behind)
        for index in range(first, after)
        if index not in told and not hit.first <= index < hit.after
    )
