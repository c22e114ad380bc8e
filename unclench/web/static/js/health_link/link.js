// Reads a SMART Health Link: shlink:/ and letters, alone or behind the address of a page and its #.
import { LinkFault } from "./faults.js";

const PREFIX = "shlink:/";
const KEY_BYTES = 32;

/** The bytes of base64url letters. */
export function bytesOf(letters) {
  if (!/^[\w-]*$/.test(letters)) throw new LinkFault("no-link");
  const binary = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (sign) => sign.charCodeAt(0));
}

export const textOf = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);

function payloadIn(text) {
  const at = text.lastIndexOf(PREFIX);
  if (at < 0) throw new LinkFault("no-link");
  try {
    return JSON.parse(textOf(bytesOf(text.slice(at + PREFIX.length).trim())));
  } catch {
    throw new LinkFault("no-link");
  }
}

/** Only HTTPS, or this very site: a page at home may go over plain HTTP. */
function addressIn(told) {
  const url = typeof told === "string" && URL.canParse(told) ? new URL(told) : null;
  if (!url || url.username || url.password) throw new LinkFault("no-link");
  if (url.protocol !== "https:" && url.origin !== location.origin) throw new LinkFault("not-https");
  return url;
}

function keyIn(told) {
  const key = typeof told === "string" && told.length === 43 ? bytesOf(told) : null;
  if (key?.length !== KEY_BYTES) throw new LinkFault("no-link");
  return key;
}

/** What a link says; `ends`: a Date, or null. A link that is over says so before anybody is asked. */
export function readLink(text) {
  const told = payloadIn(text);
  if (told === null || typeof told !== "object") throw new LinkFault("no-link");
  if ((told.v ?? 1) !== 1) throw new LinkFault("other-version");
  const flag = String(told.flag ?? "");
  const link = {
    url: addressIn(told.url),
    key: keyIn(told.key),
    ends: Number.isFinite(told.exp) ? new Date(told.exp * 1000) : null,
    label: String(told.label ?? "").slice(0, 80),
    asksPasscode: flag.includes("P"),
    isOneFile: flag.includes("U"),
  };
  if (link.asksPasscode && link.isOneFile) throw new LinkFault("no-link");
  if (link.ends && link.ends <= new Date()) throw new LinkFault("over", { ends: link.ends });
  return link;
}
