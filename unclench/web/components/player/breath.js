// The breath count: the word and the numbers of one breath, those that have passed in full ink.
const WORDS = { in: "In", out: "Out" };

export class Breath {
  #line;
  #figure;
  #since = 0;

  constructor(line, figure) {
    this.#line = line;
    this.#figure = figure;
  }

  frame({ breath, phase, seconds }) {
    if (phase !== "move" || !breath) return;
    this.#since = this.#figure.position;
    const numbers = Array.from({ length: Math.round(seconds) - 1 }, (_, i) => String(i + 2));
    const parts = [WORDS[breath], ...numbers].flatMap((text) => [count(text), " "]);
    this.#line.replaceChildren(...parts);
    this.tick();
  }

  tick() {
    const reached = Math.floor(this.#figure.position - this.#since) + 1;
    for (const [i, part] of [...this.#line.children].entries()) {
      part.classList.toggle("uc-player__count--reached", i < reached);
    }
  }
}

function count(text) {
  const part = document.createElement("span");
  part.className = "uc-player__count";
  part.textContent = text;
  return part;
}
