// What the ring, the big number and the line below it show: by rounds, or by the clock.
import { Rounds } from "./rounds.js";
import { clock } from "./stopwatch.js";

export function paceOf(player) {
  const number = (name) => Number(player.getAttribute(name)) || 1;
  if (!player.hasAttribute("rounds")) return new Countdown(player.watch, number("seconds"));
  return new Rounds(player.figure, {
    rounds: number("rounds"),
    sets: number("sets"),
    sides: player.getAttribute("sides"),
    letsGo: player.part("parts") !== null,
  });
}

class Countdown {
  more = "";
  blockOver = false;

  constructor(watch, seconds) {
    this.watch = watch;
    this.seconds = seconds;
  }

  again() {
    this.watch.reset();
  }

  loop() {}

  frame() {}

  get reached() {
    return this.watch.seconds;
  }

  get share() {
    return Math.min(1, this.watch.seconds / this.seconds);
  }

  get over() {
    return this.watch.seconds >= this.seconds;
  }

  get number() {
    return clock(this.seconds - this.watch.seconds);
  }

  get said() {
    const minutes = Math.ceil((this.seconds - this.watch.seconds) / 60);
    return minutes === 1 ? "1 minute left" : `${minutes} minutes left`;
  }
}
