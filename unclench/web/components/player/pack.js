// Heat and cold: a look at the skin that has to be answered, and an end that is repeated until heard.
// When it began is kept for this tab, so that a page loaded again does not begin from nothing.
const AGAIN_S = 15;
const TIMES = 20;

export class Pack {
  #player;
  #key;
  #looked = false;
  #repeat = 0;

  constructor(player) {
    this.#player = player;
    this.#key = `unclench-pack:${player.getAttribute("name")}`;
    this.look = Number(player.getAttribute("look"));
    this.answer = Number(player.getAttribute("answer"));
  }

  /** Seconds since the pack went on, if it is still on; otherwise null. */
  get since() {
    const began = Number(stored(() => sessionStorage.getItem(this.#key)));
    return began ? (Date.now() - began) / 1000 : null;
  }

  on() {
    stored(() => sessionStorage.setItem(this.#key, String(Date.now())));
  }

  fine() {
    this.#looked = true;
    this.#player.state = "playing";
    this.#player.board.tell("Good. Look again when it comes off.");
  }

  tick(seconds) {
    if (this.#looked || seconds < this.look) return;
    if (seconds >= this.look + this.answer) return this.off("You did not answer, so we stop here. Take it off now.");
    if (this.#player.state === "asking") return;
    this.#player.state = "asking";
    this.#call("Look at your skin. Red that stays, white, blue, numb or stinging? Then take it off.");
  }

  off(text = "Take it off now.") {
    this.#player.halt("off");
    this.#call(text);
    let left = TIMES;
    clearInterval(this.#repeat);
    this.#repeat = setInterval(() => {
      left -= 1;
      if (left <= 0) clearInterval(this.#repeat);
      this.#call("Take it off now.");
    }, AGAIN_S * 1000);
  }

  ended() {
    clearInterval(this.#repeat);
    stored(() => sessionStorage.removeItem(this.#key));
    this.#player.halt("stopped");
    this.#player.board.end("Off", "the pack is away", "Look at the skin once more. It may be a little pink for a while.");
  }

  #call(text) {
    this.#player.board.tell(text);
    this.#player.board.announce(text);
    this.#player.signals.tone();
    this.#player.signals.say(text);
    this.#player.signals.buzz(400, 200, 400);
  }
}

function stored(act) {
  try {
    return act();
  } catch {
    return null;
  }
}
