// <uc-outbox>: keeps answers on this device until the server has them. Each stands under a name of its
// own, so that two tabs never write over one another, and has a key, so that one sent twice counts once.
const PREFIX = "unclench-outbox:";
const OLD_STORE = "unclench-outbox"; // One list for all, as an earlier version kept it.
const WAIT_MS = 15000;
const AGAIN_MS = 20000;
const GONE = [404, 410];
const NOT_TAKEN = [400, 409, 413, 422];

// crypto.randomUUID is missing on plain http, where somebody may try this at home.
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function waiting() {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));
    const found = names.map((name) => ({ name, ...JSON.parse(localStorage.getItem(name)) }));
    return found.filter((entry) => entry.url).sort((one, other) => one.order - other.order);
  } catch {
    return [];
  }
}

function put(entry) {
  try {
    const { name, ...kept } = entry;
    localStorage.setItem(PREFIX + entry.fields.key, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

const drop = (key) => localStorage.removeItem(PREFIX + key);
const tokenHere = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
const afterLast = () => Math.max(0, ...waiting().map((entry) => entry.order)) + 1;

/** A field with several answers is a list of them. */
function bodyOf(fields) {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return new URLSearchParams(pairs);
}

function takeOverOldList() {
  try {
    const old = JSON.parse(localStorage.getItem(OLD_STORE)) ?? [];
    old.forEach((entry, order) => put({ ...entry, order, at: Date.now() }));
    localStorage.removeItem(OLD_STORE);
  } catch {
    // Nothing that can be read was there.
  }
}

class Outbox extends HTMLElement {
  #sending = false;
  #again = false;

  connectedCallback() {
    this.text = this.querySelector("[data-outbox-text]");
    this.querySelector("[data-outbox-send]").addEventListener("click", () => this.send({ all: true }));
    addEventListener("online", () => this.send());
    addEventListener("storage", (event) => this.#otherTab(event));
    setInterval(() => this.send(), AGAIN_MS);
    takeOverOldList();
    this.#tell();
    this.send({ all: true }); // What was not taken may have waited for somebody else to come back.
  }

  /** Keeps an answer and tries to send it. Its key, or "" when this device keeps nothing. */
  add(url, fields) {
    const key = fields.key ?? newKey();
    const sent = { ...fields, key, csrfmiddlewaretoken: tokenHere() };
    const kept = put({ url, fields: sent, order: afterLast(), at: Date.now(), whose: fields.whose });
    if (kept) this.send();
    return kept ? key : "";
  }

  /** What another tab has sent is settled here too. */
  #otherTab({ key, newValue }) {
    if (key?.startsWith(PREFIX) && newValue === null) this.#say("uc-given", { key: key.slice(PREFIX.length) });
    this.#tell();
  }

  /** Takes an answer out again. */
  drop(key) {
    drop(key);
    this.#tell();
  }

  /** Sends what waits, in its order. What was not taken stays, and is tried again only when asked. */
  async send({ all = false } = {}) {
    if (!this.isConnected) return;
    if (this.#sending) return void (this.#again = true);
    this.#sending = true;
    const tried = new Set();
    const next = () => waiting().find((entry) => !tried.has(entry.name) && (all || !entry.notTaken));
    try {
      for (let entry = next(); entry; entry = next()) {
        tried.add(entry.name);
        if (!(await this.#settle(entry))) break;
      }
    } finally {
      this.#sending = false;
      this.#tell();
    }
    if (this.#again) {
      this.#again = false;
      this.send();
    }
  }

  /** Whether to go on with the next one. */
  async #settle(entry) {
    const key = entry.fields.key;
    const { status, go } = await this.#post(entry);
    if (go !== undefined || GONE.includes(status)) {
      drop(key);
      this.#say("uc-given", { key, go });
      return true;
    }
    const notTaken = NOT_TAKEN.includes(status);
    if (notTaken) put({ ...entry, notTaken });
    this.#say(notTaken ? "uc-not-taken" : "uc-waiting", { key, status });
    return notTaken;
  }

  /** `go` is there once the server has it: a page from somewhere between here and there is no answer. */
  async #post({ url, fields, at }) {
    const token = tokenHere() ?? fields.csrfmiddlewaretoken;
    const age = Math.max(0, (Date.now() - (at ?? Date.now())) / 1000);
    try {
      const response = await fetch(url, {
        method: "POST",
        body: bodyOf({ ...fields, age_s: age, csrfmiddlewaretoken: token }),
        headers: { "X-Unclench": "fetch" },
        signal: AbortSignal.timeout?.(WAIT_MS),
      });
      const json = response.ok && response.headers.get("Content-Type")?.includes("json");
      return { status: response.status, go: json ? (await response.json()).go : undefined };
    } catch {
      return { status: 0 };
    }
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  #tell() {
    const all = waiting();
    const answers = all.length === 1 ? "1 answer" : `${all.length} answers`;
    this.text.textContent = `Kept here, not yet sent: ${answers}.`;
    this.hidden = all.length === 0;
  }
}

customElements.define("uc-outbox", Outbox);
