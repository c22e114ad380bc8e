// On the page that says that everything is erased: what pages kept in this browser goes too.
import { dropAll } from "./waiting.js";

for (const store of ["localStorage", "sessionStorage"]) {
  try {
    window[store].clear();
  } catch {
    // A forbidden store holds nothing.
  }
}

await dropAll().catch(() => {});

if ("caches" in window) {
  for (const name of await caches.keys()) await caches.delete(name);
}

if ("serviceWorker" in navigator) {
  for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
}
