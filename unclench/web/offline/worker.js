// Keeps pages at hand for when the network is away: those that everybody needs, and those that a page
// asked to keep. The network always comes first. A new version waits until no page of the old one is
// open, so nothing changes in the middle of a session.
const SHELL = "unclench-shell-{{ version }}";
const KEPT = "unclench-kept";
const KEPT_AT = "X-Kept-At";
const AGAIN_MS = 250;
const ROOT = "{{ root }}";
const PAGES = {{ pages|safe }};
const FILES = {{ files|safe }};
const [HUB, RELIEF, HELP] = PAGES;
const LATER = /\/components\/outbox\b/; // It comes with the pages on which something may be written.
const SESSION = /^(.*\/plan\/session\/[0-9a-f-]{36}\/)(\d+\/|felt\/\w+\/)?$/;

// One copy a session, whatever step it was opened at; the page finds its step in the address.
const keyOf = (path) => SESSION.exec(path)?.[1] ?? path;
let rest = null;
const isFile = (path) => path.includes("/static/");

/** The answer, with the time at which it was kept, by the clock of this device. */
async function fetched(path) {
  const headers = { "X-Unclench": "keep" };
  const answer = await fetch(path, { credentials: "same-origin", cache: "no-cache", headers });
  if (!answer.ok || answer.redirected) throw new Error(`${path} cannot be kept`);
  return dated(answer);
}

async function dated(answer) {
  const headers = new Headers(answer.headers);
  headers.set(KEPT_AT, Date.now());
  return new Response(await answer.blob(), { headers });
}

async function keepShell() {
  const shell = await caches.open(SHELL);
  await Promise.all(PAGES.map(async (path) => shell.put(path, await fetched(path))));
  const html = await Promise.all(PAGES.map(async (path) => (await shell.match(path)).text()));
  const files = [...FILES, ...html.flatMap(filesIn)].filter((file) => !LATER.test(file));
  await Promise.all([...new Set(files)].map((file) => keepFile(shell, file)));
}

// A first visit stays small: what moves the figures comes with the second page that is opened.
async function keepRest() {
  const shell = await caches.open(SHELL);
  const scripts = (await shell.keys()).map(({ url }) => url).filter((url) => url.endsWith(".js"));
  await keepFiles(shell, scripts);
}

// A worker has no parser of pages and scripts; addresses of our own files are enough.
const filesIn = (html) => [...new Set(html.match(/[^"']*\/static\/[^"']+/g) ?? [])].filter((file) => !file.endsWith(".png"));
const importsIn = (script, file) =>
  [...script.matchAll(/\b(?:from|import)\s*\(?["'](\.[^"']+)["']/g)].map(([, path]) => new URL(path, new URL(file, location)).href);

/** Keeps files with what they import. Each cache has its own: an old shell goes, what a page needs stays. */
async function keepFiles(cache, files, known = new Set()) {
  const wanted = [...new Set(files)].filter((file) => !known.has(file));
  for (const file of wanted) known.add(file);
  const imports = await Promise.all(wanted.map(async (file) => importsIn(await keepFile(cache, file), file)));
  if (wanted.length) await keepFiles(cache, imports.flat(), known);
}

/** The text of the file, for what it imports. */
async function keepFile(cache, file) {
  const here = await cache.match(file);
  const kept = here ?? (await caches.match(file)) ?? (await fetched(file));
  if (!here) await cache.put(file, kept.clone());
  return file.endsWith(".js") ? kept.text() : "";
}

async function keepPage(path) {
  const key = keyOf(path);
  const kept = await caches.open(KEPT);
  const answer = await fetched(path);
  if (SESSION.test(key)) await forgetSessions(kept);
  await kept.put(key, answer.clone());
  await keepFiles(kept, filesIn(await answer.text()));
}

/** A kept page says in <html> when it was kept here and when the server made it. */
async function shown(kept) {
  const { headers } = kept;
  const at = headers.get(KEPT_AT) ?? Date.now();
  const made = Date.parse(headers.get("Date")) || at;
  const html = (await kept.text()).replace("<html", `<html data-kept-at="${at}" data-made-at="${made}"`);
  return new Response(html, { headers });
}

async function forgetSessions(cache) {
  for (const request of await cache.keys()) {
    if (SESSION.test(new URL(request.url).pathname)) await cache.delete(request);
  }
}

async function forgetOldShells() {
  for (const name of await caches.keys()) {
    if (name !== SHELL && name !== KEPT && name.startsWith("unclench-")) await caches.delete(name);
  }
}

/** Just after a connection is back the first try still fails now and then. */
async function askedTwice(request) {
  try {
    return await fetch(request);
  } catch {
    await new Promise((done) => setTimeout(done, AGAIN_MS));
    return fetch(request);
  }
}

async function page(request, event) {
  const { pathname } = new URL(request.url);
  try {
    const answer = await askedTwice(request);
    if (answer.ok && !answer.redirected && PAGES.includes(pathname)) await renew(pathname, answer.clone());
    event.waitUntil((rest ??= keepRest().catch(() => (rest = null))));
    return answer;
  } catch (error) {
    const kept = (await caches.match(keyOf(pathname))) ?? (await caches.match(insteadOf(pathname)));
    if (kept) return shown(kept);
    throw error;
  }
}

const renew = async (path, answer) => (await caches.open(SHELL)).put(path, await dated(answer));

function insteadOf(path) {
  if (path.startsWith(`${ROOT}check/`)) return HELP;
  return path.startsWith(`${ROOT}relief/`) ? RELIEF : HUB;
}

async function file(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(request.url);
    if (kept) return kept;
    throw error;
  }
}

self.addEventListener("install", (event) => event.waitUntil(keepShell()));
self.addEventListener("activate", (event) => event.waitUntil(forgetOldShells().then(() => self.clients.claim())));
self.addEventListener("message", (event) => {
  const kept = keepPage(event.data.page);
  event.waitUntil(kept.then(() => event.ports[0]?.postMessage("kept")));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, event));
  else if (isFile(pathname)) event.respondWith(file(request));
});

// A reminder. Browsers insist that each one is shown.
self.addEventListener("push", (event) => {
  const { title, text, go } = event.data?.json() ?? { title: "Time for you", text: "", go: ROOT };
  event.waitUntil(self.registration.showNotification(title, { body: text, tag: go, data: { go } }));
});
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.go));
});
