// What the ring, the big number and the line below it show: by rounds, or by the clock.
import { clock } from "./stopwatch.js";

const LONG_HOLD_S = 5;

export function paceOf(player) {
  const rounds = Number(player.getAttribute("rounds"));
  if (rounds) return new Rounds(player.figure, rounds, player.part("parts") !== null);
  return new Countdown(player.watch, Number(player.getAttribute("seconds")));
}

class Rounds {
  #done = 0;
  #hold = null;

  /** `letsGo`: each round is one tensing and one letting go. */
  constructor(figure, rounds, letsGo) {
    this.figure = figure;
    this.rounds = rounds;
    this.letsGo = letsGo;
  }

  again() {
    this.#done = 0;
    this.#hold = null;
  }

  loop() {
    this.#done += 1;
  }

  frame({ index, phase, seconds }) {
    const long = phase === "hold" && seconds >= LONG_HOLD_S;
    const word = this.letsGo && index > 0 ? "let go" : "hold";
    this.#hold = long ? { since: this.figure.position, seconds, word } : null;
  }

  get reached() {
    return this.#done;
  }

  get share() {
    return Math.min(1, (this.#done + this.figure.position / this.figure.duration) / this.rounds);
  }

  get over() {
    return this.#done >= this.rounds;
  }

  get number() {
    return String(Math.min(this.#done + 1, this.rounds));
  }

  get more() {
    if (!this.#hold) return "";
    const left = this.#hold.seconds - (this.figure.position - this.#hold.since);
    return `${this.#hold.word} for ${Math.max(1, Math.ceil(left))}`;
  }

  /** Rounds are not announced: the cues are. */
  get said() {
    return "";
  }
}

class Countdown {
  more = "";

  constructor(watch, seconds) {
    this.watch = watch;
    this.seconds = seconds;
  }

  again() {
    this.watch.reset();
  }

  loop() {}

  frame() {}

  get reached() {
    return this.watch.seconds;
  }

  get share() {
    return Math.min(1, this.watch.seconds / this.seconds);
  }

  get over() {
    return this.watch.seconds >= this.seconds;
  }

  get number() {
    return clock(this.seconds - this.watch.seconds);
  }

  get said() {
    const minutes = Math.ceil((this.seconds - this.watch.seconds) / 60);
    return minutes === 1 ? "1 minute left" : `${minutes} minutes left`;
  }
}
