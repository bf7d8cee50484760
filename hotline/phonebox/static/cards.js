// The volunteers' phones: a chip for each, and a card for each that has been opened or has news.

import { createCallPanel } from "./callpanel.js";
import { byId, element, fill, readNumber, showLost, showNumber, span, words } from "./carrier.js";
import { handsets, isLandline, needHandset, shownBeside } from "./phones.js";
import { send, sendTyped } from "./sending.js";
import { fillTalk } from "./talk.js";

export function addChip(handset) {
  const chip = element("button", "", span("name", handset.name), " ", span("number", shownBeside(handset)));
  chip.type = "button";
  if (isLandline(handset.number)) chip.prepend(byId("landline-mark").content.cloneNode(true));
  chip.addEventListener("click", () => openAndFocus(handset));
  handset.chip = element("li", "", chip);
  byId("chips").append(handset.chip);
}

export function cardOf(handset) {
  if (!handset.card) {
    handset.card = createCard(handset);
    byId("cards").prepend(handset.card);
    byId("waiting").hidden = true;
    if (handset.chip) handset.chip.hidden = true;
    showCard(handset);
    filterChips();
  }
  return handset.card;
}

function createCard(handset) {
  const card = byId("card").content.firstElementChild.cloneNode(true);
  const head = card.querySelector(".card-head");
  card.querySelector(".name").textContent = handset.name;
  card.querySelector(".number").textContent = shownBeside(handset);
  card.querySelector(".talk").setAttribute("aria-label", handset.name);
  card.classList.toggle("landline", isLandline(handset.number));
  if (isLandline(handset.number)) head.prepend(byId("landline-mark").content.cloneNode(true));
  head.addEventListener("click", () => openCard(handset, !card.classList.contains("open")));
  handset.callPanel = createCallPanel(
    card.querySelector(".call-place"),
    () => handset.number,
    () => showCard(handset),
  );
  listenForTexts(card, handset);
  return card;
}

function listenForTexts(card, handset) {
  for (const answer of card.querySelectorAll(".quick button")) {
    answer.addEventListener("click", () => {
      markRead(card);
      send(handset.number, answer.textContent).catch(() => showLost());
    });
  }
  card.querySelector("form.compose").addEventListener("submit", (event) => {
    event.preventDefault();
    markRead(card);
    sendTyped(handset.number, card.querySelector(".compose input"));
  });
}

const markRead = (card) => card.classList.remove("new", "rings");

export function showCard(handset) {
  const { card, callPanel } = handset;
  if (!card) return;
  card.dataset.call = callPanel.show(handset);
  if (card.dataset.call === "talking") setOpen(card, true);
  fillTalk(card.querySelector(".talk"), handset, !card.classList.contains("open"));
}

// What has news comes first, unless somebody is typing in it just now.
export function bringForward(handset) {
  const card = cardOf(handset);
  if (!card.contains(document.activeElement) && byId("cards").firstElementChild !== card) byId("cards").prepend(card);
  return card;
}

function openCard(handset, isOpen) {
  setOpen(handset.card, isOpen);
  markRead(handset.card);
  showCard(handset);
}

function setOpen(card, isOpen) {
  card.classList.toggle("open", isOpen);
  card.querySelector(".card-head").setAttribute("aria-expanded", String(isOpen));
}

function openAndFocus(handset) {
  const card = cardOf(handset);
  openCard(handset, true);
  card.querySelector(isLandline(handset.number) ? ".card-head" : ".compose input").focus();
}

export function filterChips() {
  const wanted = byId("search").value.trim().toLowerCase();
  const number = readNumber(wanted);
  let left = 0;
  for (const handset of handsets.values()) {
    if (!handset.chip) continue;
    const fits = handset.name.toLowerCase().includes(wanted) || (number && handset.number.includes(number.replace(/^0/, "")));
    handset.chip.hidden = Boolean(handset.card) || !fits;
    if (!handset.chip.hidden) left += 1;
  }
  byId("count").textContent = `(${left})`;
  byId("no-match").hidden = left > 0 || !wanted;
  byId("open-number").hidden = !/^\+\d{7,15}$/.test(number) || handsets.has(number);
  byId("open-number").textContent = fill(words.openNumber, { number: showNumber(number) });
}

async function openTypedNumber() {
  const handset = await needHandset(readNumber(byId("search").value.trim()), "volunteer");
  byId("search").value = "";
  openAndFocus(handset);
}

export function listenToSearch() {
  byId("search").addEventListener("input", filterChips);
  byId("open-number").addEventListener("click", openTypedNumber);
}
