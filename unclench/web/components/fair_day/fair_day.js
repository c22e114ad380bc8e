// <uc-did>: one tap says whether the thing of a day was done. Where the page has an outbox the tap goes
// through it, so that a lost network loses nothing. With script off it is a plain form.
const HERE = "Kept on this device. It is sent by itself when the connection is back.";

class Did extends HTMLElement {
  connectedCallback() {
    this.outbox = document.querySelector("uc-outbox");
    this.form = this.querySelector("form");
    if (!this.outbox?.add) return;
    this.form.addEventListener("submit", (event) => this.#tapped(event));
    for (const name of ["uc-given", "uc-waiting", "uc-not-taken"]) {
      this.outbox.addEventListener(name, (event) => this.#heard(name, event.detail));
    }
  }

  async #tapped(event) {
    event.preventDefault();
    this.button = event.submitter;
    const fields = Object.fromEntries(new FormData(this.form, this.button));
    this.given = await this.outbox.add(this.form.getAttribute("action"), fields);
    if (this.given === null) this.#plainly();
  }

  /** Without the outbox: the form itself, with what was tapped. */
  #plainly() {
    const told = Object.assign(document.createElement("input"), { type: "hidden", name: "did", value: this.button.value });
    this.form.append(told);
    this.form.submit();
  }

  #heard(name, { id, go }) {
    if (id !== this.given || !this.given) return;
    if (name === "uc-given" && go) return location.assign(new URL(go, location.origin));
    if (name === "uc-not-taken") return void this.outbox.drop(id).then(() => this.#plainly());
    this.#show();
  }

  #show() {
    for (const button of this.form.querySelectorAll("button")) {
      const chosen = button === this.button;
      button.classList.toggle("uc-fair-day__answer--chosen", chosen);
      button.setAttribute("aria-pressed", chosen);
    }
    const status = this.querySelector("[data-status]");
    status.textContent = HERE;
    status.hidden = false;
  }
}

customElements.whenDefined("uc-outbox").then(() => customElements.define("uc-did", Did));
