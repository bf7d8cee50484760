"""volunteers, requests, coordinator: the people and what they ask for."""

from datetime import UTC, datetime
from pathlib import Path

import click

from hotline.cli.common import database, print_rows, town_or_error
from hotline.intake import roster
from hotline.records import coordinators, overview
from hotline.records.states import RequestState

VOLUNTEER_COLUMNS = ("name", "phone", "state", "line", "needs", "languages", "radius_km", "address", "lat", "lon")
REQUEST_COLUMNS = ("reference", "state", "attention", "need", "address", "created_at", "needed", "accepted")
STYLES = click.Choice(["table", "json", "csv"])


@click.group()
def volunteers() -> None:
    """The volunteers of a town."""


@volunteers.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--town", "slug", required=True)
@click.option("--dry-run", is_flag=True, help="Check the file and change nothing.")
def import_(file: Path, slug: str, dry_run: bool) -> None:
    """Add volunteers from a CSV file: name,phone,address,needs,languages,radius_km,lat,lon."""
    with database():
        town = town_or_error(slug)
        try:
            lines = file.read_text(encoding="utf-8-sig", errors="replace").splitlines(keepends=True)
            report = roster.read(lines, town, datetime.now(UTC), dry_run=dry_run)
        except (roster.RosterError, OSError) as error:
            raise click.ClickException(str(error)) from None
    for line, reason in report.problems:
        click.echo(f"line {line}: {reason}", err=True)
    for line, reason in report.warnings:
        click.echo(f"line {line}: warning: {reason}", err=True)
    verb = "would be added or changed" if dry_run else "added or changed"
    click.echo(
        f"{report.changed} {verb}, {report.unchanged} unchanged, {len(report.problems)} rows could not be used."
    )


@volunteers.command("list")
@click.option("--town", "slug", required=True)
@click.option("--format", "style", type=STYLES, default="table")
def list_volunteers(slug: str, style: str) -> None:
    """List a town's volunteers."""
    with database():
        print_rows(overview.volunteers(town_or_error(slug)), style, VOLUNTEER_COLUMNS)


@click.group()
def requests() -> None:
    """The help requests of a town."""


@requests.command("list")
@click.option("--town", "slug", required=True)
@click.option("--state", type=click.Choice([state.value for state in RequestState]))
@click.option("--format", "style", type=STYLES, default="table")
def list_requests(slug: str, state: str | None, style: str) -> None:
    """List a town's help requests."""
    with database():
        rows = overview.requests(town_or_error(slug), RequestState(state) if state else None)
        print_rows(rows, style, REQUEST_COLUMNS)


@click.group()
def coordinator() -> None:
    """The coordinators, who watch the status page."""


@coordinator.command("add")
@click.argument("email")
@click.option("--town", "slug", required=True)
@click.option("--role", type=click.Choice(["viewer", "coordinator", "admin"]), default="coordinator")
@click.option("--link", is_flag=True, help="Print a one-time link instead of asking for a password.")
def add_coordinator(email: str, slug: str, role: str, link: bool) -> None:
    """Let somebody sign in; asks for the password when there is a terminal, else prints a one-time link."""
    interactive = not link and click.get_text_stream("stdin").isatty()
    password = click.prompt("Password", hide_input=True, confirmation_prompt=True) if interactive else None
    with database() as settings:
        town = town_or_error(slug)
        try:
            _, token = coordinators.add(town, email, coordinators.Role(role), password, now=datetime.now(UTC))
        except coordinators.EmailTakenError:
            raise click.ClickException(f"{email} belongs to a coordinator of another town.") from None
        except coordinators.PasswordLengthError:
            raise click.ClickException(
                f"A password has {coordinators.SHORTEST_PASSWORD} to {coordinators.LONGEST_PASSWORD} characters."
            ) from None
    click.echo(f"Added {email}.")
    if token:
        click.echo(f"To choose a password, within 48 hours: {settings.public_address}/desk/welcome/{token}")
