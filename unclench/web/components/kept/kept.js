// <uc-kept>: on the page for when the network is away: leads to what this device has kept, and says when the
// rules it works by have grown old.
const DAY_MS = 24 * 3600 * 1000;
const OPENS = [
  [/\/plan\/session\/[0-9a-f-]{36}\/$/, "The session you opened last"],
  [/\/plan\/flare\/$/, "Your flare plan"],
  [/\/diary\/$/, "Your diary"],
];

const ageInDays = (made) => Math.floor((Date.now() - new Date(`${made}T00:00`)) / DAY_MS);

function said(days, lasts) {
  if (days < -1) return "The clock of this device seems to be wrong, so we cannot tell how old these pages are. If in doubt, call.";
  if (days <= lasts) return "";
  return `These pages are ${days} days old. What counts as a danger sign may have changed. If in doubt, call, and open this site with the network when you can.`;
}

class Kept extends HTMLElement {
  async connectedCallback() {
    const age = said(ageInDays(this.getAttribute("made")), Number(this.getAttribute("lasts")));
    this.querySelector("[data-kept-age]").textContent = age;
    if ("caches" in window) this.#show(await this.#paths());
  }

  async #paths() {
    const requests = await (await caches.open("unclench-kept")).keys();
    return requests.map((request) => new URL(request.url).pathname);
  }

  #show(paths) {
    const list = this.querySelector("[data-kept-pages]");
    for (const [pattern, text] of OPENS) {
      const path = paths.find((one) => pattern.test(one));
      if (!path) continue;
      const link = Object.assign(document.createElement("a"), { href: path, textContent: text });
      link.className = "uc-button uc-button--secondary";
      list.append(link);
      list.hidden = false;
    }
  }
}

customElements.define("uc-kept", Kept);
