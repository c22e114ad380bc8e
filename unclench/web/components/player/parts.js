// What each round, or each share of the time, is about, where that changes on the way.
const NEARLY = 1e-6;

export class Parts {
  #names;

  constructor(list) {
    const rows = list?.querySelectorAll("li") ?? [];
    this.#names = Array.from(rows, (row) => row.textContent.trim());
  }

  get any() {
    return this.#names.length > 0;
  }

  /** The part for a share of the whole, 0 to 1. */
  at(share) {
    const last = this.#names.length - 1;
    return this.#names[Math.min(last, Math.floor(share * (last + 1) + NEARLY))] ?? "";
  }
}
