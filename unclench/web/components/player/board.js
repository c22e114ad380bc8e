// What can be read while something plays: the ring, the number, its line, the sentence, and the
// live region, which speaks seldom.
export class Board {
  #player;

  constructor(player) {
    this.#player = player;
    this.number = player.part("number");
    this.label = player.part("label");
    this.caption = player.part("caption");
    this.live = document.getElementById("live");
  }

  tell(text) {
    this.caption.textContent = text;
  }

  announce(text) {
    if (this.live) this.live.textContent = text;
  }

  show({ number, more, share }) {
    this.number.textContent = number;
    this.label.textContent = [this.label.dataset.running, more].filter(Boolean).join(", ");
    this.#player.style.setProperty("--done", share);
  }

  done(text) {
    this.number.textContent = "Done";
    this.label.textContent = "that was all of it";
    this.#player.style.setProperty("--done", 1);
    this.tell(text);
    this.announce(`Done. ${text}`);
  }
}
