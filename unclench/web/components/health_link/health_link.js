// <uc-health-link>: opens a SMART Health Link in this browser. The link stands behind the # of the address,
// or is pasted; it is sent nowhere, and neither is what was opened.
import { filesOf } from "../js/health_link/fetching.js";
import { LinkFault } from "../js/health_link/faults.js";
import { readLink } from "../js/health_link/link.js";
import { shownAs } from "../js/health_link/page.js";
import { sayAt, sayClosed, takeBack } from "../js/health_link/saying.js";
import { closedBy } from "../js/health_link/words.js";

const DAY = { day: "numeric", month: "long", year: "numeric" };

class HealthLink extends HTMLElement {
  #link = null;

  connectedCallback() {
    this.form = this.querySelector("form");
    this.head = document.querySelector("[data-health-link-head]");
    this.plain = { title: document.title, heading: this.head?.querySelector("h1").textContent };
    this.part("needs-script").hidden = true;
    // The page has an origin of its own, so that there is no place where a name could be kept.
    this.part("again").hidden = performance.getEntriesByType("navigation")[0]?.type !== "reload";
    this.form.addEventListener("submit", (event) => this.open(event));
    this.field("link").addEventListener("input", () => this.take(this.field("link").value));
    this.part("another").addEventListener("click", () => this.begin(""));
    addEventListener("hashchange", () => this.begin());
    this.begin();
  }

  part(name) {
    return this.querySelector(`[data-part="${name}"]`);
  }

  field(name) {
    return this.form.elements[name];
  }

  begin(behind = location.hash.slice(1)) {
    this.showOnly("form");
    this.part("opened").replaceChildren();
    this.field("link").value = this.field("passcode").value = "";
    // Our own links say beside their key when the passcode is digits alone.
    if (new URLSearchParams(location.search).has("n")) this.field("passcode").inputMode = "numeric";
    this.part("paste").hidden = Boolean(behind);
    this.take(behind);
    if (!this.form.hidden) this.next().focus({ preventScroll: true });
  }

  /** Of form, closed and opened the one that is shown. */
  showOnly(name) {
    this.form.hidden = name !== "form";
    this.part("closed").hidden = name !== "closed";
    this.part("print").hidden = name !== "opened";
    if (name !== "opened") this.call("");
    if (this.head) this.head.querySelector("p").hidden = name !== "form";
  }

  /** Title and heading name what is open. */
  call(label) {
    const { title, heading } = this.plain;
    document.title = label ? title.replace(heading, () => label) : title;
    if (this.head) this.head.querySelector("h1").textContent = label || heading;
  }

  /** The first field that is still empty, or the last. */
  next() {
    const names = ["link", "passcode", "recipient"].filter((name) => !this.field(name).closest("[hidden]"));
    return this.field(names.find((name) => !this.field(name).value.trim()) ?? names.at(-1));
  }

  /** Reads what the link says of itself; nobody is asked yet. */
  take(text) {
    this.#link = null;
    this.say(null);
    try {
      // Before anybody is asked: a link that opens one time would be used up for nothing.
      if (text.trim() && !globalThis.crypto?.subtle) throw new LinkFault("no-crypto");
      this.#link = text.trim() ? readLink(text) : null;
    } catch (fault) {
      this.say(fault, "link");
    }
    this.part("passcode").hidden = !this.#link?.asksPasscode;
    this.tell();
  }

  tell() {
    const box = this.part("label");
    box.hidden = !this.#link;
    if (!this.#link) return;
    const { label, url, ends } = this.#link;
    const until = ends ? `, until ${ends.toLocaleDateString("en-GB", DAY)}` : "";
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
      this.say(fault, fault.reason === "wrong-passcode" ? "passcode" : "");
    } finally {
      this.busy(false);
    }
  }

  /** The first field that has to be filled in, and what to say of it. */
  missing() {
    if (!this.#link) return ["link", "paste-it"];
    if (this.#link.asksPasscode && !this.field("passcode").value.trim()) return ["passcode", "no-passcode"];
    return this.field("recipient").value.trim() ? null : ["recipient", "no-name"];
  }

  busy(is) {
    const button = this.form.querySelector("[type=submit]");
    button.disabled = is;
    button.textContent = is ? "Opening …" : "Open it";
  }

  /** What went wrong: at its field where it can be tried again, else in the place of the form. */
  say(fault, name = "") {
    takeBack(this);
    if (!fault) return;
    const pasted = name === "link" && !this.part("paste").hidden;
    const closed = pasted ? null : closedBy(fault);
    if (!closed) return sayAt(this, fault, name, !pasted);
    this.showOnly("closed");
    sayClosed(this.part("closed"), closed);
  }

  show(files) {
    const shown = shownAs(files, this.#link.label);
    this.part("opened").replaceChildren(shown);
    this.showOnly("opened");
    this.call(this.#link.label || shown.querySelector("h2").textContent);
    shown.querySelector("h2").focus();
  }
}

customElements.define("uc-health-link", HealthLink);
