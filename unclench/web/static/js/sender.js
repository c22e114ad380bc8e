// Sends what was kept on this device. Who sends is asked of the server first: a page that was kept here, or
// left open, may be that of somebody who signed out since.
const WAIT_MS = 15000;
const CLOSED = [401, 403];
export const NOT_OURS = 409;

/** A field with several answers is a list of them. */
function bodyOf(fields) {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return new URLSearchParams(pairs);
}

async function jsonOf(response) {
  const json = response.ok && response.headers.get("Content-Type")?.includes("json");
  return json ? response.json() : null;
}

const fetched = (url, more) =>
  fetch(url, { ...more, headers: { "X-Unclench": "fetch" }, signal: AbortSignal.timeout?.(WAIT_MS) });

export class Sender {
  #known = null;

  /** The sign of whose record is open here; null while nobody was asked. */
  get whose() {
    return this.#known?.whose ?? null;
  }

  /** `go` is there once the server has it: a page from somewhere between here and there is no answer. */
  async send({ url, fields, at, whose }, again = false) {
    try {
      const { token, whose: mine } = await this.#asked();
      if (whose && whose !== mine) return { status: NOT_OURS };
      const age = Math.max(0, (Date.now() - at) / 1000);
      const body = bodyOf({ ...fields, age_s: age, csrfmiddlewaretoken: token });
      const response = await fetched(url, { method: "POST", body });
      const { status } = response;
      if (CLOSED.includes(status) || status === NOT_OURS) this.#known = null;
      if (CLOSED.includes(status) && !again) return this.send({ url, fields, at, whose }, true);
      return { status, go: (await jsonOf(response))?.go };
    } catch {
      this.#known = null;
      return { status: 0 };
    }
  }

  async #asked() {
    if (this.#known) return this.#known;
    const address = document.querySelector("script[data-sender]").dataset.sender;
    const found = await jsonOf(await fetched(address, { cache: "no-store" }));
    if (!found?.token) throw new Error("nobody is asked in this form");
    this.#known = found;
    return found;
  }
}
