// What can be read while something plays: the ring, the number, its line, the sentence, and the
// live region, which speaks seldom.
const PAUSE = { paused: "Go on", done: "Again" };

export class Board {
  #player;

  constructor(player) {
    this.#player = player;
    this.number = player.part("number");
    this.label = player.part("label");
    this.caption = player.part("caption");
    this.live = document.getElementById("live");
  }

  /** Shows the parts that belong to a state. */
  arrange(state) {
    for (const part of this.#player.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").includes(state);
    }
    const pause = this.#player.part("pause");
    if (pause) pause.textContent = PAUSE[state] ?? "Pause";
  }

  tell(text) {
    this.caption.textContent = text;
  }

  announce(text) {
    if (this.live) this.live.textContent = text;
  }

  show({ number, more, share, second }) {
    const { running, other } = this.label.dataset;
    this.number.textContent = number;
    this.label.textContent = [second ? other : running, more].filter(Boolean).join(", ");
    this.#player.style.setProperty("--done", share);
  }

  end(word, label, text) {
    this.number.textContent = word;
    this.label.textContent = label;
    this.tell(text);
    this.announce(`${word}. ${text}`);
  }
}
