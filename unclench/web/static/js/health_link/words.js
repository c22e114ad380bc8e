// What is said when a health link does not open: what happened, what it may be, what to do now.
const lastDay = (ends) => ends.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
const tries = (left) => (left === 1 ? "One try is left." : `${left} tries are left.`);
const NEW_CODE = "Ask the person who shared it for a new code.";

// These close the form: nothing that somebody writes there would help.
const CLOSED = {
  "no-link": () => ["This is not a health link", "It begins with shlink:/ and is very long. A part of it may be missing.", "Scan the code again, or copy all of the link."],
  "other-version": () => ["This health link is of a newer version", "This page cannot read it yet.", "Scan the code with another program, or ask for a printed page or a PDF."],
  "not-https": () => ["This health link leads to a place without a safe connection", "That place has no HTTPS. This page does not go there.", "Ask for a printed page or a PDF instead."],
  over: ({ ends }) => [`This health link ended on ${lastDay(ends)}`, "Links end by themselves, so that nobody comes back to them later.", NEW_CODE],
  gone: () => ["This health link does not open any more", "There is nothing behind it now. It may have ended, or the person took it back. It may have been for one time, and was opened already. Or a wrong passcode was tried too often.", NEW_CODE],
  "no-tries": () => ["This health link is closed now", "That passcode was wrong, and no try is left. It closes then, so that nobody can guess it.", "Ask the person who shared it for a new code and its passcode."],
  refused: () => ["The place where it is kept did not understand", "The link may be from an older or a newer program.", NEW_CODE],
  "wrong-key": () => ["The key in this link does not fit", "It does not open what is kept there. A part of the link may be missing.", "Scan the code again, or copy all of the link."],
  "odd-file": () => ["This is not a file of a health link", "Something else is kept where the link leads.", NEW_CODE],
  "too-large": () => ["It is too large to open here", "What is kept there is more than a browser can show.", "Scan the code with another program, or ask for a PDF."],
  "no-crypto": () => ["This browser cannot unlock it here", "Browsers can decrypt only over HTTPS.", "Open this page over HTTPS, or scan the code with another program."],
};

// After these it can be tried again: they stand at their field.
const AT_A_FIELD = {
  "wrong-passcode": ({ left }) => `That passcode is wrong. ${Number.isInteger(left) ? tries(left) : "Look at it once more."}`,
  "no-passcode": () => "Write the passcode",
  "no-name": () => "Write who you are",
  "paste-it": () => "Paste the link first",
  busy: () => "It was asked too often just now. Wait a minute, then try again.",
  unreachable: ({ host }) => `${host} cannot be reached from here. Check the connection. A computer at somebody’s home can often not be reached from outside.`,
};

const reasonOf = ({ reason, told }) => (reason === "wrong-passcode" && told.left === 0 ? "no-tries" : reason);

/** Title, words, and what to do now; null where it can be tried again. */
export const closedBy = (fault) => CLOSED[reasonOf(fault)]?.(fault.told) ?? null;

/** One line for a field; a fault that nobody thought of is not a bad link. */
export function lineFor(fault) {
  const closed = closedBy(fault);
  if (closed) return `${closed[0]}. ${closed[2]}`;
  return AT_A_FIELD[fault.reason]?.(fault.told) ?? "Something on this page went wrong. Load it again.";
}
