"""flows: whether the dialogues in ivr_flows/ are right, and pictures of them."""

import click

from hotline.delivery import segments
from hotline.flows import check as checking
from hotline.flows import draw as drawing
from hotline.flows import loader
from hotline.flows.loader import FlowError
from hotline.intake.calls.actions import ACTIONS

# Those of calls are all there are. Their outcomes stand nowhere by name, so only the actions are checked.
KNOWN_ACTIONS = {name: frozenset[str]() for name in ACTIONS}


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


def _chosen(names: tuple[str, ...]) -> list[str]:
    """The flows named, or all there are."""
    there = loader.names()
    for name in names:
        if name not in there:
            raise click.ClickException(f"There is no flow called {name}. Flows: {', '.join(there)}.")
    return list(names) or there


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
