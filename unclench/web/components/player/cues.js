// What is said, shown and told to screen readers while something plays. Each cue is told once only.
const STEADY_S = 5;

export class Cues {
  #player;
  #told = new Set();
  #minutes = "";

  constructor(player) {
    this.#player = player;
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
    this.#player.board.tell(this.first);
    if (!this.steady) this.#player.signals.say(this.first);
  }

  frame({ index, cue, phase }) {
    if (phase !== "move" || !cue || !this.steady) return;
    this.last = cue;
    const { breath, pace, signals } = this.#player;
    if (!breath) this.#player.board.tell(cue);
    const counted = index === 0 && pace.rounds > 1;
    signals.say(counted ? `${pace.number}. ${cue}` : cue);
    signals.buzz(40);
    if (!this.#told.has(cue)) this.#player.board.announce(cue);
    this.#told.add(cue);
  }

  tick() {
    const { said } = this.#player.pace;
    if (said === this.#minutes) return;
    if (this.#minutes && said) this.#player.board.announce(said);
    this.#minutes = said;
  }
}
