// <uc-health-link>: opens a SMART Health Link in this browser. The link stands behind the # of the address,
// or is pasted; it is sent nowhere, and neither is what was opened.
import { filesOf } from "../js/health_link/fetching.js";
import { LinkFault } from "../js/health_link/faults.js";
import { readLink } from "../js/health_link/link.js";
import { shownAs } from "../js/health_link/page.js";
import { wordsFor } from "../js/health_link/words.js";

class HealthLink extends HTMLElement {
  #link = null;

  connectedCallback() {
    this.form = this.querySelector("form");
    this.part("needs-script").hidden = true;
    this.form.addEventListener("submit", (event) => this.open(event));
    this.field("link").addEventListener("input", () => this.take(this.field("link").value));
    addEventListener("hashchange", () => this.begin());
    this.begin();
  }

  part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  field(name) {
    return this.form.elements[name];
  }

  begin() {
    const behind = location.hash.slice(1);
    this.form.hidden = false;
    this.part("opened").replaceChildren();
    this.part("print").hidden = true;
    this.part("paste").hidden = Boolean(behind);
    if (behind) this.take(behind);
  }

  /** Reads what the link says of itself; nobody is asked yet. */
  take(text) {
    this.#link = null;
    try {
      // Before anybody is asked: a link that opens one time would be used up for nothing.
      if (text.trim() && !globalThis.crypto?.subtle) throw new LinkFault("no-crypto");
      this.#link = text.trim() ? readLink(text) : null;
      this.say(null);
    } catch (fault) {
      this.say(fault, "link");
      this.part("paste").hidden = false;
    }
    this.part("passcode").hidden = !this.#link?.asksPasscode;
    this.tell();
  }

  tell() {
    const box = this.part("label");
    box.hidden = !this.#link;
    if (!this.#link) return;
    const { label, url, ends } = this.#link;
    const until = ends ? `, until ${ends.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })}` : "";
    box.querySelector("[data-label]").textContent = label || "A health link";
    box.querySelector("[data-from]").textContent = `Kept at ${url.host}${until}`;
  }

  async open(event) {
    event.preventDefault();
    const wrong = this.missing();
    if (wrong) return this.say(new LinkFault(wrong[1]), wrong[0]);
    this.busy(true);
    try {
      const files = await filesOf(this.#link, this.field("recipient").value.trim(), this.field("passcode").value.trim());
      this.show(files);
    } catch (fault) {
      this.say(fault, fault.reason === "wrong-passcode" ? "passcode" : "link");
    } finally {
      this.busy(false);
    }
  }

  /** The first field that has to be filled in, and what to say of it. */
  missing() {
    if (!this.#link) return ["link", "no-link"];
    if (!this.field("recipient").value.trim()) return ["recipient", "no-name"];
    return this.#link.asksPasscode && !this.field("passcode").value.trim() ? ["passcode", "no-passcode"] : null;
  }

  busy(is) {
    const button = this.form.querySelector("[type=submit]");
    button.disabled = is;
    button.textContent = is ? "Opening …" : "Open it";
  }

  say(fault, name = "") {
    for (const field of this.form.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
    const box = this.part("fault");
    box.hidden = !fault;
    box.querySelector("[data-words]").textContent = fault ? wordsFor(fault) : "";
    if (!fault) return;
    if (!this.field(name).closest("[hidden]")) this.field(name).setAttribute("aria-invalid", "true");
    box.focus();
  }

  show(files) {
    const shown = shownAs(files, this.#link.label);
    this.form.hidden = true;
    this.part("opened").replaceChildren(shown);
    this.part("print").hidden = false;
    shown.querySelector("h2").focus();
  }
}

customElements.define("uc-health-link", HealthLink);
