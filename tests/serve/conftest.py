"""What calls to the real server need: everything running, on either database."""

from collections.abc import Iterator

import pytest

from ..support.databases import BOTH, MakeDatabase, bound_to, make_database, postgres_server
from ..support.house import House, running_house

__all__ = ["make_database", "postgres_server"]


@pytest.fixture(scope="module", params=BOTH)
def house(request: pytest.FixtureRequest, make_database: MakeDatabase) -> Iterator[House]:
    """Everything running on each database, which is open in the test's own process too."""
    url = make_database(request.param)
    with bound_to(url), running_house(url, "worker", "clock") as running:
        yield running
