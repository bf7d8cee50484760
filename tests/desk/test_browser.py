"""The pages in a real browser: the board lives, keeps what was unfolded, and everybody can use it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import make_server

from hotline.places import corrections
from hotline.places.place import Band, Place
from hotline.records import coordinators, sounds
from hotline.records.coordinators import Role
from hotline.records.states import Precision, RequestState
from hotline.records.tables import Coordinator, HelpRequest, Town

from .rows import (
    PASSWORD,
    ago,
    change,
    make_offer,
    make_recording,
    make_request,
    make_volunteer,
    spoken,
    text_to_nobody,
)

CHROMIUM = Path("/usr/bin/chromium")
SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        tell = pytest.fail if os.environ.get("HOTLINE_REQUIRE_ALL") == "1" else pytest.skip
        tell(f"the browser tests need {CHROMIUM}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=SWITCHES)
        yield browser
        browser.close()


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """The pages, served on a free port."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@contextmanager
def opened_page(browser: Browser, **settings: Any) -> Iterator[Page]:
    """A page of a browser of its own; whatever its console complains of fails the test."""
    context = browser.new_context(locale="fr-FR", **settings)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    yield page
    context.close()
    assert complaints == []


def sign_in(page: Page, address: str, coordinator: Coordinator) -> None:
    page.goto(f"{address}/desk/login")
    page.fill("#email", coordinator.email)
    page.fill("#password", PASSWORD)
    page.click("form .button")
    page.wait_for_load_state("networkidle")
    page.wait_for_selector("#board")


def test_the_board_shows_a_change_without_a_reload(
    browser: Browser, address: str, town: Town, coordinator: Coordinator
) -> None:
    request = make_request(town, round=1, next_round_at=ago(-5))
    make_offer(request, make_volunteer(town))
    card, summary = f"#request-{request.id}", f"#request-{request.id}-summary"
    with opened_page(browser) as page:
        sign_in(page, address, coordinator)
        page.click(summary)
        page.evaluate("window.stillTheSamePage = true")
        page.focus(summary)
        change(request, RequestState.ACCEPTED)
        page.wait_for_selector(f"{card}.card-accepted")
        assert "Quelqu’un vient" in page.inner_text(card)
        assert "Quelqu’un vient" in page.inner_text("#news[aria-live=polite]")
        assert page.evaluate("window.stillTheSamePage")
        assert page.evaluate("document.activeElement.id") == summary[1:]
        assert page.get_attribute(f"{card} details", "open") is not None


