// The way to the next step: what the Next button sends, and "Go on by itself", which says how long
// it waits and ends with any other tap.
const MARK = "unclench-onward";
const READY_S = 20;
const REST_S = 10;

export class Onward {
  #player;
  #pulse = 0;
  #enough = false;

  constructor(player) {
    this.#player = player;
    this.button = player.part("next");
  }

  /** Whether the person chose that it goes on by itself. */
  get wanted() {
    return this.button !== null && this.#player.choices.on("onward");
  }

  /** "done" is sent once the least that counts was reached; before that the step is skipped, and the
   *  button says so. */
  show() {
    if (!this.button) return;
    const { pace, state } = this.#player;
    this.#enough ||= state === "done" || pace.reached >= Number(this.#player.getAttribute("least"));
    this.button.value = this.#enough ? "done" : "skipped";
    this.button.textContent = this.#enough ? "Next" : "Skip";
    this.button.classList.toggle("uc-button--secondary", state !== "done");
  }

  /** On a page that was reached by itself. */
  arrive() {
    const came = this.wanted && recall();
    if (came) this.#wait(READY_S, "Starts in", () => this.#player.start());
  }

  leave() {
    if (this.wanted) this.#wait(REST_S, "Next in", () => {
      remember();
      this.button.form.requestSubmit(this.button);
    });
  }

  cancel() {
    clearInterval(this.#pulse);
  }

  #wait(seconds, words, then) {
    this.cancel();
    const until = Date.now() + seconds * 1000;
    const line = this.#player.board.label;
    line.textContent = `${words} ${seconds}`;
    this.#pulse = setInterval(() => {
      const left = Math.ceil((until - Date.now()) / 1000);
      line.textContent = `${words} ${Math.max(0, left)}`;
      if (left > 0) return;
      this.cancel();
      then();
    }, 250);
  }
}

function recall() {
  try {
    const came = sessionStorage.getItem(MARK) === "yes";
    sessionStorage.removeItem(MARK);
    return came;
  } catch {
    return false;
  }
}

function remember() {
  try {
    sessionStorage.setItem(MARK, "yes");
  } catch {
    // The next page then waits for a tap.
  }
}
