"""Leads a call through the flows: what was said moves the dialogue, what it says is the turn's answer."""

from dataclasses import replace
from typing import Any

from hotline.flows import engine, loader
from hotline.flows.engine import Prompt, Turn
from hotline.flows.model import Flow, Kind, Step
from hotline.intake.calls import hearing
from hotline.intake.calls.actions import ACTIONS
from hotline.intake.calls.answer import Answer, Line, Then, from_row
from hotline.intake.calls.connections import CONNECTIONS
from hotline.intake.calls.talk import Talk
from hotline.intake.calls.wording import Words
from hotline.records import calls, sounds

# Silence and wrong keys are said again until the third of them.
TRIES = 3
# From here on a call is brought to its end: nobody is kept on the line for ever.
LAST_TURN = 26
A_PERSON = "voicemail"
# A zero leads to a person, but not whoever is on the way to one already.
TALKS_TO_A_PERSON = (A_PERSON, "whisper")
# Where danger is listened for: wherever somebody may be speaking for herself.
LISTENS_FOR_DANGER = ("resident", "sign_up", "voicemail")


class Conductor:
    """One turn of one call."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.flow = loader.load(talk.call.flow)
        self.lines: list[Line] = []

    def begin(self) -> Answer:
        """The first turn: enter the flow where the call begins."""
        return self._play(self._enter(self.flow.name, self.talk.call.step))

    def go_on(self) -> Answer:
        """A later turn: hear what was said, go on from there; a star has all of the last turn said again."""
        said = self.talk.said
        if self.talk.call.turn >= LAST_TURN and not (said.recording_sid or said.outcome):
            if said.words:
                self.talk.dialogue().take_in()
            return self._play(self._enter(A_PERSON, "without"))
        if said.keys == hearing.AGAIN:
            return self._again()
        if self._began_a_code():
            return Answer((), self.talk.language, then=Then.LISTEN, keys=hearing.REST_OF_CODE)
        return self._play(self._hear())

    def _began_a_code(self) -> bool:
        """A code keyed in a menu comes digit by digit: its first one is kept, the next turn brings the rest."""
        talk, step = self.talk, self.flow.steps[self.talk.call.step]
        begun = talk.facts.pop("code_begun", "")
        if begun:
            talk.said = replace(talk.said, keys=begun + talk.said.keys)
        elif hearing.begins_a_code(step, talk.said.keys):
            talk.facts["code_begun"] = talk.said.keys
        return "code_begun" in talk.facts

    def _again(self) -> Answer:
        last = calls.turn_of(self.talk.call, self.talk.call.turn - 1)
        return from_row(last.answer) if last else self.begin()

    def _hear(self) -> Turn:
        call, said = self.talk.call, self.talk.said
        step = self.flow.steps[call.step]
        if step.kind == Kind.CONNECT:
            return engine.after(self.flow, call.step, said.outcome or "missed", self.talk.facts)
        if said.keys == hearing.PERSON and self.flow.name not in TALKS_TO_A_PERSON:
            return self._enter(A_PERSON)
        dialogue = self.talk.dialogue() if said.words else None
        if dialogue:
            if dialogue.heard.emergency and self.flow.name in LISTENS_FOR_DANGER:
                dialogue.take_in()
                return self._enter("resident", "emergency")
            if step.asks not in hearing.KEPT_APART:
                dialogue.take_in()
        heard = hearing.facts_in(step, said, dialogue)
        self.talk.facts |= {fact: value for fact, value in heard.items() if fact not in hearing.CHOICES}
        return self._answer(step, heard)

    def _answer(self, step: Step, heard: dict[str, Any]) -> Turn:
        call = self.talk.call
        most = TRIES if step.tries > 1 else 1
        return engine.answer(self.flow, call.step, heard, call.tries, self.talk.facts, most)

    def _enter(self, name: str, step: str = "") -> Turn:
        """Go on in a flow, from its start unless a step is named."""
        self.flow = loader.load(name)
        return engine.enter(self.flow, step or self.flow.start, self.talk.facts)

    def _play(self, turn: Turn) -> Answer:
        """Carry out what the flow does until it waits or ends, and say what there is to say on the way."""
        while True:
            self.lines += [line for prompt in turn.prompts for line in self._speak(prompt)]
            step = self.flow.steps[turn.step]
            if turn.action:
                outcome = ACTIONS[turn.action](self.talk)
                turn = engine.after(self.flow, turn.step, outcome, self.talk.facts)
            elif step.kind == Kind.CONNECT and not self._connects(step):
                turn = engine.after(self.flow, turn.step, "nobody", self.talk.facts)
            elif step.kind == Kind.END and step.flow:
                turn = self._enter(step.flow)
            else:
                return self._settle(turn, step)

    def _connects(self, step: Step) -> bool:
        self.talk.number = CONNECTIONS[step.asks](self.talk) or ""
        return bool(self.talk.number)

    def _settle(self, turn: Turn, step: Step) -> Answer:
        """Where the call stands now, and what the caller's machine is to do."""
        call = self.talk.call
        call.flow, call.step, call.tries = self.flow.name, turn.step, turn.tries
        answer = Answer(tuple(self.lines), self.talk.language, number=self.talk.number)
        if step.kind == Kind.END:
            return replace(answer, then=Then.JOIN if step.joins else Then.HANG_UP)
        if step.kind in (Kind.CONNECT, Kind.WAIT):
            return replace(answer, then=Then.CONNECT if step.kind == Kind.CONNECT else Then.WAIT)
        if step.asks == "recording":
            return replace(answer, then=Then.RECORD)
        speech = hearing.listens_to_speech(step) and call.direction == "in"
        streets = speech and (step.asks == "address" or "address" in step.instead)
        keys = hearing.keys_awaited(step)
        return replace(answer, then=Then.LISTEN, keys=keys, speech=speech, streets=streets)

    def _speak(self, prompt: Prompt) -> list[Line]:
        """A step's sentence in the caller's language, by the town's own voice where it has recorded one."""
        step, language = self.flow.steps[prompt.step], self.talk.language
        spoken = step.say_again if prompt.again and step.say_again else step.say
        if not spoken:
            return []
        words = " ".join(_in(spoken, language, self.flow).format_map(Words(self.talk)).split())
        name = "" if prompt.again else step.sound.get(language, "")
        recorded = sounds.reference_of(self.talk.town, name, language) if name else None
        return [Line(words, language, recorded or "")]


def _in(sentences: dict[str, str], language: str, flow: Flow) -> str:
    """The sentence in this language; a flow that lacks it is refused by its check."""
    if language in sentences:
        return sentences[language]
    raise KeyError(f"{flow.name}.toml has no sentence in {language}")
