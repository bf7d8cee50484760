"""flows: whether the dialogues in ivr_flows/ are right, pictures of them, and playing them in the terminal."""

import re

import click

from hotline.cli import rehearsal
from hotline.delivery import segments
from hotline.flows import check as checking
from hotline.flows import draw as drawing
from hotline.flows import loader
from hotline.flows.loader import FlowError
from hotline.intake.calls.actions import ACTIONS, outcomes_of
from hotline.intake.calls.answer import Then
from hotline.intake.calls.hearing import Said
from hotline.records.tables import Town

KEYS = re.compile(r"[0-9*#]+")
# The one flow that is played by text as well.
TEXTED = "resident"
PROMPTS = {
    Then.LISTEN: "> ",
    Then.RECORD: "(after the tone; type anything for a message) > ",
    Then.CONNECT: "(it rings; did they talk? y/n) > ",
}

# Those of calls are all there are.
KNOWN_ACTIONS = {name: outcomes_of(name) for name in ACTIONS}


@click.group()
def flows() -> None:
    """Check and draw the dialogues in ivr_flows/."""


@flows.command()
@click.argument("names", nargs=-1)
def check(names: tuple[str, ...]) -> None:
    """Tell everything that is wrong with the flows: all of them, or those named."""
    chosen = _chosen(names)
    found = checking.problems(loader.FOLDER, chosen, KNOWN_ACTIONS, segments.count, segments.is_gsm)
    for problem in found:
        click.echo(str(problem), err=True)
    if found:
        raise click.exceptions.Exit(1)
    steps = sum(len(loader.load(name).steps) for name in chosen)
    click.echo(f"{_counted(len(chosen), 'flow')}, {_counted(steps, 'step')}: nothing to mend.")


@flows.command()
@click.argument("name", required=False)
def draw(name: str | None) -> None:
    """Print the picture of one flow as Markdown, or write those of all into docs/flows/."""
    try:
        if name:
            click.echo(drawing.page(loader.load(_chosen((name,))[0])), nl=False)
            return
        for path in drawing.write_all():
            click.echo(path.relative_to(loader.FOLDER.parent))
    except FlowError as error:
        raise click.ClickException(f"{error}\n`python -m hotline flows check` says what to do.") from None


@flows.command("try")
@click.argument("name")
@click.option("--voice", is_flag=True, help="As a call: type keys or words; by default as texts.")
def rehearse(name: str, voice: bool) -> None:
    """Play a flow in the terminal, with an example town that is gone afterwards; nothing is sent."""
    (name,) = _chosen((name,))
    if not voice and name != TEXTED:
        raise click.ClickException(f"Only `{TEXTED}` is played by text; add --voice to play {name} as a call.")
    with rehearsal.stage() as town:
        play = _play_call if voice else _play_texts
        play(town, name)


def _play_texts(town: Town, _name: str) -> None:
    click.echo("Write what a resident texts; an empty line ends.")
    while body := _typed("> "):
        for answer in rehearsal.text(town, rehearsal.TEXTER, body):
            click.secho(answer, fg="green")


def _play_call(town: Town, name: str) -> None:
    click.echo("Type keys (1, 0, *, 45000) or words; an empty line is silence, Ctrl-D hangs up.")
    turn = rehearsal.call(town, name)
    while turn:
        for line in turn.answer.lines:
            click.secho(line.words, fg="green")
        if turn.answer.ends:
            return
        said = _said(turn.answer.then)
        if said is None:
            return
        turn = rehearsal.go_on(turn, said)


def _said(then: Then) -> Said | None:
    """What was typed, as what a caller did; None when the call is hung up."""
    if then == Then.WAIT:
        return Said()
    typed = _typed(PROMPTS[then])
    if typed is None:
        return None
    if then == Then.CONNECT:
        return Said(outcome="talked" if typed.startswith("y") else "missed")
    if then == Then.RECORD:
        return Said(recording_sid="RE-try", recording_s=5) if typed else Said()
    return Said(keys=typed) if KEYS.fullmatch(typed) else Said(words=typed)


def _typed(prompt: str) -> str | None:
    try:
        return str(click.prompt(prompt, default="", show_default=False, prompt_suffix="")).strip()
    except click.Abort:
        return None


def _chosen(names: tuple[str, ...]) -> list[str]:
    """The flows named, or all there are."""
    there = loader.names()
    for name in names:
        if name not in there:
            raise click.ClickException(f"There is no flow called {name}. Flows: {', '.join(there)}.")
    return list(names) or there


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
