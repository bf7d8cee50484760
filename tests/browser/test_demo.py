"""The demo as a newcomer meets it: a fresh clone, an empty home, `make demo`, and the browser."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.support.browser import running_browser

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs" / "screenshots"
TEXT = "Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne"
EMAIL, PASSWORD = "demo@orleans.example", "bonjour-orleans"
PHONE = {"width": 360, "height": 740}

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]


@dataclass
class Demo:
    """Where the demo says one should look."""

    handsets: str
    desk: str


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """`make demo` in a clone of what is here, with an empty home."""
    folder, home = tmp_path_factory.mktemp("clone"), tmp_path_factory.mktemp("home")
    clone = folder / "hotline"
    _copy_of_the_project(clone)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("HOTLINE", "TWILIO"))}
    environment |= {"HOME": str(home), "PYTHON": sys.executable}
    process = subprocess.Popen(
        ["make", "demo"], cwd=clone, env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        yield _read_where_to_look(process)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def _copy_of_the_project(clone: Path) -> None:
    """What git would give somebody: the files it tracks or would track, and nothing else."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    files = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    for name in filter(None, files):
        if (ROOT / name).exists():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, clone / name)


def _read_where_to_look(process: subprocess.Popen[str]) -> Demo:
    assert process.stdout is not None
    handsets = desk = None
    for line in process.stdout:
        handsets = handsets or _address(line, "Handsets")
        desk = desk or _address(line, "Status page")
        if handsets and desk:
            return Demo(handsets, desk)
    raise RuntimeError("make demo ended without saying where to look")


def _address(line: str, name: str) -> str | None:
    found = re.search(rf"{name}\s+(http://\S+)", line)
    return found[1] if found else None


def keep(page: Page, name: str) -> None:
    """Keep a picture of the page in docs when asked to, desktop and 360 px."""
    if not os.environ.get("HOTLINE_KEEP_SCREENSHOTS"):
        return
    DOCS.mkdir(parents=True, exist_ok=True)
    usual = page.viewport_size
    page.screenshot(path=DOCS / f"{name}.png")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.wait_for_timeout(300)
    page.screenshot(path=DOCS / f"{name}-360.png", full_page=True)
    if usual:
        page.set_viewport_size(usual)


def _sign_in(page: Page, demo: Demo) -> None:
    page.goto(demo.desk)
    keep(page, "sign-in")
    page.get_by_label("E-mail").fill(EMAIL)
    page.get_by_label("Mot de passe").fill(PASSWORD)
    page.get_by_role("button", name="Se connecter").click()
    expect(page).to_have_url(demo.desk)


def test_the_whole_story(demo: Demo) -> None:
    """A text, the answer, handsets that ring, one OUI, and a board that changes by itself."""
    with running_browser() as browser:
        context = browser.new_context(
            locale="fr-FR", timezone_id="Europe/Paris", viewport={"width": 1280, "height": 900}
        )
        board, handsets = context.new_page(), context.new_page()
        _sign_in(board, demo)
        board.evaluate("window.neverReloaded = true")

        handsets.goto(demo.handsets)
        keep(handsets, "handsets-before")
        handsets.locator("#resident-text").fill(TEXT)
        handsets.locator("#resident-compose button[type=submit]").click()
        resident = handsets.locator("#resident-talk")
        expect(resident).to_contain_text("C'est noté : médicaments, 12 bis rue de Bourgogne, 45000 Orléans")
        cards = handsets.locator("#cards .card")
        expect(cards).to_have_count(3)
        for card in cards.all():
            expect(card).to_contain_text("rue de Bourgogne")
            expect(card).not_to_contain_text("12 bis")
        keep(handsets, "handsets-ringing")
        expect(board.locator("main")).to_contain_text("En recherche", timeout=8000)
        keep(board, "board-searching")

        winner = cards.first.locator(".name").inner_text()
        handsets.locator(".card", has_text=winner).get_by_role("button", name="OUI").click()
        expect(resident).to_contain_text(f"Bonne nouvelle : {winner}")
        told = resident.inner_text()
        password = re.search(r"Mot de passe à lui demander : ([A-Z]+)", told)
        assert password, told
        chosen = handsets.locator(".card", has_text=winner)
        expect(chosen).to_contain_text("12 bis rue de Bourgogne, 45000 Orléans")
        expect(chosen).to_contain_text(password[1])
        for card in cards.all():
            if card.locator(".name").inner_text() != winner:
                expect(card).to_contain_text("Un voisin s'en occupe")
        keep(handsets, "handsets-accepted")

        expect(board.locator("main")).to_contain_text(winner, timeout=8000)
        assert board.evaluate("window.neverReloaded") is True
        keep(board, "board-accepted")
        public = context.new_page()
        public.goto(demo.desk.replace("/desk/", "/"))
        expect(public.locator("body")).to_contain_text("02 61 91 00 00")
        keep(public, "public")
