"""What a resident's text says: needs, danger, address, and the short answers of a dialogue. Pure; never raises."""

from collections.abc import Sequence
from dataclasses import dataclass

from hotline.intake.understanding import names
from hotline.intake.understanding.answers import answers_in
from hotline.intake.understanding.choices import choice_in, picks, says
from hotline.intake.understanding.coverage import GREETINGS, SMALL_TALK, covered
from hotline.intake.understanding.emergencies import DANGERS, is_emergency
from hotline.intake.understanding.folding import Word, is_emoji
from hotline.intake.understanding.heads import meaning_of
from hotline.intake.understanding.needs import needs_in
from hotline.intake.understanding.others import for_whom
from hotline.intake.understanding.phrases import Found
from hotline.intake.understanding.reading import find, in_language, language_of, read
from hotline.intake.understanding.rest import cut
from hotline.intake.understanding.times import When, when_in
from hotline.places.spelling import address_span
from hotline.places.town_ahead import with_town_ahead
from hotline.records import numbers


@dataclass(frozen=True)
class Understood:
    """What a resident's text says. `address` and `rest` are parts of the text as written."""

    text: str
    language: str | None
    needs: tuple[str, ...]
    emergency: bool
    address: str | None
    greeting: bool
    politeness: bool
    yes: bool
    no: bool
    cancel: bool
    status: bool
    choice: int | None
    new: bool
    same: bool
    rest: str
    when: When | None = None
    name: str | None = None  # the author's, or of whoever is asked for
    phone: str | None = None  # to call, E.164
    whom: str | None = None  # who needs it if not the author: "mother", "somebody" …

    @property
    def for_someone_else(self) -> bool:
        """Whether it is asked for somebody else."""
        return self.whom is not None


LONGEST_NAME = 3  # words
INTRODUCTION = "small_talk.introductions"


def understand(text: str, language: str | None = None) -> Understood:
    """What a resident's text says; `language` is used to tell words apart where the text's own do not tell."""
    phone = numbers.find(text)
    span = address_span(_blanked(text, phone.span if phone else None))
    words = read(text)
    spoken = _without(_without(words, span), phone.span if phone else None)
    found = find(spoken)
    own_language = language_of(spoken, found)
    found = in_language(found, spoken, own_language or language)
    answer, said = _yes_or_no(spoken, found)
    needs = needs_in(spoken, found)
    choice = choice_in(spoken, found) if span is None else None
    greeting, politeness = _small_talk(text, words, found) if span is None else (False, False)
    return Understood(
        text=text,
        language=own_language,
        needs=needs,
        emergency=is_emergency(spoken, found, asks=bool(needs)) or _danger_within(words, span),
        address=_address(text, span, spoken, found) if span else None,
        greeting=greeting,
        politeness=politeness,
        yes=answer == "yes",
        no=answer == "no",
        cancel=not needs and says(found, "resident.cancels", except_for="resident.not_cancels"),
        status=says(found, "resident.status"),
        choice=choice,
        new=picks("new", spoken, found),
        same=picks("same", spoken, found),
        rest=cut(text, [_span(said, spoken)] if said else []),
        when=when_in(text, spoken, found, dates=bool(needs)) if choice is None else None,
        name=names.any_name_in(_blanked(_blanked(text, span), phone.span if phone else None)),
        phone=phone.number if phone else None,
        whom=for_whom(spoken, found),
    )


def _address(text: str, span: tuple[int, int], words: Sequence[Word], found: Sequence[Found]) -> str:
    """With a town that stands before the street, unless those words say something else."""
    said = [words[hit.after - 1].end for hit in found if words[hit.after - 1].end <= span[0]]
    start, end = with_town_ahead(text, span, since=max(said, default=0))
    return text[start:end].strip()


def _blanked(text: str, span: tuple[int, int] | None) -> str:
    """The text with a comma for this part of it, every other letter where it was."""
    if span is None:
        return text
    first, after = span
    return text[:first] + "," + " " * (after - first - 1) + text[after:]


def _without(words: Sequence[Word], span: tuple[int, int] | None) -> list[Word]:
    """The words with an address, or a number, as one comma: it says nothing, but parts what is around it."""
    if span is None:
        return list(words)
    before = [word for word in words if word.end <= span[0]]
    after = [word for word in words if word.start >= span[1]]
    return [*before, Word(",", *span), *after]


def _danger_within(words: Sequence[Word], span: tuple[int, int] | None) -> bool:
    """Whether what looks like an address tells of danger further on: no street is named in so many words."""
    if span is None:
        return False
    inside = [word for word in words if span[0] <= word.start and word.end <= span[1]]
    found = find(inside)
    told = [hit for hit in found if hit.label not in DANGERS or not _may_be_name(hit)]
    return is_emergency(inside, told, asks=True)


def _may_be_name(danger: Found) -> bool:
    """One word, or two right behind "12 rue": "rue du Feu"."""
    return danger.after - danger.first < (2 if danger.first >= 3 else 3)


def _small_talk(text: str, words: Sequence[Word], found: Sequence[Found]) -> tuple[bool, bool]:
    """Whether the text is a greeting, or thanks and the like, and nothing else but perhaps a name."""
    greets = any(hit.label == GREETINGS for hit in found)
    thanks = any(hit.label in SMALL_TALK for hit in found) or any(is_emoji(word.fold) for word in words)
    others = [
        word if not _is_name(index, text, words, found) else word._replace(fold=",")
        for index, word in enumerate(words)
    ]
    nothing_else = covered(others, found, SMALL_TALK | {INTRODUCTION})
    return greets and nothing_else, thanks and not greets and nothing_else


def _is_name(index: int, text: str, words: Sequence[Word], found: Sequence[Found]) -> bool:
    """Whether a capital follows "c'est", "je m'appelle", "Madame"."""
    introduced = any(hit.label == INTRODUCTION and 0 <= index - hit.after < LONGEST_NAME for hit in found)
    return introduced and text[words[index].start].isupper() and not text.isupper()


def _yes_or_no(words: Sequence[Word], found: Sequence[Found]) -> tuple[str | None, Found | None]:
    """The answer the text begins with, and its words."""
    answers = answers_in(words, [_as_answer(hit) for hit in found])
    if answers.head is None or meaning_of(answers.head) not in ("yes", "no"):
        return None, None
    contradicted = {meaning_of(answers.head), answers.behind} == {"yes", "no"}
    return (None, None) if contradicted else (meaning_of(answers.head), answers.head)


def _as_answer(hit: Found) -> Found:
    """A resident also confirms with "c'est ça" and denies with "ce n'est pas ça"."""
    if hit.label == "resident.confirms":
        return hit._replace(label="answers.yes.words")
    if hit.label == "resident.denies":
        return hit._replace(label="answers.no.words")
    return hit


def _span(hit: Found, words: Sequence[Word]) -> tuple[int, int]:
    return words[hit.first].start, words[hit.after - 1].end
