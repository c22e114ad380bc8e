// <uc-diary>: a day of the diary. What is tapped is kept on this device at once, and goes through the
// outbox when the person keeps it, so that neither a lost network nor a closed page loses anything.
// With script off it is a plain form.
import "../js/zone.js"; // Tells the zone before a page that was made in another one is asked for again.
import { fill, lastWaiting, makeRight } from "./kept_day.js";
import { newKey } from "./outbox.js";
import { isOfAnotherZone } from "./shown_day.js";

const PREFIX = "unclench-diary:";
const HERE = "Kept on this device. It is sent by itself when the connection is back.";
const OF_ANOTHER = "Kept on this device. Another record is open here now. It is sent when yours is open again.";
const WAITS = "What you kept here is back. It is not sent yet.";
const DRAFT = "What you began here is back. It is not kept yet.";

class Diary extends HTMLElement {
  connectedCallback() {
    this.outbox = document.querySelector("uc-outbox");
    if (!this.outbox) return;
    this.form = this.querySelector("form[data-day]");
    this.status = this.querySelector("[data-status]");
    this.fromHere = makeRight(this, newKey);
    if (!this.fromHere && isOfAnotherZone(this)) return location.reload();
    this.name = `${PREFIX}${this.form.elements.whose.value}:${this.form.dataset.day}`;
    this.openedOn = new Date().toDateString();
    this.#bringBack();
    if (this.fromHere) this.#bringBackWaiting().catch(() => {});
    this.addEventListener("change", () => this.#draft());
    this.addEventListener("input", () => this.#draft());
    this.addEventListener("submit", (event) => this.#submitted(event));
    this.addEventListener("pointerdown", (event) => this.#pressed(event));
    this.addEventListener("click", (event) => this.#tappedAgain(event));
    document.addEventListener("visibilitychange", () => this.#newDay());
    for (const name of ["uc-given", "uc-waiting", "uc-not-taken"]) {
      this.outbox.addEventListener(name, (event) => this.#heard(name, event.detail));
    }
  }

  async #submitted(event) {
    const { target: form, submitter } = event;
    event.preventDefault();
    const fields = new FormData(form, submitter);
    const id = await this.outbox.add(form.getAttribute("action"), entriesOf(fields));
    if (id === null) return form.submit();
    this.given = { id, form };
    form.setAttribute("aria-busy", "true");
    if (form === this.form) forget(this.name);
  }

  #heard(name, { id, go, status }) {
    if (id !== this.given?.id) return;
    const { form } = this.given;
    form.removeAttribute("aria-busy");
    if (name === "uc-given" && go) return location.assign(new URL(go, location.origin));
    if (name === "uc-not-taken") {
      this.outbox.drop(id).then(() => form.submit());
      return;
    }
    this.#tell(status === 409 ? OF_ANOTHER : HERE);
    this.#goOnWith(form);
  }

  /** Tapped again after it was kept here, everything on the page counts as told anew. */
  #goOnWith(form) {
    form.elements.key.value = newKey();
    const asked = new FormData(form).getAll("asked");
    form.elements.was.value = JSON.stringify(Object.fromEntries(asked.map((name) => [name, {}])));
  }

  #draft() {
    const entries = new URLSearchParams(new FormData(this.form));
    for (const name of ["csrfmiddlewaretoken", "key", "age_s"]) entries.delete(name);
    try {
      localStorage.setItem(this.name, entries.toString());
    } catch {
      // A full or forbidden store: the page itself still holds what was tapped.
    }
  }

  #bringBack() {
    const draft = localStorage.getItem(this.name);
    if (!draft || document.querySelector(".uc-error-summary")) return;
    fill(this.form, new URLSearchParams(draft));
    this.#tell(DRAFT);
  }

  /** Opened without the network, the page shows what was kept of this day and could not be sent yet. */
  async #bringBackWaiting() {
    const last = await lastWaiting(this.form);
    if (!last || localStorage.getItem(this.name)) return;
    fill(this.form, last);
    this.#goOnWith(this.form);
    this.#tell(WAITS);
  }

  #tell(text) {
    this.status.textContent = text;
    this.status.hidden = false;
  }

  // A second tap on an answer takes it back.
  #pressed(event) {
    this.was = event.target.closest("label")?.querySelector("input[type=radio]:checked");
  }

  #tappedAgain(event) {
    const input = event.target.closest("input[type=radio]");
    if (!input || input !== this.was) return;
    input.checked = false;
    this.was = null;
    this.#draft();
  }

  /** A page left open overnight shows the new day. One on which something was begun stays with its day, and
   * does not call it today any more. */
  #newDay() {
    if (document.hidden || new Date().toDateString() === this.openedOn) return;
    if (!localStorage.getItem(this.name)) return location.reload();
    const date = this.querySelector("[data-date]");
    date.textContent = date.textContent.replace(/^\w+, /, "");
  }
}

function entriesOf(data) {
  const fields = {};
  for (const [name, value] of data) {
    if (!(name in fields)) fields[name] = value;
    else fields[name] = [].concat(fields[name], value);
  }
  return fields;
}

function forget(name) {
  try {
    localStorage.removeItem(name);
  } catch {
    // Nothing was kept there.
  }
}

customElements.define("uc-diary", Diary);
