"""Looking at a page on a desktop and on a small phone: everybody can use it, and pictures are kept when asked for."""

import os

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from .demo import ROOT, Demo

DOCS = ROOT / "docs" / "screenshots"
EMAIL, PASSWORD = "demo@orleans.example", "bonjour-orleans"
PHONE = {"width": 360, "height": 740}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


def look_at(page: Page, name: str) -> None:
    """Check the page on both screens, and keep the pictures in docs when HOTLINE_KEEP_SCREENSHOTS is set."""
    usual = page.viewport_size
    assert usual
    _look(page, name, full_page=False)
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.wait_for_timeout(300)
    _look(page, f"{name}-360", full_page=True)
    page.set_viewport_size(usual)


def _look(page: Page, name: str, full_page: bool) -> None:
    if os.environ.get("HOTLINE_KEEP_SCREENSHOTS"):
        DOCS.mkdir(parents=True, exist_ok=True)
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=DOCS / f"{name}.png", full_page=full_page)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{name}\n{found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{name} scrolls sideways"


def sign_in(page: Page, demo: Demo) -> None:
    """Open the status page as the coordinator of the example town."""
    page.goto(demo.desk)
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    page.wait_for_url(demo.desk)
