"""The handsets page: its languages, its policy, and one conversation in a browser."""

import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright
from twilio.rest import Client

from hotline.phonebox import handsets
from hotline.phonebox.handsets import LANGUAGES, TROUBLES, read_words

from .process import KARIM, LINE, ODETTE, Phonebox
from .stand_in import StandIn, wait_for

STATIC = Path(handsets.__file__).parent / "static"
CHROMIUM = shutil.which("chromium")
CHROMIUM_OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def fetch(phonebox: Phonebox, query: str = "", **headers: str) -> requests.Response:
    return requests.get(f"{phonebox.url}/{query}", headers=headers, timeout=10)


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        ("", "fr", "fr"),
        ("", "en-GB,en", "en"),
        ("", "de", "fr"),
        ("?lang=en", "fr", "en"),
        ("?lang=xx", "en", "en"),
    ],
)
def test_language(phonebox: Phonebox, query: str, accepted: str, language: str) -> None:
    page = fetch(phonebox, query, **{"Accept-Language": accepted}).text
    assert f'<html lang="{language}">' in page
    assert read_words(language)["resident_title"].replace("'", "&#39;") in page


def test_every_language_has_the_same_words() -> None:
    first, *others = [read_words(language) for language in LANGUAGES]
    for other in others:
        assert other.keys() == first.keys()
        for table in ("script", "troubles"):
            assert other[table].keys() == first[table].keys()
        for key, text in first["script"].items():
            assert re.findall(r"\{\w+\}", other["script"][key]) == re.findall(r"\{\w+\}", text)
    assert first["troubles"].keys() == TROUBLES.keys()


def test_every_word_is_used(phonebox: Phonebox) -> None:
    page = fetch(phonebox, "?lang=fr").text.replace("&#39;", "'")
    assert [text for text in read_words("fr").values() if isinstance(text, str) and text not in page] == [
        "Français"
    ]
    scripts = "".join(path.read_text(encoding="utf-8") for path in STATIC.glob("*.js"))
    for name in read_words("fr")["script"]:
        assert f"words.{re.sub('_(.)', lambda letter: letter[1].upper(), name)}" in scripts, name


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_strict_policy(phonebox: Phonebox) -> None:
    answer = fetch(phonebox)
    policy = answer.headers["Content-Security-Policy"]
    parser = Elements()
    parser.feed(answer.text)
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["Permissions-Policy"] == "microphone=(self)"
    for tag, attributes in parser.seen:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        assert tag != "style"
        assert tag != "script" or (attributes["src"] or "").startswith("/static/")


@pytest.fixture
def page() -> Iterator[Page]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_OPTIONS)
        page = browser.new_page(viewport={"width": 360, "height": 740}, locale="fr-FR")
        yield page
        browser.close()


@pytest.mark.browser
def test_a_conversation(phonebox: Phonebox, stand_in: StandIn, client: Client, page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(phonebox.url)
    page.click("#example")
    page.keyboard.press("Enter")
    sent = wait_for(lambda: stand_in.to("/sms"))[0].form
    assert (sent["From"], sent["Body"]) == (ODETTE, read_words("fr")["example"])

    client.messages.create(to=KARIM, from_=LINE, body="Pouvez-vous aider ?")
    page.wait_for_selector(".card.new:has-text('Pouvez-vous aider ?')")
    assert page.text_content("#announcements") == "Karim vient de recevoir un texto : Pouvez-vous aider ?"
    page.focus(".card .quick button")
    page.keyboard.press("Enter")
    wait_for(lambda: [hit.form["Body"] for hit in stand_in.to("/sms") if hit.form["From"] == KARIM] == ["OUI"])
    page.wait_for_selector(".card:not(.new) .mine:has-text('OUI')")

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert Axe().run(page).violations_count == 0
    assert errors == []


@pytest.mark.browser
def test_a_trouble_is_switched_on_and_off(phonebox: Phonebox, page: Page) -> None:
    page.goto(phonebox.url)
    page.click("#trouble summary")
    page.click("#trouble li:has-text('éteints') label")
    wait_for(lambda: [fault["kind"] for fault in phonebox.get("/faults")["faults"]] == ["undelivered"])
    page.click("#trouble li:has-text('éteints') label")
    wait_for(lambda: phonebox.get("/faults")["faults"] == [])


def test_the_carrier_knows_every_trouble_of_the_page(phonebox: Phonebox) -> None:
    for rule in TROUBLES.values():
        phonebox.fault(**rule)
    assert len(phonebox.get("/faults")["faults"]) == len(TROUBLES)
