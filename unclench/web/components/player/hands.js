// Taps and keys: buttons, a tap anywhere on the stage (figure and words), and the space key.
const KEYS_OF_THEIR_OWN = "a, button, input, select, summary, textarea";

export function listen(player) {
  const tap = (name, act) => player.part(name)?.addEventListener("click", act);
  const { signal } = player.gone;
  player.addEventListener("click", (event) => stage(player, event));
  tap("start", () => begin(player));
  tap("by-ear", () => byEar(player));
  tap("pause", () => press(player));
  tap("worse", () => player.worse());
  tap("skin", () => keepFocus(player, () => player.pack.fine()));
  tap("off", () => keepFocus(player, () => player.pack.ended()));
  tap("go-on", () => keepFocus(player, () => player.between.over()));
  document.addEventListener("keydown", (event) => space(player, event), { signal });
  document.addEventListener("submit", () => leave(player), { signal });
  addEventListener("pagehide", () => player.signals.hush(), { signal });
}

function stage(player, event) {
  if (!event.target.closest(KEYS_OF_THEIR_OWN)) player.toggle();
}

/** A pack that is on has to come off first, whatever the form does. */
function leave(player) {
  if (!player.running) return;
  if (player.pack) player.pack.off();
  else player.halt("paused");
}

/** For who does not see the figure: from the first breath, with the voice. */
function byEar(player) {
  player.choices.choose("voice", true);
  begin(player);
}

function begin(player) {
  keepFocus(player, () => {
    player.pack?.on();
    player.cues.quiet = false;
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

/** Hears what the figure does. */
export function follow(player) {
  player.addEventListener("uc-loop", () => player.running && player.pace.loop());
  player.addEventListener("uc-frame", ({ detail }) => {
    if (!player.running) return;
    for (const part of [player.pace, player.breath, player.cues]) part?.frame(detail);
  });
}
