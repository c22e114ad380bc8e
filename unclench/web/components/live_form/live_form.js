// <uc-live-form data-answer="id">: as a field changes, the answer beside the form is worked out
// anew by the server and swapped, and the address keeps up. Without script the button does it.
import { pageIn } from "../js/trusted.js";

class LiveForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.answer = document.getElementById(this.dataset.answer);
    this.addEventListener("change", () => this.refresh());
  }

  async refresh() {
    this.waiting?.abort();
    this.waiting = new AbortController();
    const address = `${this.form.getAttribute("action")}?${new URLSearchParams(new FormData(this.form))}`;
    try {
      const response = await fetch(address, { signal: this.waiting.signal });
      if (response.ok) this.show(await response.text(), address);
    } catch {
      // No connection, or a newer change: the page stays as it is.
    }
  }

  show(html, address) {
    const page = pageIn(html);
    const found = page.getElementById(this.answer.id);
    this.answer.replaceChildren(...document.adoptNode(found).childNodes);
    history.replaceState(null, "", address);
    document.getElementById("live").textContent = this.answer.querySelector("h2")?.textContent ?? "";
  }
}

customElements.define("uc-live-form", LiveForm);
