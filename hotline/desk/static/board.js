// Keeps the board alive: says which version the page has, what was unfolded stays unfolded, players stay
// to be seen, whoever types goes on typing, and a lost connection is told.
"use strict";

(() => {
  const live = document.getElementById("live");
  const updated = document.getElementById("updated-at");
  const offline = document.getElementById("offline");
  let unfolded = [];
  let typingIn = null;

  live.addEventListener("htmx:configRequest", (event) => {
    const version = document.getElementById("board").dataset.version;
    event.detail.headers["If-None-Match"] = `"${version}"`;
  });

  live.addEventListener("htmx:beforeSwap", () => {
    unfolded = Array.from(live.querySelectorAll("details[open]"), (details) => details.id);
    typingIn = live.querySelector("input:focus");
  });

  live.addEventListener("htmx:afterSwap", () => {
    for (const id of unfolded) {
      document.getElementById(id)?.setAttribute("open", "");
    }
    if (typingIn?.isConnected) {
      typingIn.focus({ preventScroll: true });
    }
    // Chromium leaves the buttons of a player that was moved undrawn until they are asked for anew.
    for (const player of live.querySelectorAll("audio")) {
      player.controls = false;
      player.controls = true;
    }
  });

  live.addEventListener("htmx:afterRequest", (event) => {
    const { xhr } = event.detail;
    const heard = xhr.status === 200 || xhr.status === 304;
    offline.hidden = heard;
    if (heard) {
      updated.textContent = xhr.getResponseHeader("X-Updated-At");
    }
  });
})();
