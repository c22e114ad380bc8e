// <uc-kept>: on the page for when the network is away: names what this device has kept and since when, and
// says when the rules it works by have grown old.
const DAY_MS = 24 * 3600 * 1000;
const OPENS = [
  [/\/plan\/session\/[0-9a-f-]{36}\/$/, "The session you opened last"],
  [/\/diary\/$/, "Your diary"],
  [/\/plan\/flare\/$/, "Your flare plan"],
  [/\/relief\/$/, "Relief now"],
  [/\/check\/help\/$/, "The danger signs"],
];

const ageInDays = (made) => Math.floor((Date.now() - new Date(`${made}T00:00`)) / DAY_MS);

function said(days, lasts) {
  if (days < -1) return "The clock of this device seems to be wrong, so we cannot tell how old these pages are. If in doubt, call.";
  if (days <= lasts) return "";
  return `These pages are ${days} days old. What counts as a danger sign may have changed. If in doubt, call, and open this site with the network when you can.`;
}

/** "Kept on Thursday 26 November", by the server's clock where it told the time. */
function since(answer) {
  const made = Date.parse(answer.headers.get("Date")) || Number(answer.headers.get("X-Kept-At"));
  if (!made) return "";
  return `Kept on ${new Date(made).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" })}`;
}

class Kept extends HTMLElement {
  async connectedCallback() {
    const age = said(ageInDays(this.getAttribute("made")), Number(this.getAttribute("lasts")));
    this.querySelector("[data-kept-age]").textContent = age;
    if ("caches" in window) this.#show(await this.#pages());
  }

  /** Every kept page by its path. */
  async #pages() {
    const pages = new Map();
    for (const name of (await caches.keys()).filter((each) => each.startsWith("unclench-"))) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) pages.set(new URL(request.url).pathname, await cache.match(request));
    }
    return pages;
  }

  #show(pages) {
    const list = this.querySelector("[data-kept-list]");
    for (const [pattern, text] of OPENS) {
      const path = [...pages.keys()].find((one) => pattern.test(one));
      if (!path) continue;
      const row = document.createElement("li");
      const day = Object.assign(document.createElement("span"), { textContent: since(pages.get(path)) });
      day.className = "uc-kept__since";
      row.append(Object.assign(document.createElement("a"), { href: path, textContent: text }), day);
      list.append(row);
      this.querySelector("[data-kept-pages]").hidden = false;
    }
  }
}

customElements.define("uc-kept", Kept);
