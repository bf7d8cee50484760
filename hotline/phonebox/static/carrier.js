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

export function span(kind, text) {
  const element = document.createElement("span");
  element.className = kind;
  element.textContent = text;
  return element;
}

export const showNumber = (number) =>
  /^\+33\d{9}$/.test(number) ? `0${number.slice(3)}`.replace(/(\d\d)(?=\d)/g, "$1 ") : number;

export function readNumber(text) {
  const digits = text.replace(/[\s.()-]/g, "");
  return /^0[1-9]\d{8}$/.test(digits) ? `+33${digits.slice(1)}` : digits;
}
