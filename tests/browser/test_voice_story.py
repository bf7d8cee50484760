"""The demo in a browser, by voice: a landline calls, a neighbour comes, both talk, and somebody leaves a message."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from .demo import Demo
from .showing import look_at, sign_in

ODETTE, LUCIEN = "+33261910041", "+33261910052"
TOWN = "02 61 91 00 00"
ADDRESS = "12 bis rue de Bourgogne"
SOON = 15_000  # milliseconds: as long as something takes that is said before

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]


class Telephone:
    """A telephone on the page of handsets: the big one of a resident, or a neighbour's card."""

    def __init__(self, place: Locator) -> None:
        self.place = place
        self.state = place.locator(".call-state")

    def calls(self) -> None:
        self._press("Appeler")
        expect(self.state).to_have_text(f"En ligne avec le {TOWN}", timeout=SOON)

    def answers(self) -> None:
        """The telephone rings, with the town's number and no other; pick it up."""
        expect(self.state).to_have_text(f"Appel du {TOWN}", timeout=SOON)
        self._press("Décrocher")

    def hears(self, words: str) -> None:
        expect(self.place.get_by_role("log")).to_contain_text(words, timeout=SOON)

    def presses(self, key: str) -> None:
        self._press(key)

    def says(self, words: str) -> None:
        self.place.get_by_label("Ce que vous dites à voix haute").fill(words)
        self._press("Dire")

    def talks(self) -> None:
        """Somebody is at the other end; only the town's number is shown."""
        expect(self.state).to_have_text(f"En communication avec le {TOWN}", timeout=SOON)

    def hangs_up(self) -> None:
        self._press("Raccrocher")
        self.is_over()

    def is_over(self) -> None:
        expect(self.state).to_contain_text("Appel terminé", timeout=SOON)

    def _press(self, name: str) -> None:
        self.place.get_by_role("button", name=name, exact=True).click()


def resident(page: Page, number: str) -> Telephone:
    """Take a resident's telephone in hand."""
    page.select_option("#who", number)
    return Telephone(page.locator("#phone"))


def test_a_landline_is_helped(demo: Demo, window: BrowserContext) -> None:
    """Odette calls, a neighbour says OUI by text, her telephone rings; they talk, and in the end it is done."""
    board, page = window.new_page(), window.new_page()
    sign_in(board, demo)
    board.evaluate("window.neverReloaded = true")
    hers = board.locator("article", has_text="par téléphone")
    page.goto(demo.handsets)
    odette = resident(page, ODETTE)
    look_at(page, "landline-before")

    odette.calls()
    odette.hears("Bonjour, ici l'entraide d'Orléans.")
    look_at(page, "landline-menu")
    odette.presses("2")
    odette.hears("C'est noté : médicaments.")
    odette.says(ADDRESS)
    odette.hears(f"J'ai compris : {ADDRESS}")
    odette.presses("1")
    odette.hears(f"C'est noté : médicaments, {ADDRESS}")
    odette.hangs_up()

    card = page.locator("#cards .card").first
    expect(card).to_contain_text("Vous pouvez ? Répondez OUI", timeout=SOON)
    expect(hers).to_contain_text("En recherche", timeout=SOON)
    name = card.locator(".name").inner_text()
    card = page.locator(".card", has_text=name)
    card.get_by_role("button", name="OUI").click()
    expect(card).to_contain_text(ADDRESS, timeout=SOON)
    password = re.search(r"Mot de passe à donner : ([A-Z]+)", card.inner_text())
    assert password
    expect(hers).to_contain_text("Quelqu’un vient", timeout=SOON)
    expect(hers).to_contain_text(name)

    expect(odette.state).to_be_visible(timeout=SOON)
    look_at(page, "landline-rings")
    odette.answers()
    odette.hears("Nous avons des nouvelles pour vous.")
    odette.presses("1")
    odette.hears(f"Bonne nouvelle : {name}")
    odette.hears(f"Demandez-lui le mot de passe : {password[1]}.")
    look_at(page, "landline-password")
    odette.hangs_up()

    neighbour = opened(card)
    neighbour.calls()
    neighbour.hears(f"Bonjour {name}")
    neighbour.presses("1")
    neighbour.hears("Ne quittez pas")
    odette.answers()
    odette.hears("Quelqu'un voudrait vous parler")
    odette.presses("1")
    odette.talks()
    neighbour.talks()
    odette.says("Bonjour, sonnez deux fois")
    neighbour.hears("L'autre personne : Bonjour, sonnez deux fois")
    neighbour.says("J'arrive")
    odette.hears("L'autre personne : J'arrive")
    assert digits(card.locator(".number").inner_text()) not in digits(odette.place.inner_text())
    assert ODETTE[3:] not in digits(card.inner_text())
    look_at(page, "landline-talks")
    odette.hangs_up()
    neighbour.hears(f"Merci {name}, et au revoir.")
    neighbour.is_over()

    neighbour.calls()
    neighbour.hears(f"Bonjour {name}")
    neighbour.presses("2")
    neighbour.hears("c'est formidable")
    expect(hers).to_have_count(0, timeout=SOON)
    expect(board.locator("section", has=board.locator("#finished"))).to_contain_text(name)
    assert board.evaluate("window.neverReloaded") is True
    look_at(board, "board-done")


def opened(card: Locator) -> Telephone:
    """A neighbour's telephone, unfolded."""
    card.locator(".card-head").click()
    return Telephone(card)


def digits(text: str) -> str:
    """The digits of a text, so that a number is found however it is written."""
    return re.sub(r"\D", "", text)


def test_a_message_is_left_and_listened_to(demo: Demo, window: BrowserContext) -> None:
    """Lucien asks for somebody, agrees to be recorded, and the town hall plays what he left."""
    board, page = window.new_page(), window.new_page()
    sign_in(board, demo)
    page.goto(demo.handsets)
    lucien = resident(page, LUCIEN)
    lucien.calls()
    lucien.hears("Bonjour, ici l'entraide d'Orléans.")
    lucien.presses("0")
    lucien.hears("Personne ne peut vous répondre à l'instant.")
    lucien.presses("1")
    expect(lucien.place.get_by_text("Parlez après le bip.")).to_be_visible(timeout=SOON)
    look_at(page, "landline-message")
    lucien.place.get_by_role("button", name="Utiliser un message d'exemple").click()
    lucien.hears("La mairie va écouter votre message")

    card = board.locator("article", has_text="Message vocal à écouter")
    expect(card).to_contain_text("par téléphone", timeout=SOON)
    player = card.locator("audio")
    expect(player).to_be_visible(timeout=SOON)
    look_at(board, "board-message")
    seconds = player.evaluate("async (audio) => { audio.muted = true; await audio.play(); return audio.duration }")
    assert seconds > 0
