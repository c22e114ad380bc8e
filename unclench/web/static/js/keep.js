// <form data-keep>: sends with fetch, so that a lost connection loses nothing that was answered.
// Server: 200 {"go": url}, or 422 with the page to show again. With script off it is a plain form.
import { pageIn } from "./trusted.js";
const WAIT_MS = 15000;
const LOST = "No connection. What you answered is kept on this page. It is sent again when the connection is back.";
const FAULT = "That did not go through. What you answered is kept on this page.";
const BACK = "What you answered before is back on this page. It has not been sent yet.";

const bar = document.querySelector("[data-offline]");
const live = document.getElementById("live");
const main = document.getElementById("main");
let waiting = null;
let sending = false;

const addressOf = (form) => form.getAttribute("action") || location.pathname;
const keyOf = (form) => `unclench-keep:${addressOf(form)}`;

function entriesOf(form, submitter) {
  const data = new FormData(form);
  if (submitter?.name) data.append(submitter.name, submitter.value);
  return new URLSearchParams(data);
}

function keepCopy(form, entries) {
  const copy = new URLSearchParams(entries);
  copy.delete("csrfmiddlewaretoken");
  try {
    sessionStorage.setItem(keyOf(form), copy.toString());
  } catch {
    // A full or forbidden store: the page itself still holds the answers.
  }
}

function takeCopy(form) {
  try {
    const copy = sessionStorage.getItem(keyOf(form));
    sessionStorage.removeItem(keyOf(form));
    return copy && new URLSearchParams(copy);
  } catch {
    return null;
  }
}

function tell(text) {
  bar.querySelector("[data-offline-text]").textContent = text;
  bar.hidden = false;
  live.textContent = text;
}

function quiet() {
  bar.hidden = true;
  live.textContent = "";
}

function showAgain(html) {
  const page = pageIn(html);
  main.replaceChildren(...document.adoptNode(page.getElementById("main")).childNodes);
  document.title = page.title;
  scrollTo(0, 0);
  (main.querySelector(".uc-error-summary") ?? main).focus();
}

async function answered(form, response) {
  const type = response.headers.get("Content-Type") ?? "";
  if (response.status === 422) {
    waiting = null;
    return showAgain(await response.text());
  }
  if (response.redirected) return location.assign(response.url);
  if (!response.ok || !type.includes("json")) return failed(form, FAULT, true);
  const { go } = await response.json();
  const url = new URL(go, location.href);
  if (url.origin !== location.origin) return failed(form, FAULT, true);
  location.assign(url);
}

function failed(form, text, plain) {
  keepCopy(form, waiting.entries);
  waiting.plain = plain;
  tell(text);
}

async function send(form, entries) {
  if (sending) return;
  sending = true;
  waiting = { form, entries };
  form.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(addressOf(form), {
      method: "POST",
      body: entries,
      headers: { "X-Unclench": "fetch" },
      signal: AbortSignal.timeout?.(WAIT_MS),
    });
    quiet();
    takeCopy(form);
    await answered(form, response);
  } catch {
    failed(form, LOST, false);
  } finally {
    sending = false;
    form.removeAttribute("aria-busy");
  }
}

// A fault that is not the network's may need the server's own page, so the second try is a plain one.
function sendPlainly({ form, entries }) {
  const given = new Set([...new FormData(form).keys()]);
  for (const [name, value] of entries) {
    if (!given.has(name)) form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  form.submit();
}

function tryAgain() {
  if (!waiting) return;
  if (waiting.plain) sendPlainly(waiting);
  else send(waiting.form, waiting.entries);
}

function restore(form) {
  const copy = takeCopy(form);
  if (!copy) return;
  for (const field of form.querySelectorAll("input, textarea")) {
    if (/checkbox|radio/.test(field.type)) field.checked = copy.getAll(field.name).includes(field.value);
    else if (field.type !== "hidden" && copy.has(field.name)) field.value = copy.get(field.name);
  }
  const token = form.elements.csrfmiddlewaretoken;
  if (token) copy.set("csrfmiddlewaretoken", token.value);
  waiting = { form, entries: copy };
  keepCopy(form, copy);
  tell(BACK);
}

function changed() {
  if (sending || !waiting) return;
  waiting.entries = entriesOf(waiting.form);
  keepCopy(waiting.form, waiting.entries);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-keep]")) return;
  event.preventDefault();
  send(event.target, entriesOf(event.target, event.submitter));
});
document.addEventListener("change", changed);
bar.querySelector("[data-retry]").addEventListener("click", tryAgain);
addEventListener("online", () => waiting && !bar.hidden && !waiting.plain && tryAgain());
for (const form of document.querySelectorAll("form[data-keep]")) restore(form);
