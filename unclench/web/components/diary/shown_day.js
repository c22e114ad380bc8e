// Which day a page of the diary shows, and whether that is still a day of the place where this device is.
const ASKED = "unclench-asked-in";

/** A day as the server writes it. */
export const dayOf = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

export const zoneHere = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

/** Whether the server made this page in another zone, where it is another day: after a flight, or on a first
 * visit. What time it is comes from the server, since the clock of this device may be wrong. True once a zone,
 * so that a page the server cannot make otherwise is not asked for again and again. */
export function isOfAnotherZone(diary) {
  const { now, today } = diary.dataset;
  if (dayOf(new Date(Number(now) * 1000)) === today || document.querySelector(".uc-error-summary")) return false;
  try {
    const asked = sessionStorage.getItem(ASKED) === zoneHere();
    sessionStorage.setItem(ASKED, zoneHere());
    return !asked;
  } catch {
    return false;
  }
}
