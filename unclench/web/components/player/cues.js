// What is said, shown and told to screen readers while something plays. Each cue is told once only.
import { Parts } from "./parts.js";

const STEADY_S = 5;

export class Cues {
  #player;
  #told = new Set();
  #minutes = "";
  #parts;
  #part = "";
  #ruled = false;
  quiet = false;

  constructor(player) {
    this.#player = player;
    this.#parts = new Parts(player.part("parts"));
    this.first = player.board.caption.textContent;
    this.last = this.first;
  }

  /** Steps shorter than a sentence would only flicker, so they keep the first one. */
  get steady() {
    return this.#player.figure.duration >= STEADY_S;
  }

  begin() {
    this.#told.clear();
    this.#minutes = "";
    this.#part = "";
    this.#player.board.tell(this.first);
    if (!this.steady) this.#say(this.first);
  }

  frame({ index, cue, phase }) {
    if (phase !== "move" || !cue || !this.steady || this.#givesWay(index)) return;
    const { breath, pace, signals } = this.#player;
    const turned = index === 0 && pace.turns && pace.second;
    const words = turned ? `Now the other side. ${cue}` : cue;
    this.last = words;
    if (!breath) this.#player.board.tell(words);
    const counted = index === 0 && pace.rounds > 1 && !turned;
    this.#say(counted ? `${pace.number}. ${words}` : words);
    signals.buzz(40);
    this.#announce(words);
  }

  /** Nobody asked for it yet, so it does not talk into what a screen reader reads of the page. */
  startAlone() {
    this.quiet = true;
    this.#player.start();
  }

  /** To a screen reader, unless nobody began it or the voice says the same at the same time. */
  #announce(words) {
    const { board, signals } = this.#player;
    if (this.quiet || signals.speaks) return;
    if (!this.#told.has(words)) board.announce(words);
    this.#told.add(words);
  }

  /** When to stop is said once, before the first words. */
  #say(words) {
    const rule = this.#ruled ? "" : (this.#player.part("stop-rule")?.textContent ?? "");
    this.#ruled = true;
    this.#player.signals.say([rule, words].filter(Boolean).join(" "));
  }

  /** A part stands where a round begins, and all the time where the clock counts. */
  #givesWay(index) {
    return this.#parts.any && (index === 0 || !this.#player.pace.rounds);
  }

  #tellPart() {
    const { board, pace, signals } = this.#player;
    const part = this.#parts.at(pace.share);
    if (!part || part === this.#part) return;
    this.#part = part;
    this.last = part;
    board.tell(part);
    board.announce(part);
    signals.say(part);
    signals.buzz(40);
  }

  tick() {
    this.#tellPart();
    const { said } = this.#player.pace;
    if (said === this.#minutes) return;
    if (this.#minutes && said) this.#player.board.announce(said);
    this.#minutes = said;
  }
}
