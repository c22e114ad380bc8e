// Lets the worker keep what is needed without the network, once the page itself is there.
const { worker } = document.querySelector("script[data-worker]").dataset;
if ("serviceWorker" in navigator) navigator.serviceWorker.register(worker).catch(() => {});
