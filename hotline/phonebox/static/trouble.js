// The panel of network trouble: switches for the carrier's faults, and what went wrong.

import { ask, byId, clock, fill, span, words } from "./carrier.js";

const POLL_EVERY = 2800;
let lastEvent = 0;

const switches = [...document.querySelectorAll("#trouble input")];
const ruleOf = (input) => JSON.parse(input.dataset.rule);
const isRule = (fault, rule) => fault.kind === rule.kind && fault.where === rule.where && fault.to === null;

async function showFaults() {
  const { faults } = await ask("/faults");
  for (const input of switches) input.checked = faults.some((fault) => isRule(fault, ruleOf(input)));
  byId("trouble-on").hidden = faults.length === 0;
  byId("trouble-on").textContent = fill(words.troubleOn, { count: faults.length });
}

async function switchTrouble(input) {
  const { faults } = await ask("/faults");
  if (input.checked) await ask("/faults", "POST", ruleOf(input));
  else for (const fault of faults) if (isRule(fault, ruleOf(input))) await ask(`/faults/${fault.id}`, "DELETE");
}

async function showEvents() {
  const { events } = await ask(`/events?after=${lastEvent}`);
  if (!events.length) return;
  if (lastEvent === 0) byId("incidents").replaceChildren();
  lastEvent = events.at(-1).seq;
  for (const event of events) {
    const item = document.createElement("li");
    item.append(span("time", clock.format(new Date(event.created_at))), " ", span("code", event.error_code), " ", event.detail);
    byId("incidents").prepend(item);
  }
}

async function keepPolling() {
  try {
    await Promise.all([showFaults(), showEvents()]);
  } catch {
    // The conversations' own polling says that the carrier is away.
  }
  setTimeout(keepPolling, POLL_EVERY);
}

for (const input of switches) input.addEventListener("change", () => switchTrouble(input).then(showFaults));
keepPolling();
