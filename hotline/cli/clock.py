"""clock: the part that finds what is due."""

import click

from hotline.cli.common import database
from hotline.work.clock import run as run_clock


@click.command()
def clock() -> None:
    """The clock that finds what is due."""
    with database(upgraded=False):
        pass
    run_clock()
