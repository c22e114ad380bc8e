// <uc-outbox>: keeps answers on this device until the server has them. Each has a key of its own, so
// one that is sent twice counts once.
const STORE = "unclench-outbox";
const WAIT_MS = 15000;
const AGAIN_MS = 20000;
const GONE = [404, 410];

function waiting() {
  try {
    return JSON.parse(localStorage.getItem(STORE)) ?? [];
  } catch {
    return [];
  }
}

function keep(list) {
  try {
    localStorage.setItem(STORE, JSON.stringify(list));
    return true;
  } catch {
    return false;
  }
}

// crypto.randomUUID is missing on plain http, where somebody may try this at home.
function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const tokenHere = () => document.querySelector("input[name=csrfmiddlewaretoken]")?.value;

class Outbox extends HTMLElement {
  #sending = false;

  connectedCallback() {
    this.text = this.querySelector("[data-outbox-text]");
    this.querySelector("[data-outbox-send]").addEventListener("click", () => this.send());
    addEventListener("online", () => this.send());
    addEventListener("storage", () => this.#tell());
    setInterval(() => this.send(), AGAIN_MS);
    this.#tell();
    this.send();
  }

  /** Keeps an answer and tries to send it. False when this device keeps nothing. */
  add(url, fields) {
    const entry = { url, fields: { ...fields, key: newKey(), csrfmiddlewaretoken: tokenHere() } };
    const kept = keep([...waiting(), entry]);
    this.send();
    return kept;
  }

  async send() {
    if (this.#sending || !this.isConnected) return;
    this.#sending = true;
    try {
      for (let [first] = waiting(); first; [first] = waiting()) {
        if (!(await this.#sent(first))) break;
        keep(waiting().filter((entry) => entry.fields.key !== first.fields.key));
      }
    } finally {
      this.#sending = false;
      this.#tell();
    }
  }

  /** Whether the server has it, or has nowhere to put it any more. */
  async #sent({ url, fields }) {
    const token = tokenHere() ?? fields.csrfmiddlewaretoken;
    try {
      const response = await fetch(url, {
        method: "POST",
        body: new URLSearchParams({ ...fields, csrfmiddlewaretoken: token }),
        headers: { "X-Unclench": "fetch" },
        signal: AbortSignal.timeout?.(WAIT_MS),
      });
      return response.ok || GONE.includes(response.status);
    } catch {
      return false;
    }
  }

  #tell() {
    const count = waiting().length;
    const answers = count === 1 ? "1 answer" : `${count} answers`;
    this.text.textContent = `Kept here, not yet sent: ${answers}.`;
    this.hidden = count === 0;
  }
}

customElements.define("uc-outbox", Outbox);