def test_a_board_without_news_is_left_alone_but_lives(
    browser: Browser, address: str, town: Town, coordinator: Coordinator, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_request(town)
    clock = [ago(0)]
    monkeypatch.setattr("hotline.desk.board.utc_now", lambda: clock[0])
    with opened_page(browser) as page:
        sign_in(page, address, coordinator)
        page.evaluate("document.getElementById('board').sameElement = true")
        before = page.inner_text("#updated-at")
        with page.expect_response("**/desk/board") as polled:
            pass
        assert polled.value.status == 304
        clock[0] += timedelta(seconds=1 if clock[0].second < 59 else -1)  # the same minute
        page.locator("#updated-at").filter(has_not_text=before).wait_for()
        assert page.evaluate("document.getElementById('board').sameElement")


def test_whoever_listens_is_not_interrupted_by_news(
    browser: Browser, address: str, town: Town, coordinator: Coordinator
) -> None:
    request = make_request(town, attention="voicemail")
    recording = make_recording(town, request, sound=spoken(60), seconds=60)
    player = f"#recording-{recording.id}"
    with opened_page(browser) as page:
        sign_in(page, address, coordinator)
        page.eval_on_selector(player, "audio => { audio.muted = true; return audio.play() }")
        change(make_request(town, "NEWS"), RequestState.ACCEPTED)
        page.wait_for_selector(".card-accepted")
        assert page.eval_on_selector(player, "audio => !audio.paused && audio.currentTime > 0")
        assert page.eval_on_selector(player, "audio => audio.seekable.end(0)") == 60


def test_a_player_is_still_to_be_seen_after_news(
    browser: Browser, address: str, town: Town, coordinator: Coordinator
) -> None:
    recording = make_recording(town, make_request(town, attention="voicemail"))
    with opened_page(browser) as page:
        sign_in(page, address, coordinator)
        player = page.locator(f"#recording-{recording.id}")
        change(make_request(town, "NEWS"), RequestState.ACCEPTED)
        page.wait_for_selector(".card-accepted")
        drawn = player.screenshot()
        player.evaluate("audio => { audio.controls = false; audio.controls = true }")
        assert player.screenshot() == drawn, "drawn afresh it looks otherwise"


def test_a_voice_is_recorded_heard_and_removed(
    browser: Browser, address: str, flows: Path, coordinator: Coordinator
) -> None:
    with opened_page(browser) as page:
        sign_in(page, address, coordinator)
        page.click("text=Voix enregistrées")
        card = page.locator("#fr-accueil")
        card.get_by_label("Fichier MP3 ou WAV").set_input_files(
            {"name": "accueil.wav", "mimeType": "audio/wav", "buffer": spoken(2)}
        )
        card.get_by_role("button", name="Déposer").click()
        card.get_by_text("Dite par la voix enregistrée").wait_for()
        card.locator("audio").evaluate("audio => { audio.muted = true; return audio.play() }")
        assert card.locator("audio").evaluate("audio => audio.duration") == 2
        card.locator("summary").click()
        card.get_by_role("button", name="Oui, retirer").click()
        card.get_by_text("Dite par la voix de synthèse").wait_for()


def test_whoever_types_an_address_is_not_interrupted_by_news(
    browser: Browser, address: str, town: Town, coordinator: Coordinator
) -> None:
    waiting = unplaced(town)
    with opened_page(browser) as page:
        sign_in(page, address, coordinator)
        field = page.locator(f"#request-{waiting.id}").get_by_label("Adresse")
        assert field.input_value() == "12 rue des roso"
        field.fill("12 rue des ros")
        change(make_request(town, "NEWS"), RequestState.ACCEPTED)
        page.wait_for_selector(".card-accepted")
        page.keyboard.type("eaux")
        assert field.input_value() == "12 rue des roseaux"
        page.keyboard.press("Enter")
        page.get_by_text("à la commune près").wait_for()
        page.get_by_label("Adresse", exact=True).fill("12 rue des roso")
        page.keyboard.press("Enter")
        page.get_by_label("12 rue des Roseaux, 45000 Saint-Aubin (au numéro près)").wait_for()


def test_a_lost_connection_is_told_and_found_again(
    browser: Browser, address: str, coordinator: Coordinator
) -> None:
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    sign_in(page, address, coordinator)
    assert page.is_hidden("#offline")
    context.set_offline(True)
    page.wait_for_selector("#offline:visible")
    context.set_offline(False)
    page.wait_for_selector("#offline", state="hidden")
    context.close()


def test_a_reader_whose_session_has_ended_is_sent_to_sign_in(
    browser: Browser, address: str, coordinator: Coordinator
) -> None:
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    sign_in(page, address, coordinator)
    context.clear_cookies()
    page.wait_for_url("**/desk/login")
    context.close()


def unplaced(town: Town) -> HelpRequest:
    """A help request whose address no file knows, in a town where it was corrected once."""
    said = "12 rue des roso"
    where = {"latitude": 47.9, "longitude": 1.9, "precision": Precision.HOUSE, "score": 1.0, "band": Band.SURE}
    parts = {"number": "12", "street": "rue des Roseaux", "postcode": "45000", "city": "Saint-Aubin"}
    place = Place(address="12 rue des Roseaux, 45000 Saint-Aubin", **parts, **where)  # type: ignore[arg-type]
    corrections.remember(town.id, said, place, who="test", now=ago(0))
    nowhere = {"street": None, "address": None, "precision": None, "latitude": None, "longitude": None}
    return make_request(town, "UNPLACED", state="unplaced", attention="no_address", said_address=said, **nowhere)


def busy_board(town: Town) -> None:
    """One help request of every kind."""
    volunteers = [make_volunteer(town, name) for name in ("Marie", "Paul", "Inès")]
    make_recording(town, make_request(town, "EMERGENCY", attention="emergency"))
    make_recording(town, phone=None)
    unplaced(town)
    searching = make_request(town, "SEARCHING", round=2, next_round_at=ago(-5))
    for volunteer in volunteers:
        make_offer(searching, volunteer, state="declined", words="désolé", answered_at=ago(3))
    accepted = make_request(town, "ACCEPTED", state="accepted", accepted=1)
    make_offer(accepted, volunteers[0], state="accepted", words="dans 2 heures", answered_at=ago(5))
    make_recording(town, make_request(town, "DONE", state="done", done_at=ago(5)))
    make_request(town, "CANCELLED", state="cancelled")
    text_to_nobody()


def every_page(page: Page, address: str, coordinator: Coordinator, token: str) -> Iterator[str]:
    """Visit each page in turn, the board with all details unfolded."""
    for path in ("/", "/t/nowhere", f"/desk/welcome/{token}", "/desk/login"):
        page.goto(address + path)
        yield path
    sign_in(page, address, coordinator)
    for summary in page.query_selector_all("summary"):
        summary.click()
    yield "/desk/"
    page.get_by_role("button", name="Chercher").click()
    page.wait_for_selector("input[type=radio]")
    yield "/desk/requests/…/address"
    page.goto(f"{address}/desk/voices")
    for summary in page.query_selector_all("summary"):
        summary.click()
    yield "/desk/voices"
    page.locator("#en-welcome input[type=file]").evaluate("file => file.required = false")
    page.locator("#en-welcome .button").click()
    page.wait_for_selector("#en-welcome-wrong")
    yield "/desk/voices without a file"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_everybody_can_use_every_page(
    browser: Browser, address: str, flows: Path, town: Town, coordinator: Coordinator, width: int, scheme: str
) -> None:
    busy_board(town)
    sounds.put(town, "accueil", "fr", sound=spoken(2), content_type="audio/wav", now=ago(5))
    coordinators.add(town, coordinator.email, Role.ADMIN, PASSWORD, now=ago(0))
    _, token = coordinators.add(town, "paul@saint-aubin.example", Role.VIEWER, None, now=ago(0))
    context = browser.new_context(
        locale="fr-FR",
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for path in every_page(page, address, coordinator, str(token)):
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


def test_the_board_can_be_used_by_keyboard(
    browser: Browser, address: str, town: Town, coordinator: Coordinator
) -> None:
    request = make_request(town)
    with opened_page(browser) as page:
        sign_in(page, address, coordinator)
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        for _ in range(2):  # past the link to the open ones
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.get_attribute(f"#request-{request.id}-details", "open") is not None
