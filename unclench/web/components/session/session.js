// <uc-session>: a whole session on one page, so that it goes on when the network goes away. Every step
// waits in a <template>; what was answered goes through the outbox. With script off each step is a page.
import { recall, remember } from "../js/remember.js";

/** What stands in a template, with the tracks of its figures as plain data: a copied <script> is refused. */
function shown(template) {
  const copy = document.importNode(template.content, true);
  for (const data of copy.querySelectorAll("uc-figure > script")) {
    data.parentElement.dataset.track = data.textContent;
    data.remove();
  }
  return copy;
}

class Session extends HTMLElement {
  connectedCallback() {
    this.pack = JSON.parse(this.querySelector("script[type='application/json']").textContent);
    this.stage = this.querySelector("[data-stage]");
    this.outbox = document.querySelector("uc-outbox");
    if (!this.outbox) return;
    this.steps = recall(`unclench-session:${this.pack.id}`) ?? this.pack.steps;
    document.addEventListener("submit", (event) => this.#submitted(event), true);
    this.addEventListener("click", (event) => {
      if (event.target.closest("[data-to-ratings]")) this.#rate(this.pack.ratings[0]);
    });
    this.backward = document.querySelector("[data-back]");
    this.backward?.addEventListener("click", () => this.#back());
    this.#open();
  }

  /** The page may have been opened without the network, from another step of the same session. */
  #open() {
    const last = location.pathname.split("/").filter(Boolean).pop();
    this.number = Number(this.dataset.step);
    if (Date.now() > this.pack.until_ms) return this.#end("old");
    if (this.pack.ratings.includes(last)) return this.#rate(last);
    if (/^\d+$/.test(last)) this.number = Number(last);
    this.shown = this.dataset.shown;
    const wanted = this.steps[this.number];
    if (wanted && wanted !== this.shown) this.#show(this.number, wanted);
  }

  #submitted(event) {
    const { form } = event.submitter ?? {};
    if (event.target.id === "session") this.#wish(event);
    else if (form?.dataset.rate) this.#rated(event, form);
  }

  #wish(event) {
    const wish = event.submitter?.value ?? "";
    const other = this.#other(event.submitter, wish);
    if (!other && !["done", "skipped", "stopped", "worse"].includes(wish)) return;
    event.preventDefault();
    if (other) return this.#show(this.number, other);
    this.praised ||= wish === "done";
    const url = `${this.pack.base}${this.number}/`;
    this.#give(url, { wish, item: this.steps[this.number] });
    this.worse ||= wish === "worse";
    if (wish === "worse") this.#end("worse");
    else if (wish === "stopped") this.#rate(this.pack.ratings[0]);
    else this.#next();
  }

  /** The id of what takes the place of this step, if that is what was wished. */
  #other(button, wish) {
    const id = wish.startsWith("swap:") ? wish.slice(5) : button?.dataset.to;
    return id && id in this.pack.titles ? id : "";
  }

  #next() {
    const number = this.number + 1;
    if (number < this.steps.length) this.#show(number, this.steps[number]);
    else this.#rate(this.pack.ratings[0]);
  }

  #show(number, id) {
    this.number = number;
    this.steps = this.steps.with(number, id);
    remember(`unclench-session:${this.pack.id}`, this.steps);
    this.#put(this.querySelector(`template[data-item="${id}"]`));
    this.#address(`${number}/`);
    const following = this.steps[number + 1];
    const line = this.stage.querySelector("[data-next-up]");
    if (line) line.textContent = `Next: ${following ? this.pack.titles[following] : "a few ratings"}`;
    const counted = document.querySelector("[data-counted]");
    if (counted) counted.textContent = `${number + 1} of ${this.steps.length}`;
  }

  #rate(name) {
    this.rating = name;
    this.#put(this.querySelector(`template[data-rating="${name}"]`));
    this.#address(`felt/${name}/`);
    this.#arrange({ rating: true });
  }

  /** From a rating to the one before it, from the first to where it was stopped. */
  #back() {
    const before = this.pack.ratings[this.pack.ratings.indexOf(this.rating) - 1];
    if (before) return this.#rate(before);
    if (this.worse) return this.#end("worse");
    this.#arrange({ moving: true });
    this.#show(this.number, this.steps[this.number]);
  }

  #end(name) {
    this.#put(this.querySelector(`template[data-end="${name}"]`));
    this.#arrange({});
    const title = this.stage.querySelector("[data-praise]");
    if (title && this.praised) title.textContent = title.dataset.praise;
  }

  /** After the last exercise there is nothing to stop and nothing to count, and while rating a way back. */
  #arrange({ moving = false, rating = false }) {
    for (const part of document.querySelectorAll("#session, [data-counted]")) part.hidden = !moving;
    document.querySelector("uc-pocket")?.toggleAttribute("hidden", true);
    if (this.backward) this.backward.hidden = !rating;
  }

  #rated(event, form) {
    event.preventDefault();
    const name = form.dataset.rate;
    this.#give(form.getAttribute("action"), { [name]: event.submitter.value });
    const following = this.pack.ratings[this.pack.ratings.indexOf(name) + 1];
    if (following) this.#rate(following);
    else this.#end("done");
  }

  #give(url, fields) {
    this.outbox.addOrSend(url, { ...fields, whose: this.pack.whose });
  }

  #put(template) {
    this.stage.replaceChildren(shown(template));
    const title = this.stage.querySelector("h1");
    if (!title) return;
    document.title = `${title.textContent.trim()} – Unclench`;
    title.tabIndex = -1;
    title.focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  #address(rest) {
    history.replaceState(null, "", this.pack.base + rest);
  }
}

customElements.define("uc-session", Session);
