"""Runs the parts of hotline as children of one process: started in order, revived, stopped in reverse.

The children stay in this process's group and die with it, even when it is killed.
"""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

import structlog

log = structlog.get_logger()

STOP_WITHIN_S = 12.0
LOOK_EVERY_S = 0.2
SHORTEST_PAUSE_S, LONGEST_PAUSE_S = 0.2, 5.0
PR_SET_PDEATHSIG = 1
POLITELY = 5


@dataclass
class Child:
    """One part: how it is started, and how often in a row it has died young."""

    name: str
    command: Sequence[str]
    environment: dict[str, str] = field(default_factory=dict)
    gives_way: bool = False  # to the web, whose callers wait
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0.0
    pause_s: float = SHORTEST_PAUSE_S


def _in_the_child(gives_way: bool) -> None:
    """On Linux the kernel ends a child whose parent is gone; elsewhere the process group has to do."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if gives_way:
        os.nice(POLITELY)


class Supervisor:
    """Keeps its children running until it is told to stop."""

    def __init__(self, children: Sequence[Child]) -> None:
        self.children = list(children)
        self.stopping = False

    def run(self, when_started: Callable[[], None] = lambda: None) -> None:
        """Start all, call `when_started`, and keep them running until SIGTERM or SIGINT."""
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, self._told_to_stop)
        try:
            for child in self.children:
                self._start(child)
            when_started()
            while not self.stopping:
                self._look_after_children()
                time.sleep(LOOK_EVERY_S)
        finally:
            self._stop_all()

    def _told_to_stop(self, *_: object) -> None:
        self.stopping = True

    def _start(self, child: Child) -> None:
        child.started_at = time.monotonic()
        child.process = subprocess.Popen(
            child.command,
            env=os.environ | child.environment,
            preexec_fn=partial(_in_the_child, child.gives_way),
        )

    def _look_after_children(self) -> None:
        for child in self.children:
            if child.process is None or child.process.poll() is None:
                continue
            lived_s = time.monotonic() - child.started_at
            if lived_s < child.pause_s:
                continue
            log.warning("a part died and is started again", part=child.name, code=child.process.returncode)
            young = lived_s < LONGEST_PAUSE_S
            child.pause_s = min(child.pause_s * 2, LONGEST_PAUSE_S) if young else SHORTEST_PAUSE_S
            self._start(child)

    def _stop_all(self) -> None:
        """Last started, first stopped, so that nothing loses what it leans on."""
        for child in reversed(self.children):
            if child.process and child.process.poll() is None:
                child.process.terminate()
                try:
                    child.process.wait(STOP_WITHIN_S)
                except subprocess.TimeoutExpired:
                    child.process.kill()
                    child.process.wait()
