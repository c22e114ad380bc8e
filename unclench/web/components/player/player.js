// <uc-player>: guides one thing to do. `state`: ready, playing, paused, resting, asking, off, done, stopped.
// Parts are found by data- attributes; those with data-when show in the states that it names.
import "../js/figure.js";
import { Board } from "./board.js";
import { Breath } from "./breath.js";
import { Choices } from "./choices.js";
import { Cues } from "./cues.js";
import { follow, listen } from "./hands.js";
import { Onward } from "./onward.js";
import { paceOf } from "./pace.js";
import { Pack } from "./pack.js";
import { Rest } from "./rest.js";
import { Signals } from "./signals.js";
import { Stopwatch } from "./stopwatch.js";
import { Wake } from "./wake.js";

const STEP_MS = 200;
const SLOW = "0.7";
const REST = "Rest here as long as you like.";
const calm = matchMedia("(prefers-reduced-motion: reduce)");

class Player extends HTMLElement {
  connectedCallback() {
    this.figure = this.querySelector("uc-figure");
    if (!this.figure || this.watch) return;
    this.watch = new Stopwatch();
    this.board = new Board(this);
    this.signals = new Signals();
    this.wake = new Wake();
    this.pace = paceOf(this);
    this.cues = new Cues(this);
    this.between = new Rest(this);
    this.gone = new AbortController();
    this.onward = new Onward(this);
    if (this.getAttribute("pace") === "breath") this.breath = new Breath(this.board.caption, this.figure);
    if (this.getAttribute("pace") === "pack") this.pack = new Pack(this);
    this.choices = new Choices(this.querySelectorAll("[data-choice]"), (name) => this.#chosen(name));
    this.#chosen();
    listen(this);
    follow(this);
    this.#open();
  }

  disconnectedCallback() {
    if (this.watch) this.halt("stopped");
    this.gone?.abort();
  }

  get state() {
    return this.getAttribute("state");
  }

  set state(state) {
    this.setAttribute("state", state);
    this.board.arrange(state);
    this.onward.show();
  }

  get running() {
    return ["playing", "asking"].includes(this.state);
  }

  part(name) {
    return this.querySelector(`[data-${name}]`);
  }

  start(seconds = 0) {
    this.onward.cancel();
    this.pace.again();
    this.watch.reset(seconds);
    this.state = "playing";
    this.cues.begin();
    this.figure.seek(0);
    this.resume();
  }

  resume() {
    this.state = "playing";
    this.watch.start();
    this.figure.play();
    this.wake.hold();
    clearInterval(this.pulse);
    this.pulse = setInterval(() => this.tick(), STEP_MS);
    this.tick();
  }

  /** Stops figure, time, voice and vibration at once. */
  halt(state) {
    this.onward.cancel();
    clearInterval(this.pulse);
    this.figure.pause();
    this.watch.pause();
    this.signals.hush();
    this.wake.release();
    this.state = state;
  }

  toggle() {
    this.cues.quiet = false;
    if (!this.pack) this.between.toggle();
  }

  worse() {
    if (this.pack) return this.pack.off();
    this.halt("stopped");
    this.board.tell("Stopped. Rest the way that eases it most.");
  }

  tick() {
    if (!this.running) return;
    this.board.show(this.pace);
    this.onward.show();
    this.breath?.tick();
    this.cues.tick();
    if (this.pace.over) this.#finish();
    else if (this.pace.blockOver) this.between.begin();
    else this.pack?.tick(this.watch.seconds);
  }

  #open() {
    // A voice that began by itself would talk over a screen reader, and no browser lets it.
    if (calm.matches || this.choices.on("voice")) this.removeAttribute("starts");
    this.figure.seek(0);
    this.state = "ready";
    if (this.pack && this.pack.since !== null) this.start(this.pack.since);
    else if (this.hasAttribute("starts")) this.cues.startAlone();
    else this.onward.arrive();
  }

  #chosen(name) {
    this.signals.voice = this.choices.on("voice");
    this.figure.setAttribute("speed", this.choices.on("slow") ? SLOW : "1");
    if (name === "onward") this.onward.cancel();
    if (name !== "voice") return;
    this.signals.hush();
    this.signals.say(this.cues.last);
  }

  #finish() {
    if (this.pack) return this.pack.off();
    this.halt("done");
    this.board.show(this.pace);
    this.board.end("Done", "that was all of it", REST);
    this.signals.end(`Done. ${REST}`);
    this.onward.leave();
  }
}

customElements.define("uc-player", Player);
