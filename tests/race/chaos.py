"""Many races in a row: `python -m tests.race.chaos --times 200`; ends with 1 when anything at all is wrong."""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ..support.databases import BOTH, bound_to, databases
from ..support.house import running_house
from ..support.postgres import binaries, running_cluster
from . import race
from .people import register


def main() -> int:
    """Race on each database and print what came of it."""
    parser = argparse.ArgumentParser(description=f"{race.RUNNERS} OUI at the same moment, again and again.")
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--database", choices=BOTH, action="append", help="only this one")
    options = parser.parse_args()
    wrong = 0
    with _kinds() as make:
        for kind in options.database or BOTH:
            if kind == "postgresql" and binaries() is None:
                print("postgresql: is not installed on this machine")
                wrong += "HOTLINE_REQUIRE_ALL" in os.environ
                continue
            wrong += _race_on(kind, make(kind), options.times)
    return 1 if wrong else 0


@contextmanager
def _kinds() -> Iterator[Callable[[str], str]]:
    with ExitStack() as closing:
        folder = Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="hotline-chaos-")))

        def cluster() -> str:
            found = binaries()
            assert found is not None
            return closing.enter_context(running_cluster(found))

        with databases(folder, cluster) as make:
            yield make


def _race_on(kind: str, url: str, times: int) -> int:
    """The number of races that went wrong."""
    outcomes: list[race.Outcome] = []
    with bound_to(url), running_house(url) as house:
        people = register(race.RUNNERS)
        for _ in range(times):
            outcomes.append(race.run(house.url, people))
            race.forget_jobs(house.settings.broker_url)
    bad = [outcome for outcome in outcomes if not outcome.is_right()]
    accepted, refused, errors = (
        sum(getattr(outcome, name) for outcome in outcomes) for name in ("accepted", "refused", "errors")
    )
    print(f"{kind}: {times} races, accepted {accepted}, refused {refused}, errors {errors}, wrong {len(bad)}")
    for outcome in bad[:5]:
        print(f"  {outcome}")
    return len(bad)


if __name__ == "__main__":
    sys.exit(main())
