"""Whether calls can be followed by ear: choices in one form, no false promise of a key, prompts not too long."""

import re
from collections.abc import Iterator

from hotline.flows.checks import choices
from hotline.flows.checks.findings import Finding, Known, listed
from hotline.flows.checks.samples import filled
from hotline.flows.model import Flow, Kind, Step
from hotline.flows.ways import Graph, backward, graph, reached

# Nobody keeps more in mind while the sixth is being read out.
MOST_CHOICES = 5
# A person and "something else" may be offered on top: they are the same keys in every menu.
NOT_COUNTED = {"0", "9", "*", "#"}
# About twenty seconds of speech; after that the beginning is forgotten.
MOST_WORDS = 45
# Nothing has to be answered at an end, so it may take half a minute.
MOST_WORDS_AT_AN_END = 70
# A person, once more, and "I have finished" are understood at every step.
ALWAYS = {"0", "*", "#"}
KEY = re.compile(r"[0-9*#]")


def findings(flow: Flow, known: Known) -> Iterator[Finding]:
    """What is wrong with what callers hear, in each language."""
    for language in _spoken(flow):
        if language not in choices.LANGUAGES:
            yield Finding("", "", f"nothing tells how a choice sounds in {language}: add it to choices.toml.")
            continue
        for key in flow.steps:
            for field in ("say", "say_again"):
                for what in _hard_to_follow(flow, key, field, language):
                    yield Finding(key, f"{field}.{language}", f"`{field}.{language}` {what}")
            for what in _never_told(flow, key, language):
                yield Finding(key, f"say.{language}", what)


def _spoken(flow: Flow) -> list[str]:
    return sorted({language for step in flow.steps.values() for language in (*step.say, *step.say_again)})


def _heard(flow: Flow, key: str, field: str, language: str) -> str:
    """What is said at a step, its placeholders filled; empty if nothing is, or can't be."""
    sentence = getattr(flow.steps[key], field).get(language, "")
    return filled(field, language, sentence) or ""


def _hard_to_follow(flow: Flow, key: str, field: str, language: str) -> Iterator[str]:
    """Forms of its own, empty promises, too many choices, too many words."""
    words = _heard(flow, key, field, language)
    for sentence in choices.misshapen(words):
        yield f'offers a key in its own way ("{sentence}"): write "{choices.example(language)}"'
    offered = set(choices.offered(words))
    for digit in sorted(offered - _accepted(flow, key)):
        yield (
            f"promises the key {digit}, which is not taken here: "
            "add it to `options`, `presses` or `keys`, or take it out."
        )
    count = len(offered - NOT_COUNTED)
    if count > MOST_CHOICES:
        yield f"offers {count} choices besides 0 and 9, nobody remembers more than {MOST_CHOICES}: split them."
    most = MOST_WORDS_AT_AN_END if flow.steps[key].kind == Kind.END else MOST_WORDS
    count = _length(words)
    if count > most:
        yield f"has {count} words when it is read out: shorten it to {most}."


def _length(words: str) -> int:
    """How many words; of the digits of a code or a number, two take as long as a word."""
    spoken = [word.strip(".,;:!?") for word in words.split()]
    digits = [word for word in spoken if len(word) == 1 and word.isdigit()]
    return len([word for word in spoken if word]) - len(digits) // 2


def _never_told(flow: Flow, key: str, language: str) -> Iterator[str]:
    """Keys that are taken, but that neither this step nor what is said just before speaks of."""
    heard = [_heard(flow, name, "say", language) for name in reached(_told_before(flow), [key])]
    told = {digit for words in heard for digit in choices.offered(words)}
    silent = sorted(_own_keys(flow.steps[key]) - ALWAYS - told)
    if any(heard) and silent:
        keys = f"key {silent[0]} is" if len(silent) == 1 else f"keys {listed(silent)} are"
        yield f"the {keys} taken, but `say.{language}` never tells: add a sentence for each."


def _own_keys(step: Step) -> set[str]:
    return {name for name in (*step.options, *step.presses, *step.keys) if KEY.fullmatch(name)}


def _told_before(flow: Flow) -> Graph:
    """From each step back to what is said just before it."""
    back = backward(graph(flow))
    return {key: [name for name in before if flow.steps[name].kind == Kind.SAY] for key, before in back.items()}


def _accepted(flow: Flow, key: str) -> set[str]:
    """The keys taken at a step; what is only said speaks for the questions it leads to."""
    passing = (Kind.SAY, Kind.WAIT, Kind.DO)
    onward = {name: ahead if flow.steps[name].kind in passing else [] for name, ahead in graph(flow).items()}
    taken = set(ALWAYS)
    for name in reached(onward, [key]):
        step = flow.steps[name]
        goes_on_elsewhere = step.kind == Kind.END and step.flow
        taken |= set("0123456789") if goes_on_elsewhere else _own_keys(step)
    return taken
