// Keeps two pages of the plan at hand without the network: the flare plan, and the session that was
// opened last. The network always comes first for pages; kept copies are only for when it is away.
const CACHE = "unclench-plan";
const FLARE = /\/flare\/$/;
const SESSION = /^(.*\/session\/[0-9a-f-]{36}\/)(\d+\/|felt\/\w+\/)?$/;

// One copy a session, whatever step it was opened at; the page finds its step in the address.
const keyOf = (path) => SESSION.exec(path)?.[1] ?? (FLARE.test(path) ? path : "");

async function keepPage(path) {
  const key = keyOf(path);
  const answer = key && (await fetch(path, { credentials: "same-origin" }));
  if (!answer || !answer.ok || keyOf(new URL(answer.url).pathname) !== key) return;
  const cache = await caches.open(CACHE);
  if (SESSION.test(key)) await forgetSessions(cache);
  await cache.put(key, answer);
}

async function forgetSessions(cache) {
  for (const request of await cache.keys()) {
    if (SESSION.test(new URL(request.url).pathname)) await cache.delete(request);
  }
}

async function keepFiles(files) {
  const cache = await caches.open(CACHE);
  for (const file of files) {
    if (!(await cache.match(file))) await cache.add(file);
  }
}

async function page(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(keyOf(new URL(request.url).pathname));
    if (kept) return kept;
    throw error;
  }
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

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  const { page: path, files } = event.data;
  const kept = Promise.all([keepPage(path), keepFiles(files)]);
  event.waitUntil(kept.then(() => event.ports[0]?.postMessage("kept")));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && keyOf(pathname)) event.respondWith(page(request));
  else if (pathname.includes("/static/")) event.respondWith(file(request));
});
