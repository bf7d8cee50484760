// The big phone on the left: whose it is, and what it shows. A landline looks and works like one.

import { createCallPanel } from "./callpanel.js";
import { byId, button, fill, readNumber, showNumber, words } from "./carrier.js";
import { isRinging } from "./callstate.js";
import { handsets, isLandline, shownBeside } from "./phones.js";
import { startRinging } from "./ringing.js";
import { sendTyped } from "./sending.js";
import { listenTo } from "./speaking.js";
import { fillTalk } from "./talk.js";

const callPanel = createCallPanel(byId("resident-call"), residentNumber, showResident);

function residentNumber() {
  return byId("who").value || readNumber(byId("other-number").value);
}

export function addOption(handset) {
  const label = [handset.name, shownBeside(handset)].filter(Boolean).join(" · ");
  byId("who").insertBefore(new Option(label, handset.number), byId("who").lastElementChild);
}

export function showResident() {
  const handset = handsets.get(residentNumber());
  byId("other").hidden = byId("who").value !== "";
  byId("phone-line").textContent = showNumber(byId("line").value);
  byId("phone").classList.toggle("landline", isLandline(residentNumber()));
  if (handset) handset.unread = 0;
  fillTalk(byId("resident-talk"), handset);
  byId("phone").dataset.call = callPanel.show(handset);
  showElsewhere();
}

// Shows what is new on one phone, on the big one or as news from another.
export function showOnBigPhone(handset) {
  if (handset.number === residentNumber()) showResident();
  else if (handset.role === "resident") showElsewhere();
}

export function ringResident(handset) {
  if (handset.number === residentNumber()) startRinging(byId("phone"));
  else handset.unread += 1;
  showElsewhere();
}

// Residents other than the one on the big phone who have news.
function showElsewhere() {
  const others = [...handsets.values()].filter(({ role, number }) => role === "resident" && number !== residentNumber());
  const waiting = others.filter((handset) => handset.unread > 0 || isRinging(handset));
  const labels = waiting.map((handset) =>
    fill(isRinging(handset) ? words.ringsElsewhere : words.unread, { name: handset.name, count: handset.unread }),
  );
  const shown = [...byId("elsewhere").children].map((child) => child.textContent);
  if (labels.join() === shown.join()) return; // what has the focus stays
  byId("elsewhere").replaceChildren(...labels.map((label, place) => button(label, () => goTo(waiting[place]))));
}

function goTo(handset) {
  byId("who").value = handset.number;
  byId("who").focus();
  pickUp();
}

// Whoever takes this phone in hand listens to it, and no longer to another.
function pickUp() {
  listenTo(residentNumber());
  showResident();
}

export function listenToResident() {
  byId("who").addEventListener("change", pickUp);
  byId("line").addEventListener("change", showResident);
  byId("other-number").addEventListener("input", showResident);
  byId("example").addEventListener("click", (event) => {
    byId("resident-text").value = event.currentTarget.dataset.text;
    byId("resident-text").focus();
  });
  byId("resident-text").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      byId("resident-compose").requestSubmit();
    }
  });
  byId("resident-compose").addEventListener("submit", (event) => {
    event.preventDefault();
    sendTyped(residentNumber(), byId("resident-text"));
  });
}
