// What the parts of the page share: the carrier's control API, words and small helpers.

export const words = document.body.dataset;
export const byId = (id) => document.getElementById(id);
export const fill = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
export const clock = new Intl.DateTimeFormat(words.lang, { hour: "2-digit", minute: "2-digit" });

export async function ask(path, method = "GET", data = undefined) {
  const body = data === undefined ? undefined : JSON.stringify(data);
  const headers = body ? { "Content-Type": "application/json" } : {};
  const answer = await fetch(`/phonebox${path}`, { method, headers, body });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return answer.json();
}

export const showLost = (lost = true) => (byId("lost").hidden = !lost);

export const announce = (text) => (byId("announcements").textContent = text);

export function element(tag, kind, ...parts) {
  const made = document.createElement(tag);
  made.className = kind;
  made.append(...parts);
  return made;
}

export const span = (kind, text) => element("span", kind, text);

export function button(label, act) {
  const made = element("button", "", label);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
}

export const showNumber = (number) =>
  /^\+33\d{9}$/.test(number) ? `0${number.slice(3)}`.replace(/(\d\d)(?=\d)/g, "$1 ") : number;

// Whoever hides their number calls as "anonymous" or the like.
export const showCaller = (number) =>
  /^\+?\d/.test(number) ? showNumber(number).replaceAll(" ", "\u00a0") : words.withheldNumber;

export function readNumber(text) {
  const digits = text.replace(/[\s.()-]/g, "");
  return /^0[1-9]\d{8}$/.test(digits) ? `+33${digits.slice(1)}` : digits;
}

export function showDuration(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
  return minutes ? `${minutes} min ${rest} s` : `${rest} s`;
}
