// What a page needs that the worker showed from this device: it says since when it is kept, and when it has
// grown old. The worker writes into <html> when the page came (this device's clock) and when the server made
// it (the server's own). Only what has passed since is read off this device, so a clock that is wrong all the
// time does no harm.
const DAY_MS = 24 * 3600 * 1000;
const CLOCK_MS = 3600 * 1000;
const LASTS_DAYS = 90;
const COMES_FIRST = /\/(check|relief|crisis)\//;
const { keptAt, madeAt } = document.documentElement.dataset;
const WRONG = "The clock of this device seems to be wrong, so we cannot tell how old this page is. If in doubt, call.";

/** Whether this page comes from the device and not from the server. */
export const isKept = Boolean(keptAt);

/** The time now, as the server would have it; this device's own where its clock was put back. */
export function nowByServer() {
  const passed = Date.now() - Number(keptAt);
  return new Date(passed < -CLOCK_MS ? Date.now() : Number(madeAt) + Math.max(0, passed));
}

function words() {
  const passed = Date.now() - Number(keptAt);
  const days = Math.floor(passed / DAY_MS);
  const on = new Date(Number(madeAt)).toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  if (passed < -CLOCK_MS) return WRONG;
  const kept = `No network just now. This page was kept on this device on ${on}.`;
  if (days <= LASTS_DAYS) return kept;
  return `${kept} It is ${days} days old. What counts as a danger sign may have changed. If in doubt, call.`;
}

function tell() {
  for (const part of document.querySelectorAll("[data-needs-network]")) part.hidden = true;
  if (document.querySelector("uc-kept")) return; // That page tells it itself.
  const old = Date.now() - Number(keptAt) > LASTS_DAYS * DAY_MS || Date.now() < Number(keptAt) - CLOCK_MS;
  const said = Object.assign(document.createElement("p"), { textContent: words(), className: "uc-kept-copy" });
  said.classList.toggle("uc-kept-copy--old", old);
  const main = document.getElementById("main");
  if (!old && COMES_FIRST.test(location.pathname)) main.append(said);
  else main.prepend(said);
}

if (isKept) tell();
