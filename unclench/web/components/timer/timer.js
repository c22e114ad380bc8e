// <uc-timer seconds="90" start>: start(), pause(), stop(); events uc-start, uc-pause, uc-tick, uc-done.
// Counts against the clock, not in steps, so that a phone that slept shows the true time.
const STEP_MS = 200;

const clock = (seconds) => {
  const whole = Math.ceil(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

class Timer extends HTMLElement {
  static observedAttributes = ["seconds"];

  connectedCallback() {
    this.wake = () => this.running && this.tick();
    document.addEventListener("visibilitychange", this.wake);
    this.stop();
    if (this.hasAttribute("start")) this.start();
  }

  disconnectedCallback() {
    clearInterval(this.pulse);
    document.removeEventListener("visibilitychange", this.wake);
  }

  attributeChangedCallback(name, before) {
    if (before !== null) this.stop();
  }

  get seconds() {
    return Number(this.getAttribute("seconds")) || 0;
  }

  get running() {
    return this.since !== null;
  }

  get elapsed() {
    const now = this.running ? (Date.now() - this.since) / 1000 : 0;
    return Math.min(this.seconds, this.before + now);
  }

  get left() {
    return this.seconds - this.elapsed;
  }

  start() {
    if (this.running || this.left <= 0) return;
    this.since = Date.now();
    this.pulse = setInterval(() => this.tick(), STEP_MS);
    this.say("start");
  }

  pause() {
    if (!this.running) return;
    this.halt();
    this.show();
    this.say("pause");
  }

  stop() {
    this.since = null;
    this.halt();
    this.before = 0;
    this.show();
  }

  halt() {
    this.before = this.running ? this.elapsed : (this.before ?? 0);
    this.since = null;
    clearInterval(this.pulse);
  }

  tick() {
    this.show();
    this.say("tick");
    if (this.left > 0) return;
    this.halt();
    this.say("done");
  }

  show() {
    const number = this.querySelector("[data-number]");
    if (number) number.textContent = clock(this.left);
    this.style.setProperty("--done", this.seconds ? this.elapsed / this.seconds : 0);
  }

  say(what) {
    const detail = { left: this.left, elapsed: this.elapsed, seconds: this.seconds };
    this.dispatchEvent(new CustomEvent(`uc-${what}`, { bubbles: true, detail }));
  }
}

customElements.define("uc-timer", Timer);
