// Trusted Types: the browser takes no text as a page or as a worker, but for what passes through here.
const WORKER = /\/worker\.js$/;

function ours(address) {
  const { origin, pathname } = new URL(address, location.href);
  if (origin !== location.origin || !WORKER.test(pathname)) throw new TypeError("not a worker of this site");
  return address;
}

// A page that is only read: what is taken from it runs no script, and the policy allows no handler in it.
const policy = window.trustedTypes?.createPolicy("unclench", { createHTML: (html) => html, createScriptURL: ours });

export const pageIn = (html) => new DOMParser().parseFromString(policy?.createHTML(html) ?? html, "text/html");

const loaded = new Promise((done) => {
  if (document.readyState === "complete") done();
  else window.addEventListener("load", done, { once: true });
});

/** The page comes first: what the worker fetches would stand in its way. */
export async function register(address) {
  await loaded;
  return navigator.serviceWorker.register(policy?.createScriptURL(address) ?? ours(address));
}
