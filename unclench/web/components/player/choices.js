// The switches of the player, remembered in this browser where it allows that.
const KEY = "unclench-player";

export class Choices {
  #made;
  #buttons;
  #changed;

  constructor(buttons, changed) {
    this.#made = read();
    this.#buttons = buttons;
    this.#changed = changed;
    for (const button of buttons) {
      const name = button.dataset.choice;
      button.addEventListener("click", () => this.choose(name, !this.on(name)));
    }
    this.show();
  }

  choose(name, on) {
    this.#made[name] = on;
    keep(this.#made);
    this.show();
    this.#changed(name);
  }

  on(name) {
    return this.#made[name] === true;
  }

  show() {
    for (const button of this.#buttons) {
      button.setAttribute("aria-pressed", String(this.on(button.dataset.choice)));
    }
  }
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? {};
  } catch {
    return {};
  }
}

function keep(made) {
  try {
    localStorage.setItem(KEY, JSON.stringify(made));
  } catch {
    // A forbidden store: the choice holds for this page.
  }
}
