// The keys of a phone: on the screen, and those of the keyboard wherever nothing is being typed.

const KEYS = /^[0-9*#]$/;

export function listenToKeys(place, press) {
  for (const key of place.querySelectorAll("[data-key]")) {
    key.addEventListener("click", () => press(key.dataset.key));
  }
  place.addEventListener("keydown", (event) => {
    const isTyping = event.target.matches("input") || event.ctrlKey || event.metaKey || event.altKey;
    const key = KEYS.test(event.key) && place.querySelector(`[data-key="${event.key}"]`);
    if (isTyping || !key || key.disabled) return;
    event.preventDefault();
    flash(key);
    press(event.key);
  });
}

export function enableKeys(place, isEnabled) {
  for (const key of place.querySelectorAll("[data-key]")) key.disabled = !isEnabled;
}

function flash(key) {
  key.classList.add("pressed");
  setTimeout(() => key.classList.remove("pressed"), 150);
}
