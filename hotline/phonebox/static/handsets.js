// The phones: asks the carrier what is new and shows each phone's conversation.

import { ask, byId, clock, fill, readNumber, showNumber, span, words } from "./carrier.js";

const POLL_EVERY = 700;
const RINGS_FOR = 6000;

const handsets = new Map(); // number -> { number, name, role, texts, unread, card, chip }
let lastChange = 0;
let epoch = null;

/* ---- phones ---- */

function addHandset({ number, name, role }) {
  if (!handsets.has(number)) {
    const handset = { number, name: name === number ? showNumber(number) : name, role, texts: new Map(), unread: 0 };
    handsets.set(number, handset);
    if (role === "resident") addOption(handset);
    else addChip(handset);
  }
  return handsets.get(number);
}

function addOption(handset) {
  const words = [handset.name, shownBeside(handset)].filter(Boolean).join(" · ");
  byId("who").insertBefore(new Option(words, handset.number), byId("who").lastElementChild);
}

// The number, unless it already stands for the name.
function shownBeside({ name, number }) {
  return name === showNumber(number) ? "" : showNumber(number);
}

function addChip(handset) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.append(span("name", handset.name), " ", span("number", shownBeside(handset)));
  button.addEventListener("click", () => {
    const card = cardOf(handset);
    openCard(handset, true);
    card.querySelector("input").focus();
  });
  item.append(button);
  handset.chip = item;
  byId("chips").append(item);
}

function cardOf(handset) {
  if (handset.card) return handset.card;
  const card = byId("card").content.firstElementChild.cloneNode(true);
  handset.card = card;
  card.querySelector(".name").textContent = handset.name;
  card.querySelector(".number").textContent = shownBeside(handset);
  card.querySelector(".talk").setAttribute("aria-label", handset.name);
  card.querySelector(".card-head").addEventListener("click", () => openCard(handset, !card.classList.contains("open")));
  for (const answer of card.querySelectorAll(".quick button")) {
    answer.addEventListener("click", () => send(handset.number, answer.textContent).catch(showLost));
  }
  card.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    sendTyped(handset.number, card.querySelector("input"));
  });
  byId("cards").prepend(card);
  byId("waiting").hidden = true;
  if (handset.chip) handset.chip.hidden = true;
  showTalk(handset);
  filterChips();
  return card;
}

function openCard(handset, open) {
  handset.card.classList.toggle("open", open);
  handset.card.querySelector(".card-head").setAttribute("aria-expanded", String(open));
  markRead(handset);
  showTalk(handset);
}

function markRead(handset) {
  handset.unread = 0;
  handset.card?.classList.remove("new", "rings");
  showElsewhere();
}

/* ---- conversations ---- */

function showTalk(handset) {
  const texts = [...handset.texts.values()].filter(isSeen).sort((one, two) => one.seq - two.seq);
  if (handset.card) {
    fillTalk(handset.card.querySelector(".talk"), handset.card.classList.contains("open") ? texts : texts.slice(-1));
  }
  if (handset.number === residentNumber()) fillTalk(byId("resident-talk"), texts);
}

// What is still on its way is on no phone yet.
const isSeen = (text) => text.direction === "in" || ["delivered", "undelivered", "failed"].includes(text.status);

function fillTalk(list, texts) {
  list.replaceChildren(...texts.map(bubble));
  if (!texts.length) list.append(listItem("nothing", words.nothingYet));
  list.scrollTop = list.scrollHeight;
}

function bubble(text) {
  const isLost = text.status === "undelivered" || text.status === "failed";
  const notes = [clock.format(new Date(text.created_at))];
  if (text.segments > 1) notes.push(fill(words.parts, { count: text.segments }));
  if (isLost) notes.push(fill(words.notArrived, { code: text.error_code ?? "?" }));
  if (text.direction === "out" && !text.from.startsWith("+")) notes.unshift(text.from);
  const kind = `bubble ${text.direction === "in" ? "mine" : "theirs"}${isLost ? " lost-text" : ""}`;
  return listItem(kind, span("body", text.body), span("notes", notes.join(" · ")));
}

function listItem(kind, ...parts) {
  const item = document.createElement("li");
  item.className = kind;
  item.append(...parts);
  return item;
}

async function send(number, body) {
  if (!handsets.has(number)) addHandset(await ask("/handsets", "POST", { number, role: "resident" }));
  markRead(handsets.get(number));
  await ask("/texts", "POST", { from: number, to: byId("line").value, body, wait: false });
  await poll();
}

