"""The table of commands; each is loaded only when it is called, so that every one starts quickly."""

import sys
from importlib import import_module

import click

COMMANDS = {
    "demo": "hotline.cli.demo:demo",
    "serve": "hotline.cli.serve:serve",
    "web": "hotline.cli.serve:web",
    "worker": "hotline.cli.worker:worker",
    "clock": "hotline.cli.clock:clock",
    "db": "hotline.cli.database:db",
    "town": "hotline.cli.town:town",
    "gazetteer": "hotline.cli.gazetteer:gazetteer",
    "flows": "hotline.cli.flows:flows",
    "understand": "hotline.cli.understand:understand",
    "volunteers": "hotline.cli.people:volunteers",
    "requests": "hotline.cli.people:requests",
    "coordinator": "hotline.cli.people:coordinator",
}


class Commands(click.Group):
    """Commands by dotted name."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command asked for."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """hotline: neighbours helped by one phone number."""


def main() -> None:
    """Run a command; a fault that was foreseen is one plain sentence and exit code 1."""
    try:
        cli(prog_name="python -m hotline")
    except BrokenPipeError:
        sys.exit(0)
