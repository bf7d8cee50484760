"""The demo in a browser, by text: a resident writes, neighbours answer, the town hall watches."""

import re

import pytest
from playwright.sync_api import BrowserContext, expect

from .demo import Demo
from .showing import look_at, sign_in

TEXT = "Bonjour, j'ai besoin de mes médicaments, 12 bis rue de Bourgogne"

pytestmark = [pytest.mark.browser, pytest.mark.timeout(420)]


def test_the_whole_story(demo: Demo, window: BrowserContext) -> None:
    """A text, the answer, handsets that ring, one OUI, a board that changes by itself, and it is done."""
    board, handsets = window.new_page(), window.new_page()
    board.goto(demo.desk)
    look_at(board, "sign-in")
    sign_in(board, demo)
    board.evaluate("window.neverReloaded = true")

    handsets.goto(demo.handsets)
    look_at(handsets, "handsets-before")
    handsets.locator("#resident-text").fill(TEXT)
    handsets.locator("#resident-compose button[type=submit]").click()
    resident = handsets.locator("#resident-talk")
    expect(resident).to_contain_text("C'est noté : médicaments, 12 bis rue de Bourgogne, 45000 Orléans")
    cards = handsets.locator("#cards .card")
    expect(cards).to_have_count(3)
    for card in cards.all():
        expect(card).to_contain_text("rue de Bourgogne")
        expect(card).not_to_contain_text("12 bis")
    look_at(handsets, "handsets-ringing")
    expect(board.locator("main")).to_contain_text("En recherche", timeout=8000)
    look_at(board, "board-searching")

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
    look_at(handsets, "handsets-accepted")

    expect(board.locator("main")).to_contain_text(winner, timeout=8000)
    assert board.evaluate("window.neverReloaded") is True
    look_at(board, "board-accepted")
    chosen.get_by_role("button", name="FAIT").click()
    expect(chosen).to_contain_text("c'est formidable")
    expect(resident).to_contain_text(f"{winner} nous dit que c'est fait")
    public = window.new_page()
    public.goto(demo.desk.replace("/desk/", "/"))
    expect(public.locator("body")).to_contain_text("02 61 91 00 00")
    look_at(public, "public")
