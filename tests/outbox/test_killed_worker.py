"""A worker killed between the carrier's 201 and our commit: one text at the carrier, and a settled row."""

import os
import subprocess
import sys

import pytest
import redis

from hotline import services
from hotline.records.states import MessageState

from ..support.house import ROOT
from ..support.world import World
from .kill_me import ANNOUNCEMENT
from .texts import GONE_OUT, at_carrier, fresh, pass_minutes, pass_time, put


@pytest.mark.slow
def test_a_worker_killed_before_our_commit(world: World, database_url: str) -> None:
    message = put(world)
    settings = services.current().settings.model_copy(update={"database_url": database_url})
    environment = os.environ | {name.upper(): str(value) for name, value in settings.model_dump().items()}
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.outbox.kill_me"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert worker.stdout is not None
        assert worker.stdout.readline().strip() == ANNOUNCEMENT
    finally:
        worker.kill()
        worker.wait()
    redis.Redis.from_url(world.broker_url).flushall()  # RQ's own memory of the job is no part of the rescue
    assert fresh(message).state == MessageState.SENDING
    (taken,) = at_carrier(world)

    pass_time(world, seconds=40)
    assert fresh(message).state in GONE_OUT
    assert fresh(message).carrier_sid == taken["sid"]
    pass_minutes(world)
    assert len(at_carrier(world)) == 1
