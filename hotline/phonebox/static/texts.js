// The texts that are new: puts each on its phone, which rings when one arrives.

import { announce, ask, fill, words } from "./carrier.js";
import { bringForward, cardOf, showCard } from "./cards.js";
import { addHandset } from "./phones.js";
import { ringResident, showOnBigPhone } from "./resident.js";
import { startRinging } from "./ringing.js";

let lastChange = 0;
let epoch = null;

// Another epoch means that the carrier has started anew: so does the page.
export async function pollTexts() {
  const news = await ask(`/texts?changed_after=${lastChange}`);
  if (epoch !== null && news.epoch !== epoch) location.reload();
  const isFirst = epoch === null;
  epoch = news.epoch;
  if (news.change > lastChange) take(news.texts, isFirst);
  lastChange = Math.max(lastChange, news.change);
}

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
  for (const handset of touched) {
    showCard(handset);
    showOnBigPhone(handset);
  }
  for (const handset of rung.keys()) ring(handset, isFirst);
  if (rung.size && !isFirst) announceTexts(rung);
}

function ring(handset, isFirst) {
  if (handset.role === "volunteer") cardOf(handset);
  if (isFirst) return;
  if (handset.role === "volunteer") startRinging(bringForward(handset), "new");
  else ringResident(handset);
}

function announceTexts(rung) {
  const names = [...rung.keys()].map((handset) => handset.name);
  const [text] = rung.values();
  announce(
    rung.size === 1
      ? fill(words.heardOne, { name: names[0], body: text.body })
      : fill(words.heardMany, { count: rung.size, names: names.join(", ") }),
  );
}
