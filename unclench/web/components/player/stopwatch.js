// Counts against the clock, not in steps, so that a phone that slept shows the true time.
export class Stopwatch {
  #before = 0;
  #since = null;

  get seconds() {
    const now = this.#since === null ? 0 : (Date.now() - this.#since) / 1000;
    return this.#before + now;
  }

  start() {
    this.#since ??= Date.now();
  }

  pause() {
    this.#before = this.seconds;
    this.#since = null;
  }

  reset(seconds = 0) {
    this.#before = seconds;
    this.#since = null;
  }
}

export function clock(seconds) {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
