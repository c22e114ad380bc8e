// Asks the place that a link names for its files. No cookie goes along, and no word of where it is asked.
import { LinkFault } from "./faults.js";
import { unseal } from "./sealed.js";

const LARGEST = 64 * 1024 * 1024;
const MOST_FILES = 50;
const WAIT_MS = 30000;
const PLAIN = { mode: "cors", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer" };
const REASONS = { 400: "refused", 404: "gone", 410: "gone", 429: "busy" };

async function asked(url, more) {
  let answer;
  try {
    answer = await fetch(url, { ...PLAIN, ...more, signal: AbortSignal.timeout(WAIT_MS) });
  } catch {
    throw new LinkFault("unreachable", { host: new URL(url).host });
  }
  if (answer.status === 401) throw new LinkFault("wrong-passcode", { left: await attemptsLeft(answer) });
  if (!answer.ok) throw new LinkFault(REASONS[answer.status] ?? "unreachable", { host: new URL(url).host });
  return read(answer);
}

async function attemptsLeft(answer) {
  const told = await answer.json().catch(() => ({}));
  return Number.isInteger(told?.remainingAttempts) ? told.remainingAttempts : null;
}

async function read(answer) {
  const reader = answer.body.getReader();
  const parts = [];
  let size = 0;
  for (let got = await reader.read(); !got.done; got = await reader.read()) {
    size += got.value.length;
    if (size > LARGEST) throw new LinkFault("too-large");
    parts.push(got.value);
  }
  return new Blob(parts).text();
}

function oneFile({ url }, recipient) {
  const address = new URL(url);
  address.searchParams.set("recipient", recipient);
  return asked(address);
}

async function entries({ url }, recipient, passcode) {
  const body = JSON.stringify(passcode ? { recipient, passcode } : { recipient });
  const headers = { "Content-Type": "application/json" };
  const text = await asked(url, { method: "POST", headers, body });
  try {
    const { files } = JSON.parse(text);
    if (files.length > MOST_FILES) throw new LinkFault("too-large");
    return [...files];
  } catch (fault) {
    throw fault instanceof LinkFault ? fault : new LinkFault("odd-file");
  }
}

const sealedIn = ({ embedded, location }) =>
  typeof embedded === "string" ? embedded : asked(new URL(location));

/** Every file behind a link, opened. */
export async function filesOf(link, recipient, passcode) {
  if (link.isOneFile) return [await unseal(await oneFile(link, recipient), link.key)];
  const found = await entries(link, recipient, passcode);
  return Promise.all(found.map(async (entry) => unseal(await sealedIn(entry), link.key)));
}
