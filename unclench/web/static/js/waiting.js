// Answers that wait on this device until the server has them, and a look on every page whether any do. They
// stand in IndexedDB, each in a row of its own: two tabs never write over one another, and a write is over
// only once it is on the disk. What is put into localStorage is on the disk seconds later, which a browser
// that is killed loses.
const DATABASE = "unclench";
const ROWS = "outbox";
const COMES_FIRST = /\/(check|relief|crisis)\//; // What stands there comes before what waits.
const LEFT = "unclench-left=1";
const changes = "BroadcastChannel" in window ? new BroadcastChannel("unclench-outbox") : null;
let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ROWS, { keyPath: "id", autoIncrement: true });
    request.onerror = () => reject(request.error);
    request.onsuccess = () => resolve(request.result);
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

async function work(mode, act) {
  const transaction = (await open()).transaction(ROWS, mode, { durability: "strict" });
  return new Promise((resolve, reject) => {
    const request = act(transaction.objectStore(ROWS));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

async function change(act) {
  const result = await work("readwrite", act);
  changes?.postMessage("changed");
  return result;
}

/** What waits, in the order in which it was written. */
export const waiting = () => work("readonly", (rows) => rows.getAll());

/** Keeps an answer; its number once it is on the disk. */
export const keep = (entry) => change((rows) => rows.put(entry));

export const drop = (id) => change((rows) => rows.delete(id));
export const dropAll = () => change((rows) => rows.clear());

/** Calls back when another tab kept or sent something. */
export function onChange(then) {
  changes?.addEventListener("message", then);
}

// A first look at the site makes no database.
async function anyWaits() {
  const made = await indexedDB.databases?.();
  if (made && !made.some(({ name }) => name === DATABASE)) return false;
  return (await waiting()).length > 0;
}

// Somebody signed in here: what pages kept for whoever was here before goes, and what waits stays, since
// each answer knows whose it is.
async function takeAwayWhatIsLeft() {
  if (!document.cookie.split("; ").includes(LEFT)) return;
  if ("caches" in window) await caches.delete("unclench-kept");
  localStorage.clear();
  sessionStorage.clear();
  document.cookie = `${LEFT}; path=/; max-age=0`;
}

async function showWhatWaits({ outbox }) {
  if (document.querySelector("uc-outbox") || !(await anyWaits())) return;
  const box = document.createElement("uc-outbox");
  const main = document.getElementById("main");
  if (COMES_FIRST.test(location.pathname)) main.append(box);
  else main.prepend(box);
  await import(outbox);
}

const here = document.querySelector("script[data-outbox]");
if (here) await takeAwayWhatIsLeft().catch(() => {});
if (here) showWhatWaits(here.dataset).catch(() => {});
if (here && document.documentElement.dataset.keptAt) import(here.dataset.keptCopy).catch(() => {});
