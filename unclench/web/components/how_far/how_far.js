// <uc-how-far>: asks the page it stands on once a second how far it is, and opens it anew when it has become
// another page. With script off, the page does so by itself.
import { pageIn } from "../js/trusted.js";

const EVERY_MS = 1000;
const AWAY = "No connection just now. The reading goes on.";

class HowFar extends HTMLElement {
  connectedCallback() {
    if (document.querySelectorAll("uc-how-far").length > 1) return;
    // Somebody who stops it is on their way to another page.
    addEventListener("submit", () => this.disconnectedCallback());
    this.#later();
  }

  disconnectedCallback() {
    this.done = true;
    clearTimeout(this.timer);
  }

  #later() {
    this.timer = setTimeout(() => this.#look(), EVERY_MS);
  }

  async #look() {
    try {
      const response = await fetch(location.href, { cache: "no-store" });
      const there = pageIn(await response.text());
      if (this.done) return;
      const now = there.querySelector("uc-how-far");
      if (!now) return location.reload();
      this.#show(now);
    } catch {
      this.querySelector("p").textContent = AWAY;
    }
    if (!this.done) this.#later();
  }

  #show(now) {
    this.querySelector("progress").value = now.querySelector("progress").value;
    this.querySelector("p").textContent = now.querySelector("p").textContent;
  }
}

customElements.define("uc-how-far", HowFar);
