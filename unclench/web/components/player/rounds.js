// Counts rounds, in blocks. A block is one set, on one side where the sides come one after the other;
// where they come by turns, every round of a block counts on both.
const LONG_HOLD_S = 5;

export class Rounds {
  #done = 0;
  #block = 0;
  #hold = null;

  /** `sides`: "one_after_other", "by_turns", or null where the movement has none. `letsGo`: each
   * round is one tensing and one letting go. */
  constructor(figure, { rounds, sets, sides, letsGo }) {
    this.figure = figure;
    this.rounds = rounds;
    this.sets = sets;
    this.letsGo = letsGo;
    this.turns = sides === "by_turns";
    this.after = sides === "one_after_other";
    this.loops = this.turns ? 2 * rounds : rounds;
    this.blocks = this.after ? 2 * sets : sets;
  }

  again() {
    this.#block = -1;
    this.nextBlock();
  }

  nextBlock() {
    this.#block += 1;
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

  /** Whether it is the other side's turn. */
  get second() {
    return this.turns ? this.#done % 2 === 1 : this.after && this.#block % 2 === 1;
  }

  /** Rounds that are done; on both sides, where there are two. */
  get reached() {
    const before = this.rounds * this.#setsDone;
    if (this.turns) return before + Math.floor(this.#done / 2);
    return this.after && !this.second ? before : before + this.#done;
  }

  get #setsDone() {
    return this.after ? Math.floor(this.#block / 2) : this.#block;
  }

  get share() {
    const now = Math.min(this.loops, this.#done + this.figure.position / this.figure.duration);
    return Math.min(1, (this.#block * this.loops + now) / (this.blocks * this.loops));
  }

  get over() {
    return this.#done >= this.loops && this.#block >= this.blocks - 1;
  }

  /** All rounds of a block are done, and another one comes. */
  get blockOver() {
    return this.#done >= this.loops && !this.over;
  }

  /** Whether the person turns over now, in the middle of a set. */
  get turnsOver() {
    return this.blockOver && this.after && !this.second;
  }

  /** What comes after a rest, such as "set 2 of 3, first side". */
  get nextWords() {
    return [this.#setWords(this.#setsDone + 2), this.after ? "first side" : ""].filter(Boolean).join(", ");
  }

  #setWords(number) {
    return this.sets > 1 ? `set ${number} of ${this.sets}` : "";
  }

  get number() {
    const done = this.turns ? Math.floor(this.#done / 2) : this.#done;
    return String(Math.min(done + 1, this.rounds));
  }

  get more() {
    return [this.#setWords(this.#setsDone + 1), this.#holding].filter(Boolean).join(", ");
  }

  get #holding() {
    if (!this.#hold) return "";
    const left = this.#hold.seconds - (this.figure.position - this.#hold.since);
    return `${this.#hold.word} for ${Math.max(1, Math.ceil(left))}`;
  }

  /** Rounds are not announced: the cues are. */
  get said() {
    return "";
  }
}
