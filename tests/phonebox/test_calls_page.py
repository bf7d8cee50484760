"""Calls on the handsets page, in a browser: a landline that calls, phones that ring, messages, a bridge, a voice."""

import io
import re
import shutil
import wave
from collections.abc import Iterator
from typing import Any

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect, sync_playwright
from twilio.rest import Client

from tests.support.browser import QUIETLY
from tests.support.needs import missing

from .menu import MENU, Town
from .process import KARIM, LINE, ODETTE, Phonebox, start_process
from .stand_in import ACCOUNT_SID, AUTH_TOKEN, wait_for

SIMONE, BERNARD = "+33261910042", "+33261910043"
VOICE_OF_THE_BROWSER = """
  window.spoken = []; window.cancelled = 0;
  Object.defineProperty(window, "speechSynthesis", { value: {
    getVoices: () => [{ lang: "fr-FR" }],
    speak: ({ text, lang, rate }) => window.spoken.push([text, lang, rate.toFixed(1)]),
    cancel: () => (window.cancelled += 1),
  }});
"""

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Town, Phonebox]]:
    town = Town()
    names = ((SIMONE, "Simone", "resident"), (ODETTE, "Odette", "resident"), (KARIM, "Karim", "volunteer"))
    config = {
        "account_sid": ACCOUNT_SID,
        "auth_token": AUTH_TOKEN,
        "pace": 0.01,
        "speech_pace": 0,
        "patience": False,
        "lines": [{"number": LINE, "voice_url": f"{town.url}/voice"}],
        "handsets": [
            {"number": number, "name": name, "role": role}
            for number, name, role in (*names, (BERNARD, "Bernard", "volunteer"))
        ],
    }
    process, url = start_process(config, tmp_path_factory.mktemp("phonebox"))
    yield town, Phonebox(url)
    process.terminate()
    process.wait(timeout=10)


@pytest.fixture
def carrier(network: tuple[Town, Phonebox]) -> Phonebox:
    network[1].post("/reset")
    network[0].hits.clear()
    return network[1]


@pytest.fixture
def town(network: tuple[Town, Phonebox], carrier: Phonebox) -> Town:
    return network[0]


