"""demo: an example town on this machine, with the local carrier's handsets in the browser."""

import json
import os
import secrets
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from hotline import config, services
from hotline.cli.database import bring_up_to_date
from hotline.cli.serve import run_all
from hotline.cli.supervisor import Child
from hotline.cli.town import columns_of
from hotline.config import Settings
from hotline.intake import roster
from hotline.places import importing
from hotline.records import coordinators, towns
from hotline.records.db import connected
from hotline.records.tables import Town, Volunteer

EXAMPLE = config.CODE / "demo"
NUMBER = "+33261910000"
EMAIL, PASSWORD = "demo@orleans.example", "bonjour-orleans"
ACCOUNT_SID = "AC" + "0" * 32
TOWN = {
    "name": "Orléans",
    "number": NUMBER,
    "center": "47.9029,1.9090",
    "radius_km": "8",
    "quiet": "none",
    "reply_wait": "2m",
    "offers_per_day": "10000",
    "tasks_at_once": "1000",
    "requests_per_day": "10000",
}
# What the carrier does when a webhook of ours fails.
TRY_AGAIN = "#rc=2&rp=ct,rt,5xx"
READY_WITHIN_S = 60.0


@click.command()
@click.option("--folder", type=click.Path(file_okay=False, path_type=Path), default=Path("demo"))
def demo(folder: Path) -> None:
    """An example town: texts, neighbours, and the status page, all on this machine."""
    folder = folder.resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    port = _port("PORT", 8000)
    handsets_port = _port("HANDSETS_PORT", port + 10)
    _set_environment(folder, port, handsets_port)
    settings = services.start().settings
    with connected():
        bring_up_to_date()
        _fill(settings)
        carrier = _carrier_config(settings)
    (folder / "carrier.json").write_text(json.dumps(carrier, ensure_ascii=False, indent=1), encoding="utf-8")
    phonebox = [sys.executable, "-m", "hotline.phonebox", "--port", str(handsets_port)]
    child = Child("carrier", [*phonebox, "--config", str(folder / "carrier.json")], _python_path())
    run_all(settings, [child], _when_ready(port, handsets_port))


def _port(variable: str, preferred: int) -> int:
    """The port asked for, else the first free one from the preferred one on."""
    if variable in os.environ:
        return int(os.environ[variable])
    for port in range(preferred, preferred + 100):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    raise click.ClickException(f"No free port from {preferred} on; set {variable}.")


def _set_environment(folder: Path, port: int, handsets_port: int) -> None:
    """The settings of a town of its own, whatever the environment says otherwise."""
    os.environ.update(
        DATABASE_URL=f"sqlite:///{folder / 'hotline.db'}",
        REDIS_URL="",
        SECRET_KEY=_kept_secret(folder / "secret"),
        PORT=str(port),
        PUBLIC_URL=f"http://127.0.0.1:{port}",
        TWILIO_ACCOUNT_SID=ACCOUNT_SID,
        TWILIO_AUTH_TOKEN=_kept_secret(folder / "carrier-token"),
        TWILIO_API_BASE_URL=f"http://127.0.0.1:{handsets_port}",
        HOTLINE_GEOCODER="",
    )


def _kept_secret(path: Path) -> str:
    """A random secret of this demo, the same at every start."""
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_hex(32))
    return path.read_text().strip()


def _fill(settings: Settings) -> None:
    """The example town, its addresses, volunteers and coordinator: once."""
    if towns.by_slug("orleans"):
        return
    click.echo("Setting up the example town (once)...")
    orleans = Town.create(slug="orleans", auto_approve=True, **columns_of(TOWN))
    importing.import_file(EXAMPLE / "orleans.csv")
    with (EXAMPLE / "volunteers.csv").open(encoding="utf-8") as lines:
        report = roster.read(lines, orleans, datetime.now(UTC))
    for line, problem in report.problems:
        raise click.ClickException(f"The example volunteers, line {line}: {problem}")
    coordinators.add(orleans, EMAIL, coordinators.Role.ADMIN, PASSWORD, now=datetime.now(UTC))


def _carrier_config(settings: Settings) -> dict[str, Any]:
    """What the local carrier has to know: the account, our line, and who owns which handset."""
    residents = json.loads((EXAMPLE / "residents.json").read_text(encoding="utf-8"))
    volunteers = Volunteer.select().order_by(Volunteer.first_name)
    return {
        "account_sid": settings.twilio_account_sid,
        "auth_token": settings.twilio_auth_token,
        "pace": 0.3,
        # As slowly as a browser speaks; and who types what a caller says is given the time to type it.
        "speech_pace": 0.075,
        "patience": False,
        "desk_url": f"{settings.public_address}/desk/",
        "lines": [
            {
                "number": NUMBER,
                "sms_url": f"{settings.public_address}/sms{TRY_AGAIN}",
                "voice_url": f"{settings.public_address}/voice{TRY_AGAIN}",
                "voice_status_url": f"{settings.public_address}/voice/status",
            }
        ],
        "senders": [],
        "handsets": [
            *({"number": one["phone"], "name": one["name"], "role": "resident"} for one in residents),
            *({"number": one.phone, "name": one.first_name, "role": "volunteer"} for one in volunteers),
        ],
    }


def _python_path() -> dict[str, str]:
    return {"PYTHONPATH": os.pathsep.join(filter(None, [str(config.CODE.parent), os.environ.get("PYTHONPATH")]))}


def _when_ready(port: int, handsets_port: int) -> Callable[[], None]:
    def wait_and_tell() -> None:
        _wait_until_answered(f"http://127.0.0.1:{port}/healthz")
        _wait_until_answered(f"http://127.0.0.1:{handsets_port}/phonebox/health")
        click.echo(
            f"""
  hotline is running.

  Handsets     http://127.0.0.1:{handsets_port}/      a resident's phone and forty neighbours'
  Status page  http://127.0.0.1:{port}/desk/    {EMAIL}   {PASSWORD}

  Choose Odette Marchand, who has a landline, and let her call: press 2 for medicine, type what she
  says, 12 bis rue de Bourgogne, press 1. Answer OUI on a handset that rings; then her telephone rings.
  Or text from a resident's mobile: Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne
  Stop with Ctrl-C.
"""
        )

    return wait_and_tell


def _wait_until_answered(url: str) -> None:
    ends = time.monotonic() + READY_WITHIN_S
    while time.monotonic() < ends:
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise click.ClickException(f"{url} does not answer; look at the lines above for the reason.")
