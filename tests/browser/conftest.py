"""One demo for all the stories, its phones silent at the start of each, and a browser to look at it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from ..support.browser import running_browser
from .demo import Demo, running_demo


@pytest.fixture(scope="session")
def started_demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """`make demo`, started once."""
    with running_demo(tmp_path_factory.mktemp("demo")) as demo:
        yield demo


@pytest.fixture
def demo(started_demo: Demo) -> Demo:
    """The demo, with phones that are new."""
    started_demo.hang_up_everything()
    return started_demo


@pytest.fixture
def window() -> Iterator[BrowserContext]:
    """A browser's window in France; whatever a page complains of fails the test."""
    with running_browser() as browser:
        context = browser.new_context(
            locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": 1280, "height": 960}
        )
        complaints: list[str] = []
        context.on("weberror", lambda failed: complaints.append(str(failed.error)))
        context.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        yield context
        assert complaints == []
