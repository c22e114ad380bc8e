// <uc-outbox>: keeps answers on this device until the server has them, and says how many wait. Each has a
// key, so that one sent twice counts once, and a sign of whose it is, so that it never goes into the record
// of somebody else. What waits is sent by whatever page of the site is opened next.
import { NOT_OURS, Sender } from "../js/sender.js";
import { drop, keep, onChange, waiting } from "../js/waiting.js";

const AGAIN_MS = 20000;
const GONE = [404, 410];
const NOT_TAKEN = [400, 413, 422];
const HERE = "Kept here, not yet sent: ";
const OF_ANOTHER = "belongs to a record that is not open here now. It stays on this device. If it is yours, sign in, and it is sent.";
const ERASED = "If you go on, that is erased too.";

// crypto.randomUUID is missing on plain http, where somebody may try this at home.
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const counted = (number) => (number === 1 ? "1 answer" : `${number} answers`);

class Outbox extends HTMLElement {
  #sending = false;
  #again = false;
  #sender = new Sender();

  connectedCallback() {
    this.className = "uc-outbox";
    this.text = document.createElement("p");
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: "Send now" });
    button.className = "uc-button uc-button--inline";
    button.dataset.outboxSend = "";
    button.addEventListener("click", () => this.send({ all: true }));
    this.replaceChildren(this.text, button);
    addEventListener("online", () => this.send());
    onChange(() => this.#tell());
    setInterval(() => this.send(), AGAIN_MS);
    this.#tell();
    this.send();
  }

  /** Keeps an answer and tries to send it. Its number here, or null when this device keeps nothing. */
  async add(url, fields) {
    const sent = { ...fields, key: fields.key ?? newKey() };
    delete sent.csrfmiddlewaretoken;
    try {
      const id = await keep({ url, fields: sent, whose: fields.whose ?? "", at: Date.now() });
      this.removeAttribute("data-empty"); // Said in words only if it cannot be sent at once.
      this.send();
      return id;
    } catch {
      return null;
    }
  }

  /** The same for what has no other way: sends it at least once where nothing can be kept. */
  async addOrSend(url, fields) {
    const id = await this.add(url, fields);
    if (id === null) await this.#sender.send({ url, fields: { ...fields, key: newKey() }, at: Date.now() });
  }

  /** Takes an answer out again. */
  async drop(id) {
    await drop(id);
    this.#tell();
  }

  /** Sends what waits, in its order. What was not taken stays, and is tried again only when asked. */
  async send({ all = false } = {}) {
    if (!this.isConnected) return;
    if (this.#sending) return void (this.#again = true);
    this.#sending = true;
    try {
      await this.#sendAll(all);
    } catch {
      // A store that cannot be read holds nothing to send.
    } finally {
      this.#sending = false;
      this.#tell();
    }
    if (!this.#again) return;
    this.#again = false;
    this.send();
  }

  async #sendAll(all) {
    const tried = new Set();
    for (;;) {
      const entry = (await waiting()).find(({ id, notTaken }) => !tried.has(id) && (all || !notTaken));
      if (!entry) return;
      tried.add(entry.id);
      if (!(await this.#settle(entry))) return;
    }
  }

  /** Whether to go on with the next one. */
  async #settle(entry) {
    const { id } = entry;
    const { status, go } = await this.#sender.send(entry);
    if (go !== undefined || GONE.includes(status)) {
      await drop(id);
      this.#say("uc-given", { id, go });
      return true;
    }
    const notTaken = NOT_TAKEN.includes(status);
    if (notTaken) await keep({ ...entry, notTaken });
    this.#say(notTaken ? "uc-not-taken" : "uc-waiting", { id, status });
    return notTaken || status === NOT_OURS;
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  async #tell() {
    const all = await waiting().catch(() => []);
    const { whose: mine } = this.#sender;
    const others = mine === null ? [] : all.filter(({ whose }) => whose && whose !== mine);
    const parts = [`${HERE}${counted(all.length)}.`];
    if (others.length) parts.push(`${others.length === all.length ? "It" : counted(others.length)} ${OF_ANOTHER}`);
    if (document.querySelector("[data-erases-outbox]")) parts.push(ERASED);
    this.text.textContent = parts.join(" ");
    this.hidden = all.length === 0;
    this.toggleAttribute("data-empty", this.hidden);
  }
}

customElements.define("uc-outbox", Outbox);
