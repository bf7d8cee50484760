"""What a machine may lack: a clear skip at home, a failure where HOTLINE_REQUIRE_ALL is set."""

import os

import pytest


def missing(what: str) -> None:
    """Skip this test because `what` is not on this machine; where everything must be there, fail."""
    if os.environ.get("HOTLINE_REQUIRE_ALL"):
        pytest.fail(f"{what} must be installed here")
    pytest.skip(f"{what} is not installed on this machine")
