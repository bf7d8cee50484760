"""serve and web: everything on one machine, or the web server alone."""

import os
import sys
from collections.abc import Callable, Sequence

import click

from hotline import config
from hotline.cli.common import database
from hotline.cli.database import bring_up_to_date
from hotline.cli.supervisor import Child, Supervisor
from hotline.config import Settings
from hotline.work import broker

THREADS = 16
LOOPBACK = ("http://127.0.0.1", "http://localhost")


def web_command(settings: Settings) -> list[str]:
    """gunicorn with threads: webhooks wait for the database and for nothing else."""
    host = "127.0.0.1" if settings.public_address.startswith(LOOPBACK) else "0.0.0.0"
    workers = settings.web_concurrency or (1 if settings.on_sqlite else 2)
    options = {
        "--bind": f"{host}:{settings.port}",
        "--workers": str(workers),
        "--worker-class": "gthread",
        "--threads": str(THREADS),
        "--graceful-timeout": "10",
        "--log-level": "warning",
    }
    parts = [part for pair in options.items() for part in pair]
    return [
        sys.executable,
        "-m",
        "gunicorn",
        *parts,
        "--preload",
        "--no-control-socket",
        "hotline.app:create_app()",
    ]


def part_command(name: str) -> list[str]:
    """One of our own commands, as a child."""
    return [sys.executable, "-m", "hotline", name]


def start_broker_first(settings: Settings) -> list[Child]:
    """The embedded broker, when no other is named."""
    return [] if settings.redis_url else [Child("broker", broker.command(settings))]


def run_all(settings: Settings, others: Sequence[Child] = (), ready: Callable[[], None] = lambda: None) -> None:
    """Broker, web, worker and clock in this order, until told to stop."""
    folder = str(config.CODE.parent)
    path = os.pathsep.join(filter(None, [folder, os.environ.get("PYTHONPATH")]))
    here = {"REDIS_URL": settings.broker_url, "PYTHONPATH": path}
    children = [
        *start_broker_first(settings),
        Child("web", web_command(settings), here),
        *others,
        Child("worker", part_command("worker"), here, gives_way=True),
        Child("clock", part_command("clock"), here, gives_way=True),
    ]
    Supervisor(children).run(ready)


@click.command()
def serve() -> None:
    """Everything on one machine: web, worker, clock, and a broker unless REDIS_URL names one."""
    with database(upgraded=False) as settings:
        config.check_carrier(settings)
        bring_up_to_date()
    run_all(settings)


@click.command()
def web() -> None:
    """The web server."""
    with database(upgraded=False) as settings:
        config.check_carrier(settings)
        command = web_command(settings)
    os.environ["PYTHONPATH"] = os.pathsep.join(
        filter(None, [str(config.CODE.parent), os.environ.get("PYTHONPATH")])
    )
    os.execv(command[0], command)
