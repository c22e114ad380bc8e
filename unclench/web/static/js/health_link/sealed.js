// Opens a sealed file (a compact JWE, "dir" with "A256GCM") in this browser. No other kind is taken.
import { LinkFault } from "./faults.js";
import { bytesOf, textOf } from "./link.js";

const LARGEST = 32 * 1024 * 1024;
const FORM = { alg: ["dir"], enc: ["A256GCM"], zip: [undefined, "DEF"], crit: [undefined] };

function headIn(letters) {
  const head = JSON.parse(textOf(bytesOf(letters)));
  for (const [name, fits] of Object.entries(FORM)) {
    if (!fits.includes(head[name])) throw new LinkFault("odd-file");
  }
  return head;
}

async function opened([head, , nonce, body, tag], key) {
  const secret = await crypto.subtle.importKey("raw", key, "AES-GCM", false, ["decrypt"]);
  const both = new Blob([bytesOf(body), bytesOf(tag)]);
  const additionalData = new TextEncoder().encode(head);
  const how = { name: "AES-GCM", iv: bytesOf(nonce), additionalData, tagLength: 128 };
  try {
    return await crypto.subtle.decrypt(how, secret, await both.arrayBuffer());
  } catch {
    throw new LinkFault("wrong-key");
  }
}

async function unpacked(bytes) {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const parts = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length;
    if (size > LARGEST) throw new LinkFault("too-large");
    parts.push(read.value);
  }
  return new Blob(parts).arrayBuffer();
}

/** The file as it was: its kind, and its text. */
export async function unseal(text, key) {
  const parts = text.trim().split(".");
  if (parts.length !== 5 || parts[1]) throw new LinkFault("odd-file");
  try {
    const head = headIn(parts[0]);
    const bytes = await opened(parts, key);
    return { type: String(head.cty ?? ""), text: textOf(head.zip ? await unpacked(bytes) : bytes) };
  } catch (fault) {
    throw fault instanceof LinkFault ? fault : new LinkFault("odd-file");
  }
}
