// <uc-figure>: moves the still drawing inside it along the track that the server made.
// The track is in a <script type="application/json"> child (see unclench/figures/track.py).

const calm = matchMedia("(prefers-reduced-motion: reduce)");

class Figure extends HTMLElement {
  static observedAttributes = ["paused"];

  #track = null;
  #rows = [];
  #paths = [];
  #second = 0;
  #rounds = 0;
  #told = "";
  #tick = 0;
  #last = null;

  connectedCallback() {
    const data = this.dataset.track ?? this.querySelector('script[type="application/json"]')?.textContent;
    const paths = this.querySelectorAll("svg path");
    if (!data || !paths.length) return;
    this.#track = JSON.parse(data);
    let before = this.#track.poses[0].map(() => 0);
    this.#rows = this.#track.poses.map((row) => (before = row.map((n, i) => n + before[i])));
    this.#paths = this.#track.shapes.map(([place, commands]) => [
      paths[place],
      commands.split("#"),
    ]);
    document.addEventListener("visibilitychange", this.#follow);
    this.#follow();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#follow);
    cancelAnimationFrame(this.#tick);
    this.#tick = 0;
  }

  attributeChangedCallback() {
    this.#follow();
  }

  /** Seconds of one round. */
  get duration() {
    if (!this.#track) return 0;
    return this.#track.segments.reduce((sum, part) => sum + part.move_s + part.hold_s, 0);
  }

  /** Seconds since the round began. */
  get position() {
    return this.#second;
  }

  play() {
    this.removeAttribute("paused");
  }

  pause() {
    this.setAttribute("paused", "");
  }

  seek(seconds) {
    if (!this.#track || !this.duration) return;
    this.#second = ((seconds % this.duration) + this.duration) % this.duration;
    this.#told = "";
    this.#show();
  }

  #follow = () => {
    cancelAnimationFrame(this.#tick);
    this.#tick = 0;
    this.#last = null;
    const still = this.hasAttribute("paused") || document.hidden;
    if (this.#track && this.duration && !still) this.#tick = requestAnimationFrame(this.#step);
  };

  #step = (now) => {
    this.#tick = requestAnimationFrame(this.#step);
    const speed = Number(this.getAttribute("speed")) || 1;
    if (this.#last !== null) this.#advance(((now - this.#last) / 1000) * speed);
    this.#last = now;
    this.#show();
  };

  #advance(seconds) {
    this.#second += seconds;
    while (this.#second >= this.duration) {
      this.#second -= this.duration;
      this.#rounds += 1;
      this.#told = "";
      this.#say("uc-loop", { count: this.#rounds });
    }
  }

  #show() {
    const { index, share, phase } = this.#moment();
    const part = this.#track.segments[index];
    this.#draw(part.poses, calm.matches ? 1 : share);
    if (this.#told === `${index} ${phase}`) return;
    this.#told = `${index} ${phase}`;
    const seconds = phase === "move" ? part.move_s : part.hold_s;
    this.#say("uc-frame", { index, cue: part.cue, breath: part.breath, phase, seconds });
  }

  #moment() {
    let left = this.#second;
    const { segments } = this.#track;
    for (const [index, part] of segments.entries()) {
      if (left < part.move_s) return { index, share: left / part.move_s, phase: "move" };
      left -= part.move_s;
      if (left < part.hold_s) return { index, share: 1, phase: "hold" };
      left -= part.hold_s;
    }
    return { index: segments.length - 1, share: 1, phase: "hold" };
  }

  #draw(poses, share) {
    const exact = share * (poses.length - 1);
    const from = this.#rows[poses[Math.floor(exact)]];
    const to = this.#rows[poses[Math.ceil(exact)]];
    const rest = exact - Math.floor(exact);
    let next = 0;
    for (const [path, pieces] of this.#paths) {
      let d = pieces[0];
      for (let i = 1; i < pieces.length; i += 1, next += 1) {
        d += (from[next] + (to[next] - from[next]) * rest).toFixed(1) + pieces[i];
      }
      path.setAttribute("d", d);
    }
  }

  #say(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, detail }));
  }
}

if (!customElements.get("uc-figure")) customElements.define("uc-figure", Figure);
