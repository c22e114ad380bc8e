// What a client by other people does with health links, for our tests: one question as JSON on the
// standard input, one answer as JSON. Run in the folder where its packages were put (var/health_links).
import { createRequire } from "node:module";
import { text } from "node:stream/consumers";

const require = createRequire(`${process.cwd()}/`);
const { SHL, SHLManifestBuilder, SHLViewer, encryptSHLFile } = require("kill-the-clipboard");
const readCode = require("jsqr");

async function open({ uri, ...how }) {
  const { fhirResources, manifest } = await new SHLViewer({ shlinkURI: uri }).resolveSHL(how);
  const files = manifest?.files.map(({ embedded, location }) => (embedded ? "embedded" : location)) ?? [];
  return { resources: fhirResources, files };
}

/** A link, and what has to be answered at its address. */
async function make({ base, content, flag, label, compressed }) {
  const shl = SHL.generate({ baseManifestURL: base, manifestPath: "/m", flag, label });
  const file = { content: JSON.stringify(content), key: shl.key, contentType: "application/fhir+json", enableCompression: compressed };
  const jwe = await encryptSHLFile(file);
  const kept = new Map();
  const builder = new SHLManifestBuilder({
    shl,
    uploadFile: async (sealed) => kept.set("file", sealed) && "file",
    getFileURL: async (path) => `${base}/files/${path}`,
    loadFile: async (path) => kept.get(path),
  });
  await builder.addFHIRResource({ content, enableCompression: compressed });
  const manifest = await builder.buildManifest({ embeddedLengthMax: 1_000_000 });
  return { uri: shl.toURI(), url: shl.url, jwe, manifest };
}

/** A QR code: `rows` of 0 and 1, read from a picture of it. */
function scan({ rows, scale = 4 }) {
  const size = rows.length * scale;
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  for (let at = 0; at < size * size; at += 1) {
    const dark = rows[Math.floor(at / size / scale)][Math.floor((at % size) / scale)];
    if (dark) pixels.fill(0, at * 4, at * 4 + 3);
  }
  return { text: readCode(pixels, size, size)?.data ?? null };
}

const asked = JSON.parse(await text(process.stdin));
try {
  process.stdout.write(JSON.stringify(await { open, make, scan }[asked.do](asked.with)));
} catch (error) {
  process.stdout.write(JSON.stringify({ fault: error.code ?? error.name, said: error.message }));
}
