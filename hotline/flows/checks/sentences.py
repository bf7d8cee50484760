"""Whether sentences are there in every language, can be filled, and are cheap enough to be texted."""

from collections.abc import Iterator, Mapping

from hotline.flows.checks.findings import Finding, Known, listed
from hotline.flows.checks.samples import TABLE, filled, placeholders
from hotline.flows.checks.samples import known as known_placeholders
from hotline.flows.model import Flow, Step

# Each part is billed as a text of its own, and people stop reading after two.
MOST_PARTS = 2
# What a sentence stands in for, and is never heard without.
INSTEAD_OF = {"again": "text", "say_again": "say", "sound": "say"}


def findings(flow: Flow, known: Known) -> Iterator[Finding]:
    """What is wrong with any sentence of the flow."""
    for key, step in flow.steps.items():
        for field in TABLE:
            sentences: Mapping[str, str] = getattr(step, field)
            if sentences:
                yield from _languages(key, field, sentences, known)
                for language, sentence in sentences.items():
                    for what in _wrong_with(field, language, sentence, known):
                        yield Finding(key, f"{field}.{language}", what)
        yield from _alone(key, step)


def _languages(key: str, field: str, sentences: Mapping[str, str], known: Known) -> Iterator[Finding]:
    """Languages that are missing, or that say more than the others."""
    for language in known.languages:
        if not sentences.get(language, "").strip():
            yield Finding(key, field, f"`{field}` says nothing in {language}: add `{field}.{language}`.")
    try:
        used = {
            language: _spoken_of(field, sentence) for language, sentence in sentences.items() if sentence.strip()
        }
    except ValueError:
        return
    everywhere = set().union(*used.values())
    for language, names in used.items():
        for name in sorted(everywhere - names):
            what = f"`{field}.{language}` lacks {{{name}}}, which another language has: write it in both."
            yield Finding(key, f"{field}.{language}", what)


def _spoken_of(field: str, sentence: str) -> set[str]:
    """What the placeholders of a sentence stand for; "of town" is the town, as one language bends it."""
    known = placeholders(sentence) & known_placeholders(field)
    return {name.removeprefix("of_") for name in known}


def _wrong_with(field: str, language: str, sentence: str, known: Known) -> Iterator[str]:
    """Braces, placeholders, letters, length."""
    name = f"`{field}.{language}`"
    try:
        strange = sorted(placeholders(sentence) - known_placeholders(field))
    except ValueError:
        yield f"{name} has a brace without its other half: write {{name}}, or take the brace out."
        return
    for placeholder in strange:
        yield f"{name} has {{{placeholder}}}, which nothing stands for: correct it, or add it to samples.toml."
    if TABLE[field] == "text":
        yield from _costs(name, sentence, filled(field, language, sentence), known)


def _costs(name: str, sentence: str, said: str | None, known: Known) -> Iterator[str]:
    dear = [word.strip(".,;:!?") for word in sentence.split() if not known.is_cheap(word)]
    if dear:
        letters = sorted({letter for word in dear for letter in word if not known.is_cheap(letter)})
        yield f"{name} costs double for {listed(letters)} in {listed(dear)}: use letters of the cheap alphabet."
    if said is not None and (parts := known.parts(said)) > MOST_PARTS:
        yield f"{name} is billed as {parts} texts ({len(said)} letters with long values): shorten it."


def _alone(key: str, step: Step) -> Iterator[Finding]:
    """Sentences and voices without the one they stand in for."""
    for field, other in INSTEAD_OF.items():
        for language in getattr(step, field):
            if not getattr(step, other).get(language):
                what = f"`{field}.{language}` stands in for `{other}.{language}`, which is missing: add that."
                yield Finding(key, f"{field}.{language}", what)
