"""What races need: a filled database of either kind, and processes on it."""

from collections.abc import Iterator

import pytest

from ..support.databases import bound_to, database_url, make_database, postgres_server, postgres_url
from ..support.house import House, running_house

__all__ = ["database_url", "make_database", "postgres_server", "postgres_url"]


@pytest.fixture
def opened(database_url: str) -> Iterator[str]:
    """The database, open in the test's own process too."""
    with bound_to(database_url):
        yield database_url


@pytest.fixture
def house(opened: str) -> Iterator[House]:
    """The web server with two processes; nothing sends and no clock runs."""
    with running_house(opened) as running:
        yield running
