// Taps and keys: buttons, a tap anywhere on the figure, and the space key.
const KEYS_OF_THEIR_OWN = "a, button, input, select, summary, textarea";

export function listen(player) {
  const tap = (name, act) => player.part(name)?.addEventListener("click", act);
  tap("ring", () => player.toggle());
  tap("start", () => begin(player));
  tap("pause", () => press(player));
  tap("worse", () => player.worse());
  tap("skin", () => keepFocus(player, () => player.pack.fine()));
  tap("off", () => keepFocus(player, () => player.pack.ended()));
  document.addEventListener("keydown", (event) => space(player, event));
  document.addEventListener("submit", () => leave(player));
  addEventListener("pagehide", () => player.signals.hush());
}

/** A pack that is on has to come off first, whatever the form does. */
function leave(player) {
  if (!player.running) return;
  if (player.pack) player.pack.off();
  else player.halt("paused");
}

function begin(player) {
  keepFocus(player, () => {
    player.pack?.on();
    player.start();
  });
  scrollTo(0, 0);
}

function press(player) {
  if (player.state === "done") player.start();
  else player.toggle();
}

function space(player, event) {
  if (event.key !== " " || event.repeat || event.target.closest(KEYS_OF_THEIR_OWN)) return;
  event.preventDefault();
  player.toggle();
}

/** A button that goes away hands the focus to the one that comes. */
function keepFocus(player, act) {
  const had = document.activeElement;
  act();
  if (!had?.closest("[hidden]")) return;
  const next = player.querySelector("[data-pause]:not([hidden]), [data-off]:not([hidden])");
  (next ?? player.part("title")).focus({ preventScroll: true });
}

/** Half is done: it waits until the person lies the other way round. */
export function turnOver(player) {
  const words = "Now the other side. Turn round, then tap “Go on”.";
  player.pace.turning = false;
  player.halt("paused");
  player.board.tell(words);
  player.board.announce(words);
  player.signals.end(words);
}

/** Hears what the figure does. */
export function follow(player) {
  player.addEventListener("uc-loop", () => player.running && player.pace.loop());
  player.addEventListener("uc-frame", ({ detail }) => {
    if (!player.running) return;
    for (const part of [player.pace, player.breath, player.cues]) part?.frame(detail);
  });
}
