// What is said when a health link does not open.
const lastDay = (ends) => ends.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });
const tries = (left) => (left === 1 ? "One try is left." : `${left} tries are left.`);

const WORDS = {
  "no-link": () => "This is not a health link, or a part of it is missing. It begins with shlink:/ and is very long. Copy all of it.",
  "other-version": () => "This health link is of a newer version than this page can read.",
  "not-https": () => "This health link leads to a place without a safe connection (HTTPS). This page does not go there.",
  over: ({ ends }) => `This health link ended on ${lastDay(ends)}. Ask for a new one.`,
  gone: () => "There is nothing behind this health link any more. It may have ended, been taken back, or been tried too often with a wrong passcode. Ask for a new one.",
  "wrong-passcode": ({ left }) =>
    left === 0
      ? "That passcode is wrong, and no try is left. Ask for a new link."
      : `That passcode is wrong. ${Number.isInteger(left) ? tries(left) : "Ask for it again."}`,
  "no-passcode": () => "Write the passcode",
  "no-name": () => "Write who you are",
  busy: () => "It was asked too often just now. Wait a minute, then try again.",
  refused: () => "The place where it is kept did not understand the question. Ask for a new link.",
  unreachable: ({ host }) => `${host} cannot be reached from here. Check the connection. A computer at somebody’s home can often not be reached from outside.`,
  "wrong-key": () => "The key in this link does not open what is kept there. Copy the whole link once more.",
  "odd-file": () => "What is kept there is not a file of a health link.",
  "too-large": () => "What is kept there is too large to open in a browser.",
  "no-crypto": () => "This browser can decrypt only over HTTPS. Open this page over HTTPS, or scan the code with another program.",
};

/** The words for a fault; one that nobody thought of is not a bad link. */
export const wordsFor = (fault) => (WORDS[fault.reason] ?? (() => "Something on this page went wrong. Load it again."))(fault.told);
