"""worker: the part that runs the queue's jobs."""

import time

import click
import redis

from hotline.cli.common import database
from hotline.config import Settings, check_carrier
from hotline.work.worker import run as run_worker

BROKER_STARTS_WITHIN_S = 10.0


@click.command()
def worker() -> None:
    """The worker that sends texts and runs rounds."""
    with database(upgraded=False) as settings:
        check_carrier(settings)
        _wait_for_broker(settings)
    run_worker()


def _wait_for_broker(settings: Settings) -> None:
    """The broker may be starting at this very moment."""
    client = redis.Redis.from_url(settings.broker_url)
    ends = time.monotonic() + BROKER_STARTS_WITHIN_S
    while True:
        try:
            client.ping()
            return
        except redis.RedisError as error:
            if time.monotonic() > ends:
                raise click.ClickException(f"The broker can't be reached: {error}") from None
            time.sleep(0.05)
