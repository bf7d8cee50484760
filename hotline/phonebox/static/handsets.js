// The page's start: shows the phones that the carrier knows, then what is new on them.

import { pollCalls } from "./calls.js";
import { ask, byId, showNumber } from "./carrier.js";
import { addChip, filterChips, listenToSearch } from "./cards.js";
import { addHandset, showAdded } from "./phones.js";
import { askAlso, keepPolling } from "./polling.js";
import { addOption, listenToResident, showResident } from "./resident.js";
import { pollTexts } from "./texts.js";

async function start() {
  showAdded((handset) => (handset.role === "resident" ? addOption(handset) : addChip(handset)));
  listenToResident();
  listenToSearch();
  for (const option of byId("line").options) option.text = showNumber(option.value);
  for (const handset of (await ask("/handsets")).handsets) addHandset(handset);
  byId("who").selectedIndex = 0;
  showResident();
  filterChips();
  askAlso(pollTexts);
  askAlso(pollCalls);
  keepPolling();
}

start();
