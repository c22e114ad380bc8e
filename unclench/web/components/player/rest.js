// What lies between two blocks. A rest between two sets is counted down, and ended early by who wants
// to. Turning over takes as long as it takes, unless the person chose that it goes on by itself.
import { clock } from "./stopwatch.js";

const TURN_S = 20;
const LEAST_S = 8;
const LAST_S = 3;
const STEP_MS = 200;

export class Rest {
  #player;
  #then = "";
  #until = 0;
  #left = 0;
  #told = 0;
  #waits = false;

  constructor(player) {
    this.#player = player;
    this.seconds = Number(player.getAttribute("rest"));
  }

  begin() {
    const { pace, onward } = this.#player;
    this.#told = 0;
    if (!pace.turnsOver) this.#count(Math.max(this.seconds, LEAST_S), pace.nextWords);
    else if (onward.wanted) this.#count(TURN_S, "other side");
    else this.#wait();
  }

  /** It waits until the person lies the other way round. */
  #wait() {
    this.#waits = true;
    this.#player.halt("paused");
    this.#tell("Now the other side. Turn round, then tap “Go on”.");
  }

  #count(seconds, then) {
    this.#left = seconds;
    this.#then = then;
    this.go();
    const turn = this.#player.pace.turnsOver;
    this.#tell(turn ? "Now the other side. Turn round." : `Rest for ${seconds} seconds. Then ${then}.`);
  }

  #tell(words) {
    this.#player.board.tell(words);
    this.#player.board.announce(words);
    this.#player.signals.end(words);
  }

  /** Counts on, also after a pause. */
  go() {
    this.#until = Date.now() + this.#left * 1000;
    const player = this.#player;
    player.halt("resting");
    player.wake.hold();
    player.pulse = setInterval(() => this.tick(), STEP_MS);
    this.tick();
  }

  /** A tap: pauses what runs, and goes on with what was paused. */
  toggle() {
    const player = this.#player;
    if (player.state === "resting") this.#left = Math.max(0.1, (this.#until - Date.now()) / 1000);
    if (["playing", "resting"].includes(player.state)) return player.halt("paused");
    if (player.state !== "paused") return;
    if (this.#waits) this.over();
    else if (this.#left > 0) this.go();
    else player.resume();
  }

  tick() {
    const left = Math.ceil((this.#until - Date.now()) / 1000);
    const { board, pace, signals } = this.#player;
    board.show({ number: clock(left), more: "", share: pace.share });
    board.label.textContent = `then ${this.#then}`;
    if (left > 0 && left <= LAST_S && left !== this.#told) {
      this.#told = left;
      signals.say(String(left));
    }
    if (left <= 0) this.over();
  }

  /** The next set, or the other side. */
  over() {
    this.#left = 0;
    this.#waits = false;
    this.#player.pace.nextBlock();
    this.#player.figure.seek(0);
    this.#player.cues.begin();
    this.#player.resume();
  }
}
