// The switches of the player, remembered in this browser where it allows that.
const KEY = "unclench-player";

export class Choices {
  #made;
  #buttons;

  constructor(buttons, changed) {
    this.#made = read();
    this.#buttons = buttons;
    for (const button of buttons) {
      button.addEventListener("click", () => {
        const name = button.dataset.choice;
        this.#made[name] = !this.on(name);
        keep(this.#made);
        this.show();
        changed(name);
      });
    }
    this.show();
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
