// What the ring, the big number and the line below it show: by rounds, or by the clock.
import { clock } from "./stopwatch.js";

const LONG_HOLD_S = 5;

export function paceOf(player) {
  const rounds = Number(player.getAttribute("rounds"));
  const letsGo = player.part("parts") !== null;
  if (rounds) return new Rounds(player.figure, rounds, letsGo, player.getAttribute("sides"));
  return new Countdown(player.watch, Number(player.getAttribute("seconds")));
}

class Rounds {
  #done = 0;
  #hold = null;

  /** True from the last round on the first side until the person was asked to turn over. */
  turning = false;

  /** `letsGo`: each round is one tensing and one letting go. `sides`: every round counts on both,
   * "one_after_other" or "by_turns"; null where the movement has none. */
  constructor(figure, rounds, letsGo, sides) {
    this.figure = figure;
    this.rounds = rounds;
    this.letsGo = letsGo;
    this.turns = sides === "by_turns";
    this.after = sides === "one_after_other";
    this.total = sides ? 2 * rounds : rounds;
  }

  again() {
    this.#done = 0;
    this.#hold = null;
    this.turning = false;
  }

  loop() {
    this.#done += 1;
    this.turning = this.after && this.#done === this.rounds;
  }

  /** Whether it is the other side's turn. */
  get second() {
    return this.turns ? this.#done % 2 === 1 : this.after && this.#done >= this.rounds;
  }

  frame({ index, phase, seconds }) {
    const long = phase === "hold" && seconds >= LONG_HOLD_S;
    const word = this.letsGo && index > 0 ? "let go" : "hold";
    this.#hold = long ? { since: this.figure.position, seconds, word } : null;
  }

  /** Rounds that are done; on both sides, where there are two. */
  get reached() {
    if (this.turns) return Math.floor(this.#done / 2);
    return this.after ? Math.max(0, this.#done - this.rounds) : this.#done;
  }

  get share() {
    return Math.min(1, (this.#done + this.figure.position / this.figure.duration) / this.total);
  }

  get over() {
    return this.#done >= this.total;
  }

  get number() {
    const before = this.turns ? this.reached : this.#done - (this.second ? this.rounds : 0);
    return String(Math.min(before + 1, this.rounds));
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