@pytest.fixture
def ring(carrier: Phonebox, town: Town) -> Any:
    """Lets the town call a number."""
    client = Client(ACCOUNT_SID, AUTH_TOKEN)
    client.api.base_url = carrier.url
    return lambda to: client.calls.create(to=to, from_=LINE, url=f"{town.url}/voice")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    path = shutil.which("chromium")
    if path is None:
        missing("Chromium")
    with sync_playwright() as playwright:
        microphone = "--use-fake-device-for-media-stream"
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIETLY, microphone])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any, carrier: Phonebox) -> Iterator[Page]:
    """The page on a small screen; at the end it has neither errors, nor findings, nor a horizontal scroll bar."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="fr-FR", permissions=["microphone"]
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto(carrier.url)
    expect(page.locator("#chips li")).to_have_count(2)
    yield page
    assert errors == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    report = Axe().run(page)
    assert report.violations_count == 0, report.generate_report()
    context.close()


def button(place: Page | Locator, name: str) -> Locator:
    return place.get_by_role("button", name=name, exact=True)


def phone_of(page: Page, number: str) -> Locator:
    page.select_option("#who", number)
    return page.locator("#phone")


def call(page: Page, number: str) -> Locator:
    """Calls the town and waits for its menu."""
    phone = phone_of(page, number)
    button(phone, "Appeler").click()
    expect(phone.get_by_role("log")).to_contain_text(MENU)
    return phone


def test_a_landline_calls_presses_a_key_and_keeps_what_was_said(page: Page, town: Town) -> None:
    phone = phone_of(page, SIMONE)
    expect(phone.get_by_label("Votre texto")).to_be_hidden()
    expect(phone).to_contain_text("Ce téléphone fixe n'envoie pas de textos")
    for key in phone.locator(".keypad button").all():
        box = key.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 56

    call(page, SIMONE)
    expect(phone).to_contain_text("En ligne avec le 02 61 91 00 00")
    button(phone, "1").click()
    expect(phone.get_by_role("log")).to_contain_text("C'est noté, merci.")
    expect(phone).to_contain_text("Appel terminé")
    expect(page.locator("#announcements")).to_have_text("L'appel est terminé.")
    assert [form["Digits"] for form in town.told("chosen")] == ["1"]
    assert town.told("voice")[0]["From"] == SIMONE

    button(phone, "Fermer").click()
    expect(phone.get_by_label("Conversation")).to_contain_text(
        re.compile(r"Appel au 02\s61\s91\s00\s00, \d+ s · \d\d:\d\d")
    )


def test_the_keyboard_is_enough(page: Page, town: Town) -> None:
    phone = phone_of(page, SIMONE)
    page.focus("#who")
    page.keyboard.press("Tab")  # to the conversation
    page.keyboard.press("Tab")
    expect(button(phone, "Appeler")).to_be_focused()
    page.keyboard.press("Enter")
    expect(phone.get_by_role("log")).to_contain_text(MENU)
    expect(phone.locator(".keypad")).to_be_focused()
    page.keyboard.press("9")
    wait_for(lambda: [form["Digits"] for form in town.told("chosen")] == ["9"])
    expect(phone).to_contain_text("Appel terminé")
    expect(button(phone, "Appeler")).to_be_focused()


def test_what_is_said_aloud_is_typed(page: Page, town: Town) -> None:
    phone = call(page, ODETTE)
    expect(phone).to_contain_text("On vous écoute.")
    phone.get_by_label("Ce que vous dites à voix haute").fill("mes médicaments")
    button(phone, "Dire").click()
    expect(phone.get_by_role("log")).to_contain_text("Vous avez dit mes médicaments.")
    assert town.told("chosen")[0]["SpeechResult"] == "mes médicaments"


def test_saying_nothing_ends_the_wait(page: Page) -> None:
    phone = call(page, ODETTE)
    button(phone, "Ne rien dire").click()
    expect(phone).to_contain_text("Appel terminé")


def test_a_hidden_number(page: Page, town: Town) -> None:
    phone = phone_of(page, ODETTE)
    phone.get_by_label("Masquer mon numéro").check()
    call(page, ODETTE)
    assert town.told("voice")[0]["From"] == "anonymous"
    page.reload()
    phone = phone_of(page, ODETTE)
    expect(phone.get_by_role("log")).to_contain_text(MENU)
    button(phone, "Raccrocher").click()
    expect(phone).to_contain_text("Appel terminé")


@pytest.mark.parametrize(("number", "name"), [(KARIM, "Karim"), (BERNARD, "Bernard")])
def test_a_phone_rings_and_is_answered(page: Page, ring: Any, number: str, name: str) -> None:
    ring(number)
    card = page.locator(".card", has_text=name)
    expect(card).to_contain_text("Appel du 02 61 91 00 00")
    expect(page.locator("#announcements")).to_have_text(f"Le téléphone de {name} sonne : appel du 02 61 91 00 00.")
    button(card, "Décrocher").focus()
    page.keyboard.press("Enter")
    expect(card.get_by_role("log")).to_contain_text(MENU)
    button(card, "Raccrocher").click()
    button(card, "Fermer").click()
    expect(card).to_contain_text("Appel reçu du 02 61 91 00 00")


def test_calls_refused_and_missed(page: Page, ring: Any) -> None:
    ring(SIMONE)
    phone = phone_of(page, SIMONE)
    button(phone, "Refuser").click()
    expect(phone.get_by_label("Conversation")).to_contain_text("Appel refusé du 02 61 91 00 00")

    missed = ring(ODETTE)
    elsewhere = button(page, "Le téléphone de Odette sonne")
    expect(elsewhere).to_be_visible()
    missed.update(status="canceled")
    expect(elsewhere).to_be_hidden()
    expect(phone_of(page, ODETTE).get_by_label("Conversation")).to_contain_text("Appel manqué du 02 61 91 00 00")


def test_a_message_by_example(page: Page, town: Town) -> None:
    phone = call(page, SIMONE)
    button(phone, "2").click()
    expect(phone).to_contain_text("Parlez après le bip.")
    button(phone, "Utiliser un message d'exemple").click()
    expect(phone.get_by_role("log")).to_contain_text("Message enregistré")
    expect(phone.get_by_role("log")).to_contain_text("Merci, au revoir.")
    assert len(town.told("recorded")) == 1


def test_a_message_by_microphone(page: Page, town: Town) -> None:
    phone = call(page, SIMONE)
    button(phone, "2").click()
    button(phone, "Enregistrer au micro").click()
    expect(phone).to_contain_text("Enregistrement en cours")
    button(phone, "Terminer (#)").click()
    told = wait_for(lambda: town.told("recorded"))[0]
    assert told["Digits"] == "#"
    answer = requests.get(told["RecordingUrl"], auth=(ACCOUNT_SID, AUTH_TOKEN), timeout=10)
    with wave.open(io.BytesIO(answer.content)) as sound:
        assert (sound.getframerate(), sound.getnchannels(), sound.getsampwidth()) == (8000, 1, 2)
        assert sound.getnframes() > 0


def test_two_phones_talk_and_see_only_the_town(page: Page) -> None:
    phone = call(page, SIMONE)
    button(phone, "3").click()
    card = page.locator(".card", has_text="Karim")
    button(card, "Décrocher").click()
    for place in (phone, card):
        expect(place.locator(".call-state")).to_have_text("En communication avec le 02 61 91 00 00")
    phone.get_by_label("Ce que vous dites à voix haute").fill("Bonjour Karim")
    page.keyboard.press("Enter")
    expect(card.get_by_role("log")).to_contain_text("L'autre personne : Bonjour Karim")
    assert "98 00 02" not in phone.inner_text()
    assert "91 00 42" not in card.inner_text()
    button(card, "Raccrocher").click()
    expect(phone).to_contain_text("Appel terminé")


def test_the_browser_speaks_until_a_key_is_pressed(page: Page) -> None:
    page.add_init_script(VOICE_OF_THE_BROWSER)
    page.reload()
    phone = call(page, SIMONE)
    page.wait_for_function("window.spoken.length === 1")
    assert page.evaluate("window.spoken") == [[MENU, "fr-FR", "0.9"]]
    assert page.evaluate("window.cancelled") == 0
    button(phone, "1").click()
    assert page.evaluate("window.cancelled") == 1
    expect(phone).to_contain_text("Appel terminé")

    page.get_by_role("switch", name="Son").uncheck()
    already = page.evaluate("window.spoken.length")
    call(page, SIMONE)
    assert page.evaluate("window.spoken.length") == already


def test_a_sound_of_the_application_is_played(page: Page) -> None:
    phone = call(page, SIMONE)
    with page.expect_response(lambda answer: "/sounds/" in answer.url) as sound:
        button(phone, "4").click()
    assert sound.value.headers["content-type"] == "audio/wav"
