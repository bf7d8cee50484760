"""A small flow with nothing to mend, to be broken in one place at a time, and what the checks say then."""

from pathlib import Path

from hotline.delivery import segments
from hotline.flows.check import problems

GOOD = """
name = "small"
start = "menu"
entries = ["hello"]

[steps.hello]
kind = "say"
next = "menu"
text.fr = "Bonjour, ici {town}."
text.en = "Hello, this is {town}."
say.fr = "Bonjour, ici {town}."
say.en = "Hello, this is {town}."
sound.fr = "accueil"

[steps.menu]
kind = "choose"
options.yes = "look"
options.1 = "look"
missed = "bye"
text.fr = "Avez-vous besoin d'aide ? Répondez OUI."
again.fr = "Pardon, répondez OUI si vous avez besoin d'aide."
text.en = "Do you need help? Reply YES."
again.en = "Sorry, reply YES if you need help."
say.fr = "Pour demander de l'aide, tapez 1. Pour réécouter, tapez étoile."
say.en = "For asking for help, press 1. For hearing it again, press star."

[steps.look]
kind = "do"
action = "look"
outcomes.found = "where"
outcomes.nothing = "bye"

[steps.where]
kind = "ask"
asks = "address"
next = "call"
missed = "bye"
text.fr = "C'est noté : {need}. Où habitez-vous ?"
text.en = "Noted: {need}. Where do you live?"
say.fr = "C'est noté : {need}. Où habitez-vous ?"
say.en = "Noted: {need}. Where do you live?"

[steps.call]
kind = "connect"
asks = "volunteer"
outcomes.talked = "bye"
outcomes.missed = "moment"
outcomes.nobody = "bye"

[steps.moment]
kind = "wait"
next = "bye"
say.fr = "Un instant."
say.en = "One moment."

[steps.bye]
kind = "end"
text.fr = "Merci, et au revoir."
text.en = "Thank you, and goodbye."
say.fr = "Merci, et au revoir."
say.en = "Thank you, and goodbye."
""".lstrip()
ACTIONS = {"look": frozenset({"found", "nothing"})}


def complaints(folder: Path, flow: str, encoding: str = "utf-8") -> list[str]:
    """What is said about this flow, kept as small.toml."""
    (folder / "small.toml").write_text(flow, encoding=encoding)
    return [str(problem) for problem in problems(folder, ["small"], ACTIONS, segments.count, segments.is_gsm)]


def broken(old: str, new: str) -> str:
    """The good flow with its first `old` replaced."""
    assert old in GOOD, f"{old} is not in the small flow"
    return GOOD.replace(old, new, 1)
