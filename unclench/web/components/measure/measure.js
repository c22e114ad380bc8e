// <uc-measure>: measures a capacity test by the clock and writes the number into the form's next
// `data-measured` field. `state`: ready, placing, running, done. For a `distance` nothing runs.
import "../js/figure.js";
import { Board } from "./board.js";
import { Signals } from "./signals.js";
import { Stopwatch } from "./stopwatch.js";
import { Wake } from "./wake.js";

const STEP_MS = 100;

class Measure extends HTMLElement {
  #next = 0;
  #count = 0;

  connectedCallback() {
    this.figure = this.querySelector("uc-figure");
    if (!this.figure || this.watch) return;
    this.counts = this.getAttribute("measure") === "count";
    this.watch = new Stopwatch();
    this.board = new Board(this);
    this.signals = new Signals();
    this.wake = new Wake();
    this.fields = [...document.querySelectorAll("[data-measured]")];
    this.first = this.board.caption.textContent;
    this.#listen();
    this.#rest("ready");
  }

  disconnectedCallback() {
    clearInterval(this.pulse);
  }

  get state() {
    return this.getAttribute("state");
  }

  set state(state) {
    this.setAttribute("state", state);
    this.board.arrange(state);
  }

  part(name) {
    return this.querySelector(`[data-${name}]`);
  }

  number(name) {
    return Number(this.getAttribute(name)) || 0;
  }

  #listen() {
    this.part("start")?.addEventListener("click", () => this.#place());
    this.part("stop")?.addEventListener("click", () => this.#stop());
    this.part("one")?.addEventListener("click", () => this.#one());
    this.part("ring").addEventListener("click", () => this.state === "running" && !this.counts && this.#stop());
    this.addEventListener("uc-frame", ({ detail }) => {
      if (this.state === "ready" && detail.cue && detail.phase === "move") this.board.tell(detail.cue);
    });
  }

  /** Waits with the figure showing the way. */
  #rest(state) {
    clearInterval(this.pulse);
    this.wake.release();
    this.state = state;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.figure.seek(0);
    this.figure.play();
  }

  #place() {
    this.#count = 0;
    this.watch.reset();
    this.watch.start();
    this.wake.hold();
    this.state = "placing";
    this.part("stop").focus({ preventScroll: true });
    this.board.label.dataset.running = "get into place";
    this.board.tell(this.first);
    this.board.announce("Get into place.");
    this.pulse = setInterval(() => this.#tick(), STEP_MS);
    this.#tick();
    scrollTo(0, 0);
  }

  #begin() {
    this.watch.reset();
    this.watch.start();
    this.state = "running";
    this.signals.tone();
    this.signals.buzz(200);
    this.board.announce("Go.");
    this.board.label.dataset.running = this.counts ? "seconds left" : "seconds";
    this.#one(0);
  }

  #one(more = 1) {
    this.#count += more;
    this.part("one")?.replaceChildren(this.#count ? `Count one more: ${this.#count}` : "Count one");
  }

  #tick() {
    const { seconds } = this.watch;
    if (this.state === "placing") {
      const left = this.number("ready") - seconds;
      this.board.show({ number: String(Math.max(0, Math.ceil(left))), share: 0 });
      if (left <= 0) this.#begin();
      return;
    }
    const whole = this.counts ? this.number("seconds") : this.number("highest");
    const shown = this.counts ? Math.ceil(whole - seconds) : Math.floor(seconds);
    this.board.show({ number: String(Math.max(0, shown)), share: this.counts ? seconds / whole : (seconds % 60) / 60 });
    if (seconds >= whole) this.#stop();
  }

  #stop() {
    const value = this.counts ? this.#count : Math.min(this.number("highest"), Math.floor(this.watch.seconds));
    const early = this.state === "placing";
    this.watch.pause();
    if (early) return this.#offer();
    this.signals.tone();
    this.signals.buzz(200, 100, 200);
    this.#keep(value);
  }

  #keep(value) {
    const field = this.fields[this.#next];
    const counted = !this.counts || value > 0;
    if (counted) field.value = String(value);
    this.#next = (this.#next + 1) % this.fields.length;
    const said = counted ? `${value} ${field.dataset.measured}` : "Time is up";
    if (this.#next > 0) return this.#otherSide(said);
    this.#rest("done");
    this.board.end(counted ? String(value) : "Done", field.dataset.measured, counted ? "It stands in the box below. Put it right if it is wrong." : "Write down how many you counted.");
    document.getElementById("write-down")?.focus();
  }

  #otherSide(said) {
    this.part("start").textContent = `Start: ${this.fields[this.#next].dataset.side}`;
    this.#offer();
    this.board.tell(`${said}. Rest for two minutes, then the other side.`);
    this.board.announce(this.board.caption.textContent);
  }

  #offer() {
    this.#rest("ready");
    this.part("start").focus({ preventScroll: true });
  }
}

customElements.define("uc-measure", Measure);
