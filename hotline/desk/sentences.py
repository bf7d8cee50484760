"""Which sentences a town may say in a voice of its own: every sound that the flows name. Reads the flows only."""

from dataclasses import dataclass

from hotline.flows import loader
from hotline.flows.model import Step


@dataclass(frozen=True)
class Sentence:
    """One sentence that may be recorded."""

    language: str
    name: str
    words: str

    @property
    def id(self) -> str:
        """What sets it apart on a page: "fr-accueil"."""
        return f"{self.language}-{self.name}"


def recordable(town_name: str) -> list[Sentence]:
    """Every sentence that may be recorded, as it is spoken in this town, in the order of the flows."""
    found: dict[str, Sentence] = {}
    for flow_name in loader.names():
        for step in loader.load(flow_name).steps.values():
            for sentence in _of_step(step, town_name):
                found.setdefault(sentence.id, sentence)
    return list(found.values())


def _of_step(step: Step, town_name: str) -> list[Sentence]:
    return [
        Sentence(language, name, step.say[language].replace("{town}", town_name))
        for language, name in step.sound.items()
        if language in step.say
    ]
