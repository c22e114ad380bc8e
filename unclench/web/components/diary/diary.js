// <uc-diary>: a day of the diary. What is tapped is kept on this device at once, and goes through the
// outbox when the person keeps it, so that neither a lost network nor a closed page loses anything.
// With script off it is a plain form.
import { newKey } from "./outbox.js";

const PREFIX = "unclench-diary:";
const HERE = "Kept on this device, not yet sent. It goes by itself when the connection is back.";
const SOMEBODY_ELSES = 409;
const NOT_YOURS = "Kept on this device for whoever opened this page. It waits until they are back.";
const DRAFT = "What you began here is back. It is not kept yet.";

class Diary extends HTMLElement {
  connectedCallback() {
    this.outbox = document.querySelector("uc-outbox");
    this.form = this.querySelector("form[data-day]");
    this.status = this.querySelector("[data-status]");
    this.name = `${PREFIX}${this.form.elements.whose.value}:${this.form.dataset.day}`;
    this.openedOn = new Date().toDateString();
    this.#bringBack();
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

  #submitted(event) {
    const { target: form, submitter } = event;
    event.preventDefault();
    const fields = new FormData(form, submitter);
    fields.set("zone", Intl.DateTimeFormat().resolvedOptions().timeZone ?? "");
    const key = this.outbox.add(form.getAttribute("action"), entriesOf(fields));
    if (!key) return form.submit();
    this.given = { key, form };
    form.setAttribute("aria-busy", "true");
    if (form === this.form) forget(this.name);
  }

  #heard(name, { key, go, status }) {
    if (key !== this.given?.key) return;
    const { form } = this.given;
    form.removeAttribute("aria-busy");
    const kept = go ?? `${form.getAttribute("action")}?kept=1`;
    if (name === "uc-given") return location.assign(new URL(kept, location.origin));
    if (name === "uc-not-taken" && status !== SOMEBODY_ELSES) {
      this.outbox.drop(key);
      return form.submit();
    }
    this.#tell(status === SOMEBODY_ELSES ? NOT_YOURS : HERE);
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
    const entries = new URLSearchParams(draft);
    for (const field of this.form.querySelectorAll("input:not([type=hidden]), textarea")) {
      if (/checkbox|radio/.test(field.type)) field.checked = entries.getAll(field.name).includes(field.value);
      else field.value = entries.get(field.name) ?? "";
      if (field.value && field.tagName === "TEXTAREA") field.closest("details").open = true;
    }
    this.#tell(DRAFT);
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

  /** A page left open overnight shows the new day, unless something was begun on it. */
  #newDay() {
    const left = document.hidden || new Date().toDateString() === this.openedOn;
    if (!left && !localStorage.getItem(this.name)) location.reload();
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
