// <uc-install>: offers once, on a page that comes after the site was of use, to put it on the home screen.
// Unseen where the browser offers no such thing, where that is done already, and once it was shown.
const NAME = "unclench-install";
const isThere = () => navigator.standalone === true || matchMedia("(display-mode: standalone)").matches;

function wasShown() {
  try {
    return Boolean(localStorage.getItem(NAME));
  } catch {
    return true;
  }
}

class Install extends HTMLElement {
  connectedCallback() {
    if (isThere() || wasShown()) return;
    this.querySelector("[data-install-no]").addEventListener("click", () => this.remove());
    this.querySelector("[data-install-yes]").addEventListener("click", () => this.#ask());
    addEventListener("beforeinstallprompt", (event) => this.#offer(event));
    if (navigator.standalone === false) this.#tellHow();
  }

  #offer(event) {
    event.preventDefault();
    this.event = event;
    this.#show();
  }

  /** This browser has no question to ask, only a way to do it by hand. */
  #tellHow() {
    this.querySelector("[data-install-how]").hidden = false;
    this.querySelector("[data-install-yes]").hidden = true;
    this.#show();
  }

  #show() {
    localStorage.setItem(NAME, "shown");
    this.hidden = false;
  }

  async #ask() {
    await this.event?.prompt();
    this.remove();
  }
}

customElements.define("uc-install", Install);