// What was typed stays until the carrier has it.
async function sendTyped(number, input) {
  if (!number || !input.value.trim()) return;
  try {
    await send(number, input.value);
    input.value = "";
  } catch {
    showLost();
  }
}

const showLost = () => (byId("lost").hidden = false);

/* ---- what is new ---- */

function take(texts, isFirst) {
  const touched = new Set();
  const rung = new Map();
  for (const text of texts) {
    const number = text.direction === "in" ? text.from : text.to;
    const handset = addHandset({ number, name: number, role: "volunteer" });
    const before = handset.texts.get(text.sid);
    handset.texts.set(text.sid, text);
    touched.add(handset);
    if (text.direction === "out" && text.status === "delivered" && before?.status !== "delivered") rung.set(handset, text);
  }
  touched.forEach(showTalk);
  for (const [handset, text] of rung) ring(handset, text, isFirst);
  if (rung.size && !isFirst) announce(rung);
}

function ring(handset, text, isFirst) {
  if (handset.role === "resident") ringResident(handset, isFirst);
  if (handset.role === "volunteer") {
    const card = cardOf(handset);
    if (!card.contains(document.activeElement)) byId("cards").prepend(card);
    if (!isFirst) startRinging(card, "new");
  }
}

function ringResident(handset, isFirst) {
  if (isFirst) return;
  if (handset.number === residentNumber()) startRinging(byId("phone"));
  else {
    handset.unread += 1;
    showElsewhere();
  }
}

// Residents other than the one on the big phone who have news.
function showElsewhere() {
  const waiting = [...handsets.values()].filter((handset) => handset.unread > 0);
  byId("elsewhere").replaceChildren(...waiting.map((handset) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = fill(words.unread, { name: handset.name, count: handset.unread });
    button.addEventListener("click", () => {
      byId("who").value = handset.number;
      byId("who").focus();
      showResident();
    });
    return button;
  }));
}

function startRinging(element, lasting = "rings") {
  element.classList.remove("rings");
  void element.offsetWidth; // lets the animation start afresh
  element.classList.add("rings", lasting);
  setTimeout(() => element.classList.remove("rings"), RINGS_FOR);
}

function announce(rung) {
  const names = [...rung.keys()].map((handset) => handset.name);
  const [text] = rung.values();
  byId("announcements").textContent =
    rung.size === 1
      ? fill(words.heardOne, { name: names[0], body: text.body })
      : fill(words.heardMany, { count: rung.size, names: names.join(", ") });
}

async function poll() {
  const news = await ask(`/texts?changed_after=${lastChange}`);
  if (epoch !== null && news.epoch !== epoch) location.reload();
  const isFirst = epoch === null;
  epoch = news.epoch;
  if (news.change > lastChange) take(news.texts, isFirst);
  lastChange = Math.max(lastChange, news.change);
}

async function keepPolling() {
  try {
    await poll();
    byId("lost").hidden = true;
  } catch {
    showLost();
  }
  setTimeout(keepPolling, POLL_EVERY);
}

/* ---- the page ---- */

function residentNumber() {
  return byId("who").value || readNumber(byId("other-number").value);
}

function showResident() {
  byId("other").hidden = byId("who").value !== "";
  byId("phone-line").textContent = showNumber(byId("line").value);
  const handset = handsets.get(residentNumber());
  if (handset) {
    markRead(handset);
    showTalk(handset);
  } else fillTalk(byId("resident-talk"), []);
}

function filterChips() {
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
  const handset = addHandset(await ask("/handsets", "POST", { number: readNumber(byId("search").value.trim()), role: "volunteer" }));
  byId("search").value = "";
  const card = cardOf(handset);
  openCard(handset, true);
  card.querySelector("input").focus();
}

function listen() {
  for (const picker of ["who", "line"]) byId(picker).addEventListener("change", showResident);
  byId("other-number").addEventListener("input", showResident);
  byId("search").addEventListener("input", filterChips);
  byId("open-number").addEventListener("click", openTypedNumber);
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

async function start() {
  listen();
  for (const option of byId("line").options) option.text = showNumber(option.value);
  for (const handset of (await ask("/handsets")).handsets) addHandset(handset);
  byId("who").selectedIndex = 0;
  showResident();
  filterChips();
  keepPolling();
}

start();
